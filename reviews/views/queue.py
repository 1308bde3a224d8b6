from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import ListView

from campaigns.selectors.review import review_queue
from common.keys import keys_of
from reviews.forms.queue import QueueFilterSet
from reviews.selectors.queue import figures_of, rows_of
from units.views.mixins import PageSizeMixin, UnitScopeMixin


class FilteredQueueMixin:
    """The queue as the filters in the address leave it, and what was ticked on its page."""

    @cached_property
    def filterset(self) -> QueueFilterSet:
        return QueueFilterSet(self.request.GET, review_queue(self.request.user), user=self.request.user)

    def chosen(self) -> list[int]:
        """The keys of the ticked rows, or of all that the filters match."""
        if "select_all" in self.request.POST:
            rows = self.filterset.qs.select_related(None).defer(None).order_by()
            return list(rows.values_list("pk", flat=True))
        return keys_of(self.request.POST.getlist("ids"))

    def queue_address(self) -> str:
        query = self.request.GET.urlencode()
        return f"{reverse('reviews:queue')}{'?' if query else ''}{query}"


class QueueView(FilteredQueueMixin, UnitScopeMixin, PageSizeMixin, ListView):
    """What waits for the specialist, the nearest last day first, and how much of it is done."""

    template_name = "reviews/queue.html"

    def get_queryset(self):
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
        rows = queryset.select_related(None).defer(None).values_list("pk", "last_day")
        paginator, page, found, is_paginated = super().paginate_queryset(rows, page_size)
        page.object_list = rows_of(found)
        return paginator, page, page.object_list, is_paginated

    def get_context_data(self, **kwargs):
        form = self.filterset.form
        return super().get_context_data(**kwargs) | {
            "filter_form": form,
            "campaign": form.cleaned_data.get("campaign"),
            "figures": self.figures,
        }
