"""Pages for everybody."""

from django.contrib.auth.decorators import login_not_required
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.generic import View


@method_decorator([login_not_required, never_cache], name="dispatch")
class PublicView(View):
    """A page for everybody and for no search engine: it names people."""

    http_method_names = ["get", "head"]

    def dispatch(self, request, *args, **kwargs):
        response = super().dispatch(request, *args, **kwargs)
        response["X-Robots-Tag"] = "noindex, nofollow"
        return response
