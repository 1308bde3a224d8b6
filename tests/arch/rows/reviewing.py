"""Who may open what while dossiers are reviewed."""

GET: dict[str, str] = {
    "reviews:queue": "L...............",
}
POST: dict[str, str] = {}
FORMS: dict[str, dict[str, str]] = {}


def build(world) -> None:
    pass


def row_for(world, name):
    return None
