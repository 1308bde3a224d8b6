from django.db import transaction
from django.utils.translation import gettext as _

from campaigns.guards.dossier import campaign_is_running
from campaigns.models import CampaignPhase, Dossier, DossierKind, Participation
from campaigns.services.editing import edited, lock_for_edit, written
from campaigns.services.participation import join_campaign
from common.errors import NotAllowed, TransitionRefused
from common.workflow import write_audit
from units.permissions import may_write_for, unit_above_acting


@transaction.atomic
def open_dossier(
    campaign, *, unit, by, phase: CampaignPhase | None = None, kind: str = DossierKind.REGISTRATION
) -> Dossier:
    """The unit's dossier of that phase and kind; made as a draft when there was none.

    The unit's own editor thereby joins the campaign. Raises ``NotAllowed``, or ``TransitionRefused`` when the
    campaign does not address the unit, is not running, or the phase is not one of its own.
    """
    if not (verdict := may_write_for(by, unit)):
        raise NotAllowed(verdict.reason)
    participation = _participation(campaign, unit)
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
    if dossier.filled_by_unit is None and participation.joined_at is None:
        join_campaign(participation.campaign, unit=participation.unit, by=by)
    return dossier


@transaction.atomic
def update_pledge(dossier: Dossier, *, pledge: str, version: int | None, by) -> Dossier:
    """The dossier holds ``pledge``; its version has grown. Raises ``StaleEdit`` with the name of who came between."""
    dossier = lock_for_edit(dossier, by=by, version=version)
    dossier.pledge = pledge
    dossier.save(update_fields=["pledge", "updated_at"])
    edited(dossier, by=by)
    return dossier


def _participation(campaign, unit) -> Participation:
    """The invitation of the unit, locked, so that two openings come one after the other."""
    rows = Participation.objects.select_for_update(of=("self",)).select_related("campaign", "unit")
    participation = rows.filter(campaign=campaign, unit=unit).first()
    if participation is None:
        raise TransitionRefused(
            _("Phong trào «%(campaign)s» không gửi tới %(unit)s nên không lập được hồ sơ.")
            % {"campaign": campaign, "unit": unit}
        )
    return participation


def _refuse_wrong_phase(campaign, phase: CampaignPhase | None) -> None:
    if phase is not None and phase.campaign_id != campaign.pk:
        raise TransitionRefused(_("Đợt đã chọn không thuộc phong trào này. Hãy chọn lại đợt."))
    if phase is None and campaign.phases.exists():
        raise TransitionRefused(_("Phong trào này chia đợt. Hãy chọn đợt để lập hồ sơ."))
