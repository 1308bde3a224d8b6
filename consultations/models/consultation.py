from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import ExtractYear
from django.utils.translation import gettext_lazy as _

from awards.models import TallyRun
from catalogue.models import AwardType
from common.clock import today
from common.fields import CleanCharField, CleanTextField
from common.history import tracked
from common.models import StoredFile, TimeStampedModel
from consultations.models.agency import Agency
from consultations.models.listed import Listed
from consultations.querysets import (
    AnswerFileQuerySet,
    ConsultationQuerySet,
    ConsultationRequestQuerySet,
    ObjectionQuerySet,
)
from units.models import Unit


class RequestState(models.TextChoices):
    WAITING = "waiting", _("Chờ trả lời")
    ANSWERED = "answered", _("Đã trả lời")
    SILENT = "silent", _("Quá hạn, không trả lời")
    WITHDRAWN = "withdrawn", _("Đã rút")


@tracked()
class Consultation(TimeStampedModel):
    """A letter about the approved of a run, of one ``award`` or of all, to several agencies (hiệp y).

    ``due_on`` is the last day for their answers. ``number``, ``symbol`` and ``signed_on`` are those under which the
    office keeps the letter in its register; a number stands once in the year of its unit.
    """

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="consultations", verbose_name=_("đơn vị"))
    run = models.ForeignKey(
        TallyRun, on_delete=models.PROTECT, related_name="consultations", verbose_name=_("lần tổng hợp")
    )
    award = models.ForeignKey(
        AwardType,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("danh hiệu, hình thức khen"),
    )
    title = CleanCharField(_("trích yếu"), max_length=255)
    question = CleanTextField(_("nội dung đề nghị cho ý kiến"), max_length=2000)
    asked_on = models.DateField(_("gửi ngày"))
    due_on = models.DateField(_("hạn trả lời"))
    number = models.PositiveIntegerField(_("số công văn"), null=True, blank=True, editable=False)
    symbol = CleanCharField(_("ký hiệu"), max_length=40, blank=True, default="", db_default="", editable=False)
    signed_on = models.DateField(_("ngày công văn"), null=True, blank=True, editable=False)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("người gửi")
    )

    objects = ConsultationQuerySet.as_manager()

    class Meta:
        verbose_name = _("hiệp y")
        verbose_name_plural = _("hiệp y")
        constraints = [
            models.CheckConstraint(
                condition=Q(due_on__gt=F("asked_on")),
                name="consultation_due_later",
                violation_error_message=_("Hạn trả lời phải sau ngày gửi."),
            ),
            models.CheckConstraint(
                condition=Q(number__isnull=True, signed_on__isnull=True)
                | Q(number__isnull=False, signed_on__isnull=False),
                name="consultation_number_has_its_day",
            ),
            models.UniqueConstraint(
                F("unit"),
                ExtractYear("signed_on"),
                F("number"),
                name="consultation_number_once",
                violation_error_message=_("Số công văn này đã ghi cho một công văn hiệp y khác trong năm."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def number_label(self) -> str:
        """«45/LĐLĐ-CSPL»; empty until the office has written it down."""
        return f"{self.number:02d}/{self.symbol}".rstrip("/") if self.number else ""

    @property
    def letter_day(self) -> date:
        """The day the letter bears: the one it has in the register, else the one it was sent."""
        return self.signed_on or self.asked_on

    @property
    def is_due(self) -> bool:
        """Whether the last day for answers is over."""
        return self.due_on < today()


class ConsultationLine(Listed):
    """One of those agencies were asked about, as the letter named them."""

    consultation = models.ForeignKey(Consultation, on_delete=models.PROTECT, related_name="lines")

    class Meta:
        verbose_name = _("dòng hiệp y")
        verbose_name_plural = _("danh sách hiệp y")
        ordering = ["consultation", "place"]
        constraints = [
            models.UniqueConstraint(fields=["consultation", "recommendation"], name="consultation_line_once"),
        ]


@tracked()
class ConsultationRequest(TimeStampedModel):
    """What one agency was asked, and its answer by number and day; ``note`` says why it is not waited for any more."""

    consultation = models.ForeignKey(Consultation, on_delete=models.CASCADE, related_name="requests")
    agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, related_name="requests", verbose_name=_("cơ quan hiệp y")
    )
    state = models.CharField(
        _("trạng thái"), max_length=12, choices=RequestState, default=RequestState.WAITING, editable=False
    )
    answer_no = CleanCharField(_("số văn bản trả lời"), max_length=64, blank=True)
    answered_on = models.DateField(_("ngày trả lời"), null=True, blank=True)
    note = CleanTextField(_("ghi chú"), blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("người ghi"),
    )

    objects = ConsultationRequestQuerySet.as_manager()

    class Meta:
        verbose_name = _("cơ quan được hỏi")
        verbose_name_plural = _("cơ quan được hỏi")
        constraints = [
            models.CheckConstraint(condition=Q(state__in=RequestState.values), name="consultation_request_state_known"),
            models.CheckConstraint(
                condition=~Q(state=RequestState.ANSWERED) | Q(answered_on__isnull=False),
                name="consultation_request_answer_dated",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[RequestState.SILENT, RequestState.WITHDRAWN]) | ~Q(note=""),
                name="consultation_request_reason_said",
            ),
            models.UniqueConstraint(fields=["consultation", "agency"], name="consultation_request_once"),
        ]

    def __str__(self) -> str:
        return f"{self.agency} – {self.consultation}"

    @property
    def topic(self) -> str:
        """What its reminders are told under."""
        return f"consultation-request:{self.pk}"

    @property
    def is_waiting(self) -> bool:
        return self.state == RequestState.WAITING

    @property
    def is_overdue(self) -> bool:
        return self.is_waiting and self.consultation.is_due


@tracked()
class Objection(TimeStampedModel):
    """An agency does not agree to a line, and why; the line is not decided until somebody waives that for a reason."""

    request = models.ForeignKey(ConsultationRequest, on_delete=models.CASCADE, related_name="objections")
    line = models.ForeignKey(
        ConsultationLine, on_delete=models.PROTECT, related_name="objections", verbose_name=_("đối tượng")
    )
    reason = CleanTextField(_("lý do không đồng ý"), max_length=2000)
    waiver = CleanTextField(_("lý do vẫn xét"), max_length=2000, blank=True)
    waived_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("người quyết định vẫn xét"),
    )
    waived_at = models.DateTimeField(_("quyết định lúc"), null=True, blank=True, editable=False)

    objects = ObjectionQuerySet.as_manager()

    class Meta:
        verbose_name = _("ý kiến không đồng ý")
        verbose_name_plural = _("ý kiến không đồng ý")
        constraints = [
            models.UniqueConstraint(
                fields=["request", "line"],
                name="objection_once",
                violation_error_message=_("Đã ghi ý kiến của cơ quan này về đối tượng ấy."),
            ),
            models.CheckConstraint(
                condition=Q(waived_at__isnull=True, waived_by__isnull=True)
                | Q(waived_at__isnull=False, waived_by__isnull=False) & ~Q(waiver=""),
                name="objection_waived_with_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.line}: {self.reason[:60]}"


@tracked()
class AnswerFile(StoredFile):
    """The letter of an agency as it came."""

    folder = "consultations"

    request = models.ForeignKey(ConsultationRequest, on_delete=models.CASCADE, related_name="files")

    objects = AnswerFileQuerySet.as_manager()

    class Meta(StoredFile.Meta):
        verbose_name = _("văn bản trả lời hiệp y")
        verbose_name_plural = _("văn bản trả lời hiệp y")
