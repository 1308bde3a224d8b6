"""Who may open what while dossiers are reviewed."""

from common.workflow import Move, write_audit
from reviews.services.bulk import BULK_ACCEPT

GET: dict[str, str] = {
    "reviews:queue": "L...............",
    "reviews:grid": "Lx.xx.x.....x...",
    "reviews:bulk-result": "Lxxxx.xxxxxxxxxx",
    "reviews:dossier": "Lxxxx.x.xxx>xxxx",
    "reviews:checklist": "Lxxxx.x.xxx>xxxx",
}
POST: dict[str, str] = {
    "reviews:bulk-accept": "L...............",  # whoever reviews nothing has chosen nothing
    "reviews:assign": "L>>>>>>>>>>>>>>>",
    "reviews:checklist": "Lxxxx>x>xxx>xxxx",
    "reviews:pass-eligible": "Lxxxx>x>xxx>xxxx",
}
FORMS: dict[str, dict[str, str]] = {}


def build(world) -> None:
    """What the district's specialist accepted at once."""
    specialist = world.people["specialist"]
    done = Move(data={"chosen": 0, "done": 0, "rows": []})
    world.accepted_at_once = write_audit(specialist, BULK_ACCEPT, by=specialist, record=done)


def row_for(world, name):
    if name == "reviews:bulk-result":
        return world.accepted_at_once
    if name == "reviews:grid":
        return world.campaign
    return world.sent if name.startswith("reviews:") else None
