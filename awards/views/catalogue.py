from django.utils import timezone
from django.views.generic import DetailView, ListView

from awards.forms.filters import AwardTypeFilterSet
from awards.permissions import may_draft_standards
from awards.selectors.explanation import clauses_of
from catalogue.models import AwardType
from units.views.mixins import PageSizeMixin


class AwardTypeListView(PageSizeMixin, ListView):
    """The catalogue, the same for every signed-in person."""

    queryset = AwardType.objects.filter(active=True).for_list()
    template_name = "awards/type_list.html"
    paginate_by = 50

    def get_queryset(self):
        awards = super().get_queryset().with_multiples(timezone.localdate())
        self.filterset = AwardTypeFilterSet(self.request.GET, queryset=awards)
        return self.filterset.qs

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"filter": self.filterset}


class AwardTypeDetailView(DetailView):
    queryset = AwardType.objects.prefetch_related("roads")
    template_name = "awards/type_detail.html"
    context_object_name = "award"

    def get_queryset(self):
        return super().get_queryset().with_multiples(timezone.localdate())

    def get_context_data(self, **kwargs):
        visible = self.object.standard_versions.visible_to(self.request.user)
        in_force = self.object.standard_versions.in_force_on(timezone.localdate())
        return super().get_context_data(**kwargs) | {
            "roads": roads_in_order(self.object),
            "versions": list(visible.order_by("-valid_from", "-number")),
            "may_draft": may_draft_standards(self.request.user),
            "in_force": [(version, clauses_of(version)) for version in in_force.order_by("-valid_from", "-number")],
        }


def roads_in_order(award):
    """The roads of an award from the highest level down."""
    levels = list(award.roads.model._meta.get_field("level").choices)
    order = {value: position for position, (value, _label) in enumerate(levels)}
    return sorted(award.roads.all(), key=lambda road: order.get(road.level, len(order)))
