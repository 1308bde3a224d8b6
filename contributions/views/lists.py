from django.views.generic import DetailView

from common.capped import CappedPaginator
from contributions.forms.filters import InitiativeFilterSet, WorkFilterSet
from contributions.models import Initiative, Work
from units.views.mixins import FilteredListView, UnitScopeMixin

MOST_LISTED = 2500
"""Initiatives that are paged through, a hundred pages; longer lists are narrowed."""


class ContributionDetailView(UnitScopeMixin, DetailView):
    """One initiative or work, and the dossiers within one's reach that it stands in."""

    def get_context_data(self, **kwargs):
        links = self.object.dossier_links.visible_to(self.request.user)
        dossiers = [
            link.dossier
            for link in links.select_related("dossier__campaign", "dossier__phase", "dossier__unit").order_by("-pk")
        ]
        return super().get_context_data(**kwargs) | {"dossiers": dossiers}


class InitiativeListView(FilteredListView):
    """The last made first, without counting a million; the order is that of the index of branches."""

    queryset = Initiative.objects.for_list().order_by("-pk")
    filterset_class = InitiativeFilterSet
    template_name = "contributions/initiative_list.html"

    def get_paginator(self, queryset, per_page, **kwargs):
        return CappedPaginator([queryset], queryset, per_page, most=MOST_LISTED)


class InitiativeDetailView(ContributionDetailView):
    queryset = Initiative.objects.for_list()
    template_name = "contributions/initiative_detail.html"


class WorkListView(FilteredListView):
    """The last made first, as initiatives."""

    queryset = Work.objects.for_list().order_by("-pk")
    filterset_class = WorkFilterSet
    template_name = "contributions/work_list.html"


class WorkDetailView(ContributionDetailView):
    queryset = Work.objects.for_list()
    template_name = "contributions/work_detail.html"
