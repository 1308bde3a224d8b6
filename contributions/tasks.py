"""What contributions leave to workers."""

from celery import shared_task
from django.db import InterfaceError, OperationalError

OUTAGES = {"autoretry_for": (OperationalError, InterfaceError), "retry_backoff": True, "max_retries": 5}


@shared_task(name="contributions.work_out_likeness", **OUTAGES)
def work_out_likeness_task() -> None:
    from contributions.services.likeness import work_out_likeness  # noqa: PLC0415 -- task leaf

    work_out_likeness()


@shared_task(name="contributions.search_country", **OUTAGES)
def search_country_task(initiative: int) -> None:
    from contributions.services.country import search_country  # noqa: PLC0415 -- task leaf

    search_country(initiative)
