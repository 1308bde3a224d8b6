"""Pages that belong to no noun: home, help, health."""

import sys

from celery.exceptions import OperationalError as CeleryUnavailable
from django.contrib.auth.decorators import login_not_required
from django.core.cache import cache
from django.db import DatabaseError, connection
from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.views import defaults, i18n
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.generic import TemplateView
from kombu.exceptions import OperationalError as BrokerUnavailable
from redis.exceptions import RedisError

from emulation.celery import app
from emulation.middleware import OUTAGES, unavailable
from office.selectors.home import jobs_of, office_figures, office_tasks
from portal.views.front import FrontView
from reports.selectors.home import home_of


class HomeView(TemplateView):
    """The first page of a signed-in person: what is to be done, what is on its way."""

    template_name = "home.html"

    def get_context_data(self, **kwargs):
        user = self.request.user
        home = home_of(user, tasks=office_tasks(user))
        return super().get_context_data(**kwargs) | home | {"office": office_figures(user), "jobs": jobs_of(user)}


@login_not_required
def start(request):
    """The front page of the public site for visitors, the home page of whoever is signed in."""
    view = HomeView if request.user.is_authenticated else FrontView
    return view.as_view()(request)


class HelpView(TemplateView):
    template_name = "help.html"


@login_not_required
@csrf_exempt  # a page kept for everybody has no token, and a language is no harm
def set_language(request):
    """A POST has the reader's pages in the chosen language from now on, and leads back."""
    return i18n.set_language(request)


def bad_request(request, exception):
    return render(request, "400.html", status=400)


def server_error(request):
    """The 503 page when a service is away, else the page that owns to a mistake of ours."""
    failure = sys.exc_info()[1]
    if isinstance(failure, OUTAGES):
        return unavailable(request, failure)
    return defaults.server_error(request)


@never_cache
@login_not_required
def healthz(request):
    """The process answers; nothing else is asked."""
    return HttpResponse("ok", content_type="text/plain")


@never_cache
@login_not_required
def readyz(request):
    """Whether database, broker and a worker answer; 503 names the one that does not."""
    parts = {"database": _database_answers(), "broker": _broker_answers()}
    parts["worker"] = parts["broker"] and _worker_answers()
    return JsonResponse(
        {name: "ok" if fine else "unavailable" for name, fine in parts.items()},
        status=200 if all(parts.values()) else 503,
    )


def _database_answers() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return False
    return True


def _broker_answers() -> bool:
    try:
        cache.get("readyz")
    except RedisError:
        return False
    return True


def _worker_answers() -> bool:
    try:
        return bool(app.control.ping(timeout=1, limit=1))
    except (BrokerUnavailable, CeleryUnavailable, RedisError, OSError):
        return False
