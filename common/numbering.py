"""Numbers without gaps or doubles, given under a lock that lasts until the transaction ends."""

from common.models import Counter


def next_number(series: str) -> int:
    """The next number of ``series``, from 1; must run inside a transaction."""
    Counter.objects.bulk_create([Counter(series=series)], ignore_conflicts=True)
    counter = Counter.objects.select_for_update().get(series=series)
    counter.last += 1
    counter.save(update_fields=["last"])
    return counter.last
