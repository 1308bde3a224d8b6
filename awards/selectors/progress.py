"""How far a run is, for the page that watches it."""

from dataclasses import dataclass

from django.db.models import Q, Sum

from awards.models import ShardState, TallyRun


@dataclass(frozen=True, slots=True)
class Progress:
    """Entries worked through, of how many; slices under way now."""

    done: int
    total: int
    at_work: int


def progress_of(run: TallyRun) -> Progress:
    """Counted by whole slices, in one query."""
    shards = run.shards.aggregate(
        done=Sum("entries", filter=Q(state=ShardState.DONE), default=0),
        total=Sum("entries", default=0),
        at_work=Sum("entries", filter=Q(state=ShardState.LEASED), default=0),
    )
    return Progress(**shards)
