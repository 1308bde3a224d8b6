"""What every kind of paper has; ``papers.content`` says what stands on each."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Signer:
    """Who signs: on whose behalf («TM. BAN THƯỜNG VỤ»), as what («CHỦ TỊCH»), by name."""

    formula: str = ""
    post: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """The top and the foot of a unit's papers on one day: what decisions freeze with what they say."""

    upper: str = ""
    unit: str
    authority: str = ""
    place: str = ""
    symbol: str = ""
    signer: Signer = Signer()
    recipients: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """What every paper has. Without ``heading`` the unit's letterhead of the day is printed.

    ``number`` is printed with two digits at least and the symbol; without one there is room for it. ``symbol``,
    ``signer`` and ``recipients`` go before those of the heading.
    """

    number: int | None = None
    symbol: str = ""
    signed_on: dt.date | None = None
    heading: Heading | None = None
    signer: Signer | None = None
    recipients: tuple[str, ...] = ()
