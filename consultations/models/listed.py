from django.db import models
from django.utils.translation import gettext_lazy as _

from awards.models import Recommendation
from common.fields import CleanCharField
from common.models import FrozenModel


class Listed(FrozenModel):
    """One of those whom people were asked about, by the names of that day and no more than the list needs."""

    recommendation = models.ForeignKey(
        Recommendation, on_delete=models.PROTECT, related_name="+", verbose_name=_("đề nghị khen")
    )
    place = models.PositiveIntegerField(_("thứ tự"))
    name = CleanCharField(_("tên"), max_length=255)
    position = CleanCharField(_("chức vụ"), max_length=160, blank=True)
    unit_name = CleanCharField(_("đơn vị"), max_length=255)
    award_label = CleanCharField(_("danh hiệu, hình thức khen"), max_length=255)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.place}. {self.name}"
