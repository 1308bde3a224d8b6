from collections.abc import Collection

from django.db import transaction
from django.utils import timezone

from common.workflow import advance_all
from notices.models import Mail
from office.selectors.outbox import letters_in_hand
from office.transitions.outbox import MAIL_MOVES


@transaction.atomic
def move_letters(keys: Collection[int], move: str, *, by) -> int:
    """Those letters of ``keys`` in the hands of ``by`` from which ``move`` leads on have made it; returns how many.

    A letter a worker is sending is waited for, and is then left as sent. What is let go goes with the next minute.
    """
    letters = letters_in_hand(by).filter(pk__in=keys, state__in=MAIL_MOVES[move].sources)
    moved = advance_all(letters, move, by=by, table=MAIL_MOVES)
    if move in {"release", "resend"}:
        afresh = {"send_after": timezone.now(), "attempts": 0, "failure": ""}
        Mail.objects.filter(pk__in=[letter.pk for letter in moved]).update(**afresh)
    return len(moved)
