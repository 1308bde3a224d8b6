from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.generic import DetailView, ListView

from awards.forms.decision import DecisionForm
from awards.forms.filters import RecommendationFilterSet
from awards.models import Recommendation, RecommendationState
from awards.models.override import override_of
from awards.permissions import READERS, may_approve, may_decide, needs_waiver
from awards.selectors.behind import behind_whom
from awards.selectors.explanation import explain, gap_of, linked, openable, rank_by_of, references, standing_of
from awards.selectors.results import award_lines, results_of, rows_of_page, taken_text, with_details
from awards.selectors.timeline import timeline_of
from awards.services.override import overridable, withdrawable
from awards.services.recommendation import (
    approve_recommendation,
    problem_with,
    reconsider_recommendation,
    refuse_recommendation,
)
from awards.views.mixins import RunAwardMixin
from units.views.mixins import PageSizeMixin, UnitScopeMixin, refusing


class ResultsMixin(RunAwardMixin):
    """The results of one award of a run, narrowed by the filters in the address."""

    def unasked(self) -> str:
        """The award of the first tab."""
        return self.lines[0].code

    @cached_property
    def lines(self):
        return award_lines(self.run)

    @cached_property
    def line(self):
        """What the run came to for the award of the tab."""
        return next(line for line in self.lines if line.code == self.code)

    @cached_property
    def filterset(self) -> RecommendationFilterSet:
        kinds = self.run.standards["awards"][self.code]["subject_kinds"]
        return RecommendationFilterSet(self.request.GET, queryset=results_of(self.run, self.code), kinds=kinds)

    @cached_property
    def asked(self) -> set[str]:
        """The filters that are filled in."""
        return {name for name in self.filterset.filters if self.request.GET.get(name)}


class RecommendationListView(ResultsMixin, PageSizeMixin, ListView):
    """The page is cut from keys alone, which the index holds in order; only its rows are then read whole."""

    template_name = "awards/recommendation_list.html"

    def get_queryset(self):
        """The keys; read all at once where they are searched for, so that finding and counting them is one thing."""
        keys = self.filterset.qs.values_list("pk", flat=True)
        return list(keys) if self.asked & {"q", "unit"} else keys

    def get_paginator(self, queryset, per_page, **kwargs):
        paginator = super().get_paginator(queryset, per_page, **kwargs)
        if not self.asked:
            paginator.count = self.line.total
        elif self.asked == {"outcome"}:
            paginator.count = self.line.counts.get(self.request.GET["outcome"], 0)
        return paginator

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        page = context["page_obj"]
        before = None if self.asked else page.start_index() - 1
        return context | {
            "run": self.run,
            "filter": self.filterset,
            "is_filtered": bool(self.asked),
            "kept": ("award", "rows"),
            "lines": self.lines,
            "line": self.line,
            "rows": rows_of_page(
                self.run,
                with_details(self.run, page.object_list),
                places_before=before,
                begins=page.number == 1 and "outcome" not in self.asked,
            ),
            "may_decide": bool(may_approve(self.request.user, self.run.campaign)),
        }


class RecommendationDetailView(UnitScopeMixin, DetailView):
    """«Vì sao?»: each condition with what is asked, what is there, and the rule; then what people decided."""

    queryset = Recommendation.objects.shown().for_page()
    scope_roles = READERS
    template_name = "awards/recommendation_detail.html"
    context_object_name = "recommendation"

    def get_context_data(self, typed: DecisionForm | None = None, **kwargs):
        row, viewer = self.object, self.request.user
        findings = explain(row)
        verdict = may_decide(viewer, row)
        return super().get_context_data(**kwargs) | {
            "run": row.run,
            "findings": linked(findings, openable(viewer, references(findings))),
            "gap": gap_of(row),
            "behind": behind_whom(row),
            "standing": standing_of(row, rank_by_of(row, row.run.standards)),
            "also_put_up": row.run.set_aside.filter(considered=row.entry_id).for_page(),
            "timeline": timeline_of(row),
            "is_approver": bool(may_approve(viewer, row.run.campaign)),
            "barred": verdict.reason,
            "taken": taken_text(row) if verdict else "",
            "decisions": decision_forms(row, viewer, typed) if verdict else [],
            "has_errors": typed is not None,
            "override": override_of(row),
            "may_override": bool(overridable(row, by=viewer)),
            "may_withdraw_override": bool(withdrawable(row, by=viewer)),
        }


class DecisionView(RecommendationDetailView):
    """One word of an approver on one result; what was typed stays when it is not complete."""

    http_method_names = ["post"]
    move = ""
    success = ""

    def post(self, request, pk):
        self.object = row = self.get_object()
        form = DecisionForm(request.POST, move=self.move, recommendation=row, own_unit=needs_waiver(request.user, row))
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(typed=form))
        with refusing(request, success=self.success):
            self.decide(row, **form.cleaned_data)
        return redirect("awards:recommendation-detail", pk=pk)

    def decide(self, row, *, note, waiver=""):
        raise NotImplementedError


class ApproveView(DecisionView):
    move = "approve"
    success = _("Đã phê duyệt.")

    def decide(self, row, *, note, waiver=""):
        approve_recommendation(row, by=self.request.user, note=note, waiver=waiver)


class RefuseView(DecisionView):
    move = "refuse"
    success = _("Đã ghi không phê duyệt.")

    def decide(self, row, *, note, waiver=""):
        refuse_recommendation(row, by=self.request.user, reason=note, waiver=waiver)


class ReconsiderView(DecisionView):
    move = "reconsider"
    success = _("Đã đưa về chờ duyệt.")

    def decide(self, row, *, note, waiver=""):
        reconsider_recommendation(row, by=self.request.user, reason=note, waiver=waiver)


def decision_forms(row, viewer, typed: DecisionForm | None) -> list[DecisionForm]:
    """A form for each move from the present state, the one just sent bound; ``problem`` says why one is closed."""
    moves = ["approve", "refuse"] if row.state == RecommendationState.PROPOSED else ["reconsider"]
    own_unit = needs_waiver(viewer, row)
    forms = []
    for move in moves:
        form = typed if typed and typed.move == move else None
        form = form or DecisionForm(move=move, recommendation=row, own_unit=own_unit)
        form.problem = "" if own_unit else problem_with(row, form.transition, by=viewer)
        forms.append(form)
    return forms
