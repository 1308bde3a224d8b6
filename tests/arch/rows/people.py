"""Who may open what of people who move and what they hold."""

GET: dict[str, str] = {}
POST: dict[str, str] = {}
FORMS: dict[str, dict[str, str]] = {}


def build(world) -> None:
    """The world has the rows these addresses are about."""


def row_for(world, name: str):
    return {}.get(name)
