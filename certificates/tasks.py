"""Background work of certificates; each task takes an id and does no harm when it comes twice."""

from celery import shared_task
from django.db import InterfaceError, OperationalError

OUTAGES = {"autoretry_for": (OperationalError, InterfaceError), "retry_backoff": True, "max_retries": 5}


@shared_task(name="certificates.make_batch", **OUTAGES)
def make_batch_task(batch_id: int) -> None:
    from certificates.services.certificate import make_batch  # noqa: PLC0415 -- task leaf

    make_batch(batch_id)


@shared_task(name="certificates.reissue_batches", **OUTAGES)
def reissue_batches_task() -> None:
    from certificates.services.certificate import reissue_batches  # noqa: PLC0415 -- task leaf
    from certificates.services.print_run import reissue_prints  # noqa: PLC0415 -- task leaf

    reissue_batches()
    reissue_prints()


@shared_task(name="certificates.make_print", **OUTAGES)
def make_print_task(run_id: int) -> None:
    from certificates.services.print_run import make_print  # noqa: PLC0415 -- task leaf

    if make_print(run_id):
        make_print_task.delay(run_id)


@shared_task(name="certificates.expire_prints", **OUTAGES)
def expire_prints_task() -> None:
    from certificates.services.print_run import expire_prints  # noqa: PLC0415 -- task leaf

    expire_prints()
