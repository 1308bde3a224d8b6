"""What notices leave to workers; each task does no harm when it comes twice."""

from celery import shared_task
from django.db import InterfaceError, OperationalError

OUTAGES = {"autoretry_for": (OperationalError, InterfaceError), "retry_backoff": True, "max_retries": 5}


@shared_task(name="notices.deliver_mail", **OUTAGES)
def deliver_mail_task() -> None:
    from notices.services.delivery import deliver_due  # noqa: PLC0415 -- task leaf

    deliver_due()


@shared_task(name="notices.write_digests", **OUTAGES)
def write_digests_task() -> None:
    from notices.services.digest import write_digests  # noqa: PLC0415 -- task leaf

    write_digests()


@shared_task(name="notices.delete_old_letters", **OUTAGES)
def delete_old_letters_task() -> None:
    from notices.services.retention import delete_old_letters  # noqa: PLC0415 -- task leaf

    delete_old_letters()
