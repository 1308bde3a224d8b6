import hashlib

from django.shortcuts import get_object_or_404, redirect
from django.views.generic import TemplateView

from awards.forms.decision import BulkDecisionForm
from awards.services.recommendation import APPROVE
from common.models import AuditEntry
from reviews.services.bulk import BULK_ACCEPT, accept_many, preview_accept
from reviews.views.queue import FilteredQueueMixin
from units.views.mixins import refusing


class BulkAcceptView(FilteredQueueMixin, TemplateView):
    """Which of the chosen dossiers would be accepted, which not and why; confirmed, it happens."""

    template_name = "reviews/bulk_preview.html"
    http_method_names = ["post"]

    def post(self, request):
        keys = self.chosen()
        with refusing(request) as outcome:
            rows = preview_accept(keys, by=request.user)
        if not outcome.done:
            return redirect(self.queue_address())
        possible = [row for row in rows if row.is_done]
        form = BulkDecisionForm(
            request.POST if "confirm" in request.POST else None,
            verdict=APPROVE,
            possible=len(possible),
            fingerprint=hashlib.sha256(repr([row.pk for row in possible]).encode()).hexdigest(),
        )
        if form.is_bound and form.is_valid():
            line = accept_many([row.pk for row in rows], by=request.user, note=form.cleaned_data["reason"])
            return redirect("reviews:bulk-result", pk=line.pk)
        return self.render_to_response(
            self.get_context_data(
                form=form,
                chosen=len(rows),
                possible=possible,
                impossible=[row for row in rows if not row.is_done],
                keys=[row.pk for row in rows],
                queue_address=self.queue_address(),
            )
        )


class BulkResultView(TemplateView):
    """What became of each dossier a person accepted at once; for that person alone, in the audit for good."""

    template_name = "reviews/bulk_result.html"

    def get_context_data(self, **kwargs):
        lines = AuditEntry.objects.filter(actor=self.request.user, move=BULK_ACCEPT)
        line = get_object_or_404(lines, pk=self.kwargs["pk"])
        rows = line.data["rows"]
        return super().get_context_data(**kwargs) | {
            "line": line,
            "done": [row for row in rows if not row["problem"]],
            "left": [row for row in rows if row["problem"]],
        }
