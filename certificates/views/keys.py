from django.contrib.auth.decorators import login_not_required
from django.http import JsonResponse
from django.utils.decorators import method_decorator
from django.views.generic import View

from certificates.selectors.keys import published_keys


@method_decorator(login_not_required, name="dispatch")
class PublishedKeysView(View):
    """Every key certificates were ever signed with, for whoever wants to check them without asking us."""

    http_method_names = ["get", "head"]

    def get(self, request):
        return JsonResponse({"keys": published_keys()}, json_dumps_params={"indent": 1})
