import re

from django.http import Http404
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.generic import View

from campaigns.views.editing import DossierWriteMixin
from common.presence import be_at, others_at

SPOT = re.compile(r"(pledge|entry|initiative|work)(:\d{1,18})?", re.ASCII)


class DossierPresenceView(DossierWriteMixin, View):
    """Who else is editing: the part named by ``spot``, in which one is oneself from now on; without it, any part."""

    http_method_names = ["get"]

    def get(self, request, pk):
        dossier = self.get_object()
        place, spot = f"dossier:{dossier.pk}", request.GET.get("spot", "")
        if spot and not SPOT.fullmatch(spot):
            raise Http404
        if spot:
            be_at(place, spot, request.user)
        here = [seen for seen in others_at(place, request.user) if spot in ("", seen.spot)]
        context = {"names": [seen.name for seen in here]} if spot else {"parts": _by_part(here)}
        return render(request, "campaigns/_presence.html", {"dossier": dossier, **context})


def _by_part(seen) -> list[dict]:
    """What people call the parts, each with who is in it."""
    labels = {
        "pledge": _("nội dung chung"),
        "entry": _("cá nhân, tập thể"),
        "initiative": _("sáng kiến"),
        "work": _("công trình"),
    }
    names: dict[str, set[str]] = {}
    for one in seen:
        names.setdefault(labels[one.spot.partition(":")[0]], set()).add(one.name)
    return [{"label": label, "names": sorted(people)} for label, people in names.items()]
