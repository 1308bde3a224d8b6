"""Who may open what of initiatives outside a dossier."""

GET: dict[str, str] = {
    "contributions:initiative-create": "L>...>...>>>..>>",
    "contributions:initiative-authors": "Lx.xx.x.xxx.xxxx",
    "contributions:initiative-update": "Lx.xx.x.xxx>xxxx",
}
POST: dict[str, str] = {
    "contributions:initiative-create": "L>...>...>>>..>>",
    "contributions:initiative-update": "Lx.xx.x.xxx.xxxx",
    "contributions:initiative-send": "Lx>xx>x>>>>>x>>>",
    "contributions:initiative-take-back": "Lx>xx>x>>>>>x>>>",
}
FORMS: dict[str, dict[str, str]] = {}


def build(world) -> None:
    pass


def row_for(world, name):
    if name == "contributions:initiative-authors":
        return world.tree.base
    return world.initiative if name.startswith("contributions:initiative-") else None
