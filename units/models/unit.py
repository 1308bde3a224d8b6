from django.contrib.postgres.indexes import GinIndex, HashIndex, OpClass
from django.db import models
from django.utils.translation import gettext_lazy as _
from treebeard.mp_tree import MP_Node

from common import clock
from common.expressions import IsNfc, search_column
from common.fields import CleanCharField
from common.history import tracked
from common.models import TimeStampedModel
from units.querysets import UnitManager


class UnitKind(models.TextChoices):
    CONFEDERATION = "confederation", _("Tổng Liên đoàn")
    PROVINCIAL = "provincial", _("LĐLĐ tỉnh, thành phố")
    SECTORAL = "sectoral", _("Công đoàn ngành")
    DISTRICT = "district", _("LĐLĐ huyện, thị, thành phố")
    UPPER_GRASSROOTS = "upper_grassroots", _("Công đoàn cấp trên trực tiếp cơ sở")
    GRASSROOTS = "grassroots", _("Công đoàn cơ sở")
    SECTION = "section", _("Công đoàn bộ phận")
    GROUP = "group", _("Tổ công đoàn")


class Block(models.TextChoices):
    ADMINISTRATIVE = "administrative", _("Hành chính sự nghiệp")
    AGENCY = "agency", _("Cơ quan")
    COMMUNE = "commune", _("Xã, thị trấn")
    SCHOOL = "school", _("Trường học")
    ENTERPRISE_STATE = "enterprise_state", _("Doanh nghiệp nhà nước")
    ENTERPRISE_PRIVATE = "enterprise_private", _("Doanh nghiệp ngoài nhà nước")
    OTHER = "other", _("Khác")


@tracked(exclude=("search",))
class Unit(TimeStampedModel, MP_Node):
    """A union unit of today. ``path`` is today's place and serves permissions; names and places of every day
    stand in ``UnitName`` and ``UnitPlacement``. A unit that ended keeps its row: ``ended_on`` is its last day.
    """

    code = models.CharField(_("mã đơn vị"), max_length=32, unique=True)
    name = CleanCharField(_("tên đơn vị"), max_length=255)
    short_name = CleanCharField(_("tên gọi tắt"), max_length=120, blank=True)
    kind = models.CharField(_("cấp"), max_length=20, choices=UnitKind)
    block = models.CharField(_("khối"), max_length=20, choices=Block, blank=True)
    founded_on = models.DateField(_("ngày thành lập"), null=True, blank=True)
    ended_on = models.DateField(_("ngày kết thúc"), null=True, blank=True)
    sort_key = models.CharField(max_length=1024, db_collation="C", editable=False, blank=True)
    search = search_column("name")

    objects = UnitManager()

    class Meta:
        verbose_name = _("đơn vị")
        verbose_name_plural = _("đơn vị")
        constraints = [
            models.CheckConstraint(condition=models.Q(kind__in=UnitKind.values), name="unit_kind_known"),
            models.CheckConstraint(condition=models.Q(block__in=["", *Block.values]), name="unit_block_known"),
            models.CheckConstraint(condition=IsNfc("name"), name="unit_name_nfc"),
        ]
        indexes = [
            GinIndex(OpClass("search", "gin_trgm_ops"), name="unit_search_idx"),
            HashIndex(fields=["search"], name="unit_whole_name_idx"),
            models.Index(OpClass("path", "varchar_pattern_ops"), name="unit_path_prefix_idx"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def label(self) -> str:
        """The short name where there is one."""
        return self.short_name or self.name

    @property
    def has_ended(self) -> bool:
        """Whether the last day of the unit is over."""
        return self.ended_on is not None and self.ended_on < clock.today()
