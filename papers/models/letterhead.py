from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from common.fields import CleanCharField, CleanTextField
from common.history import tracked
from common.models import TimeStampedModel
from papers.content import PaperKind
from papers.querysets import LetterheadQuerySet
from units.models import Unit
from units.models.naming import validity

SYMBOL_FIELDS = {
    PaperKind.DECISION: "decision_symbol",
    PaperKind.PLAQUE_DECISION: "decision_symbol",
    PaperKind.SUBMISSION: "submission_symbol",
    PaperKind.MINUTES: "minutes_symbol",
    PaperKind.RETURN_SLIP: "slip_symbol",
    PaperKind.AGENCY_LETTER: "letter_symbol",
    PaperKind.SUMMARY_REPORT: "report_symbol",
}
"""Where the symbol of a paper with a number stands; the other kinds carry none."""


@tracked()
class Letterhead(TimeStampedModel):
    """What stands at the top and the foot of a unit's papers from day to day; those of one unit never overlap.

    An empty ``upper`` or ``unit_line`` is the name of the unit above, or of the unit, on the day of the paper.
    """

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="letterheads", verbose_name=_("đơn vị"))
    valid_from = models.DateField(_("dùng từ ngày"))
    valid_to = models.DateField(_("đến hết ngày"), null=True, blank=True)
    upper = CleanCharField(_("dòng cơ quan chủ quản"), max_length=255, blank=True)
    unit_line = CleanCharField(_("dòng tên đơn vị"), max_length=255, blank=True)
    authority = CleanCharField(_("thẩm quyền ban hành"), max_length=255, blank=True)
    place = CleanCharField(_("địa danh"), max_length=120)
    decision_symbol = CleanCharField(_("ký hiệu quyết định"), max_length=40, blank=True)
    submission_symbol = CleanCharField(_("ký hiệu tờ trình"), max_length=40, blank=True)
    minutes_symbol = CleanCharField(_("ký hiệu biên bản"), max_length=40, blank=True)
    slip_symbol = CleanCharField(_("ký hiệu phiếu trả hồ sơ"), max_length=40, blank=True)
    letter_symbol = CleanCharField(_("ký hiệu công văn"), max_length=40, blank=True, default="", db_default="")
    report_symbol = CleanCharField(_("ký hiệu báo cáo"), max_length=40, blank=True, default="", db_default="")
    formula = CleanCharField(_("thể thức ký"), max_length=120, blank=True)
    signer_post = CleanCharField(_("chức vụ người ký"), max_length=120, blank=True)
    signer_name = CleanCharField(_("họ tên người ký"), max_length=120, blank=True)
    recipients = CleanTextField(_("nơi nhận"), max_length=2000, blank=True)
    version = models.PositiveIntegerField(default=0, db_default=0, editable=False)

    objects = LetterheadQuerySet.as_manager()

    class Meta:
        verbose_name = _("tiêu đề văn bản")
        verbose_name_plural = _("tiêu đề văn bản")
        ordering = ["unit", "-valid_from"]
        constraints = [
            ExclusionConstraint(
                name="letterhead_no_overlap",
                expressions=[("unit", RangeOperators.EQUAL), (validity(), RangeOperators.OVERLAPS)],
                violation_error_message=_(
                    "Đơn vị đã có tiêu đề khác trong thời gian này. Hãy sửa tiêu đề ấy, hoặc chọn ngày khác."
                ),
            ),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="letterhead_dates_in_order",
                violation_error_message=_("Ngày cuối không thể trước ngày đầu."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit} · {self.valid_from:%d/%m/%Y}"

    def clean(self):
        """The days are in order: of others there is no range to compare."""
        if self.valid_from and self.valid_to and self.valid_to < self.valid_from:
            raise ValidationError({"valid_to": gettext("Ngày cuối không thể trước ngày đầu.")})

    def symbol_of(self, kind: PaperKind) -> str:
        """What follows the number of such a paper; empty where it carries none."""
        return getattr(self, SYMBOL_FIELDS[kind]) if kind in SYMBOL_FIELDS else ""
