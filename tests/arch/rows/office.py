"""Who may open what of officers, accounts and the coming year."""

GET: dict[str, str] = {
    "campaigns:dossier-doubles": "Lx.xx.x.....x...",
}
POST: dict[str, str] = {}
FORMS: dict[str, dict[str, str]] = {}


def build(world) -> None:
    """The world has the rows these addresses are about."""


def row_for(world, name: str):
    return {}.get(name)
