from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from common.models import TimeStampedModel
from exchange.querysets import ExportRunQuerySet

SHEETS_KEY = "sheets"
"""The ``key`` of an export of sheets of the workbook; any other is that of a list."""


class ExportState(models.TextChoices):
    WAITING = "waiting", _("Đang tạo tệp")
    DONE = "done", _("Tải được")
    FAILED = "failed", _("Không tạo được")
    EXPIRED = "expired", _("Đã hết hạn")


class ExportRun(TimeStampedModel):
    """A list, or sheets of the workbook, that somebody took out as a file.

    ``query`` says what was asked for, never the rows themselves: they are read as the person sees them when the file is
    made. ``rows`` are those expected, once done those written; ``None`` is not known yet. ``file`` is kept for
    some days.
    """

    key = models.CharField(_("danh sách"), max_length=16)
    title = models.CharField(_("nội dung"), max_length=255)
    query = models.JSONField(_("điều kiện"), default=dict)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(
        _("trạng thái"), max_length=12, choices=ExportState, default=ExportState.WAITING, editable=False
    )
    rows = models.PositiveIntegerField(_("số dòng"), null=True, blank=True)
    file = models.FileField(_("tệp"), upload_to="exports/", max_length=100, blank=True)
    size = models.PositiveBigIntegerField(_("dung lượng (byte)"), default=0)
    attempts = models.PositiveSmallIntegerField(default=0)
    failure = models.TextField(_("vì sao không tạo được"), blank=True)
    finished_at = models.DateTimeField(_("xong lúc"), null=True, blank=True)

    objects = ExportRunQuerySet.as_manager()

    class Meta:
        verbose_name = _("lần xuất dữ liệu")
        verbose_name_plural = _("các lần xuất dữ liệu")
        ordering = ["-created_at"]
        constraints = [
            models.CheckConstraint(condition=models.Q(state__in=ExportState.values), name="export_run_state_known")
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_working(self) -> bool:
        """Whether its file is still to be made."""
        return self.state == ExportState.WAITING

    @property
    def file_name(self) -> str:
        """What the file is called where it is saved."""
        return f"{self.title}.xlsx".replace("/", "-")
