"""Imports and exports whose message or whose worker was lost are queued again."""

import datetime as dt
from typing import Final

from celery import Task
from django.db import transaction
from django.utils import timezone

from exchange.models import ExportRun, ExportState, ImportRun, ImportState
from exchange.querysets import WORKING_STATES
from exchange.services.marking import LACKING
from exchange.services.tries import MOST_ATTEMPTS, free_of
from exchange.tasks import apply_run_task, check_run_task, make_export_task, mark_faults_task, undo_run_task

LEFT_FOR: Final = dt.timedelta(seconds=30)
"""How long nobody was at a run before it is queued again."""


def reissue_runs() -> list[int]:
    """Runs that wait or whose worker has gone are queued again; a worker that lives holds the lock on its own."""
    with transaction.atomic():
        left = ImportRun.objects.filter(updated_at__lt=timezone.now() - LEFT_FOR)
        free = free_of(left.filter(state__in=WORKING_STATES))
        waiting = list(free.order_by("pk").values_list("pk", "state"))
        unmarked = list(left.filter(**LACKING, attempts__lt=MOST_ATTEMPTS).distinct().values_list("pk", flat=True))
    for run_id, state in waiting:
        _task_of(state).delay(run_id)
    for run_id in unmarked:
        mark_faults_task.delay(run_id)
    return [run_id for run_id, _state in waiting]


def _task_of(state: str) -> Task:
    if state == ImportState.APPLYING:
        return apply_run_task
    return undo_run_task if state == ImportState.UNDOING else check_run_task


def reissue_exports() -> list[int]:
    """Exports that wait or whose worker has gone are queued again, those made while somebody waited too."""
    with transaction.atomic():
        left = ExportRun.objects.filter(state=ExportState.WAITING, updated_at__lt=timezone.now() - LEFT_FOR)
        waiting = list(free_of(left).order_by("pk").values_list("pk", flat=True))
    for run_id in waiting:
        make_export_task.delay(run_id)
    return waiting
