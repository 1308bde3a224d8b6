from django.urls import reverse

from campaigns.models import Dossier
from notices.models import NoticeKind
from notices.services.notice import notify
from units.models import Role
from units.selectors.people import people_covering, people_with


def tell_unit(dossier: Dossier, text: str) -> None:
    """The editors of the dossier's unit, and whoever sent it and still reaches the unit, have a notice of it."""
    sender = people_covering(*Role.values, unit=dossier.unit).filter(pk=dossier.sent_by_id or dossier.created_by_id)
    told = people_with(Role.EDITOR, unit=dossier.unit) | sender
    notify(told, text=text, url=reverse("campaigns:dossier-detail", args=[dossier.pk]), kind=NoticeKind.DOSSIER)
