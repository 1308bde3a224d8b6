"""The addresses of the API, open without a session: each asks for a token itself."""

from functools import wraps
from http import HTTPStatus

from django.contrib.auth.decorators import login_not_required
from django.urls import re_path
from django.utils.cache import patch_cache_control
from django.views.decorators.csrf import csrf_exempt

from api.v1.endpoints import api
from api.v1.problems import problem

app_name = "api-v1"


def _plain(view):
    """``view`` without session and form guards, whose refusal of a method is a problem document."""

    @login_not_required
    @csrf_exempt
    @wraps(view)
    def answer(request, *args, **kwargs):
        if request.method not in ("GET", "OPTIONS"):
            return problem(HTTPStatus.METHOD_NOT_ALLOWED, headers={"Allow": "GET"})
        response = view(request, *args, **kwargs)
        if response.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
            return problem(HTTPStatus.METHOD_NOT_ALLOWED, headers={"Allow": "GET"})
        patch_cache_control(response, private=True, no_store=True)
        return response

    return answer


def _unknown(request, rest):
    """An address the API does not have, for programs to read as any other fault."""
    return problem(HTTPStatus.NOT_FOUND)


urlpatterns = [each for each in api.urls[0] if each.name != "api-root"]
for each in urlpatterns:
    each.callback = _plain(each.callback)
urlpatterns.append(re_path(r"^(?P<rest>.*)$", _plain(_unknown), name="unknown"))
