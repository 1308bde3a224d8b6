"""Background work of the tally; each task takes ids and does no harm when it comes twice."""

from celery import shared_task
from django.db import InterfaceError, OperationalError

OUTAGES = {"autoretry_for": (OperationalError, InterfaceError), "retry_backoff": True, "max_retries": 5}


@shared_task(name="awards.evaluate_shard", **OUTAGES)
def evaluate_shard_task(shard_id: int) -> None:
    from awards.services.lease import new_owner  # noqa: PLC0415 -- task leaf
    from awards.services.shard import evaluate_shard  # noqa: PLC0415 -- task leaf

    evaluate_shard(shard_id, owner=new_owner())


@shared_task(name="awards.rank_run", **OUTAGES)
def rank_run_task(run_id: int) -> None:
    from awards.services.ranking import rank_run  # noqa: PLC0415 -- task leaf

    rank_run(run_id)


@shared_task(name="awards.reissue_shards", **OUTAGES)
def reissue_shards_task() -> None:
    from awards.services.reissue import reissue_shards  # noqa: PLC0415 -- task leaf
    from awards.services.seal_check import reissue_checks  # noqa: PLC0415 -- task leaf
    from awards.services.trial import reissue_trials  # noqa: PLC0415 -- task leaf

    reissue_shards()
    reissue_checks()
    reissue_trials()


@shared_task(name="awards.simulate", **OUTAGES)
def simulate_task(run_id: int, scenario: dict) -> None:
    from awards.services.simulation import work_out  # noqa: PLC0415 -- task leaf

    work_out(run_id, scenario)


@shared_task(name="awards.check_seal", **OUTAGES)
def check_seal_task(check_id: int) -> None:
    from awards.services.seal_check import run_check  # noqa: PLC0415 -- task leaf

    run_check(check_id)


@shared_task(name="awards.keep_up_with_the_day", **OUTAGES)
def keep_up_with_the_day_task() -> None:
    from awards.services.standard import keep_up_with_the_day  # noqa: PLC0415 -- task leaf

    keep_up_with_the_day()


@shared_task(name="awards.try_standard", **OUTAGES)
def try_standard_task(trial_id: int) -> None:
    from awards.services.trial import work_through  # noqa: PLC0415 -- task leaf

    work_through(trial_id)
