"""Background work of prizes; harmless when it comes twice."""

from celery import shared_task
from django.db import InterfaceError, OperationalError

OUTAGES = {"autoretry_for": (OperationalError, InterfaceError), "retry_backoff": True, "max_retries": 5}


@shared_task(name="prizes.follow_decisions", **OUTAGES)
def follow_decisions_task() -> None:
    from prizes.services.lists import follow_decisions  # noqa: PLC0415 -- task leaf

    follow_decisions()
