from copy import copy

from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy
from django.views.generic import DetailView

from common.serving import turn_away
from common.timeline import timeline_of
from common.workflow import available_moves
from contests.forms.contest import ContestForm
from contests.forms.filters import ContestFilterSet
from contests.guards import may_be_changed, takes_results
from contests.models import Contest, Contestant, ContestState
from contests.permissions import may_hold, may_hold_some
from contests.selectors.candidates import units_registering
from contests.selectors.timeline import DONE
from contests.services.contest import create_contest, update_contest
from contests.transitions import CONTEST_MOVES
from units.views.mixins import AllowedMixin, FilteredListView, UnitScopeMixin
from units.views.shared_form import SharedFormView

FORWARD = ("open", "hold", "publish")
"""The way to published results; the first of these that is open is the next step."""
MOST_WINNERS = 100


class ContestListView(FilteredListView):
    """Those one's units hold or may send people to, the last held first."""

    queryset = Contest.objects.for_list()
    filterset_class = ContestFilterSet
    template_name = "contests/contest_list.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"may_create": bool(may_hold_some(self.request.user))}


class ContestDetailView(UnitScopeMixin, DetailView):
    """A contest, how far it is, what can be done next, and who won once it is published."""

    queryset = Contest.objects.for_page()
    template_name = "contests/contest_detail.html"

    def get_context_data(self, **kwargs):
        contest, user = self.object, self.request.user
        moves = available_moves(contest, by=user, table=CONTEST_MOVES)
        following = next((move for move in FORWARD if move in moves), "")
        holds = bool(may_hold(user, contest))
        is_told = contest.state == ContestState.PUBLISHED
        winners = Contestant.objects.of_contest(contest).prized().for_list()[:MOST_WINNERS] if is_told else []
        return super().get_context_data(**kwargs) | {
            "moves": [(move, CONTEST_MOVES[move].label, move == following) for move in moves],
            "may_change": holds and bool(may_be_changed(contest)),
            "may_type": holds and bool(takes_results(contest)),
            "may_register": contest.registration_is_open and units_registering(user, contest).exists(),
            "disciplines": contest.disciplines.all(),
            "prizes": contest.prizes.all(),
            "winners": winners,
            "events": timeline_of(contest, DONE) if holds else [],
        }


class ContestFormView(SharedFormView):
    done = gettext_lazy("Đã lưu hội thi.")

    def bind(self, data=None, files=None):
        return ContestForm(data, instance=copy(self.row), user=self.request.user)

    def next_page(self):
        return reverse("contests:contest-detail", args=[self.row.pk])

    def page(self, form, *, status=200, version=None, **extra):
        stored = self.row.version if self.row else ""
        context = {"form": form, "contest": self.row, "version": stored if version is None else version}
        return render(self.request, "contests/contest_form.html", context | extra, status=status)


class ContestCreateView(AllowedMixin, ContestFormView):
    """A new contest of a unit one is a specialist of."""

    may = staticmethod(may_hold_some)
    elsewhere = "contests:contest-list"

    def find(self):
        """There is no row yet."""

    def save(self, form):
        self.row = create_contest(by=self.request.user, **form.cleaned_data)


class ContestEditView(ContestFormView):
    """What a contest is, until it was held."""

    def find(self):
        rows = Contest.objects.for_page().visible_to(self.request.user)
        self.row = get_object_or_404(rows, pk=self.kwargs["pk"])

    def post(self, request, *args, **kwargs):
        self.find()
        return self.closed() or super().post(request, *args, **kwargs)

    def closed(self):
        verdict = may_hold(self.request.user, self.row)
        if verdict:
            verdict = may_be_changed(self.row)
        if verdict:
            return None
        turn_away(self.request, verdict)
        return redirect(self.next_page())

    def save(self, form):
        update_contest(self.row, by=self.request.user, version=self.opened_with(), **form.cleaned_data)
