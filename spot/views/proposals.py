from copy import copy

from django.http import JsonResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext_lazy
from django.views.generic import DetailView, View

from common.pick import LIMIT, pick_rows
from common.timeline import timeline_of
from common.vietnamese import clean
from common.workflow import available_moves
from decisions.models import Decision
from decisions.permissions import READERS, may_draft_for, may_draft_somewhere
from people.selectors.naming import note_of
from people.selectors.picking import chosen, found, key_of
from spot.forms.filters import SpotFilterSet
from spot.forms.proposal import SpotFileForm, SpotProposalForm
from spot.guards import is_draft, is_waiting
from spot.models import SpotProposal
from spot.permissions import may_judge, may_propose
from spot.selectors.candidates import units_proposing
from spot.selectors.timeline import DONE
from spot.selectors.warnings import warnings_of
from spot.services.proposal import create_proposal, update_proposal
from spot.transitions import SPOT_MOVES
from units.permissions import may_write_somewhere
from units.views.mixins import AllowedMixin, FilteredListView, UnitScopeMixin
from units.views.shared_form import SharedFormView

FORWARD = ("send", "accept")
"""The way to a decision; the first of these that is open is the next step."""


class SpotProposalListView(FilteredListView):
    """Those of one's units, the last made first."""

    queryset = SpotProposal.objects.for_list()
    filterset_class = SpotFilterSet
    template_name = "spot/proposal_list.html"

    def get_context_data(self, **kwargs):
        user = self.request.user
        return super().get_context_data(**kwargs) | {
            "may_create": bool(may_write_somewhere(user)),
            "may_decide": bool(may_draft_somewhere(user)),
        }


class SpotProposalDetailView(UnitScopeMixin, DetailView):
    """A proposal, what is to be weighed of it, what can be done next and which decision came of it."""

    queryset = SpotProposal.objects.with_subject()
    template_name = "spot/proposal_detail.html"
    context_object_name = "proposal"

    def get_context_data(self, **kwargs):
        proposal, user = self.object, self.request.user
        moves = available_moves(proposal, by=user, table=SPOT_MOVES)
        following = next((move for move in FORWARD if move in moves), "")
        may_change = bool(may_propose(user, proposal)) and bool(is_draft(proposal))
        judges = bool(may_judge(user, proposal))
        return super().get_context_data(**kwargs) | {
            "moves": [(move, SPOT_MOVES[move].label, move == following) for move in moves],
            "may_change": may_change,
            "file_form": SpotFileForm(),
            "files": proposal.files.all(),
            "warnings": warnings_of([proposal])[proposal.pk] if judges else [],
            "decision": self._decision(),
            "may_decide": is_waiting(proposal) and bool(may_draft_for(user, proposal.decider)),
            "events": timeline_of(proposal, DONE),
        }

    def _decision(self):
        """The decision and whether its page may be read."""
        if (decision := self.object.decision) is None:
            return None
        readable = Decision.objects.visible_to(self.request.user, *READERS).filter(pk=decision.pk).exists()
        return {"row": decision, "readable": readable}


class SpotFormView(SharedFormView):
    """The form with its search for people and collectives, which works without JavaScript."""

    done = gettext_lazy("Đã lưu đề nghị. Hãy xem lại rồi bấm «Gửi đề nghị».")

    def bind(self, data=None, files=None):
        return SpotProposalForm(data, files, instance=copy(self.row), user=self.request.user)

    def post(self, request, *args, **kwargs):
        if "subject_find" not in request.POST:
            return super().post(request, *args, **kwargs)
        self.find()
        if answer := self.closed():
            return answer
        typed = clean(request.POST.get("subject_search", ""))
        form = SpotProposalForm(initial=request.POST.dict(), instance=copy(self.row), user=request.user)
        results = found(units_proposing(request.user), typed, LIMIT) if typed else []
        extra = {"query": typed, "results": [self._picked(row) for row in results]}
        return self.page(form, version=request.POST.get("version"), **extra)

    def next_page(self):
        return reverse("spot:proposal-detail", args=[self.row.pk])

    def page(self, form, *, status=200, version=None, **extra):
        stored = self.row.version if self.row else ""
        context = {
            "form": form,
            "proposal": self.row,
            "version": stored if version is None else version,
            "chosen": [self._picked(row) for row in self._chosen(form)],
            "subject_error": " ".join(form.errors.get("subject", [])) if form.is_bound else "",
        }
        return render(self.request, "spot/proposal_form.html", context | extra, status=status)

    def _chosen(self, form):
        key = form["subject"].value()
        if self.row and key == key_of(self.row.subject):
            return [self.row.subject]
        return chosen(units_proposing(self.request.user), [key]) if key else []

    @staticmethod
    def _picked(row):
        return {"id": key_of(row), "label": str(row), "note": note_of(row, home=row.unit)}


class SpotProposalCreateView(AllowedMixin, SpotFormView):
    """A new draft about somebody of a unit one writes for."""

    may = staticmethod(may_write_somewhere)
    elsewhere = "spot:proposal-list"

    def find(self):
        """There is no row yet."""

    def save(self, form):
        self.row = create_proposal(by=self.request.user, **form.cleaned_data)


class SpotProposalEditView(SpotFormView):
    """What a draft says."""

    def find(self):
        rows = SpotProposal.objects.with_subject().visible_to(self.request.user)
        self.row = get_object_or_404(rows, pk=self.kwargs["pk"])

    def verdict(self):
        return may_propose(self.request.user, self.row) and is_draft(self.row)

    def post(self, request, *args, **kwargs):
        self.find()
        return self.closed() or super().post(request, *args, **kwargs)

    def save(self, form):
        update_proposal(self.row, by=self.request.user, version=self.opened_with(), **form.cleaned_data)


class SubjectPickView(AllowedMixin, View):
    """Who of the units one writes for is called so, for the search field."""

    http_method_names = ["get"]
    may = staticmethod(may_write_somewhere)
    elsewhere = "spot:proposal-list"

    def get(self, request):
        rows = found(units_proposing(request.user), request.GET.get("q", ""), LIMIT + 1)
        return JsonResponse(
            pick_rows(rows, lambda row: f"{note_of(row, home=row.unit)} – {row.unit.label}", key=key_of)
        )
