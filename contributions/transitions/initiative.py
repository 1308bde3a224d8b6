"""Which move leads an initiative from where to where."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from common.workflow import Transition
from contributions.guards.initiative import (
    application_comes_first,
    kind_is_chosen,
    recognition_is_known,
    shares_are_full,
    suggestion_is_confirmed,
    suits_programme,
    suits_programme_when_recognised,
)
from contributions.models import InitiativeState as S
from contributions.permissions.initiative import may_check_initiative, may_edit_initiative, may_recognise_initiative
from contributions.selectors.timeline import DONE

INITIATIVE_MOVES: Final = {
    "send": Transition(
        frozenset({S.DRAFT}),
        S.SENT,
        may_edit_initiative,
        (suggestion_is_confirmed, kind_is_chosen, shares_are_full, suits_programme),
        label=_("Gửi sáng kiến"),
        done=DONE["send"],
    ),
    "take_back": Transition(
        frozenset({S.SENT}),
        S.DRAFT,
        may_edit_initiative,
        label=_("Đưa về nháp"),
        done=DONE["take_back"],
    ),
    "check": Transition(
        frozenset({S.SENT, S.CHECKED}),
        S.CHECKED,
        may_check_initiative,
        label=_("Kiểm tra ba điều kiện"),
        done=DONE["check"],
    ),
    "recognise": Transition(
        frozenset({S.DRAFT, S.SENT, S.CHECKED}),
        S.RECOGNISED,
        may_recognise_initiative,
        (
            suggestion_is_confirmed,
            kind_is_chosen,
            shares_are_full,
            recognition_is_known,
            application_comes_first,
            suits_programme_when_recognised,
        ),
        label=_("Xác nhận công nhận"),
        done=DONE["recognise"],
    ),
    "not_recognise": Transition(
        frozenset({S.SENT, S.CHECKED}),
        S.NOT_RECOGNISED,
        may_check_initiative,
        label=_("Không công nhận"),
        done=DONE["not_recognise"],
        needs_reason=True,
    ),
    "apply": Transition(
        frozenset({S.RECOGNISED}),
        S.APPLIED,
        may_edit_initiative,
        label=_("Ghi đã áp dụng"),
        done=DONE["apply"],
    ),
    "spread": Transition(
        frozenset({S.APPLIED}),
        S.SPREAD,
        may_edit_initiative,
        label=_("Ghi nhân rộng"),
        done=DONE["spread"],
        needs_reason=True,
    ),
}
