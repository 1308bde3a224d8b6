from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from awards.models.run import Leased, TallyRun
from awards.querysets import SealCheckQuerySet
from common.models import TimeStampedModel


class SealCheckState(models.TextChoices):
    WAITING = "waiting", _("Chờ đối chiếu")
    RUNNING = "running", _("Đang đối chiếu")
    HOLDS = "holds", _("Khớp")
    BROKEN = "broken", _("Không khớp")
    FAILED = "failed", _("Không đối chiếu được")


OF_SEALING = {
    SealCheckState.WAITING: _("Chờ niêm phong"),
    SealCheckState.RUNNING: _("Đang niêm phong"),
    SealCheckState.HOLDS: _("Đã niêm phong"),
    SealCheckState.BROKEN: _("Không khớp"),
    SealCheckState.FAILED: _("Không niêm phong được"),
}
UNDER_WAY = (SealCheckState.WAITING, SealCheckState.RUNNING)


class SealCheck(Leased, TimeStampedModel):
    """A run worked out again from what it stored, and compared; ``checked`` entries so far of those of the run.

    ``difference`` is the first entry, by key, of which something stored does not follow from the rest: its ``place``,
    the ``fact`` and what is ``stored`` and ``found``. ``changed`` counts entries of which the registers say something
    else today, which breaks nothing; ``first_changed`` is the first of them. ``sha256`` is the hash that was found.

    One that ``seals`` only works the hash out again and, where it holds, seals the run in the name of ``asked_by``;
    ``refusal`` says what was in the way by then.
    """

    run = models.ForeignKey(TallyRun, on_delete=models.PROTECT, related_name="checks", verbose_name=_("lần tổng hợp"))
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("người đối chiếu")
    )
    state = models.CharField(
        _("trạng thái"), max_length=8, choices=SealCheckState, default=SealCheckState.WAITING, editable=False
    )
    checked = models.PositiveIntegerField(_("số đối tượng đã đối chiếu"), default=0)
    changed = models.PositiveIntegerField(_("số đối tượng đã đổi số liệu"), default=0)
    difference = models.JSONField(_("chỗ không khớp"), null=True, blank=True)
    first_changed = models.JSONField(_("số liệu đã đổi"), null=True, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    finished_at = models.DateTimeField(_("xong lúc"), null=True, blank=True)
    seals = models.BooleanField(_("để niêm phong"), default=False, db_default=False, editable=False)
    refusal = models.TextField(_("vì sao không niêm phong"), blank=True, default="", db_default="", editable=False)

    objects = SealCheckQuerySet.as_manager()

    class Meta:
        verbose_name = _("lần đối chiếu")
        verbose_name_plural = _("các lần đối chiếu")
        constraints = [
            models.CheckConstraint(condition=models.Q(state__in=SealCheckState.values), name="seal_check_state_known"),
            models.UniqueConstraint(
                fields=["run"],
                condition=models.Q(finished_at__isnull=True),
                name="seal_check_one_under_way",
                violation_error_message=_("Lần tổng hợp này đang được đối chiếu."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.run_id}: {self.state}"

    @property
    def is_under_way(self) -> bool:
        return self.state in UNDER_WAY

    @property
    def state_label(self):
        """How far it is, in words of a check or of a sealing."""
        return (OF_SEALING if self.seals else dict(SealCheckState.choices))[self.state]
