from django.views.generic import ListView

from catalogue.models import PrizeMultiple
from catalogue.selectors.prizes import PrizeTable
from prizes.forms.multiples import MultipleFilterSet
from units.views.mixins import PageSizeMixin


class MultipleListView(PageSizeMixin, ListView):
    """What each award brings to whom on the day of a decision, the same for every signed-in person."""

    queryset = PrizeMultiple.objects.for_list()
    template_name = "prizes/multiples.html"

    def get_queryset(self):
        self.filterset = MultipleFilterSet(self.request.GET, super().get_queryset())
        return self.filterset.qs

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        table = PrizeTable.on(self.filterset.day)
        for row in context["object_list"]:
            row.prize = table.prize_by(row)
        return context | {"filter_form": self.filterset.form, "day": self.filterset.day, "table": table}
