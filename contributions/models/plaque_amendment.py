from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from common.fields import CleanCharField, CleanTextField
from common.models import FrozenModel
from contributions.models.work import Work
from contributions.querysets import REVOKED, WorkPartQuerySet


class PlaqueAmendmentKind(models.TextChoices):
    CORRECTED = "corrected", _("Đã đính chính")
    REVOKED = REVOKED, _("Đã thu hồi")


class PlaqueAmendment(FrozenModel):
    """That the decision ``decision_no`` of ``decided_on`` put the plaque of a work right, or took it back.

    The plaque is told by the number and the day of the decision that gave it; ``work_name`` to ``ceremony`` say what
    was written of it until then. A plaque that was revoked counts nowhere from ``decided_on`` on. Written once: the
    database refuses every change, and a second revocation of one plaque.
    """

    work = models.ForeignKey(
        Work, on_delete=models.PROTECT, related_name="plaque_amendments", verbose_name=_("công trình")
    )
    kind = models.CharField(_("việc gì"), max_length=9, choices=PlaqueAmendmentKind)
    plaque_no = models.CharField(_("số quyết định gắn biển"), max_length=64)
    plaque_decided_on = models.DateField(_("ngày quyết định gắn biển"))
    work_name = CleanCharField(_("tên công trình khi đó"), max_length=500)
    plaque_level = models.CharField(_("cấp quyết định gắn biển"), max_length=16, blank=True)
    plaque_text = CleanTextField(_("nội dung biển"), blank=True)
    plaque_on = models.DateField(_("ngày gắn biển"), null=True, blank=True)
    ceremony = CleanCharField(_("lễ gắn biển"), max_length=255, blank=True)
    decision_no = models.CharField(_("số quyết định"), max_length=64)
    decided_on = models.DateField(_("ngày quyết định"))
    reason = models.TextField(_("lý do"))

    objects = WorkPartQuerySet.as_manager()

    class Meta:
        verbose_name = _("đính chính, thu hồi biển")
        verbose_name_plural = _("đính chính, thu hồi biển")
        ordering = ["decided_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind__in=PlaqueAmendmentKind.values), name="plaque_amendment_kind_known"
            ),
            models.CheckConstraint(
                condition=models.Q(decided_on__gte=models.F("plaque_decided_on")),
                name="plaque_amendment_after_plaque",
            ),
            models.UniqueConstraint(
                fields=["work", "plaque_no", "plaque_decided_on"],
                condition=models.Q(kind=REVOKED),
                name="plaque_revoked_once",
                violation_error_message=_("Biển này đã thu hồi rồi."),
            ),
        ]

    def __str__(self) -> str:
        return gettext("%(what)s theo Quyết định %(number)s ngày %(day)s") % {
            "what": self.get_kind_display(),
            "number": self.decision_no,
            "day": f"{self.decided_on:%d/%m/%Y}",
        }

    @property
    def is_revocation(self) -> bool:
        return self.kind == PlaqueAmendmentKind.REVOKED

    @property
    def is_of_present(self) -> bool:
        """Whether it is about the plaque the work has now."""
        return (self.plaque_no, self.plaque_decided_on) == (self.work.plaque_no, self.work.plaque_decided_on)
