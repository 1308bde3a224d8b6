"""Answers of the search fields that pick a person, a unit or a collective."""

from collections.abc import Callable, Iterable
from operator import attrgetter
from typing import Any

LIMIT = 12


def pick_rows(
    rows: Iterable[Any], note: Callable[[Any], str], key: Callable[[Any], object] = attrgetter("pk")
) -> dict[str, Any]:
    """The first ``LIMIT`` of ``rows`` with a note that tells namesakes apart, and whether there are more.

    Give a sliced queryset of ``LIMIT + 1`` rows. ``key`` is what a form sends for a row.
    """
    found = list(rows)
    return {
        "results": [{"id": key(row), "label": str(row), "note": note(row)} for row in found[:LIMIT]],
        "more": max(0, len(found) - LIMIT),
    }
