"""What campaigns leave to workers."""

from celery import shared_task
from django.db import InterfaceError, OperationalError

OUTAGES = {"autoretry_for": (OperationalError, InterfaceError), "retry_backoff": True, "max_retries": 5}


@shared_task(name="campaigns.remind_due", **OUTAGES)
def remind_due_task() -> None:
    from campaigns.services.reminding import remind_due  # noqa: PLC0415 -- task leaf

    remind_due()
