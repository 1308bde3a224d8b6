from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from awards.models import Honour, Recommendation, TallyRun
from catalogue.models import AwardType
from common.clock import today
from common.fields import CleanCharField, CleanTextField
from common.history import tracked
from common.models import StoredFile, TimeStampedModel
from decisions.models.series import Series
from decisions.querysets import SubmissionFileQuerySet, SubmissionLetterQuerySet, SubmissionLineQuerySet
from people.models.subject import SubjectModel
from units.models import Unit


class SubmissionState(models.TextChoices):
    DRAFT = "draft", _("Dự thảo")
    SENT = "sent", _("Đã gửi, chờ trả lời")
    ANSWERED = "answered", _("Đã có trả lời")
    WITHDRAWN = "withdrawn", _("Đã rút")


class Answer(models.TextChoices):
    WAITING = "waiting", _("Chờ trả lời")
    GRANTED = "granted", _("Được tặng")
    NOT_GRANTED = "not_granted", _("Không tặng")


@tracked()
class SubmissionLetter(TimeStampedModel):
    """A tờ trình of ``unit``: whom it puts up to the body that decides.

    ``addressee`` is printed; ``addressee_unit`` is that body where it is a unit above in this system. ``grounds`` and
    ``enclosures`` have one to a line. Number, day and the texts of its paper (``upper_line`` to ``recipients``) are set
    when it is sent, by another than those who wrote it; from then on the database lets only its state and the answers
    of its lines change. ``due_on`` is the day an answer is asked by.
    """

    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, related_name="submission_letters", verbose_name=_("đơn vị trình")
    )
    run = models.ForeignKey(
        TallyRun, on_delete=models.PROTECT, related_name="submission_letters", verbose_name=_("lần tổng hợp")
    )
    state = models.CharField(
        _("trạng thái"), max_length=12, choices=SubmissionState, default=SubmissionState.DRAFT, editable=False
    )
    addressee_unit = models.ForeignKey(
        Unit,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="submission_letters_to",
        verbose_name=_("đơn vị nhận trong hệ thống"),
    )
    addressee = CleanCharField(_("kính gửi"), max_length=255)
    subject_matter = CleanCharField(_("trích yếu"), max_length=500)
    grounds = CleanTextField(_("căn cứ"), max_length=4000, blank=True)
    request = CleanTextField(_("lời đề nghị"), max_length=2000)
    enclosures = CleanTextField(_("hồ sơ kèm theo"), max_length=2000, blank=True)
    due_on = models.DateField(_("đề nghị trả lời trước hết ngày"), null=True, blank=True)
    symbol = CleanCharField(_("ký hiệu"), max_length=40, blank=True)
    year = models.PositiveSmallIntegerField(_("năm"), null=True, blank=True, editable=False)
    number = models.PositiveIntegerField(_("số"), null=True, blank=True, editable=False)
    signed_on = models.DateField(_("ngày ký"), null=True, blank=True, editable=False)
    upper_line = CleanCharField(_("cơ quan cấp trên"), max_length=255, blank=True, editable=False)
    unit_line = CleanCharField(_("cơ quan trình"), max_length=255, blank=True, editable=False)
    place = CleanCharField(_("địa danh"), max_length=120, blank=True)
    signing_formula = CleanCharField(_("thể thức ký"), max_length=120, blank=True)
    signer_post = CleanCharField(_("chức vụ người ký"), max_length=120, blank=True)
    signer_name = CleanCharField(_("người ký"), max_length=120, blank=True)
    recipients = ArrayField(
        models.CharField(max_length=255), verbose_name=_("nơi nhận"), default=list, blank=True, editable=False
    )
    drafted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("người soạn")
    )
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("người gửi"),
    )
    sent_at = models.DateTimeField(_("gửi lúc"), null=True, blank=True, editable=False)
    version = models.PositiveIntegerField(default=1, db_default=1, editable=False)

    objects = SubmissionLetterQuerySet.as_manager()

    class Meta:
        verbose_name = _("tờ trình")
        verbose_name_plural = _("tờ trình")
        constraints = [
            models.CheckConstraint(condition=Q(state__in=SubmissionState.values), name="submission_state_known"),
            models.CheckConstraint(condition=~Q(addressee=""), name="submission_has_addressee"),
            models.CheckConstraint(
                condition=Q(state=SubmissionState.DRAFT, number__isnull=True)
                | Q(
                    year__isnull=False,
                    number__isnull=False,
                    signed_on__isnull=False,
                    sent_by__isnull=False,
                    sent_at__isnull=False,
                ),
                name="submission_sent_is_whole",
            ),
            models.CheckConstraint(
                condition=Q(sent_by__isnull=True) | ~Q(sent_by=F("drafted_by")),
                name="submission_sent_by_another",
                violation_error_message=_("Người soạn không tự gửi tờ trình."),
            ),
            models.UniqueConstraint(
                fields=["unit", "year", "number"],
                name="submission_number_once",
                violation_error_message=_("Số tờ trình này đã dùng trong năm."),
            ),
        ]
        indexes = [models.Index(fields=["unit", "state", "-created_at"], name="submission_page_idx")]

    def __str__(self) -> str:
        return self.number_label or self.subject_matter

    @property
    def number_label(self) -> str:
        """«05/TTr-LĐLĐ»; empty until it is sent."""
        return f"{self.number:02d}/{self.symbol}" if self.number else ""

    @property
    def topic(self) -> str:
        """What its reminders are told under."""
        return f"submission-letter:{self.pk}"

    @property
    def draft_topic(self) -> str:
        """What is told under while it waits to be sent."""
        return f"submission-letter-draft:{self.pk}"

    @property
    def is_open(self) -> bool:
        """Whether its texts may still change."""
        return self.state == SubmissionState.DRAFT

    @property
    def is_sent(self) -> bool:
        """Whether it has left, whatever became of it."""
        return self.state != SubmissionState.DRAFT

    @property
    def awaits_answer(self) -> bool:
        return self.state == SubmissionState.SENT

    @property
    def is_overdue(self) -> bool:
        """Whether the day an answer was asked by is over and somebody still waits for one."""
        return self.awaits_answer and self.due_on is not None and self.due_on < today()

    @property
    def series(self) -> str:
        """The name of the series its number comes from: one for each unit and year."""
        return Series.LETTER.of(self.unit_id, self.year)


