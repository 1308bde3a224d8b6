"""Who may open what of the summaries of campaigns."""

from tests.reports.summaries import drafted, frozen

# Letters:  anonymous nobody editor editor2 editor_elsewhere specialist specialist_elsewhere
#           specialist_province approver viewer manager superuser stranger council finance auditor
GET: dict[str, str] = {
    "reports:summary-list": "L...............",
    "reports:summary-create": "L>>>>...>>>..>>>",
    "reports:summary-detail": "Lxxxxxx...x.x...",
    "reports:summary-update": "Lxxxxxx.>>x.x>>>",
    "reports:summary-compare": "Lxxxxxx...x.x...",
    "reports:summary-paper": "Lxxxxxx...x.x...",
    "reports:summary-freeze": "Lxxxxxx>.>x>x>>>",
    "reports:summary-publish": "Lxxxxxx>.>x>x>>>",
    "reports:summary-withdraw": "Lxxxxxx>.>x>x>>>",
    "reports:summary-discard": "Lxxxxxx.>>x.x>>>",
}
POST: dict[str, str] = {
    "reports:summary-create": "L>>>>...>>>..>>>",
    "reports:summary-update": "Lxxxxxx.>>x.x>>>",
    "reports:summary-freeze": "Lxxxxxx>>>x>x>>>",
    "reports:summary-publish": "Lxxxxxx>.>x>x>>>",
    "reports:summary-withdraw": "Lxxxxxx>.>x>x>>>",
    "reports:summary-discard": "Lxxxxxx.>>x.x>>>",
}
FORMS: dict[str, dict[str, str]] = {}


def build(world) -> None:
    """A draft of the province and one whose figures are frozen."""
    unit, writer = world.tree.province, world.people["specialist_province"]
    about = [(world.campaign, None)]
    world.summary = drafted(unit, writer, about=about)
    world.frozen_summary = frozen(unit, writer, world.people["approver"], about=about)


def row_for(world, name):
    return {
        "reports:summary-detail": world.summary,
        "reports:summary-update": world.summary,
        "reports:summary-paper": world.summary,
        "reports:summary-freeze": world.summary,
        "reports:summary-discard": world.summary,
        "reports:summary-compare": world.frozen_summary,
        "reports:summary-publish": world.frozen_summary,
        "reports:summary-withdraw": world.frozen_summary,
    }.get(name)
