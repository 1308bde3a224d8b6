from collections.abc import Collection

from django.db import transaction
from django.utils.translation import gettext as _

from campaigns.models import Dossier
from campaigns.permissions.dossier import may_assign, may_review
from campaigns.services.editing import lock, reviewed
from campaigns.transitions import WAITING
from common.errors import NotAllowed, TransitionRefused
from common.language import in_vietnamese
from common.workflow import write_audit


@transaction.atomic
def assign_dossier(dossier: Dossier, *, to, by) -> Dossier:
    """``to`` is who shall review the waiting dossier; ``None`` is nobody in particular. Others still may.

    Raises ``NotAllowed``, or ``TransitionRefused`` for a dossier that does not wait and a person who may not review it.
    """
    dossier = lock(dossier)
    if not (verdict := may_assign(by, dossier)):
        raise NotAllowed(verdict.reason)
    if dossier.state not in WAITING:
        raise TransitionRefused(
            _("Hồ sơ đang ở trạng thái «%(state)s» nên không giao được nữa.") % {"state": dossier.get_state_display()}
        )
    if to is not None and not may_review(to, dossier):
        raise TransitionRefused(
            _("%(who)s không được xử lý hồ sơ này: không phải chuyên viên cấp trên, hoặc đã lập, nhập, nộp hồ sơ.")
            % {"who": to}
        )
    if dossier.reviewer_id == (to and to.pk):
        return dossier
    _give(dossier, to, by=by)
    return dossier


@transaction.atomic
def hand_on_assignments(keys: Collection[int], *, to, by) -> int:
    """The dossiers of ``keys`` are given to ``to``, those ``to`` may not review to nobody in particular.

    Asks nothing of ``by``: who hands a role on has been asked. Returns how many ``to`` has got.
    """
    rows = Dossier.objects.filter(pk__in=keys).select_for_update(of=("self",)).select_related("campaign", "unit")
    given = 0
    for dossier in rows.order_by("pk"):
        fits = bool(may_review(to, dossier))
        given += fits
        _give(dossier, to if fits else None, by=by)
    return given


@in_vietnamese()
def _give(dossier: Dossier, to, *, by) -> None:
    dossier.reviewer = to
    dossier.save(update_fields=["reviewer", "updated_at"])
    note = str(to) if to else _("không giao cho ai")
    write_audit(dossier, "assign", by=by, record=reviewed(dossier, by=by, note=note))
