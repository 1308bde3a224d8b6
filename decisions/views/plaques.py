from django.contrib import messages
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from common.keys import keys_of
from contributions.models import Work
from decisions.permissions import DRAFTERS, may_draft_somewhere
from decisions.selectors.works import MOST_WORKS, fingerprint_of, units_to_decide, works_to_decide
from decisions.services.plaque import draft_plaque_decision
from units.views.mixins import AllowedMixin, refusing


class PlaqueDecisionCreateView(AllowedMixin, TemplateView):
    """Works that wait for a plaque under a unit; those that are ticked go into a draft."""

    template_name = "decisions/plaque_create.html"
    may = staticmethod(may_draft_somewhere)
    elsewhere = "decisions:decision-list"

    @cached_property
    def units(self):
        return units_to_decide(self.request.user, roles=DRAFTERS)

    @cached_property
    def unit(self):
        """The unit asked for, else the highest; ``None`` when nothing waits, or not under what was asked for."""
        asked = (self.request.POST or self.request.GET).get("unit")
        paths = Work.objects.filter(pk__in=keys_of(self.request.GET.getlist("work")))
        below = paths.values_list("owner_unit__path", flat=True).first() or ""
        fitting = (unit for unit in self.units if below.startswith(unit.path) or not below)
        return next((unit for unit in (self.units if asked else fitting) if asked in (None, "", str(unit.pk))), None)

    def post(self, request):
        if self.unit is None:
            messages.error(request, _("Không còn công trình nào chờ quyết định gắn biển."))
            return redirect("decisions:plaque-create")
        chosen = keys_of(request.POST.getlist("ids"))
        with refusing(request) as outcome:
            decision = draft_plaque_decision(self.unit, chosen, by=request.user, seen=request.POST.get("seen", ""))
        if not outcome.done:
            return self.get(request)
        messages.success(request, _("Đã soạn dự thảo. Hãy chọn căn cứ, kiểm tra lời văn rồi trình công bố."))
        return redirect("decisions:decision-detail", pk=decision.pk)

    def get_context_data(self, **kwargs):
        works = list(works_to_decide(self.unit)[: MOST_WORKS + 1]) if self.unit else []
        shown = works[:MOST_WORKS]
        return super().get_context_data(**kwargs) | {
            "units": self.units,
            "unit": self.unit,
            "works": shown,
            "has_more": len(works) > MOST_WORKS,
            "most": MOST_WORKS,
            "seen": fingerprint_of(shown),
            "ticked": self._ticked(shown),
        }

    def _ticked(self, works) -> set[int]:
        """Those chosen before, or the one the page was opened for; all when it was opened for none."""
        if self.request.method == "POST":
            return set(keys_of(self.request.POST.getlist("ids")))
        return set(keys_of(self.request.GET.getlist("work"))) or {work.pk for work in works}
