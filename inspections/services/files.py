"""Papers of an inspection: the decision, the plan, the conclusion."""

from django.db import transaction

from common.errors import NotAllowed
from common.storing import drop_file, keep_file
from common.uploads import checked_upload
from common.workflow import Move, write_audit
from inspections.models import Inspection, InspectionFile
from inspections.permissions import may_run
from inspections.services.inspection import lock_inspection


@transaction.atomic
def add_file(inspection: Inspection, *, by, upload) -> InspectionFile:
    """The paper is kept; all who see the inspection read it. Raises ``NotAllowed`` or ``DomainError``."""
    inspection = _locked(inspection, by=by)
    kept = keep_file(InspectionFile(inspection=inspection, uploaded_by=by), checked_upload(upload))
    write_audit(inspection, "add_file", by=by, record=Move(note=kept.name))
    return kept


@transaction.atomic
def remove_file(file: InspectionFile, *, by) -> None:
    """The paper is gone. Raises ``NotAllowed``."""
    inspection = _locked(file.inspection, by=by)
    write_audit(inspection, "remove_file", by=by, record=Move(note=file.name))
    drop_file(file)


def _locked(inspection: Inspection, *, by) -> Inspection:
    inspection = lock_inspection(inspection)
    if not (verdict := may_run(by, inspection)):
        raise NotAllowed(verdict.reason)
    return inspection
