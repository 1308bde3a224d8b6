from django.contrib import messages
from django.db.models import Count
from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.generic import DetailView, ListView, View
from django.views.generic.detail import SingleObjectMixin

from campaigns.forms.dossier import NoteForm, OpenForm, PledgeForm
from campaigns.forms.dossier_filters import DossierFilterSet
from campaigns.guards.dossier import last_day
from campaigns.models import Campaign, Dossier, DossierKind, DossierState
from campaigns.permissions.dossier import may_ask_extension, may_edit, may_extend, may_review
from campaigns.selectors.dossier_page import SHOWN, contents_of, steps_of
from campaigns.selectors.parts import PLEDGE, counts_of, open_part_labels
from campaigns.selectors.review import WAITING, place_in_queue
from campaigns.selectors.timeline import timeline
from campaigns.services.dossier import open_dossier, update_pledge
from campaigns.services.extension import UNSENT
from campaigns.transitions import DOSSIER_MOVES
from campaigns.views.editing import (
    WRITING,
    AutosaveMixin,
    DossierFormView,
    about,
    beside_form,
    edit_verdict,
    missing_from,
    version_of,
)
from common.errors import DomainError
from units.models import Role
from units.scope import scope_of
from units.views.mixins import PageSizeMixin, UnitScopeMixin


class DossierListView(UnitScopeMixin, PageSizeMixin, ListView):
    """The dossiers within one's reach, the last touched first, with how many are in each state."""

    queryset = Dossier.objects.for_list()
    template_name = "campaigns/dossier_list.html"

    def get_queryset(self):
        self.filterset = DossierFilterSet(self.request.GET, super().get_queryset(), user=self.request.user)
        return self.filterset.qs.with_last_day()

    def get_paginator(self, *args, **kwargs):
        """The states are counted anyhow: what is shown is one of those numbers, or their sum."""
        paginator = super().get_paginator(*args, **kwargs)
        self.counts = self._count_states()
        state = self.filterset.form.cleaned_data.get("state")
        paginator.count = self.counts.get(state, 0) if state else sum(self.counts.values())
        return paginator

    def get_context_data(self, **kwargs):
        scope = scope_of(self.request.user)
        return super().get_context_data(**kwargs) | {
            "filter_form": self.filterset.form,
            "tabs": self._tabs(),
            "unsent": UNSENT,
            "may_review": scope.holds(Role.SPECIALIST),
        }

    def _count_states(self) -> dict[str, int]:
        """How many dossiers the other filters leave in each state."""
        asked = self.request.GET.copy()
        asked.pop("state", None)
        reached = Dossier.objects.visible_to(self.request.user)
        rows = DossierFilterSet(asked, reached, user=self.request.user).qs
        return dict(rows.order_by().values_list("state").annotate(count=Count("pk")))

    def _tabs(self):
        """The states with their counts; those without dossiers are left out."""
        counts, chosen = self.counts, self.request.GET.get("state", "")
        tabs = [{"label": _("Tất cả"), "value": None, "count": sum(counts.values()), "is_current": not chosen}]
        for state in DossierState:
            if counts.get(state) or state == chosen:
                count = counts.get(state, 0)
                tabs.append({"label": state.label, "value": state.value, "count": count, "is_current": state == chosen})
        return tabs


class DossierOpenView(UnitScopeMixin, SingleObjectMixin, View):
    """From a campaign to the unit's dossier in it: the one there is, or a new draft."""

    queryset = Campaign.objects.all()
    scope_roles = WRITING
    http_method_names = ["post"]

    def post(self, request, pk):
        campaign = self.get_object()
        form = OpenForm(request.POST, campaign=campaign, user=request.user)
        if not form.is_valid():
            if "unit" in form.errors and request.POST.get("unit"):
                raise Http404
            messages.error(request, next(iter(form.errors.values()))[0])
            return redirect("campaigns:campaign-detail", pk=pk)
        try:
            dossier = open_dossier(campaign, by=request.user, **form.cleaned_data)
        except DomainError as refusal:
            messages.error(request, str(refusal))
            return redirect("campaigns:campaign-detail", pk=pk)
        return redirect("campaigns:dossier-detail", pk=dossier.pk)


