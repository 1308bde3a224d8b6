"""Who may open what of papers."""

import datetime as dt
from base64 import b64decode

from django.core.files.uploadedfile import SimpleUploadedFile

from campaigns.models import DossierKind
from papers.models import PaperTemplate
from papers.services.pictures import add_picture
from tests.factories import DossierFactory, EntryFactory, LayoutFactory, LetterheadFactory

PIXEL = b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC")
GET: dict[str, str] = {
    "papers:letterhead-list": "L>>>>>>>>>..>>>>",
    "papers:letterhead-create": "L>>>>>>>>>..>>>>",
    "papers:letterhead-update": "L>>>>>>>>>..>>>>",
    "papers:layout-list": "L>>>>>>>>>..>>>>",
    "papers:layout-create": "L>>>>>>>>>..>>>>",
    "papers:layout-update": "L>>>>>>>>>..>>>>",
    "papers:layout-trial": "L>>>>>>>>>..>>>>",
    "papers:picture-add": "L>>>>>>>>>..>>>>",
    "papers:picture": "L>>>>>>>>>..>>>>",
    "papers:picture-remove": "L>>>>>>>>>..>>>>",
    "papers:template-list": "L>>>>>>>>>>.>>>>",
    "papers:template-replace": "L>>>>>>>>>>.>>>>",
    "papers:template-shipped": "L>>>>>>>>>>.>>>>",
    "papers:template-uploaded": "L>>>>>>>>>>x>>>>",
    "reviews:documents": "Lx.xx.x.....x...",
    "reviews:return-slip": "Lx>xx>x>>>>>x>>>",  # it was not returned
    "reviews:submission": "Lx.xx.x.....x...",
    "reviews:proposal-list": "Lx.xx.x.....x...",
    "reviews:achievement-report": "Lx.xx.x.....x...",
}
POST: dict[str, str] = {
    "papers:letterhead-create": "L>>>>>>>>>..>>>>",
    "papers:letterhead-update": "L>>>>>>>>>..>>>>",
    "papers:layout-create": "L>>>>>>>>>..>>>>",
    "papers:layout-update": "L>>>>>>>>>..>>>>",
    "papers:picture-add": "L>>>>>>>>>..>>>>",
    "papers:picture-remove": "L>>>>>>>>>>>>>>>",
    "papers:template-replace": "L>>>>>>>>>>.>>>>",
    "papers:template-withdraw": "L>>>>>>>>>>>>>>>",
}
FORMS: dict[str, dict[str, str]] = {}


def build(world) -> None:
    """Sheets and headings of the province; a proposal of the base with one entry."""
    world.to_print = EntryFactory(
        dossier=DossierFactory(campaign=world.campaign, unit=world.tree.base, kind=DossierKind.PROPOSAL)
    )
    world.named["template"] = "decision"
    world.template = PaperTemplate.objects.create(
        kind="decision", name="mau.docx", size=1, uploaded_by=world.people["superuser"]
    )
    world.layout = LayoutFactory(unit=world.tree.province)
    world.picture = add_picture(
        world.layout,
        by=world.people["superuser"],
        part="emblem",
        valid_from=dt.date(2026, 1, 1),
        file=SimpleUploadedFile("hinh.png", PIXEL),
    )
    world.letterhead = LetterheadFactory(unit=world.tree.province)


def row_for(world, name: str):
    return {
        "papers:letterhead-update": world.letterhead,
        "papers:template-uploaded": world.template,  # whose bytes are gone
        "papers:layout-update": world.layout,
        "papers:layout-trial": world.layout,
        "papers:picture-add": world.layout,
        "papers:picture": world.picture,
        "papers:picture-remove": world.picture,
        "reviews:documents": world.to_print.dossier,
        "reviews:return-slip": world.to_print.dossier,
        "reviews:submission": world.to_print.dossier,
        "reviews:proposal-list": world.to_print.dossier,
        "reviews:achievement-report": world.to_print,
    }.get(name)
