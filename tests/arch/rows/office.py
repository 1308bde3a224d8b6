"""Who may open what of officers, accounts and the coming year."""

from campaigns.models import CampaignState
from tests.factories import CampaignFactory

GET: dict[str, str] = {
    "campaigns:dossier-doubles": "Lx.xx.x.....x...",
    "office:campaign-clone": "Lxxxxxx.xxx.xxxx",
    "office:campaign-changes": "Lxxxxxx.xxx.xxxx",
    "office:open-work": "L>>>>>>>>>..>>>>",
    "units:account-print": "L>>>>>>>>>..>>>>",
    "units:account-log": "L>>>>>>>>>..>>>>",
}
POST: dict[str, str] = {"office:campaign-clone": "Lxxxxxx.xxx.xxxx"}
FORMS: dict[str, dict[str, str]] = {}


def build(world) -> None:
    """A draft for the year after ``world.year_before``, which is not cloned yet."""
    world.year_before = CampaignFactory(unit=world.tree.province, state=CampaignState.ENDED)
    world.clone = CampaignFactory(unit=world.tree.province, cloned_from=world.campaign)


def row_for(world, name: str):
    return {
        "office:campaign-clone": world.year_before,
        "office:campaign-changes": world.clone,
        "office:open-work": world.people["editor"],
    }.get(name)
