from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from certificates.models.ceremony import Ceremony
from certificates.querysets import PrintFileQuerySet, PrintRunQuerySet
from common.models import StoredFile, TimeStampedModel
from decisions.models import Decision
from papers.models import Layout

WAITING = "waiting"
"""Of a run that is not over."""


class PrintState(models.TextChoices):
    WAITING = WAITING, _("Đang tạo tệp")
    DONE = "done", _("Tải được")
    CANCELLED = "cancelled", _("Đã dừng")
    FAILED = "failed", _("Không tạo được")
    EXPIRED = "expired", _("Đã hết hạn")


class PrintRun(TimeStampedModel):
    """Certificates printed by a worker: those of a decision, of a ceremony, or of a search in the golden book.

    ``lines`` are the keys of the lines in the order of printing, ``handled`` how many of them are in files already;
    what ended since is left out. Without a ``layout`` it is A4.
    """

    decision = models.ForeignKey(
        Decision, on_delete=models.PROTECT, related_name="print_runs", verbose_name=_("quyết định"), null=True
    )
    ceremony = models.ForeignKey(
        Ceremony, on_delete=models.PROTECT, related_name="print_runs", verbose_name=_("buổi trao tặng"), null=True
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("người in")
    )
    title = models.CharField(_("nội dung"), max_length=255)
    layout = models.ForeignKey(
        Layout, on_delete=models.PROTECT, related_name="+", verbose_name=_("mẫu giấy"), null=True, blank=True
    )
    lines = ArrayField(models.BigIntegerField(), verbose_name=_("các dòng của quyết định"))
    handled = models.PositiveIntegerField(_("đã xong"), default=0)
    state = models.CharField(
        _("trạng thái"), max_length=12, choices=PrintState, default=PrintState.WAITING, editable=False
    )
    attempts = models.PositiveSmallIntegerField(default=0, editable=False)
    failure = models.TextField(_("vì sao không tạo được"), blank=True)
    finished_at = models.DateTimeField(_("xong lúc"), null=True, blank=True)

    objects = PrintRunQuerySet.as_manager()

    class Meta:
        verbose_name = _("lần in bằng, giấy")
        verbose_name_plural = _("các lần in bằng, giấy")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["decision"], condition=Q(state=WAITING), name="print_run_one_of_decision"),
            models.UniqueConstraint(fields=["ceremony"], condition=Q(state=WAITING), name="print_run_one_of_ceremony"),
            models.UniqueConstraint(
                fields=["by"],
                condition=Q(state=WAITING, decision=None, ceremony=None),
                name="print_run_one_of_search",
            ),
            models.CheckConstraint(condition=Q(decision=None) | Q(ceremony=None), name="print_run_of_one_thing"),
            models.CheckConstraint(condition=Q(state__in=PrintState.values), name="print_run_state_known"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def total(self) -> int:
        return len(self.lines)

    @property
    def is_working(self) -> bool:
        """Whether a file of it is still to be made."""
        return self.state == PrintState.WAITING


class PrintFile(StoredFile):
    """One of the files of a run: ``number`` 1, 2 … with so many ``sheets``."""

    folder: ClassVar[str] = "certificates"

    run = models.ForeignKey(PrintRun, on_delete=models.CASCADE, related_name="files", verbose_name=_("lần in"))
    number = models.PositiveSmallIntegerField(_("tệp số"))
    sheets = models.PositiveIntegerField(_("số tờ"))

    objects = PrintFileQuerySet.as_manager()

    class Meta(StoredFile.Meta):
        verbose_name = _("tệp in bằng, giấy")
        verbose_name_plural = _("các tệp in bằng, giấy")
        ordering = ["run", "number"]
        constraints = [models.UniqueConstraint(fields=["run", "number"], name="print_file_number_once")]
