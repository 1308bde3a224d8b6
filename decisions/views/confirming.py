"""Whoever issues says once more who they are: after they opened the page, and anew for every decision."""

import time

from allauth.account import app_settings
from allauth.account.authentication import get_authentication_records
from allauth.account.internal.flows.reauthentication import get_reauthentication_flows
from django.http import HttpRequest

ASKED, USED = "decision_issues_asked", "decision_issue_confirmed_by"
"""In the session: by key of a decision since when it is asked, and the moment of the confirmation used last."""


def forget_asking(request: HttpRequest, decision: int) -> None:
    """The page is opened: what was confirmed before does not count for it."""
    asked = request.session.get(ASKED, {})
    if asked.pop(str(decision), None):
        request.session[ASKED] = asked


def must_confirm(request: HttpRequest, decision: int) -> bool:
    """Whether the password or the second factor is still to be given for ``decision``; from now on it is asked for."""
    if not get_reauthentication_flows(request.user):
        return False
    asked = request.session.get(ASKED, {})
    since = asked.setdefault(str(decision), time.time())
    request.session[ASKED] = asked
    at = _confirmed_at(request)
    return at <= max(since, request.session.get(USED, 0)) or time.time() - at >= app_settings.REAUTHENTICATION_TIMEOUT


def use_up(request: HttpRequest, decision: int) -> None:
    """The confirmation served for ``decision`` and serves for no other."""
    forget_asking(request, decision)
    request.session[USED] = _confirmed_at(request)


def _confirmed_at(request: HttpRequest) -> float:
    """When the person gave the password or the second factor again; 0 for never since they signed in."""
    given = [one["at"] for one in get_authentication_records(request, request.user) if one.get("reauthenticated")]
    return max(given, default=0)
