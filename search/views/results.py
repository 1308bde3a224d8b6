from django.utils.cache import patch_vary_headers
from django.views.generic import TemplateView

from search.selectors.found import found_for
from search.selectors.query import Query

BEST_OF_PAGE, BEST_WHILE_TYPING = 5, 3
"""How many of each kind are shown."""


class ResultsView(TemplateView):
    """What one may see and the words of ``q`` find, by kind; while typing, its short form under the box."""

    @property
    def is_part(self) -> bool:
        return bool(self.request.htmx and not self.request.htmx.boosted)

    def get_template_names(self):
        return ["search/_found.html" if self.is_part else "search/results.html"]

    def get_context_data(self, **kwargs):
        query = Query.of(self.request.GET.get("q", ""))
        best = BEST_WHILE_TYPING if self.is_part else BEST_OF_PAGE
        groups = [] if query.advice else found_for(self.request.user, query, best=best)
        return super().get_context_data(**kwargs) | {"query": query, "groups": groups, "is_part": self.is_part}

    def render_to_response(self, context, **response_kwargs):
        response = super().render_to_response(context, **response_kwargs)
        patch_vary_headers(response, ["HX-Request"])
        return response
