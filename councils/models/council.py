from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from common.fields import CleanCharField
from common.history import tracked
from common.models import TimeStampedModel
from councils.querysets import CouncilMemberQuerySet, CouncilQuerySet
from units.models import Unit


class CouncilKind(models.TextChoices):
    AWARD = "award", _("Hội đồng thi đua – khen thưởng")
    INITIATIVE = "initiative", _("Hội đồng sáng kiến")


class Office(models.TextChoices):
    CHAIR = "chair", _("Chủ tịch hội đồng")
    DEPUTY = "deputy", _("Phó chủ tịch hội đồng")
    SECRETARY = "secretary", _("Thư ký")
    MEMBER = "member", _("Ủy viên")


LEADING = (Office.CHAIR, Office.DEPUTY, Office.SECRETARY)
"""Who leads the sessions of a council and keeps its papers."""


@tracked()
class Council(TimeStampedModel):
    """A council founded by a decision at a unit; ``valid_to`` is the last day of its term, ``None`` while open."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="councils", verbose_name=_("đơn vị"))
    kind = models.CharField(_("loại hội đồng"), max_length=12, choices=CouncilKind)
    name = CleanCharField(_("tên hội đồng"), max_length=255)
    decision_no = CleanCharField(_("số quyết định thành lập"), max_length=64)
    decided_on = models.DateField(_("ngày quyết định"))
    valid_from = models.DateField(_("nhiệm kỳ từ ngày"))
    valid_to = models.DateField(_("đến hết ngày"), null=True, blank=True)

    version = models.PositiveIntegerField(default=1, db_default=1, editable=False)

    objects = CouncilQuerySet.as_manager()

    class Meta:
        verbose_name = _("hội đồng")
        verbose_name_plural = _("hội đồng")
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=CouncilKind.values), name="council_kind_known"),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="council_term_in_order",
                violation_error_message=_("Ngày hết nhiệm kỳ phải từ ngày bắt đầu trở đi."),
            ),
            models.UniqueConstraint(
                fields=["unit", "kind", "decision_no", "decided_on"],
                name="council_founded_once",
                violation_error_message=_("Hội đồng theo quyết định này đã có."),
            ),
        ]

    def __str__(self) -> str:
        return self.name


@tracked()
class CouncilMember(TimeStampedModel):
    """An account's seat on a council; ``left_on`` is its last day, ``None`` while it sits.

    ``joined_on`` is its first day, ``None`` from the founding on.

    A council has one chair and one secretary at a time.
    """

    council = models.ForeignKey(Council, on_delete=models.CASCADE, related_name="members", verbose_name=_("hội đồng"))
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="council_seats", verbose_name=_("tài khoản")
    )
    office = models.CharField(_("vai trò trong hội đồng"), max_length=12, choices=Office, default=Office.MEMBER)
    position = CleanCharField(_("chức vụ"), max_length=160, blank=True)
    joined_on = models.DateField(_("tham gia từ ngày"), null=True, blank=True)
    left_on = models.DateField(_("thôi từ hết ngày"), null=True, blank=True)

    objects = CouncilMemberQuerySet.as_manager()

    class Meta:
        verbose_name = _("thành viên hội đồng")
        verbose_name_plural = _("thành viên hội đồng")
        constraints = [
            models.CheckConstraint(
                condition=Q(joined_on__isnull=True) | Q(left_on__isnull=True) | Q(left_on__gte=F("joined_on")),
                name="council_member_days_in_order",
                violation_error_message=_("Ngày thôi phải từ ngày tham gia trở đi."),
            ),
            models.CheckConstraint(condition=Q(office__in=Office.values), name="council_member_office_known"),
            models.UniqueConstraint(
                fields=["council", "user"],
                condition=Q(left_on__isnull=True),
                name="council_member_once",
                violation_error_message=_("Người này đã ở trong hội đồng."),
            ),
            models.UniqueConstraint(
                fields=["council", "office"],
                condition=Q(office__in=[Office.CHAIR, Office.SECRETARY], left_on__isnull=True),
                name="council_one_chair_and_secretary",
                violation_error_message=_("Hội đồng đã có người giữ vai trò này. Hãy cho người ấy thôi trước."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.user)
