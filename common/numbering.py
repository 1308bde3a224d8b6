"""Numbers without gaps or doubles, given under a lock that lasts until the transaction ends."""

from collections.abc import Collection

from django.db import connection

from common.models import Counter

_NEXT = """
INSERT INTO common_counter (series, last) VALUES (%s, 1)
ON CONFLICT (series) DO UPDATE SET last = common_counter.last + 1
RETURNING last
"""

_RAISE = """
INSERT INTO common_counter AS counter (series, last) VALUES (%s, %s)
ON CONFLICT (series) DO UPDATE SET last = EXCLUDED.last WHERE counter.last < EXCLUDED.last
RETURNING last
"""


def next_number(series: str) -> int:
    """The next number of ``series``, from 1; must run inside a transaction."""
    with connection.cursor() as cursor:
        cursor.execute(_NEXT, [series])
        return cursor.fetchone()[0]


def raise_last_number(series: str, last: int) -> bool:
    """No number of ``series`` up to ``last`` is given any more; false where that was so before."""
    with connection.cursor() as cursor:
        cursor.execute(_RAISE, [series, last])
        return cursor.fetchone() is not None


def last_numbers(series: Collection[str]) -> dict[str, int]:
    """The last number of each of ``series`` that has any; one query."""
    return dict(Counter.objects.filter(series__in=series).values_list("series", "last"))
