"""Which move leads from where to where, of a line of an old list of awards."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from common.workflow import Transition
from office.models import ClaimState as S
from office.permissions.claims import may_settle

OPEN: Final = frozenset({S.OPEN})
SETTLED: Final = frozenset({S.MATCHED, S.SET_ASIDE})

CLAIM_MOVES: Final = {
    "match": Transition(OPEN, S.MATCHED, may_settle, label=_("Ghi vào sổ"), done=_("ghi vào sổ khen thưởng")),
    "set_aside": Transition(OPEN, S.SET_ASIDE, may_settle, label=_("Để riêng"), done=_("để riêng"), needs_reason=True),
    "open_again": Transition(
        SETTLED, S.OPEN, may_settle, label=_("Đối chiếu lại"), done=_("đối chiếu lại"), needs_reason=True
    ),
}
