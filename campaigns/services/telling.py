from django.contrib.auth import get_user_model
from django.urls import reverse

from campaigns.models import Dossier
from notices.services.notice import notify
from units.models import Role, RoleAssignment


def tell_unit(dossier: Dossier, text: str) -> None:
    """The editors of the dossier's unit, and whoever sent it, have a notice that leads to the dossier."""
    editors = RoleAssignment.objects.today().filter(role=Role.EDITOR, unit=dossier.unit_id)
    wanted = {*editors.values_list("user_id", flat=True), dossier.sent_by_id or dossier.created_by_id}
    users = get_user_model().objects.filter(pk__in=wanted, is_active=True).order_by("pk")
    notify(users, text=text, url=reverse("campaigns:dossier-detail", args=[dossier.pk]))
