"""What stands around every request: the language, outages, the content security policy, lost sessions."""

import dataclasses
import logging
from http import HTTPStatus
from urllib.parse import urlencode

from csp.constants import SELF, UNSAFE_EVAL, UNSAFE_INLINE
from csp.middleware import CSPMiddleware
from django.conf import settings
from django.db import InterfaceError, OperationalError
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.cache import patch_vary_headers
from kombu.exceptions import OperationalError as BrokerError
from redis.exceptions import ConnectionError as RedisAway
from redis.exceptions import TimeoutError as RedisSilent

logger = logging.getLogger(__name__)
OUTAGES = (OperationalError, InterfaceError, BrokerError, RedisAway, RedisSilent)


class LanguageMiddleware:
    """Pages are Vietnamese until the reader chooses English in the header, whatever the browser would like."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
        language = chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        patch_vary_headers(response, ["Cookie"])
        return response


class OutageMiddleware:
    """A database or a broker that is away becomes a 503 page that says so; nothing is half-saved.

    What fails in a view comes here; what fails in another middleware comes to ``emulation.views.server_error``.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        return unavailable(request, exception) if isinstance(exception, OUTAGES) else None


def unavailable(request, outage: BaseException) -> HttpResponse:
    """The 503 page; it is drawn without the database."""
    logger.error("service away: %s", outage)
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
                replace={"script-src": [SELF, UNSAFE_EVAL], "style-src": [SELF, UNSAFE_INLINE]},
            )
        return parts


class RefusedMethodMiddleware:
    """An address that only takes what is sent, opened as a page, says so instead of showing nothing."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if response.status_code != HTTPStatus.METHOD_NOT_ALLOWED or request.method != "GET" or response.content:
            return response
        page = render(request, "405.html", status=response.status_code)
        page["Allow"] = response["Allow"]
        return page


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
