"""A slice of subjects, and what a source of facts is."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from django.db.models import Q

from awards.selectors.facts.period import Period
from awards.tally.facts import fact_of
from campaigns.models import Dossier
from people.models import SubjectKind

COLUMN_OF_KIND = {
    SubjectKind.INDIVIDUAL: "member_id",
    SubjectKind.HOUSEHOLD: "member_id",
    SubjectKind.COLLECTIVE: "collective_id",
    SubjectKind.UNIT: "subject_unit_id",
}
ROW_COLUMNS = {
    "pk": "pk",
    "award_id": "award_id",
    "award_code": "award__code",
    "unit_id": "dossier__unit_id",
    "campaign_id": "dossier__campaign_id",
    "campaign_kind": "dossier__campaign__kind",
    "dossier_id": "dossier_id",
    "dossier_kind": "dossier__kind",
    "dossier_state": "dossier__state",
    "registered_on": "registered_on",
    "source_dossier_id": "source__dossier_id",
    "source_state": "source__dossier__state",
    "source_registered_on": "source__registered_on",
    "subject_kind": "subject_kind",
    "member_id": "member_id",
    "collective_id": "collective_id",
    "subject_unit_id": "subject_unit_id",
}
SubjectKey = tuple[str, int]


class Row(NamedTuple):
    """An entry, or a subject nobody has put up: then all that an entry has is ``None``."""

    subject_kind: str
    pk: int | None = None
    award_id: int | None = None
    award_code: str | None = None
    unit_id: int | None = None
    campaign_id: int | None = None
    campaign_kind: str | None = None
    dossier_id: int | None = None
    dossier_kind: str | None = None
    dossier_state: str | None = None
    registered_on: Any = None
    source_dossier_id: int | None = None
    source_state: str | None = None
    source_registered_on: Any = None
    member_id: int | None = None
    collective_id: int | None = None
    subject_unit_id: int | None = None

    @property
    def key(self) -> SubjectKey:
        """Whom the registers know the subject by."""
        return self.subject_kind, getattr(self, COLUMN_OF_KIND[self.subject_kind])


@dataclass(frozen=True)
class Slice:
    """Rows whose facts are read together, all of them or those of ``needs``.

    With ``accepting`` that dossier is taken as accepted.
    """

    rows: Sequence[Row]
    period: Period
    accepting: Dossier | None = None
    needs: Collection[str] | None = None

    def asks(self, name: str) -> bool:
        """Whether somebody asks for that fact, or that part of one."""
        return self.needs is None or name in self.needs

    @cached_property
    def members(self) -> list[int]:
        """Keys of the persons, those who stand for a household included."""
        return self._ids("member_id")

    @cached_property
    def collectives(self) -> list[int]:
        return self._ids("collective_id")

    @cached_property
    def units(self) -> list[int]:
        return self._ids("subject_unit_id")

    @cached_property
    def about(self) -> Q:
        """The lines of a register that are about these subjects."""
        return self.about_by("")

    def about_by(self, prefix: str) -> Q:
        """The rows whose columns named with ``prefix`` are about these subjects."""
        about = Q(**{f"{prefix}member__in": self.members}) | Q(**{f"{prefix}collective__in": self.collectives})
        return about | Q(**{f"{prefix}subject_unit__in": self.units})

    @cached_property
    def campaigns(self) -> set[int]:
        """Keys of the campaigns the entries are put up in."""
        return {row.campaign_id for row in self.rows if row.campaign_id is not None}

    def _ids(self, column: str) -> list[int]:
        found = (getattr(row, column) for row in self.rows if COLUMN_OF_KIND[row.subject_kind] == column)
        return list(dict.fromkeys(found))


Reader = Callable[[Row], Mapping[str, Any]]
"""The facts of one row, by their names; a fact left out is unknown."""


class Source(NamedTuple):
    """Where facts come from: which, and how those of a slice are read, in a fixed number of queries."""

    facts: frozenset[str]
    read: Callable[[Slice], Reader]

    def answers(self, needs: Collection[str] | None) -> bool:
        """Whether it holds one of ``needs``, of a fact or a part of one; ``None`` asks for everything."""
        return needs is None or not self.facts.isdisjoint(map(fact_of, needs))


def subject_of(values: Iterable[Any]) -> SubjectKey:
    """The key of the subject whose four columns a register gives."""
    kind, member, collective, unit = values
    return kind, member or collective or unit
