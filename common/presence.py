"""Who is at work where right now: kept in the cache, forgotten soon after, nothing in the database."""

from time import time
from typing import NamedTuple

from django.core.cache import cache

ASKED_EVERY = 20
"""Seconds between two words from an open page."""

FORGOTTEN_AFTER = 3 * ASKED_EVERY
"""Seconds after the last word from a page: one that was lost makes nobody leave."""


class Seen(NamedTuple):
    """A person by name at ``spot``, a part of the place."""

    spot: str
    name: str


def be_at(place: str, spot: str, user) -> None:
    """``user`` is known to be at ``spot`` of ``place`` for a while.

    Two people who say so in the same instant may miss one another until the next word.
    """
    cache.set(_key(place), _present(place) | {(user.pk, spot): (str(user), time())}, FORGOTTEN_AFTER)


def others_at(place: str, user) -> list[Seen]:
    """Who else than ``user`` is anywhere in ``place``, by spot and name."""
    return sorted(Seen(spot, name) for (pk, spot), (name, _at) in _present(place).items() if pk != user.pk)


def _present(place: str) -> dict[tuple[int, str], tuple[str, float]]:
    since = time() - FORGOTTEN_AFTER
    return {who: said for who, said in (cache.get(_key(place)) or {}).items() if said[1] > since}


def _key(place: str) -> str:
    return f"presence:{place}"
