"""Who may open what of alike initiatives and of the library."""

from contributions.models import InitiativePair
from tests.factories import InitiativeFactory

# Letters:  anonymous nobody editor editor2 editor_elsewhere specialist specialist_elsewhere
#           specialist_province approver viewer manager superuser stranger council finance auditor
GET: dict[str, str] = {
    "campaigns:dossier-alike": "Lx.xx.x.....x...",
    "contributions:initiative-alike": "Lx.xx.x.....x...",
    "contributions:initiative-compare": "Lx.xx.x.....x...",
    "contributions:pair-list": "L...............",
    "contributions:pair-withdraw": "Lx.xx.x.>>>>x>>>",
}
POST: dict[str, str] = {
    "contributions:initiative-compare": "Lx.xx.x.....x...",
    "contributions:pair-withdraw": "Lx.xx.x.>>>>x>>>",
}
FORMS: dict[str, dict[str, str]] = {}


def build(world) -> None:
    """Two initiatives of the first base union that its editor told apart."""
    world.alike, other = InitiativeFactory.create_batch(2, unit=world.tree.base)
    world.named |= {"other": other.pk}
    world.told = InitiativePair.objects.create(
        first=world.alike, second=other, verdict="different", reason="Khác máy", made_by=world.people["editor"]
    )


def row_for(world, name):
    return {
        "contributions:initiative-alike": world.alike,
        "contributions:initiative-compare": world.alike,
        "contributions:pair-withdraw": world.told,
    }.get(name)
