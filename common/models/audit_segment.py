from django.db import models
from django.utils.translation import gettext_lazy as _

from common.audit_chain import root_of
from common.models.base import FrozenModel


class AuditSegment(FrozenModel):
    """Entries of the audit, ``first`` to ``last``, chained to the segment before. Never changed or deleted.

    ``links`` holds number and hash of each entry, as ``common.audit_chain.packed`` has it. ``previous`` is the root of
    the segment before, empty for the first; ``root`` is over all of this. Numbers of entries that were never committed
    are in no segment.
    """

    number = models.PositiveIntegerField(_("số đoạn"), unique=True)
    first = models.BigIntegerField(_("dòng đầu"))
    last = models.BigIntegerField(_("dòng cuối"), unique=True)
    count = models.PositiveIntegerField(_("số dòng"))
    links = models.BinaryField(_("mã băm từng dòng"))
    previous = models.CharField(_("mã của đoạn trước"), max_length=64, blank=True)
    root = models.CharField(_("mã của đoạn"), max_length=64, unique=True)
    sealed_at = models.DateTimeField(_("niêm lúc"))

    class Meta:
        verbose_name = _("đoạn nhật ký đã niêm")
        verbose_name_plural = _("các đoạn nhật ký đã niêm")
        ordering = ["number"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(count__gt=0, first__lte=models.F("last")), name="audit_segment_holds_entries"
            )
        ]

    def __str__(self) -> str:
        return f"{self.number}: {self.first}–{self.last}"

    def worked_out_root(self) -> str:
        """The root that follows from what is stored."""
        names = ("number", "first", "last", "count", "previous", "sealed_at")
        return root_of({name: getattr(self, name) for name in names}, bytes(self.links))
