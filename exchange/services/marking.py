"""The copy of a file with its faults marked is made by a worker, after the check."""

import tempfile
from pathlib import Path
from uuid import uuid4

from django.core.files.base import File
from django.db import transaction

from common.errors import DomainError
from exchange.models import ImportRun, ImportState
from exchange.services.annotating import annotate
from exchange.services.fault_file import all_faults
from exchange.services.runs import under_own_name
from exchange.services.tries import MOST_ATTEMPTS

MARKED = (ImportState.CHECKED, ImportState.APPLIED)
"""States whose faults are worth a copy: what is to be corrected, and what was passed over."""
LACKING = {"state__in": MARKED, "errors_file": "", "faults__isnull": False}
"""Runs whose copy is still to be made."""


def mark_faults(run_id: int) -> bool:
    """The run has a copy of its file with the faults marked; False when there is nothing to mark or it was given up.

    Delivered twice, the later copy is left. There are ``MOST_ATTEMPTS`` tries.
    """
    run = _begun(run_id)
    if run is None:
        return False
    errors = list(all_faults(run))
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "loi.xlsx"
        try:
            with under_own_name(run) as path:
                annotate(path, errors, to=copy)
        except DomainError:
            return False
        with copy.open("rb") as file:
            return _keep(run, file)


@transaction.atomic
def _begun(run_id: int) -> ImportRun | None:
    run = ImportRun.objects.select_for_update(of=("self",), no_key=True).filter(pk=run_id, attempts__lt=MOST_ATTEMPTS)
    found = run.filter(state__in=MARKED, errors_file="").first()
    if found is None or not found.faults.exists():
        return None
    found.attempts += 1
    found.save(update_fields=["attempts"])
    return found


def _keep(run: ImportRun, file) -> bool:
    """The copy is the run's, unless the run was checked again or has one meanwhile."""
    storage = run.errors_file.storage
    name = storage.save(f"imports/{uuid4().hex}.xlsx", File(file))
    same = ImportRun.objects.filter(pk=run.pk, errors_file="", checked_at=run.checked_at)
    if same.update(errors_file=name):
        return True
    storage.delete(name)
    return False
