"""A standard as it is published: the tree with its award, version, validity, legal basis and ranking keys."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any

from awards.tally.facts import Problems
from awards.tally.levels import SubjectKind
from awards.tally.rank_keys import RANK_KEY_LIST, RankKey
from awards.tally.shape import (
    AWARD_CODE,
    Choice,
    Day,
    Flag,
    ListOf,
    Malformed,
    Record,
    Schema,
    Shape,
    Text,
    Whole,
    at,
    refused_as,
)
from awards.tally.standard import MalformedStandard, Standard, parse_standard
from awards.tally.wording import reading


@dataclass(frozen=True, slots=True)
class _Tree:
    """The shape of a standard's tree."""

    def read(self, value: object, path: str) -> Standard:
        try:
            return parse_standard(value)
        except MalformedStandard as malformed:
            inner = malformed.path
            raise Malformed(at(path, inner) if inner else path, malformed.problem) from None

    def write(self, value: Standard) -> object:
        return value.to_json()

    def schema(self) -> Schema:
        return {"$ref": "#/$defs/group"}


TREE: Shape = _Tree()


@dataclass(frozen=True, slots=True)
class StandardDocument:
    """A version of an award's standard, in force from ``valid_from`` through ``valid_to``.

    Without ``valid_to`` it holds until replaced. ``unverified`` marks figures nobody has checked against the
    regulation; ``council_text`` is wording of the law that no fact expresses, for the council to judge.
    """

    award: Annotated[str, AWARD_CODE]
    version: Annotated[int, Whole(1, 10**4)]
    valid_from: Annotated[dt.date, Day()]
    legal_basis: Annotated[str, Text(longest=500)]
    source: Annotated[str, Text(longest=500)]
    unverified: Annotated[bool, Flag()]
    applies_to: Annotated[tuple[SubjectKind, ...], ListOf(Choice(SubjectKind), shortest=1, longest=4)]
    tree: Annotated[Standard, TREE]
    rank_by: Annotated[tuple[RankKey, ...], RANK_KEY_LIST] = ()
    council_text: Annotated[str | None, Text(longest=4000)] = None
    valid_to: Annotated[dt.date | None, Day()] = None

    def problems(self) -> Problems:
        """A validity that ends before it starts, a kind or a ranking key named twice."""
        if self.valid_to is not None and self.valid_to < self.valid_from:
            yield "valid_to", reading.before_its_start(self.valid_from, self.valid_to)
        for key, values in (
            ("applies_to", [kind.code for kind in self.applies_to]),
            ("rank_by", [rank.key for rank in self.rank_by]),
        ):
            if twice := {value for value in values if values.count(value) > 1}:
                yield key, reading.twice_the_same(min(twice))


DOCUMENT = Record(StandardDocument)


def parse_document(obj: object) -> StandardDocument:
    """The published standard of a decoded JSON object; raises ``MalformedStandard`` naming the place."""
    with refused_as(MalformedStandard):
        return DOCUMENT.read(obj, "")


def document_to_json(document: StandardDocument) -> dict[str, Any]:
    """Plain JSON that ``parse_document`` reads into an equal document."""
    return DOCUMENT.write(document)


def is_document(obj: object) -> bool:
    """Whether decoded JSON is a published standard rather than a bare tree."""
    return isinstance(obj, Mapping) and "tree" in obj
