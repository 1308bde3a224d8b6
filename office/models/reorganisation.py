from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from common.fields import CleanCharField
from common.history import tracked
from common.models import TimeStampedModel
from office.querysets import ReorganisationQuerySet
from units.models import Inheritance, Unit


class ReorganisationState(models.TextChoices):
    DRAFT = "draft", _("Nháp")
    SCHEDULED = "scheduled", _("Chờ đến ngày")
    APPLIED = "applied", _("Đã thực hiện")
    UNDONE = "undone", _("Đã huỷ")


@tracked()
class Reorganisation(TimeStampedModel):
    """What one decision changes in the tree of units from ``effective_on``; nothing before that day.

    ``unit`` is the union that decides, over everything the lines name. ``figures`` are the headcounts the second person
    agreed to. ``inheritance`` is that of every succession that comes of it. ``marked`` is the copy of the last workbook
    with its faults, empty when it had none. ``failure`` says why it could not be applied on its day, empty when nothing
    stood in the way.
    """

    title = CleanCharField(_("tên gọi"), max_length=255)
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, related_name="reorganisations", verbose_name=_("đơn vị quyết định")
    )
    decision_no = CleanCharField(_("số quyết định"), max_length=64)
    decided_on = models.DateField(_("ngày quyết định"))
    effective_on = models.DateField(_("có hiệu lực từ ngày"))
    state = models.CharField(
        _("trạng thái"),
        max_length=12,
        choices=ReorganisationState,
        default=ReorganisationState.DRAFT,
        editable=False,
    )
    version = models.PositiveIntegerField(default=1, db_default=1, editable=False)
    drafted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("người lập")
    )
    scheduled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("người duyệt"),
    )
    scheduled_at = models.DateTimeField(_("duyệt lúc"), null=True, blank=True, editable=False)
    applied_at = models.DateTimeField(_("thực hiện lúc"), null=True, blank=True, editable=False)
    inheritance = models.CharField(
        _("số năm đạt danh hiệu của đơn vị trước"),
        max_length=8,
        choices=Inheritance,
        default=Inheritance.ASK,
        db_default=Inheritance.ASK.value,
    )
    figures = models.JSONField(default=dict, blank=True, editable=False)
    marked = models.FileField(_("bản ghi lỗi"), upload_to="reorganisations/", blank=True, db_default="", editable=False)
    failure = models.TextField(_("chưa thực hiện được vì"), blank=True, editable=False)

    objects = ReorganisationQuerySet.as_manager()

    class Meta:
        verbose_name = _("sắp xếp tổ chức")
        verbose_name_plural = _("sắp xếp tổ chức")
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=ReorganisationState.values), name="reorganisation_state_known"
            ),
            models.CheckConstraint(
                condition=Q(inheritance__in=Inheritance.values), name="reorganisation_inheritance_known"
            ),
            models.CheckConstraint(
                condition=Q(effective_on__gte=F("decided_on")),
                name="reorganisation_days_in_order",
                violation_error_message=_("Ngày có hiệu lực không thể trước ngày quyết định."),
            ),
        ]
        indexes = [models.Index(fields=["state", "effective_on"], name="reorganisation_due_idx")]

    def __str__(self) -> str:
        return self.title

    @property
    def is_draft(self) -> bool:
        return self.state == ReorganisationState.DRAFT
