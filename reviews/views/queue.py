from django.utils.functional import cached_property
from django.views.generic import ListView

from campaigns.selectors.review import review_queue
from reviews.forms.queue import QueueFilterSet
from reviews.selectors.queue import figures_of, rows_of
from units.views.mixins import PageSizeMixin, UnitScopeMixin


class QueueView(UnitScopeMixin, PageSizeMixin, ListView):
    """What waits for the specialist, the nearest last day first, and how much of it is done."""

    template_name = "reviews/queue.html"

    def get_queryset(self):
        user = self.request.user
        self.filterset = QueueFilterSet(self.request.GET, review_queue(user), user=user)
        return self.filterset.qs

    @cached_property
    def figures(self):
        return figures_of(self.request.user, self.filterset)

    def get_paginator(self, *args, **kwargs):
        """The rows are counted with the figures of the page."""
        paginator = super().get_paginator(*args, **kwargs)
        paginator.count = self.figures.waiting
        return paginator

    def paginate_queryset(self, queryset, page_size):
        """The page is found by its keys; only its own rows are read whole."""
        keys = queryset.select_related(None).defer(None).values_list("pk", flat=True)
        paginator, page, found, is_paginated = super().paginate_queryset(keys, page_size)
        page.object_list = rows_of(list(found))
        return paginator, page, page.object_list, is_paginated

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"filter_form": self.filterset.form, "figures": self.figures}
