"""The facts of entries, and of subjects nobody has put up, from all sources that hold what is asked for."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from typing import Any, NamedTuple

from django.db.models import QuerySet

from awards.selectors.facts.absences import ABSENCES
from awards.selectors.facts.collective import COLLECTIVE
from awards.selectors.facts.contests import CONTESTS
from awards.selectors.facts.discipline import DISCIPLINE
from awards.selectors.facts.ground import GROUND
from awards.selectors.facts.history import HISTORY
from awards.selectors.facts.initiatives import INITIATIVES
from awards.selectors.facts.origins import ORIGINS
from awards.selectors.facts.period import Period
from awards.selectors.facts.ratings import RATINGS
from awards.selectors.facts.registration import REGISTRATION
from awards.selectors.facts.scores import SCORES, VOTES
from awards.selectors.facts.slices import COLUMN_OF_KIND, ROW_COLUMNS, Reader, Row, Slice, Source, of_person
from awards.selectors.facts.targets import TARGETS
from awards.selectors.facts.traits import TRAITS
from awards.selectors.facts.uses import ACHIEVEMENTS
from awards.selectors.facts.works import WORKS
from awards.tally import levels
from awards.tally.facts import Facts, fact_of
from campaigns.models import Dossier, DossierKind, DossierState
from people.models import Member

SOURCES: tuple[Source, ...] = (
    TRAITS,
    ORIGINS,
    RATINGS,
    DISCIPLINE,
    HISTORY,
    INITIATIVES,
    COLLECTIVE,
    WORKS,
    CONTESTS,
    REGISTRATION,
    SCORES,
    VOTES,
    ABSENCES,
    TARGETS,
    GROUND,
    ACHIEVEMENTS,
)
"""Each fact has one source; facts without one are unknown."""


Needs = Collection[str] | Callable[[Row], frozenset[str]] | None
"""The facts that are asked for: the same of every row, or of each its own; ``None`` for all."""


class Considered(NamedTuple):
    """An entry with what is known of its subject."""

    entry_id: int
    award_id: int
    award_code: str
    unit_id: int
    subject_kind: str
    facts: Facts


def facts_of(
    entries: QuerySet,
    period: Period,
    *,
    accepting: Dossier | None = None,
    needs: Needs = None,
) -> Iterator[Considered]:
    """The facts of ``entries``, in order of primary key; holds one slice of them in memory.

    With ``accepting`` they are as they will be once that dossier, which holds the entries, is accepted. With ``needs``
    only these facts are read, by no more queries than they take, and where it says what each row needs, of these rows
    alone; every other fact is unknown.

    Empty registers are known: no line of discipline means none. What no register holds is unknown. Of a person with
    several records that were merged, whichever the entry names, it is what all of them hold.
    """
    columns = ROW_COLUMNS.values()
    rows = [
        Row(**dict(zip(ROW_COLUMNS, values, strict=True))) for values in entries.order_by("pk").values_list(*columns)
    ]
    if accepting is not None:
        rows = [row._replace(dossier_state=DossierState.ACCEPTED) for row in rows]
    for row, facts in _facts(Slice(rows, period, accepting), needs):
        yield Considered(row.pk, row.award_id, row.award_code, row.unit_id, row.subject_kind, facts)


def facts_about(subject_kind: str, subject: int, period: Period, *, needs: Collection[str] | None = None) -> Facts:
    """What is known of a subject, by its key, whether or not it was put up; registration and dossier are unknown."""
    [(_row, facts)] = _facts(Slice([_row_about(subject_kind, subject)], period), needs)
    return facts


def _row_about(subject_kind: str, subject: int) -> Row:
    column = COLUMN_OF_KIND[subject_kind]
    if column != "member_id":
        return Row(subject_kind, **{column: subject})
    person, merged = Member.objects.filter(pk=subject).values_list(*of_person()).get()
    return Row(subject_kind, member_id=person, merged=merged)


def _facts(cut: Slice, needs: Needs) -> Iterator[tuple[Row, Facts]]:
    readers = _readers(cut, needs)
    names_of = needs if callable(needs) else _the_same(needs)
    for row in cut.rows:
        known: dict[str, Any] = {}
        for read in readers:
            known.update(read(row))
        if (names := names_of(row)) is not None:
            known = {name: value for name, value in known.items() if name in names}
        yield row, Facts(**_of_entry(row, cut.period), **known)


def _the_same(needs: Collection[str] | None) -> Callable[[Row], Collection[str] | None]:
    names = None if needs is None else frozenset(map(fact_of, needs))
    return lambda _row: names


def _readers(cut: Slice, needs: Needs) -> Sequence[Reader]:
    if not callable(needs):
        asked = cut.some(cut.rows, needs)
        return [source.read(asked) for source in SOURCES if source.answers(needs)]
    asking: defaultdict[frozenset[str], list[Row]] = defaultdict(list)
    for row in cut.rows:
        asking[needs(row)].append(row)
    readers = []
    for source in SOURCES:
        if heard := {names: rows for names, rows in asking.items() if source.answers(names)}:
            rows = [row for of_names in heard.values() for row in of_names]
            readers.append(source.read(cut.some(rows, frozenset().union(*heard))))
    return readers


def _of_entry(row: Row, period: Period) -> dict[str, Any]:
    """What the row itself says: it costs nothing and is always there."""
    put_up = row.pk is not None
    return {
        "subject": levels.SubjectKind(row.subject_kind),
        "period_from": period.start,
        "period_to": period.end,
        "registered": _is_registered(row) if put_up else None,
        "dossier_accepted": row.dossier_state == DossierState.ACCEPTED if put_up else None,
    }


def _is_registered(row: Row) -> bool:
    """A registered entry is; a proposed one when it points at an entry of an accepted registration."""
    return row.dossier_kind == DossierKind.REGISTRATION or row.source_state == DossierState.ACCEPTED
