"""Which move of a printing leads where; those of workers are made in the name of whoever asked for it."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from certificates.models import PrintState
from certificates.permissions import may_print, may_stop_print
from common.workflow import Transition

PRINT_MOVES: Final = {
    "finish": Transition(
        frozenset({PrintState.WAITING}), PrintState.DONE, may_print, label=_("Tạo xong"), done=_("tạo xong tệp in")
    ),
    "fail": Transition(
        frozenset({PrintState.WAITING}), PrintState.FAILED, may_print, label=_("Bỏ"), done=_("không tạo được tệp in")
    ),
    "cancel": Transition(
        frozenset({PrintState.WAITING}), PrintState.CANCELLED, may_stop_print, label=_("Dừng"), done=_("dừng in")
    ),
    "expire": Transition(
        frozenset({PrintState.DONE}), PrintState.EXPIRED, may_print, label=_("Hết hạn"), done=_("xoá tệp in hết hạn")
    ),
}
