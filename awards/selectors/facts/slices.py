"""A slice of subjects, and what a source of facts is."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, NamedTuple

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.db.models.functions import Coalesce

from awards.selectors.facts.period import Period
from awards.tally.facts import fact_of
from campaigns.models import Dossier
from people.models import Member, SubjectKind

COLUMN_OF_KIND = {
    SubjectKind.INDIVIDUAL: "member_id",
    SubjectKind.HOUSEHOLD: "member_id",
    SubjectKind.COLLECTIVE: "collective_id",
    SubjectKind.UNIT: "subject_unit_id",
}


def of_person(prefix: str = "", key: str = "pk") -> tuple[Coalesce, ArraySubquery]:
    """The record that stands for the person of the member at ``prefix``, and the keys of those merged into it."""
    names = (f"{prefix}merged_into_id", key)
    merged = Member.objects.filter(merged_into=Coalesce(*map(OuterRef, names))).order_by("pk").values("pk")
    return Coalesce(*names), ArraySubquery(merged)


PERSON, MERGED = of_person("member__", "member_id")
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
    "member_id": PERSON,
    "collective_id": "collective_id",
    "subject_unit_id": "subject_unit_id",
    "merged": MERGED,
}
SubjectKey = tuple[str, int]


class Row(NamedTuple):
    """An entry, or a subject nobody has put up: then all that an entry has is ``None``.

    ``member_id`` is the record that stands for the person, ``merged`` are those that were merged into it.
    """

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
    merged: Sequence[int] = ()

    @property
    def key(self) -> SubjectKey:
        """Whom the registers know the subject by."""
        return self.subject_kind, getattr(self, COLUMN_OF_KIND[self.subject_kind])


@dataclass(frozen=True)
class Slice:
    """Rows whose facts are read together, all of them or those of ``needs``.

    With ``accepting`` that dossier is taken as accepted. ``whole`` is the slice these are some rows of, if any.
    """

    rows: Sequence[Row]
    period: Period
    accepting: Dossier | None = None
    needs: Collection[str] | None = None
    whole: "Slice | None" = None
    kept: dict[str, Any] = field(default_factory=dict, repr=False, compare=False)

    def some(self, rows: Sequence[Row], needs: Collection[str] | None) -> "Slice":
        """Of these rows only ``rows``, of which ``needs`` are asked for."""
        return replace(self, rows=rows, needs=needs, whole=self.whole or self, kept={})

    def once(self, name: str, read: "Callable[[Slice], Any]") -> Any:
        """What ``read`` gives for the whole slice, read for the first who asks and kept for the others."""
        whole = self.whole or self
        if name not in whole.kept:
            whole.kept[name] = read(whole)
        return whole.kept[name]

    def asks(self, name: str) -> bool:
        """Whether somebody asks for that fact, or that part of one."""
        return self.needs is None or name in self.needs

    @cached_property
    def members(self) -> list[int]:
        """Keys of the persons, those who stand for a household included, and of records merged into theirs."""
        return [*self._ids("member_id"), *self._person_of]

    @cached_property
    def collectives(self) -> list[int]:
        return self._ids("collective_id")

    @cached_property
    def units(self) -> list[int]:
        return self._ids("subject_unit_id")

    @property
    def keys(self) -> dict[str, list[int]]:
        """The keys of the subjects, by the names statements ask for them."""
        return {"members": self.members, "collectives": self.collectives, "units": self.units}

    @cached_property
    def campaigns(self) -> set[int]:
        """Keys of the campaigns the entries are put up in."""
        return {row.campaign_id for row in self.rows if row.campaign_id is not None}

    @property
    def holds_merged(self) -> bool:
        """Whether there is more than one record of some person."""
        return bool(self._person_of)

    def whose(self, kind: str, key: int) -> SubjectKey:
        """Whom a line of a register is about: of a merged record, the one that stands for the person."""
        return kind, self.person_of(key) if COLUMN_OF_KIND[kind] == "member_id" else key

    def person_of(self, member: int) -> int:
        """The key of the record that stands for the person whose record ``member`` is."""
        return self._person_of.get(member, member)

    def keys_of(self, row: Row) -> list[SubjectKey]:
        """All keys something about the subject of ``row`` may stand under, its own first."""
        return [row.key, *((row.subject_kind, key) for key in row.merged)]

    @cached_property
    def _person_of(self) -> dict[int, int]:
        return {key: row.member_id for row in self.rows for key in row.merged}

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
