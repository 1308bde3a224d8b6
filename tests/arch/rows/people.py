"""Who may open what of people who move and what they hold."""

import datetime as dt

from office.models import AwardClaim, Transfer, TransferSide
from people.models import Member, MemberPair
from tests.factories import MemberFactory, UserFactory

# Letters:  anonymous nobody editor editor2 editor_elsewhere specialist specialist_elsewhere
#           specialist_province approver viewer manager superuser stranger council finance auditor
GET: dict[str, str] = {
    "awards:history-member": "Lx.xx.x.....x...",
    "awards:history-member-xlsx": "Lx.xx.x.....x...",
    "awards:history-collective": "Lx.xx.x.....x...",
    "awards:history-collective-xlsx": "Lx.xx.x.....x...",
    "awards:history-unit": "Lx.xx.x.....x...",
    "awards:history-unit-xlsx": "Lx.xx.x.....x...",
    "office:claim-list": "L>......>>...>>>",
    "office:claim-import": "L>......>>...>>>",
    "office:claim-match": "Lx.xx.x.xx..xxxx",
    "office:claim-set-aside": "Lx.xx.x.xx..xxxx",
    "office:claim-open-again": "Lx>xx>x>xx>>xxxx",  # it waits
    "office:duplicate-list": "L>......>>...>>>",
    "office:duplicate-compare": "Lx.xx.x.>>..x>>>",
    "office:duplicate-merge": "Lx>xx.x.>>..x>>>",
    "office:merge-list": "L>......>>...>>>",
    "office:merge-undo": "Lx>xx.x.>>..x>>>",
    "office:pair-list": "L>......>>...>>>",
    "office:pair-withdraw": "Lx.xx.x.>>..x>>>",
    "office:transfer-list": "L...............",
    "office:transfer-create": "Lx.xx.x.>>..x>>>",
    "office:transfer-request": "L>......>>...>>>",
    "office:transfer-confirm": "Lx>.x.x.>>..x>>>",
    "office:transfer-refuse": "Lx>.x.x.>>..x>>>",
    "office:transfer-withdraw": "Lx.>x.x.>>..x>>>",
}
POST: dict[str, str] = {
    "office:claim-import": "L>......>>...>>>",
    "office:claim-match": "Lx.xx.x.xx..xxxx",
    "office:claim-set-aside": "Lx.xx.x.xx..xxxx",
    "office:claim-open-again": "Lx>xx>x>xx>>xxxx",
    "office:duplicate-compare": "Lx.xx.x.>>..x>>>",
    "office:duplicate-merge": "Lx>xx.x.>>..x>>>",
    "office:merge-undo": "Lx>xx.x.>>..x>>>",
    "office:pair-withdraw": "Lx.xx.x.>>..x>>>",
    "office:transfer-create": "Lx.xx.x.>>..x>>>",
    "office:transfer-request": "L>......>>...>>>",
    "office:transfer-confirm": "Lx>>x>x>>>>>x>>>",
    "office:transfer-refuse": "Lx>.x.x.>>..x>>>",
    "office:transfer-withdraw": "Lx>>x>x>>>>>x>>>",
}
FORMS: dict[str, dict[str, str]] = {}


def build(world) -> None:
    """The world has the rows these addresses are about."""
    world.transfer = Transfer.objects.create(
        member=MemberFactory(unit=world.tree.base),
        from_unit=world.tree.base,
        to_unit=world.tree.base2,
        on=dt.date(2025, 3, 1),
        side=TransferSide.GIVING,
        proposed_by=UserFactory(),
    )
    alike = {"first": world.member, "second": world.transfer.member}
    world.pair = MemberPair.objects.create(**alike, verdict="different", reason="Khác người", made_by=UserFactory())
    world.claim = AwardClaim.objects.create(
        unit=world.tree.base, name="Lê Văn Tám", search_name="le van tam", award_text="Giấy khen", year=2019, line=1,
        made_by=UserFactory(),
    )  # fmt: skip
    world.merged = MemberPair.objects.create(
        first=MemberFactory(unit=world.tree.base),
        second=MemberFactory(unit=world.tree.base),
        verdict="merged",
        kept=Member.objects.latest("pk"),
        reason="Cùng người",
        made_by=UserFactory(),
    )
    world.named |= {name: member.pk for name, member in alike.items()}


def row_for(world, name: str):
    by_prefix = {
        "awards:history-member": world.member,
        "awards:history-collective": world.collective,
        "awards:history-unit": world.tree.base,
        "office:transfer-create": world.member,
        "office:transfer-": world.transfer,
        "office:pair-": world.pair,
        "office:merge-": world.merged,
        "office:claim-": world.claim,
    }
    return next((row for prefix, row in by_prefix.items() if name.startswith(prefix)), None)
