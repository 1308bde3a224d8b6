"""Who may open what of awards on the spot."""

from spot.models import SpotFile
from tests.factories import SpotProposalFactory, spot_award
from tests.scores.conftest import pdf

# Letters:  anonymous nobody editor editor2 editor_elsewhere specialist specialist_elsewhere
#           specialist_province approver viewer manager superuser stranger council finance auditor
GET: dict[str, str] = {
    "spot:proposal-list": "L...............",
    "spot:proposal-create": "L>......>>>>.>>>",
    "spot:subject-pick": "L>......>>>>.>>>",
    "spot:decision-create": "L>>>>....>>>.>>>",
    "spot:proposal-detail": "Lx.xx.x.....x...",
    "spot:proposal-edit": "Lx.xx.x.>>>>x>>>",
    "spot:proposal-move": "Lx.xx.x.>>>>x>>>",
    "spot:file": "Lx.xx.x.....x...",
}
POST: dict[str, str] = {
    "spot:proposal-create": "L>......>>>>.>>>",
    "spot:decision-create": "L>>>>>>>>>>>>>>>",
    "spot:proposal-edit": "Lx.xx.x.>>>>x>>>",
    "spot:proposal-move": "Lx>xx>x>>>>>x>>>",
    "spot:file-add": "Lx>xx>x>>>>>x>>>",
    "spot:file-remove": "Lx>xx>x>>>>>x>>>",
}
FORMS: dict[str, dict[str, str]] = {}


def build(world) -> None:
    """A draft of the base union that asks the province, with a file."""
    tree = world.tree
    award = spot_award("provincial")
    world.spot = SpotProposalFactory(unit=tree.base, decider=tree.province, award=award)
    world.spot_file = SpotFile.objects.create(
        proposal=world.spot,
        file=pdf(),
        name="bien-ban.pdf",
        size=9,
        content_type="application/pdf",
        sha256="e" * 64,
        uploaded_by=world.people["editor"],
    )
    world.named |= {"turn": "send", "spot_file": world.spot_file.pk}


def row_for(world, name):
    return world.spot if name.startswith("spot:") else None
