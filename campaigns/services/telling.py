from collections.abc import Mapping

from django.urls import reverse
from django.utils.functional import Promise

from campaigns.models import Dossier
from common.language import in_vietnamese
from notices.models import NoticeKind
from notices.services.notice import notify
from units.models import Role, Unit
from units.selectors.people import people_covering, people_with


def tell_unit(dossier: Dossier, text: Promise, **about: str) -> None:
    """The editors of the dossier's unit, and whoever sent it and still reaches the unit, have a notice of it."""
    sender = people_covering(*Role.values, unit=dossier.unit).filter(pk=dossier.sent_by_id or dossier.created_by_id)
    told = people_with(Role.EDITOR, unit=dossier.unit) | sender
    _tell(told, dossier, text, about, kind=NoticeKind.DOSSIER)


def tell_above(dossier: Dossier, text: Promise, **about: str) -> None:
    """The specialists right above the unit have a notice of it; where there are none, those of the campaign's union."""
    told = people_with(Role.SPECIALIST, unit=Unit.objects.get_parent(dossier.unit) or dossier.campaign.unit)
    if not told.exists():
        told = people_with(Role.SPECIALIST, unit=dossier.campaign.unit)
    _tell(told, dossier, text, about, kind=NoticeKind.REVIEW)


def _tell(people, dossier: Dossier, text: Promise, about: Mapping[str, str], *, kind: str) -> None:
    """``text`` may name the ``dossier``, its ``unit``, and what ``about`` gives."""
    with in_vietnamese():
        said = str(text) % ({"dossier": dossier, "unit": dossier.unit.label} | dict(about))
    notify(people, text=said, url=reverse("campaigns:dossier-detail", args=[dossier.pk]), kind=kind)
