"""Published results of a person, a collective or a unit."""

from dataclasses import dataclass

from django.db.models import Q

from contests.models import Contestant
from people.models import Collective, Member
from units.models import Unit

MOST = 100
"""Lines a page shows of the results of a unit."""


@dataclass(frozen=True, slots=True)
class ResultLine:
    """A prize won; ``who`` is whom the unit sent, empty on the page of the person or collective itself."""

    year: int
    contest: int
    title: str
    level: str
    discipline: str
    prize: str
    rank: int | None
    who: str


def results_of(subject: Member | Collective | Unit) -> list[ResultLine]:
    """The prizes of published contests, the latest first; of a unit those its own people and collectives won.

    Of a person those of every record merged into theirs. One query.
    """
    rows = Contestant.objects.published().prized().filter(_about(subject))
    rows = rows.select_related("discipline__contest__unit", "prize", "member", "collective")
    ordered = rows.order_by("-discipline__contest__year", "prize__position", "rank", "pk")[:MOST]
    return [_line(row, of_unit=isinstance(subject, Unit)) for row in ordered]


def _about(subject) -> Q:
    if isinstance(subject, Member):
        return Q(member__in=Member.objects.of_person(subject))
    return Q(collective=subject) if isinstance(subject, Collective) else Q(unit=subject)


def _line(row: Contestant, *, of_unit: bool) -> ResultLine:
    contest = row.discipline.contest
    return ResultLine(
        year=contest.year,
        contest=contest.pk,
        title=contest.title,
        level=contest.level.label,
        discipline=row.discipline.name,
        prize=str(row.prize),
        rank=row.rank,
        who=str(row.subject) if of_unit else "",
    )
