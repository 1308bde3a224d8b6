"""Awards and titles held."""

from awards.selectors.facts.ground import GROUNDS
from awards.selectors.facts.honours import Held, honours_of
from awards.selectors.facts.slices import Reader, Slice, Source
from awards.selectors.facts.words import coded, in_order
from awards.tally import facts as tally
from awards.tally import levels


def read_history(cut: Slice) -> Reader:
    """``history`` in order of year; an award recorded nowhere was not held.

    The deciding level is that of the campaign the award was given in, else the only one that may decide it, else
    unknown. The ground is the campaign's where it is one, else the award's own. A unit's own stand beside those that
    units it goes on from held until then, under their code as ``predecessor``; a unit without a line of its origin goes
    on from nobody.
    """
    known = honours_of(cut)
    return lambda row: {"history": in_order(map(_past, known.get(row.key, ())), "year", "award", "ref", "predecessor")}


def _past(held: Held) -> tally.PastAward:
    return tally.PastAward(
        held.award,
        held.year,
        GROUNDS.get(held.kind or "") or coded(levels.AwardScope, held.scope),
        level=held.deciding_level,
        ref=held.decision_no or None,
        predecessor=held.predecessor,
    )


HISTORY = Source(frozenset({"history"}), read_history)
