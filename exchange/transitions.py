"""Which move of an import, of an export leads where; those of workers are made in the name of whoever asked for it."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from common.workflow import Transition
from exchange.guards import (
    its_answers_are_not_undone,
    its_file_is_kept,
    its_writing_is_known,
    something_would_change,
)
from exchange.models import ExportState
from exchange.models import ImportState as S
from exchange.permissions import asked_for_undoing, may_take_out, may_undo_run, may_work_on_run
from exchange.querysets import OPEN_STATES

RUN_MOVES: Final = {
    "begin": Transition(
        frozenset({S.UPLOADED}), S.CHECKING, may_work_on_run, label=_("Bắt đầu kiểm tra"), done=_("bắt đầu kiểm tra")
    ),
    "find": Transition(
        frozenset({S.CHECKING}), S.CHECKED, may_work_on_run, label=_("Kiểm tra xong"), done=_("kiểm tra xong")
    ),
    "check_again": Transition(
        frozenset({S.CHECKED}),
        S.UPLOADED,
        may_work_on_run,
        (its_file_is_kept,),
        label=_("Kiểm tra lại"),
        done=_("cho kiểm tra lại"),
    ),
    "apply": Transition(
        frozenset({S.CHECKED}),
        S.APPLYING,
        may_work_on_run,
        (its_file_is_kept, something_would_change),
        label=_("Ghi vào hệ thống"),
        done=_("cho ghi"),
    ),
    "finish": Transition(frozenset({S.APPLYING}), S.APPLIED, may_work_on_run, label=_("Ghi xong"), done=_("ghi xong")),
    "show_again": Transition(
        frozenset({S.APPLYING}),
        S.CHECKED,
        may_work_on_run,
        label=_("Đưa lại kết quả kiểm tra"),
        done=_("chưa ghi vì số liệu đã đổi"),
    ),
    "cancel": Transition(frozenset(OPEN_STATES), S.CANCELLED, may_work_on_run, label=_("Huỷ"), done=_("huỷ")),
    "fail": Transition(
        frozenset({S.UPLOADED, S.CHECKING, S.APPLYING}),
        S.FAILED,
        may_work_on_run,
        label=_("Ghi không nhập được"),
        done=_("không nhập được"),
    ),
    "undo": Transition(
        frozenset({S.APPLIED}),
        S.UNDOING,
        may_undo_run,
        (its_writing_is_known, its_answers_are_not_undone),
        label=_("Hoàn tác"),
        done=_("cho hoàn tác"),
        needs_reason=True,
    ),
    "take_back": Transition(
        frozenset({S.UNDOING}), S.UNDONE, may_undo_run, label=_("Hoàn tác xong"), done=_("hoàn tác xong")
    ),
    "keep": Transition(
        frozenset({S.UNDOING}),
        S.APPLIED,
        asked_for_undoing,
        label=_("Giữ nguyên dữ liệu đã nhập"),
        done=_("giữ nguyên vì không hoàn tác được"),
    ),
}

EXPORT_MOVES: Final = {
    "finish": Transition(
        frozenset({ExportState.WAITING}), ExportState.DONE, may_take_out, label=_("Tạo xong"), done=_("tạo xong tệp")
    ),
    "fail": Transition(
        frozenset({ExportState.WAITING}), ExportState.FAILED, may_take_out, label=_("Bỏ"), done=_("không tạo được tệp")
    ),
    "expire": Transition(
        frozenset({ExportState.DONE}), ExportState.EXPIRED, may_take_out, label=_("Hết hạn"), done=_("xoá tệp hết hạn")
    ),
}
