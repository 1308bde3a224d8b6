from django.urls import reverse

from campaigns.models import Dossier
from notices.models import NoticeKind
from notices.services.notice import notify
from units.models import Role, Unit
from units.selectors.people import people_covering, people_with


def tell_unit(dossier: Dossier, text: str) -> None:
    """The editors of the dossier's unit, and whoever sent it and still reaches the unit, have a notice of it."""
    sender = people_covering(*Role.values, unit=dossier.unit).filter(pk=dossier.sent_by_id or dossier.created_by_id)
    told = people_with(Role.EDITOR, unit=dossier.unit) | sender
    _tell(told, dossier, text, kind=NoticeKind.DOSSIER)


def tell_above(dossier: Dossier, text: str) -> None:
    """The specialists right above the unit have a notice of it; where there are none, those of the campaign's union."""
    told = people_with(Role.SPECIALIST, unit=Unit.objects.get_parent(dossier.unit) or dossier.campaign.unit)
    if not told.exists():
        told = people_with(Role.SPECIALIST, unit=dossier.campaign.unit)
    _tell(told, dossier, text, kind=NoticeKind.REVIEW)


def _tell(people, dossier: Dossier, text: str, *, kind: str) -> None:
    notify(people, text=text, url=reverse("campaigns:dossier-detail", args=[dossier.pk]), kind=kind)
