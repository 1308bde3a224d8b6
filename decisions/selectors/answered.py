"""What rests on an honour that a higher body granted, and so on the answer as it was recorded."""

from django.utils.translation import gettext as _

from awards.models import Honour, QuarterPraise
from awards.selectors.reading import runs_that_read
from common.verdict import YES, Verdict, not_now
from decisions.models import DecisionLine


def is_unused(honour: Honour) -> Verdict:
    """Yes while nothing rests on it: no decision is about it, nothing ended it and no tally has counted it."""
    rests = (
        hasattr(honour, "end")
        or DecisionLine.objects.filter(honour=honour).exists()
        or QuarterPraise.objects.filter(honour=honour).exists()
    )
    if rests:
        return not_now(_("Đã có quyết định về lượt khen này nên không sửa được trả lời nữa."))
    if runs := runs_that_read(honour):
        return not_now(
            _("Lần tổng hợp số %(number)s của «%(campaign)s» đã tính lượt khen này nên không sửa được trả lời nữa.")
            % {"number": runs[0].number, "campaign": runs[0].campaign.name}
        )
    return YES
