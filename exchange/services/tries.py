"""How often workers try at an import or an export, one at a time.

Whoever is at a run holds the lock on its row in the transaction that does the work, and a worker that dies frees it at
once. The leases of a tally pass by the clock instead: it is worked at across transactions.
"""

from collections.abc import Callable
from typing import Any, Final

from django.db.models import QuerySet

MOST_ATTEMPTS: Final = 3


def free_of(rows: QuerySet) -> QuerySet:
    """Those of ``rows`` nobody is at, under lock."""
    return rows.select_for_update(of=("self",), no_key=True, skip_locked=True)


def count_try(run: Any, *, give_up: Callable[[Any], object]) -> bool:
    """One more try at the run, which is locked, is counted; False when there were enough, and it was given up."""
    if run.attempts >= MOST_ATTEMPTS:
        give_up(run)
        return False
    run.attempts += 1
    run.save(update_fields=["attempts", "updated_at"])
    return True
