from django.contrib.postgres.indexes import GinIndex, HashIndex, OpClass
from django.db import models
from django.db.models.functions import Upper
from django.utils.translation import gettext_lazy as _

from common.expressions import IsNfc, search_column
from common.fields import CleanCharField, CleanTextField, MoneyField
from common.history import tracked
from common.models import TimeStampedModel
from contributions.models.programme import Programme
from contributions.querysets import BRANCH, CONFIRMED_STATES, InitiativeAuthorQuerySet, InitiativeQuerySet
from people.models import Member
from units.models import Unit


class InitiativeKind(models.TextChoices):
    TECHNICAL = "technical", _("Giải pháp kỹ thuật")
    MANAGEMENT = "management", _("Giải pháp quản lý")
    OPERATIONAL = "operational", _("Giải pháp tác nghiệp")
    TECHNICAL_PROGRESS = "technical_progress", _("Ứng dụng tiến bộ kỹ thuật")
    EXPERIENCE = "experience", _("Sáng kiến kinh nghiệm")
    RESEARCH = "research", _("Đề tài nghiên cứu khoa học")


class RecognitionLevel(models.TextChoices):
    BASE = "base", _("Cấp cơ sở")
    UPPER = "upper", _("Cấp trên trực tiếp cơ sở")
    PROVINCE = "province", _("Cấp tỉnh, ngành")
    CONFEDERATION = "confederation", _("Cấp Tổng Liên đoàn")
    NATIONAL = "national", _("Toàn quốc")


class InitiativeState(models.TextChoices):
    DRAFT = "draft", _("Nháp")
    SENT = "sent", _("Đã nộp")
    CHECKED = "checked", _("Đã kiểm tra")
    RECOGNISED = "recognised", _("Được công nhận")
    NOT_RECOGNISED = "not_recognised", _("Không được công nhận")
    APPLIED = "applied", _("Đã áp dụng")
    SPREAD = "spread", _("Đã nhân rộng")


class Sharing(models.TextChoices):
    UNIT = "unit", _("Đơn vị và công đoàn cấp trên")
    PROVINCE = "province", _("Mọi người trong tỉnh, ngành")
    EVERYBODY = "everybody", _("Mọi người có tài khoản")


IN_LIBRARY = models.Q(counts_in__isnull=True, state__in=CONFIRMED_STATES)
LIBRARY_FILTERS = ("code", "search", "field_search", "recognised_level", "applied_on", "benefit_confirmed", "unit")
"""What a library is searched by; the index alone answers, without the rows."""

FIELD_LETTERS = 100
"""By how many of its letters a field is searched: with the longest title, more would not fit a row of an index."""


