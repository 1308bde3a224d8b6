from django.db import transaction
from django.utils.translation import gettext as _

from campaigns.guards.dossier import campaign_is_running
from campaigns.models import CampaignPhase, Dossier, DossierKind
from campaigns.selectors.parts import PLEDGE
from campaigns.services.editing import edited, lock_for_edit, written
from campaigns.services.participation import invitation_of, join_campaign
from common.editing import last_line, stale
from common.errors import NotAllowed, TransitionRefused
from common.history import last_change
from common.workflow import write_audit
from units.permissions import may_write_for, unit_above_acting


@transaction.atomic
def open_dossier(
    campaign, *, unit, by, phase: CampaignPhase | None = None, kind: str = DossierKind.REGISTRATION
) -> Dossier:
    """The unit's dossier of that phase and kind; made as a draft when there was none.

    The unit thereby joins the campaign, whoever types for it. Raises ``NotAllowed``, or ``TransitionRefused`` when
    the campaign does not address the unit, is not running, or the phase is not one of its own.
    """
    if not (verdict := may_write_for(by, unit)):
        raise NotAllowed(verdict.reason)
    participation, _was_invited = invitation_of(unit, campaign)
    _refuse_wrong_phase(participation.campaign, phase)
    known = Dossier.objects.filter(campaign=campaign, unit=unit, phase=phase, kind=kind).first()
    if known:
        return known
    dossier = Dossier(campaign=participation.campaign, phase=phase, unit=participation.unit, kind=kind, created_by=by)
    if not (verdict := campaign_is_running(dossier)):
        raise TransitionRefused(verdict.reason)
    if kind == DossierKind.PROPOSAL and not dossier.campaign.needs_proposal:
        raise TransitionRefused(_("Phong trào này xét trên hồ sơ đăng ký, không cần hồ sơ đề nghị."))
    dossier.filled_by_unit = unit_above_acting(by, unit)
    dossier.save()
    write_audit(dossier, "open", by=by, after=dossier.state, record=written(dossier, by=by))
    if participation.joined_at is None:
        join_campaign(participation.campaign, unit=participation.unit, by=by)
    return dossier


@transaction.atomic
def update_pledge(dossier: Dossier, *, pledge: str, version: int | None, by) -> Dossier:
    """The dossier holds ``pledge``; its version has grown.

    ``version`` is the dossier's when the form was opened. Raises ``StaleEdit`` with the name of who changed the pledge
    since; work in other parts is no hindrance.
    """
    dossier = lock_for_edit(dossier, by=by, parts=[PLEDGE])
    _refuse_changed_pledge(dossier, version)
    dossier.pledge = pledge
    dossier.save(update_fields=["pledge", "updated_at"])
    edited(dossier, by=by)
    return dossier


def _refuse_changed_pledge(dossier: Dossier, version: int | None) -> None:
    if version is None or dossier.version == version:
        return
    seen = dossier.events.filter(version=version).order_by("pgh_id").first()
    if seen is None or seen.pledge != dossier.pledge:
        who, at = last_change(dossier, "pledge")
        last = last_line(dossier)
        raise stale(dossier, who or (last and last.actor), at)


def _refuse_wrong_phase(campaign, phase: CampaignPhase | None) -> None:
    if phase is not None and phase.campaign_id != campaign.pk:
        raise TransitionRefused(_("Đợt đã chọn không thuộc phong trào này. Hãy chọn lại đợt."))
    if phase is None and campaign.phases.exists():
        raise TransitionRefused(_("Phong trào này chia đợt. Hãy chọn đợt để lập hồ sơ."))
