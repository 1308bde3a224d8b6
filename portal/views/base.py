"""What every page of the public site is: open, kept for the next visitor, told how to look when it is shared."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers
from django.utils.decorators import method_decorator
from django.views.generic import View

ROWS = 25


def absolute(path: str) -> str:
    """The address of ``path`` as it is known outside."""
    return f"{settings.SITE_URL}{path}"


def for_everybody(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """``response`` may be kept for others, unless somebody is signed in."""
    if request.user.is_authenticated:
        add_never_cache_headers(response)
    else:
        response.is_for_everybody = True
    return response


@method_decorator(login_not_required, name="dispatch")
class PortalView(View):
    """A page for everybody; one that ``names_people`` is for no search engine."""

    http_method_names = ["get", "head"]
    names_people = False

    def dispatch(self, request, *args, **kwargs):
        response = for_everybody(request, super().dispatch(request, *args, **kwargs))
        if self.names_people:
            response["X-Robots-Tag"] = "noindex, nofollow"
        return response

    def page(self, template: str, *, title: str, description: str = "", picture: str = "", **context) -> HttpResponse:
        """The page, with what is shown of it where somebody shares its address."""
        shared = {
            "title": title,
            "description": description,
            "url": absolute(self.request.path),
            "picture": absolute(picture) if picture else "",
        }
        return render(self.request, f"portal/{template}.html", {"shared": shared} | context)
