"""Who may open what of initiatives outside a dossier."""

from django.core.files.base import ContentFile

from contributions.models import InitiativeFile

GET: dict[str, str] = {
    "contributions:initiative-create": "L>...>...>>>..>>",
    "contributions:initiative-authors": "Lx.xx.x.xxx.xxxx",
    "contributions:initiative-update": "Lx.xx.x.xxx>xxxx",
    "contributions:initiative-check": "Lx>xx>x>>>>>x>>>",  # a draft: nobody checks it yet
    "contributions:initiative-recognise": "Lx>xx.x.>>>>x>>>",
    "contributions:initiative-refuse": "Lx>xx>x>>>>>x>>>",
    "contributions:initiative-apply": "Lx>xx>x>>>>>x>>>",
    "contributions:initiative-spread": "Lx>xx>x>>>>>x>>>",
    "contributions:initiative-benefit": "Lx.xx.x.>>>>x>>>",
    "contributions:initiative-file": "Lx.xx.x.....x...",
}
POST: dict[str, str] = {
    "contributions:initiative-create": "L>...>...>>>..>>",
    "contributions:initiative-update": "Lx.xx.x.xxx.xxxx",
    "contributions:initiative-send": "Lx>xx>x>>>>>x>>>",
    "contributions:initiative-take-back": "Lx>xx>x>>>>>x>>>",
    "contributions:initiative-check": "Lx>xx>x>>>>>x>>>",
    "contributions:initiative-recognise": "Lx>xx.x.>>>>x>>>",
    "contributions:initiative-refuse": "Lx>xx>x>>>>>x>>>",
    "contributions:initiative-apply": "Lx>xx>x>>>>>x>>>",
    "contributions:initiative-spread": "Lx>xx>x>>>>>x>>>",
    "contributions:initiative-benefit": "Lx.xx.x.>>>>x>>>",
    "contributions:initiative-file-add": "Lx>xx>x>>>>>x>>>",
    "contributions:initiative-file-remove": "Lx>xx>x>>>>>x>>>",
}
FORMS: dict[str, dict[str, str]] = {}


def build(world) -> None:
    """A file of the initiative."""
    paper = InitiativeFile(
        initiative=world.initiative, name="mo-ta.pdf", size=4, sha256="d" * 64, uploaded_by=world.people["editor"]
    )
    paper.file.save("mo-ta.pdf", ContentFile(b"%PDF"), save=True)
    world.named["paper"] = paper.pk


def row_for(world, name):
    if name == "contributions:initiative-authors":
        return world.tree.base
    return world.initiative if name.startswith("contributions:initiative-") else None
