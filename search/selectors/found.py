"""Everything a person may see that a query finds, grouped by kind; one question to the database for each kind."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import IntegerField, QuerySet, Value
from django.urls import reverse

from common.vietnamese import fold
from search.selectors.kinds import KINDS, Kind
from search.selectors.query import Query

MOST_COUNTED = 100
"""Of a kind; beyond it «hơn 100»."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One row; ``is_exact`` when its code or number is what was typed."""

    address: str
    title: str
    notes: tuple[str, ...]
    is_exact: bool


@dataclass(frozen=True, slots=True)
class Group:
    """The best ``hits`` of a kind, of ``total``; ``has_more`` when there are more than were counted.

    ``address`` is the list with the same words; empty where no list takes them. ``total`` is ``None`` where the list
    finds by other letters than the search.
    """

    kind: Kind
    hits: tuple[Hit, ...]
    total: int | None
    has_more: bool
    address: str

    @property
    def leads_on(self) -> bool:
        """Whether the list has more to show than stands here."""
        return bool(self.address) and (self.total is None or self.has_more or self.total > len(self.hits))

    @property
    def most(self) -> int:
        return MOST_COUNTED


def found_for(user, query: Query, *, best: int) -> list[Group]:
    """The kinds in which ``user`` may see something that ``query`` finds; those with an exact code come first."""
    groups = [group for kind in KINDS if (group := _group(kind, user, query, best))]
    return sorted(groups, key=lambda group: not group.hits[0].is_exact)


def _group(kind: Kind, user, query: Query, best: int) -> Group | None:
    rows = kind.seen(user).order_by()
    coded = _part(kind, kind.coded(rows, query), rank=0)
    named = [_part(kind, arm, rank=1) for arm in kind.arms(rows, query)]
    found: dict[int, dict] = {}
    for values in coded.union(*named, all=True) if named else coded:
        kept = found.setdefault(values["pk"], values)
        kept["rank"] = min(kept["rank"], values["rank"])
    if not found:
        return None
    hits = sorted(found.values(), key=lambda values: _place(kind, values, query))
    return Group(
        kind=kind,
        hits=tuple(_hit(kind, values) for values in hits[:best]),
        total=None if query.is_short else min(len(found), MOST_COUNTED),
        has_more=len(found) > MOST_COUNTED,
        address=_list_of(kind, query),
    )


def _part(kind: Kind, rows: QuerySet, *, rank: int) -> QuerySet:
    """As many of ``rows`` as are counted and one more, each with its ``rank``: 0 for those found by code."""
    ranked = rows.annotate(rank=Value(rank, output_field=IntegerField()))
    return ranked.values("pk", kind.text, *kind.fields, "rank")[: MOST_COUNTED + 1]


def _place(kind: Kind, values: dict, query: Query) -> tuple:
    """By code first; then the whole name, its beginning, a word's beginning, anything else; then by name."""
    text = fold(values[kind.text])
    nearness: Iterable[bool] = (
        values["rank"] == 0,
        text == query.folded,
        text.startswith(query.folded),
        f" {query.folded}" in text,
    )
    return (*(not near for near in nearness), bool(values.get("ended_on") or values.get("left_on")), text, values["pk"])


def _hit(kind: Kind, values: dict) -> Hit:
    return Hit(
        address=reverse(kind.page, args=[values[kind.key_of_page]]),
        title=kind.title(values) if kind.title else values[kind.text],
        notes=tuple(filter(None, kind.notes(values))),
        is_exact=values["rank"] == 0,
    )


def _list_of(kind: Kind, query: Query) -> str:
    if not kind.address:
        return ""
    return f"{reverse(kind.address)}?{urlencode({'q': query.typed} | kind.also)}"
