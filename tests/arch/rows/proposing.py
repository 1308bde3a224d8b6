"""Who may open what of proposals, returns and of editing at once."""

from campaigns.models import DossierKind, DossierState
from tests.factories import DossierFactory, LaunchedCampaignFactory

GET: dict[str, str] = {
    "campaigns:dossier-registered": "Lx.xx.x.....x...",
    "campaigns:dossier-presence": "Lx.xx.x.xxx.xxxx",
    "campaigns:dossier-recall": "Lx.xx.x.xxx.xxxx",
    "campaigns:dossier-ask-extension": "Lx.xx.x.xxx.xxxx",
    "campaigns:dossier-correct": "Lxxxx.x.xxx.xxxx",
    "campaigns:dossier-decline-extension": "Lxxxx.x.xxx.xxxx",
    "campaigns:dossier-changes": "Lxxxxxxxxxxxxxxx",  # sent once only
    "campaigns:extension-requests": "L...............",
}
POST: dict[str, str] = {
    "campaigns:dossier-registered": "Lx>xx>x>xxx.xxxx",
    "campaigns:dossier-recall": "Lx.xx.x.xxx.xxxx",
    "campaigns:dossier-ask-extension": "Lx.xx.x.xxx.xxxx",
    "campaigns:dossier-correct": "Lxxxx.x.xxx.xxxx",
    "campaigns:dossier-decline-extension": "Lxxxx.x.xxx.xxxx",
}
FORMS: dict[str, dict[str, str]] = {}


def build(world) -> None:
    """A proposal that grew from a registration."""
    unit, author = world.tree.base, world.draft.created_by
    campaign = LaunchedCampaignFactory(unit=world.tree.province)
    registration = DossierFactory(campaign=campaign, unit=unit, created_by=author, state=DossierState.ACCEPTED)
    world.proposal = DossierFactory(
        campaign=campaign, unit=unit, created_by=author, kind=DossierKind.PROPOSAL, source=registration
    )


def row_for(world, name):
    return {
        "campaigns:dossier-registered": world.proposal,
        "campaigns:dossier-recall": world.sent,
        "campaigns:dossier-correct": world.proposal.source,
    }.get(name)
