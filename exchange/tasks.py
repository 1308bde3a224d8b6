"""Background work of imports and exports; each task takes an id and does no harm when it comes twice."""

from celery import shared_task
from django.db import InterfaceError, OperationalError

OUTAGES = {"autoretry_for": (OperationalError, InterfaceError), "retry_backoff": True, "max_retries": 5}


@shared_task(name="exchange.check_run", **OUTAGES)
def check_run_task(run_id: int) -> None:
    from exchange.services.checking import check_run  # noqa: PLC0415 -- task leaf

    check_run(run_id)


@shared_task(name="exchange.apply_run", **OUTAGES)
def apply_run_task(run_id: int) -> None:
    from exchange.services.applying import apply_run  # noqa: PLC0415 -- task leaf

    apply_run(run_id)


@shared_task(name="exchange.undo_run", **OUTAGES)
def undo_run_task(run_id: int) -> None:
    from exchange.services.undoing import undo_run  # noqa: PLC0415 -- task leaf

    undo_run(run_id)


@shared_task(name="exchange.mark_faults", **OUTAGES)
def mark_faults_task(run_id: int) -> None:
    from exchange.services.marking import mark_faults  # noqa: PLC0415 -- task leaf

    mark_faults(run_id)


@shared_task(name="exchange.reissue_runs", **OUTAGES)
def reissue_runs_task() -> None:
    from exchange.services.reissuing import reissue_exports, reissue_runs  # noqa: PLC0415 -- task leaf

    reissue_runs()
    reissue_exports()


@shared_task(name="exchange.make_export", **OUTAGES)
def make_export_task(run_id: int) -> None:
    from exchange.services.exports import make_export  # noqa: PLC0415 -- task leaf

    make_export(run_id)


@shared_task(name="exchange.expire_exports", **OUTAGES)
def expire_exports_task() -> None:
    from exchange.services.exports import expire_exports  # noqa: PLC0415 -- task leaf

    expire_exports()
