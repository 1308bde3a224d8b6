"""What was lost with a worker or a broker goes on: called every half minute, harmless when called twice."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Now

from awards.models import Shard, ShardState, TallyRun, TallyRunState
from awards.services.lease import MOST_ATTEMPTS, note_failure
from awards.services.shard import queue_ranking_if_last
from awards.services.tally import queue_shards
from awards.transitions import RUN_MOVES
from common.workflow import advance


def reissue_shards() -> list[int]:
    """Slices whose lease has run out are free and queued again; so are those waiting in a run no worker is at.

    While a worker holds a slice of a run, messages of its waiting ones stand behind it and are not doubled. A run
    whose slices are all done is ranked, should that message, or the worker at it, have been lost. Returns the slices
    queued.
    """
    expired = _free_expired()
    at_work = Shard.objects.filter(run=OuterRef("run"), state=ShardState.LEASED)
    waiting = _waiting().filter(Q(pk__in=expired) | ~Exists(at_work))
    queued = list(waiting.order_by("run_id", "number").values_list("pk", flat=True))
    queue_shards(queued)
    _free_rankings()
    for run_id in list(TallyRun.objects.to_rank().values_list("pk", flat=True)):
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
    spent = [shard for shard in shards if shard.attempts >= MOST_ATTEMPTS]
    transaction.on_commit(lambda: _tell_runs({shard.run_id for shard in shards}, spent))
    return [shard.pk for shard in shards if shard.attempts < MOST_ATTEMPTS]


@transaction.atomic
def _free_rankings() -> None:
    """Rankings whose worker has gone are free again; their runs are marked interrupted until one is taken up."""
    expired = (
        TallyRun.objects.select_for_update(of=("self",), skip_locked=True)
        .active()
        .filter(leased_until__lt=Now())
        .order_by("pk")
    )
    runs = list(expired)
    TallyRun.objects.filter(pk__in=[run.pk for run in runs]).update(owner="", leased_until=None)
    spent = [run for run in runs if run.attempts >= MOST_ATTEMPTS]
    transaction.on_commit(lambda: _tell_runs({run.pk for run in runs}, spent))


def _tell_runs(interrupted: Iterable[int], spent: Iterable[Shard | TallyRun]) -> None:
    """Runs are locked apart from their slices, so that whoever cancels one is never in the way."""
    for run_id in sorted(interrupted):
        with transaction.atomic():
            run = TallyRun.objects.select_for_update(of=("self",)).select_related("started_by").get(pk=run_id)
            if run.state == TallyRunState.RUNNING:
                advance(run, "interrupt", by=run.started_by, table=RUN_MOVES)
    for held in spent:
        note_failure(held)


def _waiting():
    return Shard.objects.filter(state=ShardState.WAITING, attempts__lt=MOST_ATTEMPTS, run__in=TallyRun.objects.active())
