"""The one move of a letter that follows from something else; those of people stand with their pages."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from common.verdict import YES, Verdict
from common.workflow import Transition
from notices.models import UNSENT_STATES, MailState


def may_make_idle(_user, _letter) -> Verdict:
    """Whoever was allowed to do what made the letter idle; that was asked there."""
    return YES


MAIL_MOVES: Final = {
    "drop": Transition(
        frozenset(UNSENT_STATES), MailState.CANCELLED, may_make_idle, label=_("Bỏ thư"), done=_("bỏ vì không cần nữa")
    ),
}
