"""What a run stored of its entries against what follows from it, and against the registers of today."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from awards.models import Assessment, Outcome, TallyRun
from awards.selectors.assessing import Assessor, digest_of_stored, spelled_place
from awards.selectors.facts import facts_of, period_of
from awards.selectors.places import Place
from awards.selectors.spelling import spelled
from awards.tally.facts import MalformedFacts, facts_from_json, facts_to_json
from campaigns.models import Entry

SLICE = 1000
WHOLE = ""
"""Names no single fact: what differs is the digest or something worked out."""


@dataclass(frozen=True, slots=True)
class Difference:
    """Of the entry at ``place``, in codes, ``fact`` is ``stored`` so and ``found`` otherwise, both as JSON."""

    place: list[str]
    fact: str
    stored: str
    found: str

    def to_json(self) -> dict[str, Any]:
        return asdict(self)


@dataclass(slots=True)
class Compared:
    """A slice: how many entries, the first of which something stored is wrong, and those that are otherwise today."""

    entries: int = 0
    difference: Difference | None = None
    changed: int = 0
    first_changed: Difference | None = None


def compare_slices(run: TallyRun) -> Iterator[Compared]:
    """The results of ``run`` in slices of ``SLICE``, by the key of their entries, each compared."""
    assessor, after = Assessor(run), 0
    rows = (
        Assessment.objects.filter(recommendation__run=run)
        .select_related("recommendation")
        .order_by("recommendation__entry_id")
    )
    while kept := list(rows.filter(recommendation__entry_id__gt=after)[:SLICE]):
        yield _compare(run, kept, assessor)
        after = kept[-1].recommendation.entry_id


def _compare(run: TallyRun, kept: list[Assessment], assessor: Assessor) -> Compared:
    compared = Compared(entries=len(kept))
    ids = [row.recommendation.entry_id for row in kept]
    entries = Entry.objects.filter(pk__in=ids)
    today = {
        considered.entry_id: facts_to_json(considered.facts)
        for considered in facts_of(entries, period_of(run), needs=assessor.needs)
    }
    for row in kept:
        now = today.get(row.recommendation.entry_id, {})
        if compared.difference is None:
            compared.difference = _wrong(row, now, assessor)
        if spelled(row.facts) != spelled(now):
            compared.changed += 1
            compared.first_changed = compared.first_changed or first_difference(row.place, row.facts, now)
    return compared


def _wrong(row: Assessment, now: Mapping[str, Any], assessor: Assessor) -> Difference | None:
    """What of ``row`` does not follow from the rest of it; a fact when the registers tell which one was altered."""
    recommendation = row.recommendation
    stored = digest_of_stored(row.place, row.facts, row.findings, recommendation.rank_values)
    if stored != bytes(row.digest):
        other = first_difference(row.place, row.facts, now)
        return other or Difference(row.place, WHOLE, bytes(row.digest).hex(), stored.hex())
    award, kind, subject, unit, phase, _version = row.place
    try:
        judged = assessor.judge(award, kind, facts_from_json(row.facts))
    except (MalformedFacts, KeyError) as problem:
        return Difference(row.place, "facts", spelled(row.facts), str(problem))
    found = {
        "place": (spelled(row.place), spelled_place(award, kind, Place(subject, unit, int(phase)), judged.version)),
        "findings": (spelled(row.findings), judged.findings),
        "standing": (spelled(recommendation.rank_values), judged.standing),
        "outcome": (recommendation.outcome, _outcome(recommendation, judged.evaluation.outcome.value)),
    }
    for name, (kept, again) in found.items():
        if kept != again:
            return Difference(row.place, name, kept, again)
    return None


def _outcome(recommendation, found: str) -> str:
    """The outcome by the standard alone; of the eligible it is the line that tells, see ``compare_line``."""
    above_or_below = (Outcome.RECOMMENDED, Outcome.BELOW_LINE)
    if found != "eligible":
        return found
    return recommendation.outcome if recommendation.eligible and recommendation.outcome in above_or_below else found


def first_difference(place: list[str], kept: Mapping[str, Any], now: Mapping[str, Any]) -> Difference | None:
    """The first fact, by name, that is not the same in both; inside an object it is named with its key."""
    for name in sorted({*kept, *now}):
        one, other = kept.get(name), now.get(name)
        if one == other:
            continue
        if isinstance(one, Mapping) and isinstance(other, Mapping):
            inner = first_difference(place, one, other)
            if inner is not None:
                return Difference(place, f"{name}.{inner.fact}", inner.stored, inner.found)
        return Difference(place, name, spelled(one), spelled(other))
    return None
