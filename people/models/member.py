import datetime as dt

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.contrib.postgres.indexes import GinIndex, HashIndex, OpClass
from django.db import models
from django.db.models.functions import Upper
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from common.expressions import IsNfc, search_column, validity
from common.fields import CleanCharField
from common.history import tracked
from common.models import TimeStampedModel
from people.querysets import MemberQuerySet, MembershipQuerySet
from units.models import Unit


class Gender(models.TextChoices):
    MALE = "male", _("Nam")
    FEMALE = "female", _("Nữ")


class Education(models.TextChoices):
    NONE = "none", _("Chưa qua đào tạo")
    VOCATIONAL = "vocational", _("Sơ cấp, trung cấp nghề")
    COLLEGE = "college", _("Cao đẳng")
    UNIVERSITY = "university", _("Đại học")
    POSTGRADUATE = "postgraduate", _("Sau đại học")


class LeavingReason(models.TextChoices):
    MOVED = "moved", _("Chuyển đi")
    RETIRED = "retired", _("Nghỉ hưu")
    RESIGNED = "resigned", _("Thôi việc")
    DISSOLVED = "dissolved", _("Đơn vị kết thúc hoạt động")
    OTHER = "other", _("Khác")

    @classmethod
    def of_person(cls) -> tuple["LeavingReason", ...]:
        """Why a person leaves the union; the others are what happens to a membership."""
        return cls.RETIRED, cls.RESIGNED, cls.OTHER


@tracked(exclude=("search",))
class Member(TimeStampedModel):
    """One person, one identity for life: the code. A name alone never identifies; namesakes show birth year and unit.

    ``unit`` is today's; where the person was before stands in ``Membership``. ``is_direct_worker`` and
    ``is_leader`` are unknown when ``None``. A second record of one person is ``merged_into`` the one that was kept,
    which is itself merged into none; what was written about either stays where it is.
    """

    code = models.CharField(_("mã đoàn viên"), max_length=32, unique=True)
    full_name = CleanCharField(_("họ và tên"), max_length=150)
    birth_date = models.DateField(_("ngày sinh"), null=True, blank=True)
    gender = models.CharField(_("giới tính"), max_length=8, choices=Gender)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="members", verbose_name=_("đơn vị"))
    position = CleanCharField(_("chức vụ"), max_length=160, blank=True)
    is_direct_worker = models.BooleanField(_("lao động trực tiếp"), null=True, blank=True)
    is_leader = models.BooleanField(_("cán bộ quản lý"), null=True, blank=True)
    education = models.CharField(_("trình độ"), max_length=16, choices=Education, blank=True)
    joined_on = models.DateField(_("ngày vào công đoàn"), null=True, blank=True)
    left_on = models.DateField(_("ngày rời công đoàn"), null=True, blank=True)
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="member",
        verbose_name=_("tài khoản"),
    )
    merged_into = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        db_index=False,
        related_name="merged",
        verbose_name=_("đã gộp vào"),
    )
    sort_key = models.CharField(max_length=1024, db_collation="C", editable=False, blank=True)
    search = search_column("full_name")

    objects = MemberQuerySet.as_manager()

    class Meta:
        verbose_name = _("đoàn viên")
        verbose_name_plural = _("đoàn viên")
        constraints = [
            models.CheckConstraint(condition=models.Q(gender__in=Gender.values), name="member_gender_known"),
            models.CheckConstraint(
                condition=models.Q(education__in=["", *Education.values]), name="member_education_known"
            ),
            models.CheckConstraint(condition=IsNfc("full_name"), name="member_name_nfc"),
            models.CheckConstraint(
                condition=models.Q(merged_into__isnull=True) | ~models.Q(merged_into=models.F("id")),
                name="member_not_merged_into_itself",
            ),
        ]
        indexes = [
            GinIndex(OpClass("search", "gin_trgm_ops"), name="member_search_idx"),
            HashIndex(fields=["search"], name="member_whole_name_idx"),
            models.Index(Upper("code"), name="member_code_idx"),
            models.Index(fields=["unit", "sort_key"], name="member_unit_sort_idx"),
            models.Index(fields=["sort_key", "id"], name="member_sort_idx"),
            models.Index(fields=["birth_date"], name="member_birth_idx"),
            models.Index(
                fields=["merged_into"], condition=models.Q(merged_into__isnull=False), name="member_merged_idx"
            ),
        ]

    def __str__(self) -> str:
        return self.full_name

    @property
    def label(self) -> str:
        """Name with what tells namesakes apart: birth year and position."""
        year = gettext("sinh %(year)s") % {"year": self.birth_date.year} if self.birth_date else ""
        return " – ".join(filter(None, [self.full_name, year, self.position]))

    @property
    def person_id(self) -> int:
        """The key of the record that stands for the person: its own, or of the one it was merged into."""
        return self.merged_into_id or self.pk

    @property
    def person(self) -> "Member":
        """The record that stands for the person."""
        return self.merged_into or self

    @property
    def left_label(self) -> str:
        """That the person of a list has left the union, and why where that is known; empty for one in a unit."""
        if not self.left_on:
            return ""
        reason = getattr(self, "left_because", None)
        if not reason:
            return gettext("Đã rời")
        return gettext("Đã rời: %(reason)s") % {"reason": LeavingReason(reason).label.lower()}


@tracked()
class Membership(TimeStampedModel):
    """A person in a unit from day to day; periods of one person never overlap."""

    member = models.ForeignKey(
        Member, on_delete=models.PROTECT, related_name="memberships", verbose_name=_("đoàn viên")
    )
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="memberships", verbose_name=_("đơn vị"))
    valid_from = models.DateField(_("từ ngày"), null=True, blank=True)
    valid_to = models.DateField(_("đến hết ngày"), null=True, blank=True)
    leaving_reason = models.CharField(_("lý do rời"), max_length=12, choices=LeavingReason, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("quá trình sinh hoạt công đoàn")
        verbose_name_plural = _("quá trình sinh hoạt công đoàn")
        ordering = ["member", "valid_from"]
        constraints = [
            ExclusionConstraint(
                name="membership_no_overlap",
                expressions=[("member", RangeOperators.EQUAL), (validity(), RangeOperators.OVERLAPS)],
                violation_error_message=_("Đoàn viên đã sinh hoạt ở đơn vị trong thời gian này."),
            ),
            models.CheckConstraint(
                condition=models.Q(leaving_reason__in=["", *LeavingReason.values]), name="membership_reason_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.member_id} @ {self.unit_id}"

    def holds_on(self, day: dt.date) -> bool:
        """Whether the person was in the unit on ``day``."""
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)

    def may_begin(self, day: dt.date | None) -> bool:
        """Whether ``day`` (``None``: from ever) is not after the last day."""
        return day is None or self.valid_to is None or day <= self.valid_to
