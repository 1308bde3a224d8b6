import datetime as dt

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from awards.models import Recommendation
from common.fields import CleanCharField, CleanTextField
from common.history import tracked
from common.models import TimeStampedModel
from contributions.models import Initiative
from councils.models.council import Council, CouncilMember, Office
from councils.models.voting_rule import VotingRule
from councils.querysets import AgendaItemQuerySet, AttendanceQuerySet, CouncilSessionQuerySet


class SessionState(models.TextChoices):
    PLANNED = "planned", _("Đang chuẩn bị")
    OPEN = "open", _("Đang bỏ phiếu")
    CLOSED = "closed", _("Đã kết thúc")
    CANCELLED = "cancelled", _("Đã huỷ")


class VoteWay(models.TextChoices):
    SECRET = "secret", _("Bỏ phiếu kín trên máy")
    OPEN = "open", _("Biểu quyết công khai")
    PAPER = "paper", _("Bỏ phiếu kín bằng giấy")


class Presence(models.TextChoices):
    PRESENT = "present", _("Có mặt")
    WRITTEN = "written", _("Vắng, gửi ý kiến bằng văn bản")
    ABSENT = "absent", _("Vắng")


TAKES_PART = (Presence.PRESENT, Presence.WRITTEN)
"""Whoever is there, or was asked in writing, votes."""


class BarKind(models.TextChoices):
    PERSON = "person", _("Xét chính mình")
    UNIT = "unit", _("Xét người, tập thể của đơn vị mình")
    DECLARED = "declared", _("Đã khai xung đột lợi ích")


