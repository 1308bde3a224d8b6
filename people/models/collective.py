from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models.functions import Upper
from django.utils.translation import gettext_lazy as _

from common.expressions import IsNfc, search_column
from common.fields import CleanCharField
from common.history import tracked
from common.models import TimeStampedModel
from people.models.member import Member
from people.querysets import CollectiveMembershipQuerySet, CollectiveQuerySet
from units.models import Unit
from units.models.naming import validity


class CollectiveKind(models.TextChoices):
    DEPARTMENT = "department", _("Phòng, ban")
    TEAM = "team", _("Tổ, đội")
    WORKSHOP = "workshop", _("Phân xưởng")
    CLASS_GROUP = "class_group", _("Tổ chuyên môn, khối lớp")
    OTHER = "other", _("Khác")


@tracked(exclude=("search",))
class Collective(TimeStampedModel):
    """A group inside a unit that can be put up for an award; headcounts are unknown when ``None``."""

    code = models.CharField(_("mã tập thể"), max_length=32, unique=True)
    name = CleanCharField(_("tên tập thể"), max_length=255)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="collectives", verbose_name=_("đơn vị"))
    kind = models.CharField(_("loại"), max_length=16, choices=CollectiveKind, default=CollectiveKind.OTHER)
    headcount = models.PositiveIntegerField(_("số người"), null=True, blank=True)
    headcount_female = models.PositiveIntegerField(_("số nữ"), null=True, blank=True)
    ended_on = models.DateField(_("ngày kết thúc"), null=True, blank=True)
    sort_key = models.CharField(max_length=1024, db_collation="C", editable=False, blank=True)
    search = search_column("name")

    objects = CollectiveQuerySet.as_manager()

    class Meta:
        verbose_name = _("tập thể")
        verbose_name_plural = _("tập thể")
        constraints = [
            models.CheckConstraint(condition=models.Q(kind__in=CollectiveKind.values), name="collective_kind_known"),
            models.CheckConstraint(condition=IsNfc("name"), name="collective_name_nfc"),
            models.CheckConstraint(
                condition=models.Q(headcount_female__isnull=True)
                | models.Q(headcount__isnull=True)
                | models.Q(headcount_female__lte=models.F("headcount")),
                name="collective_women_within_all",
                violation_error_message=_("Số nữ không thể lớn hơn tổng số."),
            ),
        ]
        indexes = [
            GinIndex(OpClass("search", "gin_trgm_ops"), name="collective_search_idx"),
            models.Index(Upper("code"), name="collective_code_idx"),
            models.Index(fields=["unit", "sort_key"], name="collective_unit_sort_idx"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def label(self) -> str:
        return self.name


@tracked()
class CollectiveMembership(TimeStampedModel):
    """A person in a collective from day to day, beside the membership in its unit; in several when they overlap."""

    collective = models.ForeignKey(
        Collective, on_delete=models.PROTECT, related_name="memberships", verbose_name=_("tập thể")
    )
    member = models.ForeignKey(
        Member, on_delete=models.PROTECT, related_name="collective_memberships", verbose_name=_("đoàn viên")
    )
    valid_from = models.DateField(_("từ ngày"), null=True, blank=True)
    valid_to = models.DateField(_("đến hết ngày"), null=True, blank=True)

    objects = CollectiveMembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("thành viên tập thể")
        verbose_name_plural = _("thành viên tập thể")
        ordering = ["collective", "valid_from"]
        constraints = [
            ExclusionConstraint(
                name="collective_membership_no_overlap",
                expressions=[
                    ("collective", RangeOperators.EQUAL),
                    ("member", RangeOperators.EQUAL),
                    (validity(), RangeOperators.OVERLAPS),
                ],
                violation_error_message=_("Đoàn viên đã ở trong tập thể trong thời gian này."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.member_id} @ {self.collective_id}"
