"""An initiative outside of dossiers: the list, its page, and the form a unit fills in."""

from django.contrib import messages
from django.http import JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy
from django.views.generic import View
from django.views.generic.detail import SingleObjectMixin

from common.capped import CappedPaginator
from common.pick import LIMIT, pick_rows
from common.verdict import Verdict
from contributions.forms.filters import InitiativeFilterSet
from contributions.forms.initiative import WholeInitiativeForm
from contributions.forms.unit import WRITING, UnitForm
from contributions.models import Initiative
from contributions.permissions.initiative import may_add_initiatives
from contributions.services.initiative import create_initiative, edit_initiative, send_initiative, take_back_initiative
from contributions.views.authors import AuthorsMixin
from contributions.views.initiative_page import initiative_page, may_change
from contributions.views.lists import ContributionDetailView
from people.models import Member
from people.selectors.naming import note_of
from units.models import Unit
from units.permissions import may_write_for, unit_above_acting
from units.scope import scope_of
from units.views.mixins import AllowedMixin, FilteredListView, UnitScopeMixin, refusing
from units.views.shared_form import SharedFormView

MOST_LISTED = 2500
"""Initiatives that are paged through, a hundred pages; longer lists are narrowed."""


class InitiativeListView(FilteredListView):
    """The last made first, without counting a million; the order is that of the index of branches."""

    queryset = Initiative.objects.own().for_list().order_by("-pk")
    filterset_class = InitiativeFilterSet
    template_name = "contributions/initiative_list.html"

    def get(self, request, *args, **kwargs):
        """A worker, who has no role anywhere, sees the own ones."""
        if not (request.user.is_superuser or scope_of(request.user).held) and hasattr(request.user, "member"):
            return redirect("contributions:initiative-mine")
        return super().get(request, *args, **kwargs)

    def get_paginator(self, queryset, per_page, **kwargs):
        return CappedPaginator([queryset], queryset, per_page, most=MOST_LISTED)

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"may_add": may_add_initiatives(self.request.user)}


class InitiativeDetailView(ContributionDetailView):
    queryset = Initiative.objects.for_page()
    template_name = "contributions/initiative_detail.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | initiative_page(self.object, viewer=self.request.user)


class InitiativeFormView(AuthorsMixin, SharedFormView):
    """The whole form; «Lưu nháp» asks for a name alone."""

    form_class = WholeInitiativeForm
    template_name = "contributions/initiative_form.html"
    done = gettext_lazy("Đã lưu sáng kiến.")

    def closed(self):
        if verdict := self.verdict():
            return None
        messages.info(self.request, verdict.reason)
        return redirect(self.back_url())

    def verdict(self) -> Verdict:
        raise NotImplementedError

    def back_url(self) -> str:
        raise NotImplementedError

    def next_page(self):
        return reverse("contributions:initiative-detail", args=[self.row.pk])

    def is_draft(self) -> bool:
        return "draft" in self.request.POST

    def home(self):
        return self.unit

    def people(self):
        return people_of(self.unit)

    def page(self, form, *, status=200, version=None, **extra):
        stored = self.row.version if self.row else ""
        context = {
            "form": form,
            "authors": self.authors,
            "row": self.row,
            "unit": self.unit,
            "on_behalf": unit_above_acting(self.request.user, self.unit),
            "version": stored if version is None else version,
            "back_url": self.back_url(),
            "pick_url": reverse("contributions:initiative-authors", args=[self.unit.pk]),
        }
        return render(self.request, self.template_name, context | extra, status=status)


class InitiativeCreateView(AllowedMixin, InitiativeFormView):
    """For the unit of ``?unit=``, or for the only one somebody writes for; else the unit is asked for first."""

    may = staticmethod(may_add_initiatives)
    elsewhere = "contributions:initiative-list"

    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated and may_add_initiatives(request.user):
            chosen = UnitForm(request.GET or None, user=request.user)
            self.unit = chosen.chosen()
            if self.unit is None:
                return render(request, "contributions/initiative_unit.html", {"form": chosen})
        return super().dispatch(request, *args, **kwargs)

    def find(self):
        """The unit was found before anything else."""

    def verdict(self):
        return may_write_for(self.request.user, self.unit)

    def save(self, form):
        fields = form.cleaned_data | {"authors": self.authors.pairs()}
        self.row = create_initiative(unit=self.unit, by=self.request.user, **fields)

    def back_url(self):
        return reverse("contributions:initiative-list")


class InitiativeUpdateView(UnitScopeMixin, SingleObjectMixin, InitiativeFormView):
    queryset = Initiative.objects.select_related("unit")
    scope_roles = WRITING

    def find(self):
        self.row = self.get_object()
        self.unit = self.row.unit

    def verdict(self):
        return may_change(self.request.user, self.row)

    def save(self, form):
        fields = form.cleaned_data | {"authors": self.authors.pairs()}
        edit_initiative(self.row, by=self.request.user, version=self.opened_with(), **fields)

    def back_url(self):
        return reverse("contributions:initiative-detail", args=[self.row.pk])


class AuthorPickView(UnitScopeMixin, SingleObjectMixin, View):
    """The people of a unit one writes for, and of what lies under it, for the search field."""

    queryset = Unit.objects.all()
    scope_roles = WRITING

    def get(self, request, pk):
        unit = self.get_object()
        rows = people_of(unit).matching(request.GET.get("q", ""))[: LIMIT + 1]
        return JsonResponse(pick_rows(rows, note=lambda row: note_of(row, home=unit)))


class InitiativeMoveView(UnitScopeMixin, SingleObjectMixin, View):
    """A move that asks for nothing but a click."""

    queryset = Initiative.objects.select_related("unit")
    http_method_names = ["post"]
    service = None
    done = ""

    def post(self, request, pk):
        initiative = self.get_object()
        with refusing(request, success=self.done):
            type(self).service(initiative, by=request.user)
        return redirect("contributions:initiative-detail", pk=pk)


class InitiativeSendView(InitiativeMoveView):
    service = send_initiative
    done = gettext_lazy("Đã gửi sáng kiến lên công đoàn cấp trên.")


class InitiativeTakeBackView(InitiativeMoveView):
    service = take_back_initiative
    done = gettext_lazy("Sáng kiến trở lại là nháp.")


def people_of(unit):
    """Who may be put down as an author of the unit's initiatives."""
    return Member.objects.of_subtree(unit).active().select_related("unit").order_by("sort_key", "pk")
