"""Who may open what of initiatives outside a dossier."""

from django.core.files.base import ContentFile

from contributions.models import InitiativeFile, IntakeLink, Suggestion
from tests.factories import InitiativeFactory, MemberFactory

GET: dict[str, str] = {
    "contributions:initiative-create": "L>......>>>>.>>>",
    "contributions:initiative-authors": "Lx.xx.x.xxx.xxxx",
    "contributions:initiative-update": "Lx.xx.x.xxx>xxxx",
    "contributions:initiative-check": "Lx>xx>x>>>>>x>>>",  # a draft: nobody checks it yet
    "contributions:initiative-recognise": "Lx>xx.x.>>>>x>>>",
    "contributions:initiative-refuse": "Lx>xx>x>>>>>x>>>",
    "contributions:initiative-apply": "Lx>xx>x>>>>>x>>>",
    "contributions:initiative-spread": "Lx>xx>x>>>>>x>>>",
    "contributions:initiative-benefit": "Lx.xx.x.>>>>x>>>",
    "contributions:initiative-file": "Lx.xx.x.....x...",
    "contributions:initiative-mine": "L...............",
    "contributions:suggestion-decline": "Lx.xx.x.>>>>x>>>",
    "contributions:suggestion-followed": "................",
    "contributions:intake": "L>>>>.>.>>>>>>>>",
    "contributions:intake-desk": "Lx.xx.x.xxx.xxxx",
    "contributions:intake-code": "Lx.xx.x.xxx.xxxx",
    "contributions:intake-form": "................",
}
POST: dict[str, str] = {
    "contributions:initiative-create": "L>......>>>>.>>>",
    "contributions:initiative-update": "Lx.xx.x.xxx.xxxx",
    "contributions:initiative-send": "Lx>xx>x>>>>>x>>>",
    "contributions:initiative-take-back": "Lx>xx>x>>>>>x>>>",
    "contributions:initiative-check": "Lx>xx>x>>>>>x>>>",
    "contributions:initiative-recognise": "Lx>xx.x.>>>>x>>>",
    "contributions:initiative-refuse": "Lx>xx>x>>>>>x>>>",
    "contributions:initiative-apply": "Lx>xx>x>>>>>x>>>",
    "contributions:initiative-spread": "Lx>xx>x>>>>>x>>>",
    "contributions:initiative-benefit": "Lx.xx.x.>>>>x>>>",
    "contributions:suggestion-followed": "mmmmmmmmmmmmmmmm",
    "contributions:suggestion-confirm": "Lx>xx>x>>>>>x>>>",
    "contributions:suggestion-decline": "Lx.xx.x.>>>>x>>>",
    "contributions:intake-desk": "Lx>xx>x>xxx>xxxx",
    "contributions:intake-close": "Lx>xx>x>xxx>xxxx",
    "contributions:intake-form": "ffffffffffffffff",  # nothing typed: who is it?
    "contributions:initiative-file-add": "Lx>xx>x>>>>>x>>>",
    "contributions:initiative-file-remove": "Lx>xx>x>>>>>x>>>",
}
FORMS: dict[str, dict[str, str]] = {}


def build(world) -> None:
    """A file of the initiative; another one a worker handed in, whose key is that of the link."""
    paper = InitiativeFile(
        initiative=world.initiative, name="mo-ta.pdf", size=4, sha256="d" * 64, uploaded_by=world.people["editor"]
    )
    paper.file.save("mo-ta.pdf", ContentFile(b"%PDF"), save=True)
    world.named["paper"] = paper.pk
    world.link = IntakeLink.objects.create(unit=world.tree.base, made_by=world.people["editor"])
    suggestion = Suggestion.objects.create(
        initiative=InitiativeFactory(unit=world.tree.base),
        link=world.link,
        sender=MemberFactory(unit=world.tree.base),
        key=world.link.key,
    )
    world.suggested = suggestion.initiative
    world.named["key"] = world.link.key


def row_for(world, name):
    if name in ("contributions:initiative-authors", "contributions:intake-desk"):
        return world.tree.base
    if name.startswith("contributions:intake-"):
        return world.link
    if name.startswith("contributions:suggestion-"):
        return world.suggested
    return world.initiative if name.startswith("contributions:initiative-") else None