@tracked(exclude=("search", "field_search"))
class Initiative(TimeStampedModel):
    """A new solution of one or several people, a thing of its own; dossiers link to it. A draft may have no kind yet.

    Benefits are in đồng, of the whole solution: declared by the author and confirmed by the employer are kept
    apart and never added together; ``None`` is unknown, zero is none in money. Of a secret one only title and
    effect are for eyes outside the unit and the unions above it. One that a person found to be the same as another
    one counts in that one only; see ``InitiativePair``. Once confirmed it stands in the library of those it is shared
    with. ``branch`` is how the path of its unit begins, kept by a trigger: a province is read from an index by it.
    """

    code = models.CharField(_("mã sáng kiến"), max_length=40, unique=True)
    title = CleanCharField(_("tên sáng kiến"), max_length=500)
    kind = models.CharField(_("loại"), max_length=20, choices=InitiativeKind, blank=True)
    field = CleanCharField(_("lĩnh vực"), max_length=160, blank=True)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="initiatives", verbose_name=_("đơn vị"))
    applied_on = models.DateField(_("ngày áp dụng lần đầu"), null=True, blank=True)
    applied_at = CleanCharField(_("nơi áp dụng lần đầu"), max_length=255, blank=True, default="", db_default="")
    summary = CleanTextField(_("tóm tắt nội dung, hiệu quả"), blank=True)
    problem = CleanTextField(_("vấn đề cần giải quyết"), blank=True, default="", db_default="")
    solution = CleanTextField(_("nội dung giải pháp"), blank=True, default="", db_default="")
    result = CleanTextField(_("kết quả đạt được"), blank=True, default="", db_default="")
    is_secret = models.BooleanField(_("có nội dung bí mật"), default=False, db_default=False)
    benefit_declared = MoneyField(_("giá trị làm lợi tự kê khai (đồng)"), null=True, blank=True)
    benefit_confirmed = MoneyField(_("giá trị làm lợi được xác nhận (đồng)"), null=True, blank=True)
    benefit_method = CleanTextField(_("cách tính giá trị làm lợi"), blank=True, default="", db_default="")
    benefit_other = CleanTextField(_("hiệu quả không tính bằng tiền"), blank=True, default="", db_default="")
    state = models.CharField(
        _("trạng thái"),
        max_length=16,
        choices=InitiativeState,
        default=InitiativeState.DRAFT,
        editable=False,
    )
    recognised_level = models.CharField(_("cấp công nhận"), max_length=16, choices=RecognitionLevel, blank=True)
    recognised_on = models.DateField(_("ngày công nhận"), null=True, blank=True)
    recognition_no = models.CharField(_("số quyết định công nhận"), max_length=64, blank=True)
    sharing = models.CharField(
        _("chia sẻ với"),
        max_length=12,
        choices=Sharing,
        default=Sharing.UNIT,
        db_default=Sharing.UNIT.value,
        editable=False,
    )
    branch = models.CharField(max_length=BRANCH, default="", db_default="", editable=False)
    counts_in = models.ForeignKey(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        db_index=False,
        related_name="counted_here",
        verbose_name=_("được tính trong sáng kiến"),
    )
    programme = models.ForeignKey(
        Programme,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        db_index=False,
        related_name="initiatives",
        verbose_name=_("chương trình"),
    )
    version = models.PositiveIntegerField(default=1, db_default=1, editable=False)
    search = search_column("title")
    field_search = search_column("field", letters=FIELD_LETTERS)

    objects = InitiativeQuerySet.as_manager()

    class Meta:
        verbose_name = _("sáng kiến")
        verbose_name_plural = _("sáng kiến")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind__in=InitiativeKind.values) | models.Q(kind="", state=InitiativeState.DRAFT),
                name="initiative_kind_known",
            ),
            models.CheckConstraint(condition=IsNfc("title"), name="initiative_title_nfc"),
            models.CheckConstraint(condition=models.Q(state__in=InitiativeState.values), name="initiative_state_known"),
            models.CheckConstraint(
                condition=models.Q(recognised_level__in=["", *RecognitionLevel.values]),
                name="initiative_level_known",
            ),
            models.CheckConstraint(condition=models.Q(sharing__in=Sharing.values), name="initiative_sharing_known"),
            models.CheckConstraint(
                condition=(models.Q(benefit_declared__isnull=True) | models.Q(benefit_declared__gte=0))
                & (models.Q(benefit_confirmed__isnull=True) | models.Q(benefit_confirmed__gte=0)),
                name="initiative_benefit_not_negative",
                violation_error_message=_("Giá trị làm lợi không thể là số âm."),
            ),
        ]
        indexes = [
            GinIndex(OpClass("search", "gin_trgm_ops"), name="initiative_search_idx"),
            HashIndex(fields=["search"], name="initiative_whole_name_idx"),
            models.Index(Upper("code"), name="initiative_code_idx"),
            models.Index(fields=["unit", "-created_at"], name="initiative_unit_idx"),
            models.Index(fields=["-created_at", "-id"], name="initiative_latest_idx"),
            models.Index(
                fields=["unit", "state", "recognised_on"], include=["id", "counts_in"], name="initiative_once_idx"
            ),
            models.Index(
                fields=["counts_in"], condition=models.Q(counts_in__isnull=False), name="initiative_counted_in_idx"
            ),
            models.Index(
                fields=["programme"], condition=models.Q(programme__isnull=False), name="initiative_programme_idx"
            ),
            models.Index(
                fields=["branch", "-id"],
                include=["state", "counts_in", "sharing", "recognised_level", "applied_on"],
                name="initiative_branch_idx",
            ),
            models.Index(
                fields=["branch", "-id"],
                include=["sharing", *LIBRARY_FILTERS],
                condition=IN_LIBRARY,
                name="initiative_library_idx",
            ),
            models.Index(
                fields=["-id"],
                include=LIBRARY_FILTERS,
                condition=IN_LIBRARY & models.Q(sharing=Sharing.EVERYBODY.value),
                name="initiative_for_all_idx",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def label(self) -> str:
        return self.title

    @property
    def is_handed_in(self) -> bool:
        """Whether it is more than a draft: a dossier it stands in was sent, and not taken back."""
        return self.state != InitiativeState.DRAFT

    @property
    def is_confirmed(self) -> bool:
        """Whether a level above has confirmed the recognition, so that level and benefit count."""
        return self.state in CONFIRMED_STATES


@tracked()
class InitiativeAuthor(TimeStampedModel):
    """A person's share in an initiative, in percent; the database holds the shares of one initiative to 100."""

    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="authors")
    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="authorships", verbose_name=_("tác giả"))
    share_percent = models.PositiveSmallIntegerField(_("tỷ lệ đóng góp (%)"))

    objects = InitiativeAuthorQuerySet.as_manager()

    class Meta:
        verbose_name = _("tác giả sáng kiến")
        verbose_name_plural = _("tác giả sáng kiến")
        ordering = ["-share_percent", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["initiative", "member"],
                name="initiative_author_once",
                violation_error_message=_("Tác giả này đã có trong sáng kiến."),
            ),
            models.CheckConstraint(
                condition=models.Q(share_percent__range=(1, 100)),
                name="initiative_share_1_to_100",
                violation_error_message=_("Tỷ lệ đóng góp phải từ 1 đến 100."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.member_id}: {self.share_percent}%"
