from django.db import models
from django.utils.translation import gettext_lazy as _

from common.fields import CleanCharField
from common.history import tracked
from common.models import StoredFile
from exemplars.models.exemplar import Exemplar
from exemplars.querysets import ExemplarPartQuerySet


@tracked()
class ExemplarPhoto(StoredFile):
    """A picture of an exemplar, drawn anew without the place it was taken at; the first stands in galleries."""

    folder = "exemplars"

    exemplar = models.ForeignKey(Exemplar, on_delete=models.CASCADE, related_name="photos")
    position = models.PositiveSmallIntegerField(_("thứ tự"), default=0)
    caption = CleanCharField(_("chú thích"), max_length=255, blank=True)

    objects = ExemplarPartQuerySet.as_manager()

    class Meta:
        verbose_name = _("ảnh điển hình")
        verbose_name_plural = _("ảnh điển hình")
        ordering = ["position", "pk"]
