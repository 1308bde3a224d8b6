"""A run that is whole is sealed by a second person; from then on nothing of it changes."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from awards.models import TallyRun
from awards.selectors.sealing import seal_of
from awards.transitions import RUN_MOVES
from common.audit_sealing import latest_root
from common.errors import TransitionRefused
from common.workflow import Move, advance, check_move


@transaction.atomic
def seal_tally(run: TallyRun, *, by, note: str = "") -> TallyRun:
    """The run is sealed under the hash it was finished with, which its results still come to.

    Raises ``NotAllowed`` for whoever may not, ``TransitionRefused`` with what is in the way.
    """
    run = _locked(run)
    check_move(run, "seal", by=by, table=RUN_MOVES)
    return _seal(run, seal_of(run), by=by, note=note)


@transaction.atomic
def seal_found(run: TallyRun, *, by, sha256: str) -> TallyRun:
    """The same for results whose hash was just found to be ``sha256``. Raises as ``seal_tally``."""
    return _seal(_locked(run), sha256, by=by)


def _locked(run: TallyRun) -> TallyRun:
    runs = TallyRun.objects.select_for_update(of=("self",)).select_related("campaign__unit", "started_by")
    return runs.get(pk=run.pk)


def _seal(run: TallyRun, sha256: str, *, by, note: str = "") -> TallyRun:
    if sha256 != run.sha256:
        raise TransitionRefused(
            _("Kết quả đang lưu không còn ra đúng mã kiểm chứng. Hãy bấm «Chạy lại để đối chiếu» để biết chỗ nào khác.")
        )
    record = Move(note=note, data={"sha256": run.sha256} | _audit_of_the_day())
    return advance(run, "seal", by=by, table=RUN_MOVES, record=record, sealed_by=by, sealed_at=timezone.now())


def _audit_of_the_day() -> dict[str, Any]:
    """The root of the audit as it stood; nothing before any of it was sealed."""
    root = latest_root()
    return {"audit": {"segment": root.number, "root": root.hash}} if root else {}
