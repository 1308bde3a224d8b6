"""The keys by which alike initiatives are found: worked out after every change, before somebody looks."""

from collections.abc import Collection, Iterable

from django.db import connection, transaction
from django.db.models import Case, Q, QuerySet, When

from contributions.models import Initiative, InitiativeLikeness
from contributions.querysets import BRANCH
from contributions.selectors.alike import content_of, traces_of
from units.selectors.provinces import province_paths

BATCH = 1000
AT_ONCE = 100
"""How many a page works out at most before it looks; the others wait for a worker."""
_SAVE = """
UPDATE contributions_initiativelikeness AS likeness
SET words = fresh.words, title_keys = fresh.titles::int[], content_keys = fresh.contents::int[]
FROM unnest(%s::bigint[], %s::text[], %s::text[], %s::text[]) AS fresh (id, words, titles, contents)
WHERE likeness.initiative_id = fresh.id
"""


def work_out_likeness() -> None:
    """No initiative waits for its keys any more, but those that somebody is changing now."""
    while work_out_batch():
        pass


def work_out_batch(most: int = BATCH) -> int:
    """Up to ``most`` initiatives that waited for their keys, the latest first, have them; returns how many.

    They have them all at once or, when the worker is lost before, none: then the next batch takes them up again.
    """
    return _work_out(_waiting()[:most])


def work_out_near(initiatives: Collection[Initiative]) -> int:
    """As ``work_out_batch``, of what a page cannot wait for: ``initiatives`` first, then the latest of their provinces.

    Of what is only typed nothing is kept, its province alone counts. However many wait, no more than a batch is gone
    through.
    """
    latest = list(_waiting().values_list("initiative", flat=True)[:BATCH])
    if not latest:
        return 0
    asked = [each.pk for each in initiatives if each.pk]
    branches = {each.unit.path[:BRANCH] for each in initiatives}
    near = Q(initiative__in=asked) | Q(initiative__in=latest, initiative__branch__in=branches)
    waiting = _waiting().filter(near, initiative__in=[*asked, *latest])
    if asked:
        waiting = waiting.order_by(Case(When(initiative__in=asked, then=0), default=1), "-initiative")
    return _work_out(waiting[:AT_ONCE])


def _waiting() -> QuerySet[InitiativeLikeness]:
    return InitiativeLikeness.objects.filter(title_keys=None).order_by("-initiative")


@transaction.atomic
def _work_out(rows: QuerySet[InitiativeLikeness]) -> int:
    locked = rows.select_for_update(of=("self",), skip_locked=True)
    if keys := list(locked.values_list("initiative", flat=True)):
        fields = ("title", "summary", "problem", "solution", "result", "unit__path")
        _save(Initiative.objects.filter(pk__in=keys).select_related("unit").only(*fields))
    return len(keys)


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