@tracked(exclude=("box_key",))
class CouncilSession(TimeStampedModel):
    """A meeting of a council that votes on its agenda in one way.

    Of a secret ballot ``public_key`` is what every ballot is encrypted to; ``box_key`` opens them, itself encrypted,
    and is gone once the session is over: from then on nobody can open what was put into the box.

    ``members`` and ``quorum`` are of the moment the vote was opened: how many sat on the council, and how many of them
    had to be there; ``None`` before. ``council_name`` is how the council was called when the session was closed.
    Nothing of a closed session changes any more.
    """

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="sessions", verbose_name=_("hội đồng"))
    number = models.PositiveIntegerField(_("phiên số"), editable=False)
    title = CleanCharField(_("nội dung"), max_length=255)
    way = models.CharField(_("cách biểu quyết"), max_length=8, choices=VoteWay, default=VoteWay.SECRET)
    held_at = models.DateTimeField(_("họp lúc"))
    place = CleanCharField(_("địa điểm"), max_length=255, blank=True)
    state = models.CharField(
        _("trạng thái"), max_length=12, choices=SessionState, default=SessionState.PLANNED, editable=False
    )
    discussion = CleanTextField(_("ý kiến thảo luận"), blank=True)
    conclusion = CleanTextField(_("kết luận của chủ trì"), blank=True)
    council_name = CleanCharField(
        _("tên hội đồng khi đó"), max_length=255, blank=True, default="", db_default="", editable=False
    )
    members = models.PositiveIntegerField(_("tổng số thành viên"), null=True, blank=True, editable=False)
    quorum = models.PositiveIntegerField(_("số người phải có mặt"), null=True, blank=True, editable=False)
    public_key = models.BinaryField(null=True, editable=False)
    box_key = models.BinaryField(null=True, editable=False)
    opened_at = models.DateTimeField(_("bắt đầu bỏ phiếu lúc"), null=True, blank=True, editable=False)
    closed_at = models.DateTimeField(_("kết thúc lúc"), null=True, blank=True, editable=False)
    prepared_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("người chuẩn bị")
    )

    version = models.PositiveIntegerField(default=1, db_default=1, editable=False)

    objects = CouncilSessionQuerySet.as_manager()

    class Meta:
        verbose_name = _("phiên họp hội đồng")
        verbose_name_plural = _("phiên họp hội đồng")
        constraints = [
            models.UniqueConstraint(fields=["council", "number"], name="council_session_number_once"),
            models.CheckConstraint(condition=Q(state__in=SessionState.values), name="council_session_state_known"),
            models.CheckConstraint(condition=Q(way__in=VoteWay.values), name="council_session_way_known"),
            models.CheckConstraint(
                condition=Q(state__in=[SessionState.PLANNED, SessionState.OPEN]) | Q(box_key__isnull=True),
                name="council_session_box_key_gone",
            ),
            models.CheckConstraint(
                condition=Q(members__isnull=True, quorum__isnull=True) | Q(members__gt=0, quorum__gt=0),
                name="council_session_figures_positive",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.council} – {self.title}"

    @property
    def local_time(self) -> dt.datetime:
        """When it is held, in Asia/Ho_Chi_Minh."""
        return timezone.localtime(self.held_at)

    @property
    def day(self) -> dt.date:
        """The day it is held, in Asia/Ho_Chi_Minh."""
        return timezone.localdate(self.held_at)

    @property
    def of_council(self) -> str:
        """The name of the council: of the day the session was closed, until then of today."""
        return self.council_name or self.council.name

    @property
    def is_planned(self) -> bool:
        return self.state == SessionState.PLANNED

    @property
    def is_open(self) -> bool:
        return self.state == SessionState.OPEN

    @property
    def is_closed(self) -> bool:
        return self.state == SessionState.CLOSED


@tracked()
class AgendaItem(TimeStampedModel):
    """What a session votes on: a recommendation of a tally, or an initiative; ``rule`` says what it takes to pass.

    ``quorum_percent``, ``pass_percent`` and ``is_strict`` are what the rule said when the vote was opened; ``None``
    before.
    """

    session = models.ForeignKey(
        CouncilSession, on_delete=models.CASCADE, related_name="items", verbose_name=_("phiên họp")
    )
    position = models.PositiveIntegerField(_("thứ tự"))
    recommendation = models.ForeignKey(
        Recommendation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="agenda_items",
        verbose_name=_("đề nghị khen"),
    )
    initiative = models.ForeignKey(
        Initiative,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="agenda_items",
        verbose_name=_("sáng kiến"),
    )
    rule = models.ForeignKey(VotingRule, on_delete=models.PROTECT, related_name="+", verbose_name=_("tỷ lệ biểu quyết"))
    quorum_percent = models.DecimalField(
        _("có mặt ít nhất (% thành viên)"), max_digits=5, decimal_places=2, null=True, blank=True, editable=False
    )
    pass_percent = models.DecimalField(
        _("tán thành (% thành viên)"), max_digits=5, decimal_places=2, null=True, blank=True, editable=False
    )
    is_strict = models.BooleanField(_("phải quá tỷ lệ"), null=True, blank=True, editable=False)

    objects = AgendaItemQuerySet.as_manager()

    class Meta:
        verbose_name = _("nội dung biểu quyết")
        verbose_name_plural = _("nội dung biểu quyết")
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(recommendation__isnull=True, initiative__isnull=False)
                | Q(recommendation__isnull=False, initiative__isnull=True),
                name="agenda_item_about_one_thing",
            ),
            models.UniqueConstraint(
                fields=["session", "recommendation"],
                name="agenda_item_recommendation_once",
                violation_error_message=_("Đề nghị này đã có trong phiên họp."),
            ),
            models.UniqueConstraint(
                fields=["session", "initiative"],
                name="agenda_item_initiative_once",
                violation_error_message=_("Sáng kiến này đã có trong phiên họp."),
            ),
            models.CheckConstraint(
                condition=Q(quorum_percent__isnull=True, pass_percent__isnull=True, is_strict__isnull=True)
                | Q(quorum_percent__isnull=False, pass_percent__isnull=False, is_strict__isnull=False),
                name="agenda_item_figures_together",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.session_id}/{self.position}"

    @property
    def subject(self) -> str:
        """The name of the person, collective or unit, or the title of the initiative."""
        return self.recommendation.subject_label if self.recommendation else self.initiative.title

    @property
    def award_label(self) -> str:
        """What the subject is put up for, by its whole name; empty for an initiative."""
        return self.recommendation.award.name if self.recommendation else ""

    @property
    def unit_name(self) -> str:
        return (self.recommendation or self.initiative).unit.name

    @property
    def asks(self) -> "AgendaItem | VotingRule":
        """Whose percentages hold: those kept when the vote was opened, until then those of the rule."""
        return self.rule if self.pass_percent is None else self

    @property
    def told(self):
        """What bears the names to be read: the result once there is one, until then the item itself."""
        return getattr(self, "result", self)


