"""What was lost with a worker or a broker goes on: called every half minute, harmless when called twice."""

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.db.models.functions import Now

from awards.models import Shard, ShardState, TallyRun, TallyRunState
from awards.services.shard import MOST_ATTEMPTS, note_failure, queue_ranking_if_last
from awards.services.tally import queue_shards
from awards.transitions import RUN_MOVES
from common.workflow import advance


def reissue_shards() -> list[int]:
    """Slices whose lease has run out are free and queued again; waiting ones too, when no worker is at any.

    While a worker holds a lease, messages of waiting slices stand behind it and are not doubled. A run whose
    slices are all done is ranked, should that message have been lost. Returns the slices queued.
    """
    expired = _free_expired()
    busy = Shard.objects.filter(state=ShardState.LEASED).exists()
    waiting = _waiting().filter(pk__in=expired) if busy else _waiting()
    queued = list(waiting.order_by("run_id", "number").values_list("pk", flat=True))
    queue_shards(queued)
    for run_id in _fully_evaluated():
        queue_ranking_if_last(run_id)
    return queued


@transaction.atomic
def _free_expired() -> list[int]:
    """Slices whose worker has gone wait again; their runs are marked interrupted until one is taken up."""
    expired = (
        Shard.objects.select_for_update(of=("self",), skip_locked=True)
        .filter(state=ShardState.LEASED, leased_until__lt=Now(), run__in=TallyRun.objects.active())
        .order_by("pk")
    )
    shards = list(expired)
    Shard.objects.filter(pk__in=[shard.pk for shard in shards]).update(
        state=ShardState.WAITING, owner="", leased_until=None
    )
    runs = {shard.run_id for shard in shards}
    transaction.on_commit(lambda: _mark_interrupted(runs))
    for shard in shards:
        if shard.attempts >= MOST_ATTEMPTS:
            note_failure(shard)
    return [shard.pk for shard in shards if shard.attempts < MOST_ATTEMPTS]


def _mark_interrupted(run_ids: set[int]) -> None:
    """Runs are locked apart from their slices, so that whoever cancels one is never in the way."""
    for run_id in sorted(run_ids):
        with transaction.atomic():
            run = TallyRun.objects.select_for_update(of=("self",)).select_related("started_by").get(pk=run_id)
            if run.state == TallyRunState.RUNNING:
                advance(run, "interrupt", by=run.started_by, table=RUN_MOVES)


def _waiting():
    return Shard.objects.filter(state=ShardState.WAITING, attempts__lt=MOST_ATTEMPTS, run__in=TallyRun.objects.active())


def _fully_evaluated():
    left = Shard.objects.filter(run=OuterRef("pk")).exclude(state=ShardState.DONE)
    return TallyRun.objects.active().filter(~Exists(left)).values_list("pk", flat=True)
