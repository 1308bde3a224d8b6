"""Public pages are kept for a moment; whoever publishes something or takes it back makes all of them old at once."""

from functools import partial
from uuid import uuid4

from django.core.cache import cache
from django.db import transaction

GENERATION = "public-pages"
"""Where it stands which pages are of today: those that were drawn under its value."""
KEPT = 60
"""For how many seconds at most a page is served without being drawn anew."""


def new_generation() -> str:
    """From now on every page that was kept before is old; returns the mark of those that are not."""
    mark = uuid4().hex
    cache.set(GENERATION, mark, None)
    return mark


def renew_public_pages() -> None:
    """Public pages are drawn anew from the commit of this transaction on.

    While the cache is away no page is served from it, and none that was kept before is served longer than ``KEPT``.
    """
    transaction.on_commit(partial(new_generation), robust=True)
