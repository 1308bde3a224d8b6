"""The keys by which alike initiatives are found: worked out after every change, before somebody looks."""

from collections.abc import Iterable

from django.db import connection, transaction

from contributions.models import Initiative, InitiativeLikeness
from contributions.selectors.alike import content_of, traces_of
from units.selectors.provinces import province_paths

BATCH = 1000
AT_ONCE = 200
"""How many a page works out before it looks; the others wait for a worker."""
_SAVE = """
UPDATE contributions_initiativelikeness AS likeness
SET words = fresh.words, title_keys = fresh.titles::int[], content_keys = fresh.contents::int[]
FROM unnest(%s::bigint[], %s::text[], %s::text[], %s::text[]) AS fresh (id, words, titles, contents)
WHERE likeness.initiative_id = fresh.id
"""


def work_out_likeness() -> None:
    """No initiative waits for its keys any more, but those that somebody is changing now."""
    while work_out_batch(BATCH):
        pass


@transaction.atomic
def work_out_batch(most: int = AT_ONCE) -> int:
    """Up to ``most`` initiatives that waited for their keys, the latest first, have them; returns how many."""
    waiting = InitiativeLikeness.objects.filter(title_keys=None).order_by("-initiative")
    locked = list(waiting.select_for_update(skip_locked=True).values_list("initiative", flat=True)[:most])
    if locked:
        fields = ("title", "summary", "problem", "solution", "result", "unit__path")
        _save(Initiative.objects.filter(pk__in=locked).select_related("unit").only(*fields))
    return len(locked)


def _save(initiatives: Iterable[Initiative]) -> None:
    province_of = province_paths()
    rows = [likeness_row(each.pk, each.title, content_of(each), province_of(each.unit.path)) for each in initiatives]
    with connection.cursor() as cursor:
        cursor.execute(_SAVE, [list(column) for column in zip(*rows, strict=True)])


def likeness_row(pk: int, title: str, content: str, province: str) -> tuple[int, str, str, str]:
    """Key, telling words, and both sorts of keys as the database writes arrays."""
    words, titles, contents = traces_of(title, content, province)
    return pk, words, _array(titles), _array(contents)


def _array(keys: Iterable[int]) -> str:
    return f"{{{','.join(map(str, keys))}}}"
