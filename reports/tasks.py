"""What the reports leave to workers."""

from celery import shared_task
from django.db import InterfaceError, OperationalError

OUTAGES = {"autoretry_for": (OperationalError, InterfaceError), "retry_backoff": True, "max_retries": 5}


@shared_task(name="reports.keep_figures", **OUTAGES)
def keep_figures_task() -> None:
    from reports.services.keeping import keep_figures  # noqa: PLC0415 -- task leaf

    keep_figures()
