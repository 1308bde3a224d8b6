"""The test bench: a version of a standard tried on a finished run."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.functional import cached_property
from django.views.generic import ListView, View
from django.views.generic.detail import SingleObjectMixin

from awards.forms.standard import TrialForm
from awards.models import StandardTrial, TallyRun
from awards.permissions import READERS, may_bench
from awards.selectors.bench import change_rows, lines_of_counts
from awards.selectors.trial import to_try_on
from awards.services.trial import try_standard
from awards.views.standards import StandardMixin
from common.serving import refuse
from units.views.mixins import PageSizeMixin, refusing


class StandardTrialView(StandardMixin, SingleObjectMixin, View):
    """Choose a finished run; earlier trials of the version below."""

    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated:
            self.version = self.get_object()
            if not (verdict := may_bench(request.user)):
                refuse(request, verdict.reason)
                return redirect("awards:standard-detail", pk=self.version.pk)
        return super().dispatch(request, *args, **kwargs)

    def get(self, request, pk):
        return self.page(TrialForm(runs=self.runs))

    def post(self, request, pk):
        form = TrialForm(request.POST, runs=self.runs)
        if not form.is_valid():
            return self.page(form)
        with refusing(request) as outcome:
            trial = try_standard(self.version, form.cleaned_data["run"], by=request.user)
        return redirect("awards:trial-detail", pk=trial.pk) if outcome.done else self.page(form)

    @cached_property
    def runs(self):
        return to_try_on(visible_runs(self.request.user), self.version)

    def page(self, form):
        trials = visible_trials(self.request.user).filter(standard=self.version)[:20]
        context = {"version": self.version, "form": form, "trials": trials, "has_runs": self.runs.exists()}
        return render(self.request, "awards/standard_trial.html", context)


class TrialMixin:
    """A trial for those who write or approve standards and see its run; others find none."""

    @cached_property
    def trial(self) -> StandardTrial:
        return get_object_or_404(visible_trials(self.request.user), pk=self.kwargs["pk"])


class TrialDetailView(TrialMixin, PageSizeMixin, ListView):
    """Who would come out otherwise, and by which condition."""

    template_name = "awards/trial_detail.html"

    def get_queryset(self):
        changes = self.trial.changes.order_by("before", "after", "pk")
        chosen = self.request.GET.get("change", "")
        before, _arrow, after = chosen.partition(">")
        return changes.filter(before=before, after=after) if chosen in self.trial.counts else changes

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        return context | {
            "trial": self.trial,
            "version": self.trial.standard,
            "lines": lines_of_counts(self.trial),
            "chosen": self.request.GET.get("change", ""),
            "rows": change_rows(context["object_list"]),
        }


class TrialProgressView(TrialMixin, View):
    """The part of the page that asks again every two seconds while the trial is under way."""

    def get(self, request, pk):
        if self.trial.is_active:
            return render(request, "awards/partials/trial_progress.html", {"trial": self.trial})
        response = HttpResponse(headers={"HX-Refresh": "true"})
        return response if request.htmx else redirect("awards:trial-detail", pk=pk)


def visible_trials(user):
    """Trials of versions the person may read on runs the person sees."""
    if not may_bench(user):
        return StandardTrial.objects.none()
    trials = StandardTrial.objects.select_related("standard__award", "run__campaign__unit", "started_by")
    return trials.filter(run__in=visible_runs(user)).defer("run__standards", "run__quotas")


def visible_runs(user):
    return TallyRun.objects.visible_to(user, *READERS)
