from django.db import transaction
from django.utils.translation import gettext as _

from campaigns.models import Dossier
from campaigns.permissions.dossier import may_assign, may_review
from campaigns.services.editing import lock, reviewed
from campaigns.transitions import WAITING
from common.errors import NotAllowed, TransitionRefused
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
    dossier.reviewer = to
    dossier.save(update_fields=["reviewer", "updated_at"])
    note = str(to) if to else _("không giao cho ai")
    write_audit(dossier, "assign", by=by, record=reviewed(dossier, by=by, note=note))
    return dossier
