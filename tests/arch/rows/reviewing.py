"""Who may open what while dossiers are reviewed."""

GET: dict[str, str] = {
    "reviews:queue": "L...............",
    "reviews:dossier": "Lxxxx.x.xxx>xxxx",
    "reviews:checklist": "Lxxxx.x.xxx>xxxx",
}
POST: dict[str, str] = {
    "reviews:checklist": "Lxxxx>x>xxx>xxxx",
    "reviews:pass-eligible": "Lxxxx>x>xxx>xxxx",
}
FORMS: dict[str, dict[str, str]] = {}


def build(world) -> None:
    pass


def row_for(world, name):
    return world.sent if name.startswith("reviews:") else None