@tracked()
class Attendance(TimeStampedModel):
    """Whether a member took part in a session.

    ``name``, ``position`` and ``office`` are the member's when the session was closed; empty before.
    """

    session = models.ForeignKey(CouncilSession, on_delete=models.CASCADE, related_name="attendances")
    member = models.ForeignKey(
        CouncilMember, on_delete=models.PROTECT, related_name="attendances", verbose_name=_("thành viên")
    )
    presence = models.CharField(_("có mặt"), max_length=8, choices=Presence)
    reason = CleanCharField(_("lý do vắng"), max_length=255, blank=True)
    name = CleanCharField(_("họ tên khi đó"), max_length=255, blank=True, default="", db_default="", editable=False)
    position = CleanCharField(
        _("chức vụ khi đó"), max_length=160, blank=True, default="", db_default="", editable=False
    )
    office = models.CharField(
        _("vai trò khi đó"), max_length=12, choices=Office, blank=True, default="", db_default="", editable=False
    )

    objects = AttendanceQuerySet.as_manager()

    class Meta:
        verbose_name = _("điểm danh")
        verbose_name_plural = _("điểm danh")
        constraints = [
            models.UniqueConstraint(fields=["session", "member"], name="attendance_once"),
            models.CheckConstraint(condition=Q(presence__in=Presence.values), name="attendance_presence_known"),
            models.CheckConstraint(condition=Q(office__in=["", *Office.values]), name="attendance_office_known"),
            models.CheckConstraint(
                condition=Q(name="", position="", office="") | ~Q(name="") & ~Q(office=""),
                name="attendance_person_kept_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.seat_holder}: {self.get_presence_display()}"

    def keep_person(self) -> None:
        """Name, post and office are those the member has now; not yet saved."""
        self.name, self.position, self.office = str(self.member), self.member.position, self.member.office

    @property
    def seat_holder(self) -> str:
        """The name of the member: of the day the session was closed, until then of today."""
        return self.name or str(self.member)

    @property
    def seat(self) -> "Attendance | CouncilMember":
        """What bears post and office: this row once the session was closed, until then the member."""
        return self if self.name else self.member


@tracked()
class Bar(TimeStampedModel):
    """That a member does not vote on an item, and why.

    ``declared_by`` is whoever declared the conflict, ``None`` where the system found it.
    """

    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="bars", verbose_name=_("nội dung"))
    member = models.ForeignKey(
        CouncilMember, on_delete=models.PROTECT, related_name="bars", verbose_name=_("thành viên")
    )
    kind = models.CharField(_("lý do"), max_length=8, choices=BarKind)
    note = CleanCharField(_("nói rõ"), max_length=500, blank=True)
    declared_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        db_index=False,
        editable=False,
        related_name="+",
        verbose_name=_("người khai"),
    )

    class Meta:
        verbose_name = _("người không được bỏ phiếu")
        verbose_name_plural = _("người không được bỏ phiếu")
        constraints = [
            models.UniqueConstraint(
                fields=["item", "member"],
                name="bar_once",
                violation_error_message=_("Thành viên này đã không bỏ phiếu về nội dung ấy."),
            ),
            models.CheckConstraint(condition=Q(kind__in=BarKind.values), name="bar_kind_known"),
            models.CheckConstraint(
                condition=~Q(kind=BarKind.DECLARED) | ~Q(note=""),
                name="bar_declared_with_reason",
                violation_error_message=_("Hãy nói rõ xung đột lợi ích."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.item_id}: {self.member}"
