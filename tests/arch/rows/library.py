"""Who may open what of alike initiatives and of the library."""

from contributions.models import InitiativeAuthor, InitiativePair, Reuse
from tests.factories import InitiativeFactory, MemberFactory

# Letters:  anonymous nobody editor editor2 editor_elsewhere specialist specialist_elsewhere
#           specialist_province approver viewer manager superuser stranger council finance auditor
GET: dict[str, str] = {
    "campaigns:dossier-alike": "Lx.xx.x.....x...",
    "contributions:initiative-alike": "Lx.xx.x.....x...",
    "contributions:initiative-compare": "Lx.xx.x.....x...",
    "contributions:initiative-share": "Lx.xx.x.>>>>x>>>",
    "contributions:library": "L...............",
    "contributions:library-detail": "L...............",
    "contributions:reuse-create": "L...............",
    "contributions:reuse-list": "L...............",
    "contributions:pair-list": "L...............",
    "contributions:pair-withdraw": "Lx.xx.x.>>>>x>>>",
}
POST: dict[str, str] = {
    "contributions:initiative-country": "Lx>xx>x>>>>>x>>>",
    "contributions:initiative-share": "Lx.xx.x.>>>>x>>>",
    "contributions:reuse-create": "L...............",
    "contributions:reuse-remove": "Lx>xx>x>>>>>x>>>",
    "contributions:initiative-compare": "Lx.xx.x.....x...",
    "contributions:pair-withdraw": "Lx.xx.x.>>>>x>>>",
}
FORMS: dict[str, dict[str, str]] = {}


def build(world) -> None:
    """Two initiatives of the first base union that its editor told apart; one of the second that the first reuses."""
    world.alike, other = InitiativeFactory.create_batch(2, unit=world.tree.base)
    world.named |= {"other": other.pk}
    world.told = InitiativePair.objects.create(
        first=world.alike, second=other, verdict="different", reason="Khác máy", made_by=world.people["editor"]
    )
    world.shared = InitiativeFactory(unit=world.tree.base2, state="recognised", sharing="everybody")
    author = MemberFactory(unit=world.tree.base2)
    InitiativeAuthor.objects.create(initiative=world.shared, member=author, share_percent=100)
    world.reuse = Reuse.objects.create(
        initiative=world.shared,
        unit=world.tree.base,
        applied_on="2025-01-01",
        applied_at="Xưởng 1",
        made_by=world.people["editor"],
    )


def row_for(world, name):
    return {
        "contributions:initiative-share": world.alike,
        "contributions:library-detail": world.shared,
        "contributions:reuse-create": world.shared,
        "contributions:reuse-list": world.shared,
        "contributions:reuse-remove": world.reuse,
        "contributions:initiative-alike": world.alike,
        "contributions:initiative-compare": world.alike,
        "contributions:initiative-country": world.alike,
        "contributions:pair-withdraw": world.told,
    }.get(name)
