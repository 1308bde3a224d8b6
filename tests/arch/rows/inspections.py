"""Who may open what of inspections."""

from inspections.models import InspectionFile
from tests.factories import FindingFactory, InspectionFactory, InspectionUnitFactory
from tests.scores.conftest import pdf

# Letters:  anonymous nobody editor editor2 editor_elsewhere specialist specialist_elsewhere
#           specialist_province approver viewer manager superuser stranger council finance auditor
GET: dict[str, str] = {
    "inspections:inspection-list": "L...............",
    "inspections:inspection-create": "L>>>>...>>.>.>>>",
    "inspections:inspection-detail": "Lx.xx.x.....x...",
    "inspections:inspection-print": "Lx.xx.x.....x...",
    "inspections:inspection-edit": "Lx>xx.x.>>.>x>>>",
    "inspections:inspection-move": "Lx>xx.x.>>.>x>>>",
    "inspections:file": "Lx.xx.x.....x...",
    "inspections:units-add": "Lx>xx.x.>>.>x>>>",
    "inspections:part-detail": "Lx.xx.x.....x...",
    "inspections:part-visit": "Lx>xx.x.>>.>x>>>",
    "inspections:part-conclude": "Lx>xx>x>>>>>x>>>",
    "inspections:finding-create": "Lx>xx>x>>>>>x>>>",
    "inspections:finding-edit": "Lx>xx>x>>>>>x>>>",
    "inspections:finding-report": "Lx.xx>x>>>>>x>>>",
    "inspections:finding-confirm": "Lx>xx>x>>>>>x>>>",
    "inspections:finding-return": "Lx>xx>x>>>>>x>>>",
}
POST: dict[str, str] = {
    "inspections:inspection-create": "L>>>>...>>.>.>>>",
    "inspections:inspection-edit": "Lx>xx.x.>>.>x>>>",
    "inspections:inspection-move": "Lx>xx.x.>>.>x>>>",
    "inspections:file-add": "Lx>xx>x>>>>>x>>>",
    "inspections:file-remove": "Lx>xx>x>>>>>x>>>",
    "inspections:units-add": "Lx>xx.x.>>.>x>>>",
    "inspections:part-visit": "Lx>xx.x.>>.>x>>>",
    "inspections:part-conclude": "Lx>xx>x>>>>>x>>>",
    "inspections:part-remove": "Lx>xx>x>>>>>x>>>",
    "inspections:finding-create": "Lx>xx>x>>>>>x>>>",
    "inspections:finding-edit": "Lx>xx>x>>>>>x>>>",
    "inspections:finding-remove": "Lx>xx>x>>>>>x>>>",
    "inspections:finding-report": "Lx.xx>x>>>>>x>>>",
    "inspections:finding-confirm": "Lx>xx>x>>>>>x>>>",
    "inspections:finding-return": "Lx>xx>x>>>>>x>>>",
}
FORMS: dict[str, dict[str, str]] = {}


def build(world) -> None:
    """An inspection of the district under way in which the base union waits; another in which it is concluded, with a
    remedy owed."""
    author, tree = world.people["specialist"], world.tree
    going, over = (
        InspectionFactory(unit=tree.district, state="under_way", announced_at="2025-05-01T00:00Z", made_by=author)
        for _time in range(2)
    )
    world.inspection = going
    world.inspected = InspectionUnitFactory(inspection=going, unit=tree.base)
    concluded = InspectionUnitFactory(inspection=over, unit=tree.base, state="concluded", visited_on=over.starts_on)
    world.finding = FindingFactory(inspected=concluded)
    paper = InspectionFile.objects.create(
        inspection=going,
        file=pdf(),
        name="quyet-dinh.pdf",
        size=9,
        content_type="application/pdf",
        sha256="d" * 64,
        uploaded_by=author,
    )
    world.named |= {"inspecting": "cancel", "paper": paper.pk}


def row_for(world, name):
    _app, _colon, page = name.partition(":")
    if not name.startswith("inspections:"):
        return None
    if page == "finding-create" or page.startswith("part-"):
        return world.inspected
    return world.finding if page.startswith("finding-") else world.inspection
