"""Who may open what of officers, accounts and the coming year."""

from campaigns.models import CampaignState
from office.models import Handover
from tests.factories import CampaignFactory

GET: dict[str, str] = {
    "campaigns:dossier-doubles": "Lx.xx.x.....x...",
    "office:campaign-clone": "Lxxxxxx.xxx.xxxx",
    "office:campaign-changes": "Lxxxxxx.xxx.xxxx",
    "office:open-work": "L>>>>>>>>>..>>>>",
    "office:handover-list": "L...............",
    "office:handover-create": "L>>>>>>>>>..>>>>",
    "office:handover-detail": "Lx.xxxxxxx..xxxx",
    "office:handover-give": "Lx.xxxxxxx..xxxx",
    "office:handover-take": "Lx>xxxxxxx>>xxxx",
    "office:handover-cancel": "Lx.xxxxxxx..xxxx",
    "units:account-print": "L>>>>>>>>>..>>>>",
    "units:account-log": "L>>>>>>>>>..>>>>",
    "units:account-passwords": "L>>>>>>>>>..>>>>",
}
POST: dict[str, str] = {
    "office:campaign-clone": "Lxxxxxx.xxx.xxxx",
    "office:handover-create": "L>>>>>>>>>..>>>>",
    "office:handover-give": "L>>>>>>>>>>>>>>>",  # the password first, whoever asks
    "office:handover-take": "L>>>>>>>>>>>>>>>",
    "office:handover-cancel": "Lx.xxxxxxx..xxxx",
    "units:account-passwords": "L>>>>>>>>>>>>>>>",
}
FORMS: dict[str, dict[str, str]] = {}


def build(world) -> None:
    """A draft for the year after ``world.year_before``, which is not cloned yet; an editor who hands over."""
    world.year_before = CampaignFactory(unit=world.tree.province, state=CampaignState.ENDED)
    world.clone = CampaignFactory(unit=world.tree.province, cloned_from=world.campaign)
    world.handover = Handover.objects.create(
        unit=world.tree.base,
        giver=world.people["editor"],
        taker=world.people["nobody"],
        prepared_by=world.people["superuser"],
    )


def row_for(world, name: str):
    if name.startswith("office:handover-") and name != "office:handover-create":
        return world.handover
    return {
        "office:handover-create": world.people["editor"],
        "office:campaign-clone": world.year_before,
        "office:campaign-changes": world.clone,
        "office:open-work": world.people["editor"],
    }.get(name)
