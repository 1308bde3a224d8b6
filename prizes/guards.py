"""On what condition a prize is paid."""

from django.utils.translation import gettext as _

from common.verdict import YES, Verdict, no
from prizes.models import PrizeState


def list_is_open(prize) -> Verdict:
    """The list of the prize was not closed."""
    if prize.prize_list.closed_at is None:
        return YES
    return no(_("Danh sách chi đã chốt nên không bỏ ghi chi được nữa."))


def amount_is_known(prize) -> Verdict:
    """The catalogue, or the decision itself, says how much it is."""
    if prize.amount is not None:
        return YES
    return no(
        _("Chưa biết số tiền: danh mục chưa có hệ số cho ngày quyết định. Hãy nhờ quản trị bổ sung rồi tính lại.")
    )


def counts_in_no_higher(prize) -> Verdict:
    """No higher title was paid less by it."""
    higher = prize.outranked_by
    if higher is None or higher.state != PrizeState.PAID:
        return YES
    return no(
        _("Đã chi phần chênh lệch của «%(higher)s» sau khi trừ dòng này. Hãy bỏ ghi chi danh hiệu ấy trước.")
        % {"higher": higher.line.award_label}
    )
