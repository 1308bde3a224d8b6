from django.db import models
from django.utils.translation import gettext_lazy as _

from catalogue.models.award_type import AwardType
from common.history import tracked
from common.models import TimeStampedModel


class RoadKind(models.TextChoices):
    DECIDE = "decide", _("Quyết định tại cấp này")
    PROPOSE_UP = "propose_up", _("Đề nghị cấp trên")
    RECORD = "record", _("Ghi nhận, nơi khác quyết định")


class DecidingLevel(models.TextChoices):
    """Kinds of unit that run campaigns; the values are those of ``units.UnitKind``."""

    CONFEDERATION = "confederation", _("Tổng Liên đoàn")
    PROVINCIAL = "provincial", _("LĐLĐ tỉnh, thành phố")
    SECTORAL = "sectoral", _("Công đoàn ngành")
    DISTRICT = "district", _("LĐLĐ huyện, thị, thành phố")
    UPPER_GRASSROOTS = "upper_grassroots", _("Công đoàn cấp trên trực tiếp cơ sở")
    GRASSROOTS = "grassroots", _("Công đoàn cơ sở")


@tracked()
class Road(TimeStampedModel):
    """What a level does with an award: decides it, proposes it upwards, or only records it."""

    award = models.ForeignKey(AwardType, on_delete=models.CASCADE, related_name="roads")
    level = models.CharField(_("cấp"), max_length=20, choices=DecidingLevel)
    kind = models.CharField(_("thẩm quyền xử lý"), max_length=12, choices=RoadKind)
    unverified = models.BooleanField(_("chưa kiểm chứng"), default=False)

    class Meta:
        verbose_name = _("thẩm quyền xử lý")
        verbose_name_plural = _("thẩm quyền xử lý")
        constraints = [
            models.UniqueConstraint(fields=["award", "level"], name="road_one_per_award_level"),
            models.CheckConstraint(condition=models.Q(kind__in=RoadKind.values), name="road_kind_known"),
        ]

    def __str__(self) -> str:
        return f"{self.award_id} · {self.level} · {self.kind}"
