import datetime as dt

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, DateRangeField, RangeOperators
from django.db import DEFAULT_DB_ALIAS, models
from django.utils.translation import gettext_lazy as _

from awards.querysets import PUBLIC_STATES, StandardVersionQuerySet
from catalogue.models import AwardType
from common.fields import CleanTextField
from common.history import tracked
from common.models import TimeStampedModel
from people.models import SubjectKind


class StandardVersionState(models.TextChoices):
    DRAFT = "draft", _("Nháp")
    APPROVED = "approved", _("Đã duyệt")
    IN_FORCE = "in_force", _("Đang hiệu lực")
    SUPERSEDED = "superseded", _("Đã thay thế")


class Validity(models.Func):
    """The days a version holds, both ends included; one whose last day lies before its first holds on none."""

    template = "daterange(%(expressions)s + 1, '[)')"
    output_field = DateRangeField()


class SettledExclusion(ExclusionConstraint):
    """An exclusion that a form which does not know the state leaves to the database, as other constraints do."""

    def validate(self, model, instance, exclude=None, using=DEFAULT_DB_ALIAS):
        if not (exclude and self._expression_refs_exclude(model, self.condition, exclude)):
            super().validate(model, instance, exclude=exclude, using=using)


def one_a_day(kind: str) -> ExclusionConstraint:
    """On no day do two versions of an award hold for subjects of ``kind``."""
    return SettledExclusion(
        name=f"standard_one_a_day_{kind}",
        expressions=[("award", RangeOperators.EQUAL), (Validity("valid_from", "valid_to"), RangeOperators.OVERLAPS)],
        condition=models.Q(state__in=PUBLIC_STATES)
        & (models.Q(subject_kinds=[]) | models.Q(subject_kinds__contains=[kind])),
        violation_error_message=_("Đã có phiên bản khác áp dụng cho cùng đối tượng trong thời gian này."),
    )


@tracked(exclude=("drafted_by",))
class StandardVersion(TimeStampedModel):
    """What a subject must meet for an award from a day on: a tree of conditions as data, with its legal basis.

    ``subject_kinds`` narrows it when individuals and collectives have different standards; empty means all.
    ``rank_by`` is the order among those who meet it. ``approved_by`` is ``None`` for versions shipped with the
    application («dữ liệu gốc»), never whoever drafted it. ``council_text`` is wording no fact expresses. ``version``
    grows with each edit of the draft. The database lets nothing but the state and an earlier ``valid_to`` change in
    one that is no draft any more, and lets no two hold for the same subjects on one day.
    """

    award = models.ForeignKey(
        AwardType,
        on_delete=models.PROTECT,
        related_name="standard_versions",
        verbose_name=_("danh hiệu, hình thức khen"),
    )
    number = models.PositiveSmallIntegerField(_("phiên bản"))
    subject_kinds = ArrayField(
        models.CharField(max_length=12), default=list, blank=True, verbose_name=_("đối tượng áp dụng")
    )
    state = models.CharField(
        _("trạng thái"),
        max_length=12,
        choices=StandardVersionState,
        default=StandardVersionState.DRAFT,
        editable=False,
    )
    valid_from = models.DateField(_("áp dụng từ"))
    valid_to = models.DateField(_("áp dụng đến hết"), null=True, blank=True)
    tree = models.JSONField(_("điều kiện"))
    rank_by = models.JSONField(_("thứ tự xếp"), default=list)
    council_text = models.TextField(_("nội dung hội đồng xem xét"), blank=True)
    legal_basis = models.CharField(_("căn cứ"), max_length=500, blank=True)
    source = models.CharField(_("nguồn"), max_length=500, blank=True)
    unverified = models.BooleanField(_("chưa kiểm chứng"), default=False)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("người duyệt"),
    )
    approved_at = models.DateTimeField(_("duyệt lúc"), null=True, blank=True, editable=False)
    drafted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        db_index=False,
        related_name="+",
        verbose_name=_("người soạn"),
    )
    note = CleanTextField(_("lý do thay đổi"), blank=True, default="", db_default="", max_length=2000)
    version = models.PositiveIntegerField(default=1, db_default=1, editable=False)

    objects = StandardVersionQuerySet.as_manager()

    class Meta:
        verbose_name = _("phiên bản tiêu chuẩn")
        verbose_name_plural = _("phiên bản tiêu chuẩn")
        ordering = ["award__position", "award__code", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["award", "number", "subject_kinds"], name="standard_version_number_once"),
            models.CheckConstraint(
                condition=models.Q(state__in=StandardVersionState.values), name="standard_version_state_known"
            ),
            models.CheckConstraint(
                condition=models.Q(approved_by__isnull=True) | ~models.Q(approved_by=models.F("drafted_by")),
                name="standard_approved_by_another",
                violation_error_message=_("Người soạn không được duyệt tiêu chuẩn của chính mình."),
            ),
            models.CheckConstraint(
                condition=models.Q(valid_to__isnull=True)
                | models.Q(valid_to__gte=models.F("valid_from") - dt.timedelta(days=1)),
                name="standard_validity_in_order",
                violation_error_message=_("Ngày hết áp dụng không thể trước ngày bắt đầu."),
            ),
            *(one_a_day(kind) for kind in SubjectKind.values),
        ]

    def __str__(self) -> str:
        return f"{self.award.code} v{self.number}"

    @property
    def is_public(self) -> bool:
        """Whether it holds or held, so that everybody may read it."""
        return self.state in PUBLIC_STATES

    @property
    def is_draft(self) -> bool:
        return self.state == StandardVersionState.DRAFT

    @property
    def is_open(self) -> bool:
        """Whether it holds, or is going to."""
        return self.state in (StandardVersionState.APPROVED, StandardVersionState.IN_FORCE)

    @property
    def kind_labels(self) -> str:
        """The kinds of subject it is for, in words."""
        labels = [str(SubjectKind(kind).label).lower() for kind in SubjectKind.values if kind in self.subject_kinds]
        return ", ".join(labels) or _("mọi đối tượng")

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds of subject it is for, every kind when none is named."""
        return frozenset(self.subject_kinds or SubjectKind.values)
