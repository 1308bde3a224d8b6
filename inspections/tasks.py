"""What inspections leave to workers; each task does no harm when it comes twice."""

from celery import shared_task

from notices.tasks import OUTAGES


@shared_task(name="inspections.remind_due", **OUTAGES)
def remind_due_task() -> None:
    from inspections.services.reminding import remind_due  # noqa: PLC0415 -- task leaf

    remind_due()
