"""What a serving process does once, before its first request."""

import gc

from django.urls import get_resolver


def settle() -> None:
    """Every address is loaded, and what is loaded for good is left out of the rounds of the garbage collector.

    A full round over it takes as long as several pages and would fall into the middle of one.
    """
    _ = get_resolver().url_patterns
    gc.collect()
    gc.freeze()
