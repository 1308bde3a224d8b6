"""What unions above an initiative's unit found and decided about it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from common.fields import CleanCharField, CleanTextField
from common.history import tracked
from common.models import TimeStampedModel
from contributions.models.file import InitiativeFile
from contributions.models.initiative import Initiative, RecognitionLevel
from contributions.querysets import InitiativePartQuerySet


class Condition(models.TextChoices):
    """What makes a solution an initiative (Điều lệ Sáng kiến, NĐ 13/2012/NĐ-CP)."""

    NEW = "new", _("Tính mới")
    FEASIBLE = "feasible", _("Tính khả thi")
    EFFECTIVE = "effective", _("Tính hiệu quả")


@tracked()
class InitiativeCheck(TimeStampedModel):
    """What whoever checked found of one condition; ``note`` says why, of one that is not met always."""

    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="checks")
    condition = models.CharField(_("điều kiện"), max_length=12, choices=Condition)
    is_met = models.BooleanField(_("đạt"))
    note = CleanTextField(_("nhận xét"), blank=True)
    checked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    objects = InitiativePartQuerySet.as_manager()

    class Meta:
        verbose_name = _("kiểm tra điều kiện sáng kiến")
        verbose_name_plural = _("kiểm tra điều kiện sáng kiến")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["initiative", "condition"], name="initiative_condition_once"),
            models.CheckConstraint(
                condition=models.Q(condition__in=Condition.values), name="initiative_condition_known"
            ),
            models.CheckConstraint(
                condition=models.Q(is_met=True) | ~models.Q(note=""),
                name="initiative_condition_not_met_says_why",
                violation_error_message=_("Điều kiện chưa đạt phải có nhận xét."),
            ),
        ]

    def __str__(self) -> str:
        return self.get_condition_display()


@tracked()
class Recognition(TimeStampedModel):
    """That a level recognised an initiative: by which decision, of which day and body, with which certificate.

    One a level. The highest stands on the initiative too, where everything counts from. ``decided_on`` and the number
    are unknown of some that were taken in from lists; ``recorded_by`` of those from before rows were kept.
    """

    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="recognitions")
    level = models.CharField(_("cấp công nhận"), max_length=16, choices=RecognitionLevel)
    decided_on = models.DateField(_("ngày quyết định"), null=True, blank=True)
    decision_no = CleanCharField(_("số quyết định"), max_length=64, blank=True)
    body = CleanCharField(_("cơ quan công nhận"), max_length=255, blank=True)
    certificate_no = CleanCharField(_("số giấy chứng nhận"), max_length=64, blank=True)
    file = models.ForeignKey(
        InitiativeFile, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("tệp")
    )
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = InitiativePartQuerySet.as_manager()

    class Meta:
        verbose_name = _("công nhận sáng kiến")
        verbose_name_plural = _("công nhận sáng kiến")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["initiative", "level"],
                name="recognition_once_a_level",
                violation_error_message=_("Cấp này đã công nhận sáng kiến rồi."),
            ),
            models.CheckConstraint(
                condition=models.Q(level__in=RecognitionLevel.values), name="recognition_level_known"
            ),
        ]

    def __str__(self) -> str:
        return self.get_level_display()
