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

    reissue_batches()