class DossierDetailView(UnitScopeMixin, DetailView):
    """The task list while one may still fill it in; the dossier to read, and to decide on, otherwise."""

    queryset = Dossier.objects.for_page().select_related("proposal").with_asked_extension()

    def get_template_names(self):
        return ["campaigns/dossier_tasks.html" if self.is_open else "campaigns/dossier_read.html"]

    def get_context_data(self, **kwargs):
        dossier, user = self.object, self.request.user
        self.is_open = bool(edit_verdict(user, dossier))
        counts = counts_of(dossier)
        context = super().get_context_data(**kwargs) | about(dossier)
        context |= {
            "counts": counts,
            "last_day": last_day(dossier),
            "open_labels": open_part_labels(dossier) if dossier.open_parts else [],
            "versions": list(dossier.versions.select_related("sent_by")),
            "moves": offered_moves(dossier, user),
            "may_extend": dossier.state in UNSENT and bool(may_extend(user, dossier)),
            "may_ask_extension": dossier.state in UNSENT and bool(may_ask_extension(user, dossier)),
        }
        context |= shown_events(timeline(dossier, viewer=user), self.request.GET.get("events"))
        return context | (self._tasks(counts) if self.is_open else self._reading(counts))

    def _tasks(self, counts):
        beside = beside_form(self.request, self.object) | missing_from(self.object, counts)
        return beside | {"steps": steps_of(self.object, beside["problems"], counts)}

    def _reading(self, counts):
        dossier, user = self.object, self.request.user
        context = {"contents": contents_of(dossier, counts), "shown": SHOWN, "may_propose": _may_propose(dossier, user)}
        if dossier.state not in WAITING or not scope_of(user).covers_from_above(dossier.unit.path, Role.SPECIALIST):
            return context
        verdict = may_review(user, dossier)
        if not verdict:
            return context | {"review_bar": verdict.reason}
        place = place_in_queue(user, dossier)
        return context | {"reviews": True, "place": place, "note_form": NoteForm(auto_id="id_accept_%s")}


def shown_events(events, wanted) -> dict:
    """The lines of the kind asked for, and the choice of kinds where there is more than one."""
    kinds = {event.kind for event in events}
    labels = [(None, _("Tất cả")), ("decision", _("Quyết định")), ("edit", _("Chỉnh sửa"))]
    tabs = [{"value": value, "label": label, "is_current": value == wanted} for value, label in labels]
    return {
        "events": [event for event in events if wanted not in kinds or event.kind == wanted],
        "event_tabs": tabs if len(kinds) > 1 else [],
    }


def offered_moves(dossier, user) -> set[str]:
    """The moves that can be made from here by this person; who may is asked once for each rule."""
    verdicts = {}
    offered = set()
    for name, step in DOSSIER_MOVES.items():
        if dossier.state in step.sources:
            if step.may not in verdicts:
                verdicts[step.may] = bool(step.may(user, dossier))
            if verdicts[step.may]:
                offered.add(name)
    return offered


def _may_propose(dossier, user) -> bool:
    """Whether the page offers the one button; the service has the last word."""
    return (
        dossier.kind == DossierKind.REGISTRATION
        and dossier.state == DossierState.ACCEPTED
        and dossier.campaign.needs_proposal
        and not hasattr(dossier, "proposal")
        and bool(may_edit(user, dossier))
    )


class DossierReadinessView(UnitScopeMixin, DetailView):
    """«Còn thiếu gì?» before sending: a part of a page by htmx, a page of its own without."""

    queryset = Dossier.objects.for_form()

    def get_template_names(self):
        return ["campaigns/_readiness.html" if self.request.htmx else "campaigns/dossier_readiness.html"]

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | about(self.object) | missing_from(self.object)


class DossierPledgeView(DossierFormView):
    template_name = "campaigns/dossier_pledge.html"

    def parts(self):
        return [PLEDGE]

    def spot(self):
        return PLEDGE

    def bind(self, data=None, files=None):
        return PledgeForm(data, dossier=self.dossier, initial={"pledge": self.dossier.pledge})

    def save(self, form):
        update_pledge(
            self.dossier, pledge=form.cleaned_data["pledge"], version=version_of(self.request), by=self.request.user
        )


class DossierAutosaveView(AutosaveMixin, DossierPledgeView):
    pass
