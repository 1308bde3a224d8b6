from copy import copy

from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy
from django.views.generic import DetailView, ListView

from common.serving import turn_away
from common.timeline import timeline_of
from common.workflow import available_moves
from exemplars.forms.exemplar import ExemplarForm, PhotoForm
from exemplars.forms.filters import ExemplarFilterSet
from exemplars.guards import exemplar_is_draft
from exemplars.models import Exemplar, ExemplarState
from exemplars.permissions import may_edit_exemplar, may_take_down
from exemplars.selectors.timeline import DONE
from exemplars.services.exemplar import create_exemplar, update_exemplar
from exemplars.transitions import EXEMPLAR_MOVES
from units.models import Role
from units.permissions import may_write_somewhere
from units.scope import scope_of
from units.views.mixins import AllowedMixin, FilteredListView, PageSizeMixin, UnitScopeMixin
from units.views.shared_form import SharedFormView

FORWARD = ("propose", "approve", "publish")
"""The way to the public; the first of these that is open is the next step."""


class ExemplarListView(FilteredListView):
    """Those of one's units, the last made first."""

    queryset = Exemplar.objects.for_list()
    filterset_class = ExemplarFilterSet
    template_name = "exemplars/exemplar_list.html"

    def get_context_data(self, **kwargs):
        writes = scope_of(self.request.user).holds(Role.EDITOR, Role.SPECIALIST)
        return super().get_context_data(**kwargs) | {"may_create": writes}


class ExemplarQueueView(UnitScopeMixin, PageSizeMixin, ListView):
    """What was selected and waits for an approval, the oldest first."""

    queryset = Exemplar.objects.for_list().filter(state=ExemplarState.SELECTED).order_by("pk")
    scope_roles = (Role.SPECIALIST,)
    template_name = "exemplars/exemplar_queue.html"


class ExemplarDetailView(UnitScopeMixin, DetailView):
    """An exemplar of one's units, how far it is, what can be done with it next."""

    queryset = Exemplar.objects.with_subject().with_photos().with_uptake_count()
    template_name = "exemplars/exemplar_detail.html"

    def get_context_data(self, **kwargs):
        exemplar, user = self.object, self.request.user
        moves = available_moves(exemplar, by=user, table=EXEMPLAR_MOVES)
        following = next((move for move in FORWARD if move in moves), "")
        may_edit = bool(may_edit_exemplar(user, exemplar))
        consents = list(exemplar.consents.prefetch_related("files").select_related("recorded_by", "withdrawn_by"))
        return super().get_context_data(**kwargs) | {
            "moves": [(move, EXEMPLAR_MOVES[move].label, move == following) for move in moves],
            "may_edit": may_edit,
            "may_change": may_edit and bool(exemplar_is_draft(exemplar)),
            "may_take_down": bool(may_take_down(user, exemplar)),
            "photo_form": PhotoForm(),
            "consents": consents,
            "standing": next((consent for consent in consents if consent.withdrawn_at is None), None),
            "candidacies": exemplar.candidacies.select_related("round").order_by("-pk"),
            "events": timeline_of(exemplar, DONE),
        }


class ExemplarFormView(SharedFormView):
    done = gettext_lazy("Đã lưu điển hình.")

    def bind(self, data=None, files=None):
        return ExemplarForm(data, instance=copy(self.row), user=self.request.user)

    def next_page(self):
        return reverse("exemplars:exemplar-detail", args=[self.row.pk])

    def page(self, form, *, status=200, version=None, **extra):
        stored = self.row.version if self.row else ""
        context = {"form": form, "exemplar": self.row, "version": stored if version is None else version}
        return render(self.request, "exemplars/exemplar_form.html", context | extra, status=status)


class ExemplarCreateView(AllowedMixin, ExemplarFormView):
    """A new draft of a unit one writes for."""

    may = staticmethod(may_write_somewhere)
    elsewhere = "exemplars:exemplar-list"

    def find(self):
        """There is no row yet."""

    def save(self, form):
        self.row = create_exemplar(by=self.request.user, **form.cleaned_data)


class ExemplarEditView(ExemplarFormView):
    """What a draft tells."""

    def find(self):
        rows = Exemplar.objects.select_related("unit", "member__unit", "collective__unit")
        self.row = get_object_or_404(rows.visible_to(self.request.user), pk=self.kwargs["pk"])

    def post(self, request, *args, **kwargs):
        self.find()
        return self.closed() or super().post(request, *args, **kwargs)

    def closed(self):
        verdict = may_edit_exemplar(self.request.user, self.row)
        if verdict:
            verdict = exemplar_is_draft(self.row)
        if verdict:
            return None
        turn_away(self.request, verdict)
        return redirect(self.next_page())

    def save(self, form):
        update_exemplar(self.row, by=self.request.user, version=self.opened_with(), **form.cleaned_data)
