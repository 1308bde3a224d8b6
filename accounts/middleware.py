import logging

from django.contrib import messages
from django.db import DatabaseError
from django.shortcuts import redirect
from django.utils.http import parse_header_parameters
from django.utils.translation import gettext as _

from common.errors import refusals
from common.noting import NOT_FOUND, REASONS, note_download, note_refusal
from common.workbook import XLSX

DOCUMENTS = {
    XLSX,
    "application/pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
"""What lists and papers are taken out as."""
logger = logging.getLogger(__name__)
OPEN = {"account_change_password", "account_logout"}
WORK = {"home"}
"""Open to visitors, but a page of work for whoever is signed in."""


class OneTimePasswordMiddleware:
    """Whoever signed in with a password that somebody else knows sees only the page that changes it."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        name = request.resolver_match.view_name
        if name in OPEN or (name not in WORK and not getattr(view, "login_required", True)):
            return None
        if not getattr(request.user, "must_change_password", False):
            return None
        messages.warning(request, _("Bạn đang dùng mật khẩu một lần. Hãy đổi mật khẩu trước khi làm việc."))
        return redirect("account_change_password")


class AuditMiddleware:
    """What a signed-in person was refused, and which document they took out, is in the audit.

    Refused: a move, a page, a row out of reach or not there. A service says so by ``NotAllowed``, whoever catches it,
    a view by ``common.serving.refuse``.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        token = refusals.set([])
        try:
            response = self.get_response(request)
            try:
                _note(request, response)
            except DatabaseError:
                logger.exception("what was refused or taken out could not be written down")
            return response
        finally:
            refusals.reset(token)


def _note(request, response) -> None:
    reason, file = _refusal(request, response), _document(response)
    if not (reason or file) or not request.user.is_authenticated:
        return
    if reason:
        note_refusal(request.user, address=request.path, method=request.method, reason=str(reason))
    if file:
        note_download(request.user, address=request.path, name=file)


def _refusal(request, response):
    """Why the request was refused; empty when it was not, or asked for an address that leads to no view."""
    if said := getattr(request, "refused", "") or next(iter(refusals.get() or ()), ""):
        return said
    if request.resolver_match is None or (response.status_code == NOT_FOUND and not request.resolver_match.kwargs):
        return ""
    return REASONS.get(response.status_code, "")


def _document(response) -> str:
    """The name of the document the answer is to be saved as; empty when it is a page, or a file of another kind."""
    disposition = response.get("Content-Disposition", "")
    if not disposition.startswith("attachment") or response.get("Content-Type") not in DOCUMENTS:
        return ""
    return parse_header_parameters(disposition)[1].get("filename", "")
