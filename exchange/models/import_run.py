from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from common.models import TimeStampedModel
from exchange.querysets import OPEN_STATES, WORKING_STATES, ImportRunQuerySet

WHOLE = frozenset({"answers"})
"""Sheets of which nothing is written while a row of the file is wrong, and which are not undone: honours follow."""


class ImportState(models.TextChoices):
    UPLOADED = "uploaded", _("Chờ kiểm tra")
    CHECKING = "checking", _("Đang kiểm tra")
    CHECKED = "checked", _("Đã kiểm tra, chưa ghi")
    APPLYING = "applying", _("Đang ghi")
    APPLIED = "applied", _("Đã nhập")
    UNDOING = "undoing", _("Đang hoàn tác")
    UNDONE = "undone", _("Đã hoàn tác")
    CANCELLED = "cancelled", _("Đã huỷ")
    FAILED = "failed", _("Không nhập được")


class ImportMode(models.TextChoices):
    """How much of a file is taken."""

    ALL = "all", _("toàn bộ tệp")
    ONLY_VALID = "only_valid", _("chỉ các dòng đúng")


class ImportRun(TimeStampedModel):
    """A workbook that is, or was, taken in: who, which file, how many rows of each sheet.

    ``counts`` by sheet are those last shown to the person, once applied those written; ``figures`` add them up and
    group the faults. ``file`` is kept as it came, empty for one taken in on the command line; ``errors_file`` is its
    copy with the faults marked, and ``faults_file`` keeps the faults when they are too many for rows. ``conversions``
    by «sheet.column» are the old encodings its person said yes to, and «none» for no. ``unit`` is the topmost one the
    person worked for, ``None`` for a superuser and on the command line. ``attempts`` are the tries of the work in hand.
    ``letter`` is the letter to a higher body whose answers it brings, where it was sent on the page of one.
    ``context_id`` is that of everything the import wrote, in the history; without one it cannot be undone. ``reach`` is
    by sheet with which roles, under which paths, it was written, empty for one of before that was kept. The database
    keeps one open import of a file and a person.
    """

    file_name = models.CharField(_("tên tệp"), max_length=255)
    sha256 = models.CharField(max_length=64)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    counts = models.JSONField(_("số dòng"), default=dict)
    unit = models.ForeignKey(
        "units.Unit",
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        db_index=False,
        verbose_name=_("đơn vị"),
    )
    state = models.CharField(
        _("trạng thái"),
        max_length=12,
        choices=ImportState,
        default=ImportState.UPLOADED,
        db_default=ImportState.APPLIED,
        editable=False,
    )
    mode = models.CharField(
        _("phần được ghi"), max_length=12, choices=ImportMode, blank=True, default="", db_default=""
    )
    file = models.FileField(_("tệp"), upload_to="imports/", max_length=100, blank=True, default="", db_default="")
    errors_file = models.FileField(
        _("tệp ghi lỗi"), upload_to="imports/", max_length=100, blank=True, default="", db_default=""
    )
    faults_file = models.FileField(
        _("tệp giữ mọi lỗi"),
        upload_to="imports/",
        max_length=100,
        blank=True,
        default="",
        db_default="",
        editable=False,
    )
    size = models.PositiveBigIntegerField(_("dung lượng (byte)"), default=0, db_default=0)
    figures = models.JSONField(_("kết quả kiểm tra"), default=dict, db_default={})
    conversions = models.JSONField(_("cách đọc chữ phông cũ"), default=dict, blank=True, db_default={})
    attempts = models.PositiveSmallIntegerField(default=0, db_default=0)
    failure = models.TextField(_("vì sao không nhập được"), blank=True, default="", db_default="")
    checked_at = models.DateTimeField(_("kiểm tra xong lúc"), null=True, blank=True)
    applied_at = models.DateTimeField(_("ghi xong lúc"), null=True, blank=True)

    letter = models.ForeignKey(
        "decisions.SubmissionLetter",
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        db_index=False,
        verbose_name=_("tờ trình"),
    )
    context_id = models.UUIDField(null=True, blank=True, editable=False)
    reach = models.JSONField(_("quyền lúc ghi, theo trang"), default=dict, db_default={}, editable=False)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        db_index=False,
        verbose_name=_("người hoàn tác"),
    )
    undone_at = models.DateTimeField(_("hoàn tác lúc"), null=True, blank=True)
    undo_reason = models.TextField(_("lý do hoàn tác"), blank=True, default="", db_default="")

    objects = ImportRunQuerySet.as_manager()

    class Meta:
        verbose_name = _("lần nhập dữ liệu")
        verbose_name_plural = _("các lần nhập dữ liệu")
        ordering = ["-created_at"]
        indexes = [models.Index(fields=["unit"], name="import_run_unit_idx")]
        constraints = [
            models.CheckConstraint(condition=models.Q(state__in=ImportState.values), name="import_run_state_known"),
            models.CheckConstraint(condition=models.Q(mode__in=["", *ImportMode.values]), name="import_run_mode_known"),
            models.UniqueConstraint(
                fields=["by", "sha256"],
                condition=models.Q(state__in=OPEN_STATES),
                name="import_run_open_once",
                violation_error_message=_("Tệp này đang được nhập."),
            ),
        ]

    def __str__(self) -> str:
        return self.file_name

    @property
    def is_working(self) -> bool:
        """Whether a worker has to do with it, or will."""
        return self.state in WORKING_STATES

    @property
    def is_open(self) -> bool:
        """Whether it is still to be decided on, or under way."""
        return self.state in OPEN_STATES

    @property
    def fault_count(self) -> int:
        """Cells that are wrong, rows given twice among them."""
        return self.figures.get("cells", 0) + self.figures.get("doubles", 0)

    @property
    def is_whole(self) -> bool:
        """Whether it is written wholly or not at all."""
        return bool(WHOLE & self.counts.keys())

    @property
    def is_final(self) -> bool:
        """Whether what it writes, or wrote, cannot be undone."""
        return any(self.counts[name][outcome] for name in WHOLE & self.counts.keys() for outcome in ("new", "changed"))

    @property
    def writes(self) -> int:
        """Good rows that are new or change something."""
        return self.figures.get("new", 0) + self.figures.get("changed", 0)

    @property
    def rows_new(self) -> int:
        """Rows that were not there, over all sheets."""
        return self._rows("new")

    @property
    def rows_changed(self) -> int:
        """Rows that say something else, over all sheets."""
        return self._rows("changed")

    @property
    def rows_bad(self) -> int:
        """Rows with a fault or given twice, over all sheets."""
        return self._rows("errors")

    def _rows(self, outcome: str) -> int:
        return sum(counts.get(outcome, 0) for counts in self.counts.values())
