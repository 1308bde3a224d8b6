"""Which move leads from where to where, of a prize."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from common.workflow import Transition
from prizes.guards import amount_is_known, counts_in_no_higher, list_is_open
from prizes.models import PrizeState as S
from prizes.permissions import follows_a_decision, may_pay, may_unpay

PRIZE_MOVES: Final = {
    "pay": Transition(
        frozenset({S.DUE}), S.PAID, may_pay, (amount_is_known,), label=_("Ghi đã chi"), done=_("ghi đã chi")
    ),
    "unpay": Transition(
        frozenset({S.PAID}),
        S.DUE,
        may_unpay,
        (list_is_open, counts_in_no_higher),
        label=_("Bỏ ghi đã chi"),
        done=_("bỏ ghi đã chi"),
        needs_reason=True,
    ),
    "outrank": Transition(
        frozenset({S.DUE}), S.OUTRANKED, follows_a_decision, done=_("không chi: đã thưởng danh hiệu cao hơn")
    ),
    "cancel": Transition(
        frozenset({S.DUE, S.OUTRANKED}), S.CANCELLED, follows_a_decision, done=_("không chi: khen thưởng đã thu hồi")
    ),
    "recall": Transition(frozenset({S.PAID}), S.TO_RECOVER, follows_a_decision, done=_("phải thu hồi tiền thưởng")),
    "restore": Transition(
        frozenset({S.OUTRANKED}), S.DUE, follows_a_decision, done=_("được chi: nay là danh hiệu cao nhất")
    ),
    "recover": Transition(
        frozenset({S.TO_RECOVER}), S.RECOVERED, may_pay, label=_("Ghi đã thu hồi"), done=_("ghi đã thu hồi tiền thưởng")
    ),
}
