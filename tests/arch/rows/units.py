"""Who may open what of units that change."""

from office.services.reorganisation import draft_reorganisation
from office.services.reorganisation_lines import add_line

# Letters:  anonymous nobody editor editor2 editor_elsewhere specialist specialist_elsewhere
#           specialist_province approver viewer manager superuser stranger council finance auditor
GET: dict[str, str] = {
    "office:reorganisation-list": "L...............",
    "office:reorganisation-create": "L>>>>...>>.>.>>>",
    "office:reorganisation-detail": "Lxxxxxx.....x...",
    "office:reorganisation-update": "Lxxxxxx.>>.>x>>>",
    "office:reorganisation-line-add": "Lxxxxxx.>>.>x>>>",
    "office:reorganisation-schedule": "Lxxxxxx>.>>>x>>>",
    "office:reorganisation-file": "Lxxxxxx.>>.>x>>>",
    "office:reorganisation-template": "Lxxxxxx.>>.>x>>>",
    "office:reorganisation-faults": "Lxxxxxx>>>>>x>>>",
    "office:reorganisation-undo": "Lxxxxxx.>>.>x>>>",
}
POST: dict[str, str] = {
    "office:reorganisation-create": "L>>>>...>>.>.>>>",
    "office:reorganisation-update": "Lxxxxxx.>>.>x>>>",
    "office:reorganisation-line-add": "Lxxxxxx.>>.>x>>>",
    "office:reorganisation-line-remove": "Lxxxxxx>>>>>x>>>",
    "office:reorganisation-line-confirm": "Lxxxxxx>>>>>x>>>",
    "office:reorganisation-file": "Lxxxxxx.>>.>x>>>",
    "office:reorganisation-schedule": "Lxxxxxx>>>>>x>>>",
    "office:reorganisation-undo": "Lxxxxxx>>>>>x>>>",
}
FORMS: dict[str, dict[str, str]] = {
    "office:reorganisation-schedule": {"seen": "2"},
    "office:reorganisation-undo": {"reason": "Quyết định đã bị thu hồi"},
}


def build(world) -> None:
    """A draft of the province for the base union, by its specialist."""
    by = world.people["specialist_province"]
    world.reorganisation = draft_reorganisation(
        unit=world.tree.province,
        by=by,
        title="Sắp xếp năm 2099",
        decision_no="01/QĐ",
        decided_on="2026-01-01",
        effective_on="2099-07-01",
    )
    line = add_line(world.reorganisation, by=by, operation="absorb", source=world.tree.base, target=world.tree.base2)
    world.named["line_pk"] = line.pk


def row_for(world, name: str):
    return world.reorganisation if name.startswith("office:reorganisation-") else None
