from django.contrib import messages
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from common.keys import key_of, keys_of
from decisions.permissions import may_draft_somewhere
from spot.selectors.waiting import MOST_LINES, decisions_to_draft, fingerprint_of, proposals_to_decide
from spot.selectors.warnings import warnings_of
from spot.services.drafting import draft_spot_decision
from units.views.mixins import AllowedMixin, refusing


class SpotDecisionCreateView(AllowedMixin, TemplateView):
    """Accepted proposals of a unit for an award; those that are ticked go into a draft."""

    template_name = "spot/decision_create.html"
    may = staticmethod(may_draft_somewhere)
    elsewhere = "spot:proposal-list"

    @cached_property
    def choices(self):
        return decisions_to_draft(self.request.user)

    @cached_property
    def choice(self):
        """The unit and award asked for, else the first; ``None`` when nothing waits, or nothing of what was asked."""
        data = self.request.POST or self.request.GET
        asked = key_of(data.get("unit", "")), key_of(data.get("award", ""))
        if not any(name in data for name in ("unit", "award")):
            return self.choices[0] if self.choices else None
        return next((row for row in self.choices if (row[0].pk, row[1].pk) == asked), None)

    def post(self, request):
        if self.choice is None:
            messages.error(request, _("Không còn đề nghị nào chờ quyết định."))
            return redirect("spot:decision-create")
        unit, award, _n = self.choice
        ticked = keys_of(request.POST.getlist("ids"))
        with refusing(request) as outcome:
            decision = draft_spot_decision(unit, award, ticked, by=request.user, seen=request.POST.get("seen", ""))
        if not outcome.done:
            return self.get(request)
        messages.success(request, _("Đã soạn dự thảo. Hãy chọn căn cứ, kiểm tra lời văn rồi trình công bố."))
        return redirect("decisions:decision-detail", pk=decision.pk)

    def get_context_data(self, **kwargs):
        unit, award, _n = self.choice or (None, None, 0)
        waiting = list(proposals_to_decide(unit, award)[: MOST_LINES + 1]) if self.choice else []
        shown = waiting[:MOST_LINES]
        warnings = warnings_of(shown) if shown else {}
        return super().get_context_data(**kwargs) | {
            "choices": self.choices,
            "unit": unit,
            "award": award,
            "rows": [(proposal, warnings.get(proposal.pk, [])) for proposal in shown],
            "has_more": len(waiting) > MOST_LINES,
            "most": MOST_LINES,
            "seen": fingerprint_of(shown),
            "ticked": self._ticked(shown, warnings),
        }

    def _ticked(self, proposals, warnings) -> set[int]:
        """Those chosen before, or the one the page was opened for; else all of whom there is nothing to weigh."""
        if self.request.method == "POST":
            return set(keys_of(self.request.POST.getlist("ids")))
        asked = set(keys_of(self.request.GET.getlist("proposal")))
        return asked or {proposal.pk for proposal in proposals if not warnings.get(proposal.pk)}
