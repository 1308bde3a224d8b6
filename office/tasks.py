"""What the office leaves to workers."""

from celery import shared_task
from django.db import InterfaceError, OperationalError

OUTAGES = {"autoretry_for": (OperationalError, InterfaceError), "retry_backoff": True, "max_retries": 5}


@shared_task(name="office.apply_reorganisations", **OUTAGES)
def apply_reorganisations_task() -> None:
    from office.services.applying import apply_due  # noqa: PLC0415 -- task leaf

    apply_due()
