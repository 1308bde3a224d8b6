"""The rows a template is filled with: those there are, and one to fill in for everybody who has none yet."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import Final, NamedTuple

from campaigns.models import CampaignPhase, DossierKind
from common import clock
from exchange.selectors.rows import ADDRESSEE, ROWS, Row, Wanted
from people.models import Collective, Member, SubjectKind
from units.models import Unit

NAME: Final = "_ho_ten"
"""The column that says whom a code means; it is for reading only."""
UNIT: Final = "_don_vi"
"""The column that says which unit a line of a letter is of; it is for reading only."""


class Subject(NamedTuple):
    """Who may be put into a row, and the unit they belong to."""

    kind: str
    code: str
    name: str
    unit_code: str


@dataclass
class Filling:
    """What the templates of one unit are filled with, perhaps for one campaign.

    ``phase`` and ``kind`` are those of the dossier it is for; without one the phase of today, and a registration.
    """

    wanted: Wanted
    phase: CampaignPhase | None = None
    kind: str = DossierKind.REGISTRATION

    @cached_property
    def subjects(self) -> list[Subject]:
        """The unit itself, then the collectives and the people of it and of all under it."""
        unit = self.wanted.unit
        people = Member.objects.of_subtree(unit).active().order_by("unit__path", "code")
        groups = Collective.objects.of_subtree(unit).order_by("unit__path", "code")
        return [
            Subject(SubjectKind.UNIT, unit.code, unit.name, unit.code),
            *(
                Subject(SubjectKind.COLLECTIVE, *row)
                for row in groups.active().values_list("code", "name", "unit__code")
            ),
            *(Subject(SubjectKind.INDIVIDUAL, *row) for row in people.values_list("code", "full_name", "unit__code")),
        ]

    def rows(self, sheet: str) -> Iterator[Row]:
        """Rows of that sheet by column key, with ``NAME`` where it has a column for somebody's code."""
        for row in ROWS[sheet](self.wanted):
            yield row | self._named(row) | self._addressed(row)
        if sheet in BLANKS:
            yield from BLANKS[sheet](self)

    @property
    def people(self) -> list[Subject]:
        """Those of ``subjects`` who are people."""
        return [subject for subject in self.subjects if subject.kind == SubjectKind.INDIVIDUAL]

    @property
    def units(self) -> list[tuple[str, str]]:
        """Codes and names of the unit and all under it."""
        return list(Unit.objects.of_subtree(self.wanted.unit).order_by("path").values_list("code", "name"))

    @cached_property
    def _names(self) -> dict[tuple[str, str], str]:
        names = {(subject.kind, subject.code): subject.name for subject in self.subjects}
        names |= {(SubjectKind.HOUSEHOLD, subject.code): subject.name for subject in self.people}
        return names | {(SubjectKind.UNIT, code): name for code, name in self.units}

    def _named(self, row: Row) -> Row:
        """Whom the code in the row means; nothing for a row without one."""
        if "member_code" in row:
            return {NAME: self._names.get((SubjectKind.INDIVIDUAL, row["member_code"]), "")}
        if "subject_code" in row:
            return {NAME: self._names.get((row["subject_kind"], row["subject_code"]), "")}
        return {}

    def _addressed(self, row: Row) -> Row:
        """Who decides, as the letter asks; nothing for a line that is answered, and for another sheet."""
        return {"decided_by": row[ADDRESSEE]} if ADDRESSEE in row and not row["answer"] else {}

    def entries(self) -> Iterator[Row]:
        """Everybody who is not put up yet, for an award that is to be chosen."""
        campaign = self.wanted.campaign
        stage = "proposed" if self.kind == DossierKind.PROPOSAL else "registered"
        phase = self.phase or (_phase_of_today(campaign) if campaign else None)
        fixed = {"campaign_code": campaign.code if campaign else "", "phase": phase.number if phase else None}
        for row in self._blanks("entries", lambda row: row["stage"] == stage):
            yield fixed | {"stage": stage} | row

    def ratings(self) -> Iterator[Row]:
        """Everybody without a rating for this year."""
        year = clock.today().year
        return ({"year": year} | row for row in self._blanks("ratings", lambda row: row["year"] == year))

    def past_awards(self) -> Iterator[Row]:
        """Everybody of whom no award is recorded."""
        return self._blanks("past_awards", lambda _row: True)

    def absences(self) -> Iterator[Row]:
        """Every person without days away in this year."""
        year = clock.today().year
        away = {row["member_code"] for row in ROWS["absences"](self.wanted) if row["year"] == year}
        for person in self.people:
            if person.code not in away:
                yield {"member_code": person.code, "year": year, NAME: person.name}

    def _blanks(self, sheet: str, counts: Callable[[Row], bool]) -> Iterator[Row]:
        """A row for each subject without one that ``counts``."""
        have = {(row["subject_kind"], row["subject_code"]) for row in ROWS[sheet](self.wanted) if counts(row)}
        for subject in self.subjects:
            if (subject.kind, subject.code) not in have:
                yield {
                    "subject_kind": subject.kind,
                    "subject_code": subject.code,
                    "unit_code": subject.unit_code,
                    NAME: subject.name,
                }


BLANKS: Final[Mapping[str, Callable[[Filling], Iterator[Row]]]] = MappingProxyType(
    {
        "entries": Filling.entries,
        "ratings": Filling.ratings,
        "past_awards": Filling.past_awards,
        "absences": Filling.absences,
    }
)


def _phase_of_today(campaign) -> CampaignPhase | None:
    """The phase of ``campaign`` that is under way, else its first; ``None`` when it has none."""
    phases = list(campaign.phases.order_by("number"))
    today = clock.today()
    return next((phase for phase in phases if phase.starts_on <= today <= phase.ends_on), next(iter(phases), None))
