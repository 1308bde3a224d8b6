"""Which move leads from where to where, of a proposal that a person goes to another unit."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from common.workflow import Transition
from office.models import TransferState as S
from office.permissions.transfers import may_answer, may_withdraw

OPEN: Final = frozenset({S.PROPOSED})

TRANSFER_MOVES: Final = {
    "confirm": Transition(OPEN, S.CONFIRMED, may_answer, label=_("Xác nhận"), done=_("xác nhận chuyển sinh hoạt")),
    "refuse": Transition(
        OPEN,
        S.REFUSED,
        may_answer,
        label=_("Không nhận lời"),
        done=_("không nhận lời chuyển sinh hoạt"),
        needs_reason=True,
    ),
    "withdraw": Transition(
        OPEN, S.WITHDRAWN, may_withdraw, label=_("Rút đề nghị"), done=_("rút đề nghị chuyển sinh hoạt")
    ),
}
