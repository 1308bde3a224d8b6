"""Under which names prizes are shown: those the last correction of the decision gave."""

from collections.abc import Iterable

from decisions.selectors.amended import corrections_of, key_of
from prizes.models import PrizeLine

SHOWN = ("name", "unit_name", "award_label")


def named_today(prizes: Iterable[PrizeLine]) -> list[PrizeLine]:
    """``prizes`` of one list; each has the line whose texts hold as ``texts``, its own where nothing was corrected, and
    as ``before`` what those say that hold no more. One query."""
    found = list(prizes)
    corrected = corrections_of([prize.line for prize in found]) if found else {}
    for prize in found:
        prize.texts = corrected.get(key_of(prize.line), prize.line)
        pairs = [(getattr(prize.line, name), getattr(prize.texts, name)) for name in SHOWN]
        prize.before = [was for was, now in pairs if was != now]
    return found
