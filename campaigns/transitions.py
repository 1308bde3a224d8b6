"""Which move leads from where to where, for each noun of this app."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from campaigns.guards.campaign import no_run_has_started, registration_can_close
from campaigns.guards.dossier import (
    campaign_is_running,
    dossier_is_on_time,
    nothing_rests_on_it,
    unit_can_mend,
    unit_has_not_mended,
)
from campaigns.guards.entry_review import no_entry_is_returned
from campaigns.models import CampaignState as C
from campaigns.models import DossierState as D
from campaigns.models import ExtensionState as E
from campaigns.permissions.campaign import may_end_with_unit, may_run
from campaigns.permissions.dossier import may_answer, may_close, may_edit, may_review, may_withdraw
from campaigns.selectors.readiness import is_complete
from campaigns.selectors.timeline import DONE
from common.workflow import Transition

WAITING: Final = frozenset({D.SENT, D.IN_REVIEW})

DOSSIER_MOVES: Final = {
    "send": Transition(
        frozenset({D.DRAFT, D.RETURNED}),
        D.SENT,
        may_edit,
        (campaign_is_running, dossier_is_on_time, is_complete),
        label=_("Gửi hồ sơ"),
        done=DONE["send"],
    ),
    "withdraw": Transition(
        frozenset({D.SENT}),
        D.WITHDRAWN,
        may_withdraw,
        label=_("Rút hồ sơ"),
        done=DONE["withdraw"],
        needs_reason=True,
    ),
    "reopen": Transition(
        frozenset({D.WITHDRAWN}),
        D.DRAFT,
        may_edit,
        (campaign_is_running,),
        label=_("Soạn lại"),
        done=DONE["reopen"],
    ),
    "recall": Transition(
        frozenset({D.SENT}),
        D.DRAFT,
        may_withdraw,
        (campaign_is_running, dossier_is_on_time),
        label=_("Thu hồi để sửa"),
        done=DONE["recall"],
        needs_reason=True,
    ),
    "take": Transition(frozenset({D.SENT}), D.IN_REVIEW, may_review, label=_("Nhận xử lý"), done=DONE["take"]),
    "return": Transition(
        WAITING,
        D.RETURNED,
        may_review,
        (campaign_is_running, unit_can_mend),
        label=_("Trả lại"),
        done=DONE["return"],
        needs_reason=True,
    ),
    "accept": Transition(
        WAITING, D.ACCEPTED, may_review, (no_entry_is_returned,), label=_("Nhận hồ sơ"), done=DONE["accept"]
    ),
    "refuse": Transition(
        WAITING,
        D.REFUSED,
        may_review,
        label=_("Kết luận không đạt"),
        done=DONE["refuse"],
        needs_reason=True,
    ),
    "correct": Transition(
        frozenset({D.ACCEPTED, D.REFUSED, D.RETURNED}),
        D.IN_REVIEW,
        may_review,
        (campaign_is_running, nothing_rests_on_it, unit_has_not_mended),
        label=_("Sửa lại bước vừa rồi"),
        done=DONE["correct"],
        needs_reason=True,
    ),
    "close": Transition(
        frozenset({D.DRAFT, D.RETURNED}),
        D.WITHDRAWN,
        may_close,
        label=_("Đóng hồ sơ"),
        done=DONE["close"],
        needs_reason=True,
    ),
}

EXTENSION_MOVES: Final = {
    "grant": Transition(
        frozenset({E.WAITING}), E.GRANTED, may_answer, label=_("Gia hạn"), done=_("đồng ý gia hạn"), needs_reason=True
    ),
    "decline": Transition(
        frozenset({E.WAITING}),
        E.DECLINED,
        may_answer,
        label=_("Không gia hạn"),
        done=_("không đồng ý gia hạn"),
        needs_reason=True,
    ),
}

CAMPAIGN_MOVES: Final = {
    "launch": Transition(
        frozenset({C.DRAFT}), C.LAUNCHED, may_run, label=_("Phát động"), done=_("phát động phong trào")
    ),
    "invite": Transition(
        frozenset({C.LAUNCHED}), C.LAUNCHED, may_run, label=_("Mời đơn vị mới"), done=_("mời đơn vị mới")
    ),
    "close_registration": Transition(
        frozenset({C.LAUNCHED}),
        C.LAUNCHED,
        may_run,
        (registration_can_close,),
        label=_("Khoá đăng ký"),
        done=_("khoá đăng ký"),
        needs_reason=True,
    ),
    "reopen_registration": Transition(
        frozenset({C.LAUNCHED}),
        C.LAUNCHED,
        may_run,
        (no_run_has_started,),
        label=_("Mở lại đăng ký"),
        done=_("mở lại đăng ký"),
        needs_reason=True,
    ),
    "end": Transition(
        frozenset({C.LAUNCHED}), C.ENDED, may_run, label=_("Kết thúc phong trào"), done=_("kết thúc phong trào")
    ),
    "end_with_unit": Transition(
        frozenset({C.LAUNCHED}),
        C.ENDED,
        may_end_with_unit,
        label=_("Kết thúc cùng đơn vị phát động"),
        done=_("kết thúc phong trào cùng đơn vị phát động"),
        needs_reason=True,
    ),
}
