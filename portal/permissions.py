from campaigns.permissions.campaign import may_run
from common.verdict import Verdict
from portal.guards import campaign_is_shown, campaign_was_launched


def may_show_campaign(user, campaign) -> Verdict:
    """A specialist of the unit that runs a campaign that was launched, or of one above it."""
    verdict = may_run(user, campaign)
    return campaign_was_launched(campaign) if verdict else verdict


def may_hide_campaign(user, campaign) -> Verdict:
    """A specialist of the unit that runs a campaign everybody may read of, or of one above it."""
    verdict = may_run(user, campaign)
    return campaign_is_shown(campaign) if verdict else verdict
