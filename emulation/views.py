"""Pages that belong to no noun: home, help, health."""

import sys

from celery.exceptions import OperationalError as CeleryUnavailable
from django.contrib.auth.decorators import login_not_required
from django.core.cache import cache
from django.db import DatabaseError, connection
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views import defaults, i18n
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST
from django.views.generic import TemplateView
from kombu.exceptions import OperationalError as BrokerUnavailable
from redis.exceptions import RedisError

from accounts.services.first_steps import close_first_steps, open_first_steps
from emulation.celery import app
from emulation.guides.choice import guides_of
from emulation.guides.content import BY_SLUG, GUIDES
from emulation.middleware import OUTAGES, unavailable
from office.selectors.home import jobs_of, office_figures, office_tasks
from portal.views.front import FrontView
from reports.selectors.home import home_of


class HomeView(TemplateView):
    """The first page of a signed-in person: what is to be done, what is on its way."""

    template_name = "home.html"

    def get_context_data(self, **kwargs):
        user = self.request.user
        return (
            super().get_context_data(**kwargs)
            | home_of(user, tasks=office_tasks(user))
            | {"office": office_figures(user), "jobs": jobs_of(user)}
            | {"first_guides": [] if user.first_steps_closed_at else guides_of(user)}
        )


@login_not_required
def start(request):
    """The front page of the public site for visitors, the home page of whoever is signed in."""
    view = HomeView if request.user.is_authenticated else FrontView
    return view.as_view()(request)


class HelpView(TemplateView):
    """How the work goes, the guides of one's own roles first."""

    template_name = "help.html"

    def get_context_data(self, **kwargs):
        own = guides_of(self.request.user)
        others = [guide for guide in GUIDES if guide not in own]
        return super().get_context_data(**kwargs) | {"own_guides": own, "other_guides": others}


class GuideView(TemplateView):
    """The guide of one role, step by step, with pictures."""

    template_name = "guide.html"

    def get_context_data(self, *, role, **kwargs):
        guide = BY_SLUG.get(role)
        if guide is None:
            raise Http404
        return super().get_context_data(**kwargs) | {"guide": guide}


@require_POST
def first_steps(request):
    """The first steps are put away, or stand on the home again with ``show``."""
    if "show" in request.POST:
        open_first_steps(request.user)
    else:
        close_first_steps(request.user)
    return redirect("home")


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
