import hashlib

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.views.generic import TemplateView, View

from awards.forms.decision import BulkDecisionForm
from awards.models import TallyRun
from awards.selectors.workbooks import bulk_workbook
from awards.services.recommendation import APPROVE, BULK_MOVE, decide_many, preview_many
from awards.views.downloads import xlsx_response
from awards.views.mixins import RunMixin
from awards.views.recommendations import ResultsMixin
from common.keys import keys_of
from common.timeline import lines_about
from units.views.mixins import refusing


class BulkDecisionView(ResultsMixin, TemplateView):
    """What would happen to the chosen results, each with its reason; confirmed, it happens."""

    template_name = "awards/bulk_preview.html"
    http_method_names = ["post"]

    def post(self, request, pk):
        verdict = request.POST.get("action")
        if verdict not in BULK_MOVE:
            raise Http404
        ids = self._chosen()
        with refusing(request) as outcome:
            rows = preview_many(self.run, ids=ids, by=request.user, verdict=verdict)
        if not outcome.done:
            return redirect("awards:recommendation-list", pk=self.run.pk)
        possible = [row.pk for row in rows if row.is_done]
        form = BulkDecisionForm(
            request.POST if "confirm" in request.POST else None,
            verdict=verdict,
            possible=len(possible),
            fingerprint=hashlib.sha256(repr(sorted(possible)).encode()).hexdigest(),
        )
        if form.is_bound and form.is_valid():
            return self._decide(ids, verdict, form.cleaned_data["reason"])
        return self.render_to_response(
            self.get_context_data(
                run=self.run,
                form=form,
                verdict=verdict,
                line=self.line,
                comes_to=self._comes_to(verdict, len(possible)),
                possible=[row for row in rows if row.is_done],
                impossible=[row for row in rows if not row.is_done],
                chosen=len(rows),
                everything="select_all" in request.POST,
                ids=[] if "select_all" in request.POST else ids,
            )
        )

    def _chosen(self) -> list[int]:
        """The ticked rows, or all that the filters in the address match."""
        if "select_all" in self.request.POST:
            return list(self.filterset.qs.values_list("pk", flat=True))
        return keys_of(self.request.POST.getlist("ids"))

    def _comes_to(self, verdict: str, possible: int) -> int | None:
        """How many would be approved, when that is more than there are places; else ``None``."""
        total = self.line.approved + possible
        over = verdict == APPROVE and possible and self.line.places is not None and total > self.line.places
        return total if over else None

    def _decide(self, ids, verdict, reason):
        with refusing(self.request) as outcome:
            line = decide_many(self.run, ids=ids, by=self.request.user, verdict=verdict, reason=reason)
        if not outcome.done:
            return redirect("awards:recommendation-list", pk=self.run.pk)
        return redirect("awards:bulk-result", pk=self.run.pk, line=line.pk)


class BulkLineMixin(RunMixin):
    """The audit line of a bulk decision of the run."""

    shown_only = True

    def get_line(self, run: TallyRun):
        return get_object_or_404(lines_about(run).filter(move__in=BULK_MOVE.values()), pk=self.kwargs["line"])


class BulkResultView(BulkLineMixin, TemplateView):
    """What became of each result of a bulk decision; it stands in the audit for good."""

    template_name = "awards/bulk_result.html"

    def get_context_data(self, **kwargs):
        run = self.get_run()
        line = self.get_line(run)
        rows = line.data["rows"]
        return super().get_context_data(**kwargs) | {
            "run": run,
            "line": line,
            "done": [row for row in rows if not row["problem"]],
            "left": [row for row in rows if row["problem"]],
        }


class BulkResultWorkbookView(BulkLineMixin, View):
    def get(self, request, pk, line):
        run = self.get_run()
        found = self.get_line(run)
        return xlsx_response(bulk_workbook(run, found), f"ket-qua-{run.campaign.code}-{found.pk}.xlsx")
