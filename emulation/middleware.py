"""What stands around every request: outages, the content security policy, lost sessions."""

import dataclasses
import logging
from urllib.parse import urlencode

from csp.constants import SELF, UNSAFE_EVAL, UNSAFE_INLINE
from csp.middleware import CSPMiddleware
from django.db import InterfaceError, OperationalError
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from kombu.exceptions import OperationalError as BrokerError
from redis.exceptions import ConnectionError as RedisError

logger = logging.getLogger(__name__)
OUTAGES = (OperationalError, InterfaceError, BrokerError, RedisError)


class OutageMiddleware:
    """A database or a broker that is away becomes a 503 page that says so; nothing is half-saved."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        if not isinstance(exception, OUTAGES):
            return None
        logger.error("service away: %s", exception)
        return unavailable(request)


def unavailable(request) -> HttpResponse:
    """The 503 page; it is drawn without the database."""
    request.is_outage = True
    response = render(request, "503.html", status=503)
    response["Retry-After"] = "30"
    return response


class ContentSecurityPolicyMiddleware(CSPMiddleware):
    """The strict policy everywhere; the admin alone may evaluate, because its widgets are built on Alpine."""

    def get_policy_parts(self, request, response, report_only=False):
        parts = super().get_policy_parts(request, response, report_only)
        if request.path.startswith(reverse("admin:index")):
            return dataclasses.replace(
                parts,
                update={"script-src": [SELF, UNSAFE_EVAL], "style-src": [SELF, UNSAFE_INLINE]},
            )
        return parts


class LostSessionMiddleware:
    """A part of a page asked for after the session ended sends the whole page to the sign-in."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        login = reverse("account_login")
        if getattr(request, "htmx", False) and response.status_code == 302 and login in response["Location"]:
            there = request.htmx.current_url_abs_path or "/"
            return HttpResponse(headers={"HX-Redirect": f"{login}?{urlencode({'next': there})}"})
        return response
