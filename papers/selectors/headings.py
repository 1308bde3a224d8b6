"""What stands at the top and the foot of a unit's papers on a day."""

import datetime as dt

from django.utils.translation import gettext as _

from papers.content import Heading, PaperKind, Signer
from papers.models import Letterhead
from units.models import Unit, UnitName, UnitPlacement


def letterhead_of(unit: Unit, on: dt.date) -> Letterhead | None:
    """The letterhead in force; ``None`` where nobody has set one for that day."""
    return Letterhead.objects.filter(unit=unit).on(on).first()


def heading_of(kind: PaperKind, unit: Unit, on: dt.date) -> Heading:
    """The heading of such a paper by the letterhead of the day.

    Without one the names of the unit and of the unit above on that day stand there, the rest is left to the pen.
    """
    letterhead = letterhead_of(unit, on)
    if letterhead is None:
        return Heading(upper=_name_above(unit, on), unit=name_on(unit, on).upper())
    return Heading(
        upper=letterhead.upper or _name_above(unit, on),
        unit=letterhead.unit_line or name_on(unit, on).upper(),
        authority=letterhead.authority,
        place=letterhead.place,
        symbol=letterhead.symbol_of(kind),
        signer=Signer(formula=letterhead.formula, post=letterhead.signer_post, name=letterhead.signer_name),
        recipients=tuple(letterhead.recipients.splitlines()),
    )


def recipients_of_letter(heading: Heading) -> tuple[str, ...]:
    """Those of the unit's papers after the addressee, who comes first: a letter has no articles to refer to."""
    return (_("Như trên"), *(each for each in heading.recipients if not each.startswith("Như ")))


def name_on(unit: Unit, on: dt.date) -> str:
    """What the unit was called on that day; its name of today where that is not known."""
    return UnitName.objects.filter(unit=unit).on(on).values_list("name", flat=True).first() or unit.name


def _name_above(unit: Unit, on: dt.date) -> str:
    """The name, in capitals, of the unit right above on that day; empty for the topmost."""
    path = UnitPlacement.objects.filter(unit=unit).on(on).values_list("path", flat=True).first() or unit.path
    above = Unit.objects.filter(path=path[: -Unit.steplen]).first() if len(path) > Unit.steplen else None
    return name_on(above, on).upper() if above else ""
