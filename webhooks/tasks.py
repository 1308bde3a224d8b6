"""Other software is told in the background; the task does no harm when it comes twice."""

from celery import shared_task
from django.db import InterfaceError, OperationalError

OUTAGES = {"autoretry_for": (OperationalError, InterfaceError), "retry_backoff": True, "max_retries": 5}


@shared_task(name="webhooks.deliver", **OUTAGES)
def deliver_task() -> None:
    from webhooks.services.delivery import deliver_due  # noqa: PLC0415 -- task leaf

    deliver_due()
