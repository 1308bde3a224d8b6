"""Who may open what of the figures known only as totals."""

from tests.reports.reported import noted

# Letters:  anonymous nobody editor editor2 editor_elsewhere specialist specialist_elsewhere
#           specialist_province approver viewer manager superuser stranger council finance auditor
GET: dict[str, str] = {
    "reports:reported-list": "L...............",
    "reports:reported-create": "L>>>>...>>...>>>",
    "reports:reported-detail": "Lxxxxxx.....x...",
    "reports:reported-withdraw": "Lxxxxxx.>>..x>>>",
}
POST: dict[str, str] = {
    "reports:reported-create": "L>>>>...>>...>>>",
    "reports:reported-withdraw": "Lxxxxxx.>>..x>>>",
}
FORMS: dict[str, dict[str, str]] = {}


def build(world) -> None:
    """A figure of the province."""
    world.reported = noted(world.tree.province, world.people["specialist_province"])


def row_for(world, name):
    return world.reported if name in ("reports:reported-detail", "reports:reported-withdraw") else None
