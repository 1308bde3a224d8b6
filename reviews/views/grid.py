from django.urls import reverse

from campaigns.selectors.progress import STATES, Progress, progress_total
from campaigns.selectors.review import WAITING
from campaigns.views.participation import CampaignUnitListView
from units.models import Role
from units.scope import scope_of


class UnitGridView(CampaignUnitListView):
    """The units of a campaign as tiles in four colours; a tile leads to its dossier, a colour to its list."""

    template_name = "reviews/grid.html"
    paginate_by = 100
    page_sizes = (100,)

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        invited = self.campaign.participations.visible_to(self.request.user)
        phase = self.asked["phase"]
        return context | {
            "total": progress_total(invited, dossiers=self.dossiers),
            "tiles": [(row, self._address(row)) for row in context["rows"]],
            "kept": {"phase": phase.pk if phase else None, "kind": self.asked["kind"]},
        }

    def _address(self, row) -> str:
        """The dossier that gives the tile its colour, to be reviewed or read; the unit where there is none."""
        shown = STATES.get(Progress(row["progress"]), ())
        dossiers = row["dossiers"]
        dossier = next((each for each in dossiers if each.state in shown), dossiers[0] if dossiers else None)
        unit = row["participation"].unit
        if dossier is None:
            return reverse("units:unit-detail", args=[unit.pk])
        reviews = dossier.state in WAITING and scope_of(self.request.user).covers_from_above(unit.path, Role.SPECIALIST)
        return reverse("reviews:dossier" if reviews else "campaigns:dossier-detail", args=[dossier.pk])
