import re

from django.db import models
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from common.fields import CleanCharField
from common.history import tracked
from common.models import TimeStampedModel
from common.vietnamese import format_date_official

LAW = re.compile(r"QH\d+")
KINDS = {
    "NĐ": _("Nghị định"),
    "NQ": _("Nghị quyết"),
    "QĐ": _("Quyết định"),
    "TT": _("Thông tư"),
    "HD": _("Hướng dẫn"),
    "KH": _("Kế hoạch"),
    "VBHN": _("Văn bản"),
}
"""By how the symbol of a document begins."""


@tracked()
class LegalDocument(TimeStampedModel):
    """A law, decree or regulation with the days it is in force; ``valid_to`` is its last day, ``None`` when open."""

    number = CleanCharField(_("số, ký hiệu"), max_length=64, unique=True)
    title = CleanCharField(_("trích yếu"), max_length=500)
    issued_on = models.DateField(_("ngày ban hành"), null=True, blank=True)
    valid_from = models.DateField(_("có hiệu lực từ"), null=True, blank=True)
    valid_to = models.DateField(_("hiệu lực đến hết"), null=True, blank=True)
    source = models.CharField(_("nguồn"), max_length=500, blank=True)
    unverified = models.BooleanField(_("chưa kiểm chứng"), default=False)

    class Meta:
        verbose_name = _("văn bản căn cứ")
        verbose_name_plural = _("văn bản căn cứ")
        ordering = ["-issued_on", "number"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(valid_to__isnull=True)
                | models.Q(valid_from__isnull=True)
                | models.Q(valid_to__gte=models.F("valid_from")),
                name="legal_document_dates_in_order",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} – {self.title}"

    @property
    def cited(self) -> str:
        """As a decision names what it rests on: a law by its name, the rest by kind and number; Decree 30/2020."""
        on = format_date_official(self.issued_on) if self.issued_on else ""
        symbol = self.number.rpartition("/")[2]
        if LAW.fullmatch(symbol):
            return " ".join(filter(None, [self.title, on]))
        kind = KINDS.get(symbol.partition("-")[0])
        if kind is None:
            return str(self)
        named = _now("%(kind)s số %(number)s") % {"kind": kind, "number": self.number}
        return " – ".join([" ".join(filter(None, [named, on])), self.title])