@tracked()
class SubmissionFile(StoredFile):
    """A decision, or another paper, of the higher body that answers a letter."""

    folder = "submissions"

    letter = models.ForeignKey(SubmissionLetter, on_delete=models.CASCADE, related_name="files")

    objects = SubmissionFileQuerySet.as_manager()

    class Meta:
        verbose_name = _("văn bản trả lời tờ trình")
        verbose_name_plural = _("văn bản trả lời tờ trình")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["letter", "sha256"], name="submission_file_once")]


class SubmissionLine(SubjectModel):
    """One of those a letter puts up, as the names of the day it was written say, and what the higher body answered.

    ``members`` counts those of a collective, ``votes`` reads «12/14 (85,7%)». Until the letter is withdrawn the line is
    ``is_live``: its recommendation stands in no other letter and in no decision. ``honour`` is what was granted;
    ``gave_honour`` says that it was written down because of this answer, and was not in the register before.
    """

    letter = models.ForeignKey(
        SubmissionLetter, on_delete=models.CASCADE, related_name="lines", verbose_name=_("tờ trình")
    )
    order_no = models.PositiveIntegerField(_("số thứ tự"))
    recommendation = models.ForeignKey(
        Recommendation, on_delete=models.PROTECT, related_name="submission_lines", verbose_name=_("đề nghị khen")
    )
    award = models.ForeignKey(
        AwardType, on_delete=models.PROTECT, related_name="+", verbose_name=_("danh hiệu, hình thức khen")
    )
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", verbose_name=_("đơn vị khi đó"))
    name = CleanCharField(_("tên"), max_length=255)
    birth_year = models.PositiveSmallIntegerField(_("năm sinh"), null=True, blank=True)
    is_woman = models.BooleanField(_("nữ"), default=False)
    position = CleanCharField(_("chức vụ"), max_length=160, blank=True)
    unit_name = CleanCharField(_("đơn vị"), max_length=255)
    award_label = CleanCharField(_("danh hiệu, hình thức khen"), max_length=255)
    members = models.PositiveIntegerField(_("số đoàn viên"), null=True, blank=True)
    achievements = models.TextField(_("tóm tắt thành tích"), blank=True)
    praised = models.TextField(_("đã khen"), blank=True)
    votes = models.CharField(_("phiếu đồng ý"), max_length=60, blank=True)
    is_live = models.BooleanField(default=True, db_default=True, editable=False)
    answer = models.CharField(_("trả lời"), max_length=12, choices=Answer, default=Answer.WAITING)
    decision_no = models.CharField(_("số quyết định"), max_length=64, blank=True)
    decided_on = models.DateField(_("ngày quyết định"), null=True, blank=True)
    decided_by = CleanCharField(_("cơ quan quyết định"), max_length=255, blank=True)
    reason = CleanTextField(_("lý do không tặng"), blank=True)
    file = models.ForeignKey(
        SubmissionFile,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="lines",
        verbose_name=_("văn bản trả lời"),
    )
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("người ghi trả lời"),
    )
    recorded_at = models.DateTimeField(_("ghi lúc"), null=True, blank=True)
    honour = models.ForeignKey(
        Honour,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="submission_lines",
        verbose_name=_("lượt khen"),
    )
    gave_honour = models.BooleanField(default=False, db_default=False, editable=False)

    objects = SubmissionLineQuerySet.as_manager()

    class Meta(SubjectModel.Meta):
        verbose_name = _("dòng của tờ trình")
        verbose_name_plural = _("danh sách đề nghị kèm theo tờ trình")
        constraints = [
            *SubjectModel.Meta.constraints,
            models.UniqueConstraint(fields=["letter", "order_no"], name="submission_line_number_once"),
            models.UniqueConstraint(
                fields=["recommendation"],
                condition=Q(is_live=True),
                name="submission_line_live_once",
                violation_error_message=_("Người, tập thể này đã nằm trong một tờ trình khác."),
            ),
            models.CheckConstraint(
                condition=Q(answer=Answer.WAITING, honour__isnull=True, recorded_by__isnull=True)
                | (
                    Q(answer=Answer.GRANTED, honour__isnull=False, recorded_by__isnull=False, decided_on__isnull=False)
                    & ~Q(decision_no="")
                    & ~Q(decided_by="")
                )
                | (Q(answer=Answer.NOT_GRANTED, honour__isnull=True, recorded_by__isnull=False) & ~Q(reason="")),
                name="submission_line_answer_is_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.order_no}. {self.name}"

    @property
    def is_granted(self) -> bool:
        return self.answer == Answer.GRANTED

    @property
    def is_answered(self) -> bool:
        return self.answer != Answer.WAITING
