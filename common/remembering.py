"""Counts over many rows, remembered as long as none of the rows they rest on changes."""

from collections.abc import Callable
from hashlib import sha256
from typing import Any

from django.core.cache import cache
from django.db.models import Model

from common.history import latest_change

KEPT = 60
"""For how many seconds at most; see ``latest_change`` for why not for good."""


def remembered(name: str, known_by: Any, rests_on: tuple[type[Model], ...], count: Callable[[], Any]) -> Any:
    """What ``count`` gives for ``known_by``; counted anew once a row of the tracked models ``rests_on`` has changed."""
    key = f"{name}:{sha256(repr((known_by, latest_change(*rests_on))).encode()).hexdigest()}"
    known = cache.get(key)
    if known is None:
        known = count()
        cache.set(key, known, KEPT)
    return known
