"""Numbers without gaps or doubles, given under a lock that lasts until the transaction ends."""

from django.db import connection

_NEXT = """
INSERT INTO common_counter (series, last) VALUES (%s, 1)
ON CONFLICT (series) DO UPDATE SET last = common_counter.last + 1
RETURNING last
"""


def next_number(series: str) -> int:
    """The next number of ``series``, from 1; must run inside a transaction."""
    with connection.cursor() as cursor:
        cursor.execute(_NEXT, [series])
        return cursor.fetchone()[0]
