"""What the public may read of campaigns."""

from collections.abc import Callable

from django.db import transaction

from campaigns.models import Campaign
from campaigns.permissions.campaign import may_run
from common.editing import cleaned
from common.errors import NotAllowed, TransitionRefused
from common.public_pages import renew_public_pages
from common.verdict import Verdict
from common.workflow import write_audit
from portal.guards import campaign_is_shown, campaign_was_launched
from portal.models import PublicCampaign


@transaction.atomic
def show_campaign(campaign: Campaign, *, by, lead: str = "") -> PublicCampaign:
    """Everybody may read of the campaign, with the words of ``lead`` first.

    Raises ``NotAllowed``, or ``TransitionRefused`` for a draft.
    """
    campaign = _lock(campaign, campaign_was_launched, by=by)
    public = PublicCampaign.objects.filter(campaign=campaign).first() or PublicCampaign(campaign=campaign)
    public.lead, public.is_shown = lead, True
    write_audit(campaign, "show_public", by=by)
    return keep_public_campaign(public)


@transaction.atomic
def hide_campaign(campaign: Campaign, *, by) -> PublicCampaign:
    """Nobody outside reads of the campaign nor its news.

    Raises ``NotAllowed``, or ``TransitionRefused`` when nobody did.
    """
    campaign = _lock(campaign, campaign_is_shown, by=by)
    public = PublicCampaign.objects.get(campaign=campaign)
    public.is_shown = False
    write_audit(campaign, "hide_public", by=by)
    return keep_public_campaign(public)


@transaction.atomic
def keep_public_campaign(public: PublicCampaign) -> PublicCampaign:
    """Everybody may read of the campaign, or nobody any more, from the commit on."""
    cleaned(public)
    public.save()
    renew_public_pages()
    return public


def _lock(campaign: Campaign, guard: Callable[[Campaign], Verdict], *, by) -> Campaign:
    campaign = Campaign.objects.select_for_update(of=("self",)).select_related("unit").get(pk=campaign.pk)
    if not (verdict := may_run(by, campaign)):
        raise NotAllowed(verdict.reason)
    if not (verdict := guard(campaign)):
        raise TransitionRefused(verdict.reason)
    return campaign
