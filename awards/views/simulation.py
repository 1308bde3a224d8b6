"""«Thử phương án» over a finished run. Everything is in the address; nothing is written, nothing can be approved."""

from django.shortcuts import redirect, render
from django.utils.functional import cached_property
from django.views.generic import View

from awards.forms.simulation import WhatIfForm
from awards.selectors.changes import cuts_of, people_of
from awards.selectors.quota_figures import worked_out
from awards.selectors.workbooks import simulation_workbook
from awards.services.simulation import Unfinished, Unworkable, simulation_of
from awards.views.downloads import xlsx_response
from awards.views.mixins import RunAwardMixin

SHOWN = 50
"""Of those who enter and of those who leave, on the page; the workbook has all."""


class WhatIfMixin(RunAwardMixin):
    @cached_property
    def form(self) -> WhatIfForm:
        return WhatIfForm(self.request.GET if "try" in self.request.GET else None, run=self.run, code=self.code)


class WhatIfView(WhatIfMixin, View):
    """The trial beside what the run recommends: who enters, who leaves."""

    def get(self, request, pk):
        context = {"run": self.run, "code": self.code, "form": self.form, "awards": self._awards()}
        context["award"] = context["awards"][self.code]
        context["has_errors"] = self.form.is_bound and not self.form.is_valid()
        if self.form.is_bound and self.form.is_valid():
            context |= self._found()
        return render(request, "awards/what_if.html", context)

    def _awards(self) -> dict[str, str]:
        return {code: award["name"] for code, award in self.run.standards["awards"].items()}

    def _found(self) -> dict:
        try:
            simulation = simulation_of(self.run, self.form.scenario())
        except Unfinished:
            return {"is_waiting": True}
        except Unworkable as problem:
            return {"problem": str(problem)}
        return {
            "simulation": simulation,
            "figures": worked_out(simulation.quotas),
            "cuts": cuts_of(self.run, simulation),
            "enters": people_of(simulation.enters, most=SHOWN),
            "leaves": people_of(simulation.leaves, most=SHOWN),
            "shown": SHOWN,
        }


class WhatIfWorkbookView(WhatIfMixin, View):
    """All who enter and leave, on sheets that say MÔ PHỎNG; sent back to the page while it is worked out."""

    def get(self, request, pk):
        back = redirect("awards:what-if", pk=pk)
        back["Location"] += f"?{request.GET.urlencode()}"
        if not self.form.is_bound or not self.form.is_valid():
            return back
        try:
            simulation = simulation_of(self.run, self.form.scenario())
        except (Unfinished, Unworkable):
            return back
        name = f"mo-phong-{self.run.campaign.code}-{self.run.number}-{self.code}.xlsx"
        return xlsx_response(simulation_workbook(self.run, self.code, simulation), name)
