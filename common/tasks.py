"""Background work on the ground all apps stand on."""

from celery import shared_task


@shared_task(name="common.remove_orphans")
def remove_orphans_task() -> None:
    from common.orphans import remove_orphans  # noqa: PLC0415 -- task leaf

    remove_orphans()
