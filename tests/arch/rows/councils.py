"""Who may open what of councils and their sessions."""

from django.utils import timezone

from councils.models import AgendaItem, Bar, Council, CouncilMember, CouncilSession, VotingRule

# Letters:  anonymous nobody editor editor2 editor_elsewhere specialist specialist_elsewhere
#           specialist_province approver viewer manager superuser stranger council finance auditor
GET: dict[str, str] = {
    "councils:council-list": "L...............",
    "councils:council-create": "L>>>>....>>>.>>>",
    "councils:council-detail": "Lxxxxxx...x.x.x.",
    "councils:council-update": "Lxxxxxx..>x>x>x>",
    "councils:member-update": "Lxxxxxx..>x>x>x>",
    "councils:council-seat": "Lxxxxxx..>x>x>x>",
    "councils:member-unseat": "Lxxxxxx..>x>x>x>",
    "councils:session-create": "Lxxxxxx..>x>x.x>",
    "councils:session-detail": "Lxxxxxx...x.x.x.",
    "councils:session-update": "Lxxxxxx..>x>x.x>",
    "councils:session-agenda": "Lxxxxxx..>x>x.x>",
    "councils:session-attendance": "Lxxxxxx..>x>x.x>",
    "councils:session-declare": "Lxxxxxx..>x>x.x>",
    "councils:session-open": "Lxxxxxx..>x>x.x>",
    "councils:item-recognise": "Lxxxxxx>>>x>x>x>",  # no result yet
    "councils:session-close": "Lxxxxxx>>>x>x>x>",
    "councils:session-cancel": "Lxxxxxx..>x>x.x>",
    "councils:session-vote": "Lxxxxxx>>>x>x>x>",
    "councils:session-paper": "Lxxxxxx>>>x>x>x>",
    "councils:session-paper-confirm": "Lxxxxxx>>>x>x>x>",
    "councils:session-minutes": "Lxxxxxxxxxxxxxxx",  # the session is not over: there are none
    "councils:session-minutes-pdf": "Lxxxxxxxxxxxxxxx",
}
POST: dict[str, str] = {
    "councils:council-create": "L>>>>....>>>.>>>",
    "councils:council-update": "Lxxxxxx..>x>x>x>",
    "councils:member-update": "Lxxxxxx..>x>x>x>",
    "councils:council-seat": "Lxxxxxx..>x>x>x>",
    "councils:member-unseat": "Lxxxxxx..>x>x>x>",
    "councils:session-create": "Lxxxxxx..>x>x.x>",
    "councils:session-update": "Lxxxxxx..>x>x.x>",
    "councils:session-agenda": "Lxxxxxx..>x>x.x>",
    "councils:item-remove": "Lxxxxxx>>>x>x>x>",
    "councils:session-attendance": "Lxxxxxx..>x>x.x>",
    "councils:session-declare": "Lxxxxxx..>x>x.x>",
    "councils:bar-withdraw": "Lxxxxxx>>>x>x>x>",
    "councils:session-open": "Lxxxxxx..>x>x.x>",
    "councils:item-recognise": "Lxxxxxx>>>x>x>x>",  # no result yet
    "councils:session-close": "Lxxxxxx>>>x>x>x>",
    "councils:session-cancel": "Lxxxxxx..>x>x.x>",
    "councils:session-vote": "Lxxxxxx>>>x>x>x>",
    "councils:session-paper": "Lxxxxxx>>>x>x>x>",
    "councils:session-paper-confirm": "Lxxxxxx>>>x>x>x>",
}
FORMS: dict[str, dict[str, str]] = {}


def build(world) -> None:
    """A session being prepared of a council of the province, whose chair is the ``council`` of the cast."""
    today = timezone.localdate()
    rule = VotingRule.objects.create(council_kind="award", quorum_percent=50, pass_percent=50, valid_from=today)
    world.council = Council.objects.create(
        unit=world.tree.province,
        kind="award",
        name="Hội đồng",
        decision_no="1/QĐ",
        decided_on=today,
        valid_from=today,
    )
    world.seat = CouncilMember.objects.create(council=world.council, user=world.people["council"], office="chair")
    world.session = CouncilSession.objects.create(
        council=world.council,
        number=1,
        title="Xét khen",
        way="open",
        held_at=timezone.now(),
        prepared_by=world.people["specialist_province"],
    )
    world.item = AgendaItem.objects.create(
        session=world.session, position=1, recommendation=world.recommendation, rule=rule
    )
    world.bar = Bar.objects.create(
        item=world.item,
        member=world.seat,
        kind="declared",
        note="em trai",
        declared_by=world.people["specialist_province"],
    )


def row_for(world, name: str):
    return {
        "councils:council-detail": world.council,
        "councils:council-seat": world.council,
        "councils:council-update": world.council,
        "councils:member-update": world.seat,
        "councils:item-recognise": world.item,
        "councils:session-create": world.council,
        "councils:member-unseat": world.seat,
        "councils:item-remove": world.item,
        "councils:bar-withdraw": world.bar,
    }.get(name) or (world.session if name.startswith("councils:session-") else None)
