"""Who reads the audit, and asks whether it is whole."""

# Letters:  anonymous nobody editor editor2 editor_elsewhere specialist specialist_elsewhere
#           specialist_province approver viewer manager superuser stranger council finance auditor
GET: dict[str, str] = {
    "office:audit-list": "L>>>>>>>>>>.>>>.",
    "office:audit-chain": "L>>>>>>>>>>.>>>.",
}
POST: dict[str, str] = {
    "office:audit-chain": "L>>>>>>>>>>>>>>>",
}
FORMS: dict[str, dict[str, str]] = {}


def build(world) -> None:
    """Nothing more: what people did on the way here is in the audit."""


def row_for(world, name: str):
    return None
