"""Who may open what of notices, mail and reminders."""

# Letters:  anonymous nobody editor editor2 editor_elsewhere specialist specialist_elsewhere
#           specialist_province approver viewer manager superuser stranger council finance auditor
GET: dict[str, str] = {
    "notices:preferences": "L...............",
}
POST: dict[str, str] = {
    "notices:preferences": "Lfffffffffffffff",
}
FORMS: dict[str, dict[str, str]] = {}


def build(world) -> None:
    pass


def row_for(world, name):
    return None
