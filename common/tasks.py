"""Background work on the ground all apps stand on."""

from celery import shared_task
from django.db import InterfaceError, OperationalError

OUTAGES = {"autoretry_for": (OperationalError, InterfaceError), "retry_backoff": True, "max_retries": 5}


@shared_task(name="common.remove_orphans")
def remove_orphans_task() -> None:
    from common.orphans import remove_orphans  # noqa: PLC0415 -- task leaf

    remove_orphans()


@shared_task(name="common.seal_audit", **OUTAGES)
def seal_audit_task() -> None:
    from common.audit_sealing import seal_audit  # noqa: PLC0415 -- task leaf

    seal_audit()


@shared_task(name="common.check_audit", **OUTAGES)
def check_audit_task() -> None:
    from common.audit_checking import run_waiting_check  # noqa: PLC0415 -- task leaf

    run_waiting_check()


@shared_task(name="common.check_audit_nightly", **OUTAGES)
def check_audit_nightly_task() -> None:
    from common.audit_checking import ask_for_check  # noqa: PLC0415 -- task leaf

    ask_for_check()
