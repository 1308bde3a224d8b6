"""What a browser is answered about files: their bytes, once it may read them, and where to go after an upload."""

from collections.abc import Iterable, Mapping

from django.contrib import messages
from django.db.models.fields.files import FieldFile
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect

from common.models import StoredFile
from common.thumbnails import small_or_whole
from common.uploads import PDF
from common.verdict import Verdict

JSON = "application/json"
LOCKED = "default-src 'none'; sandbox"
FRAMED = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'"
"""For the reader of PDFs in the browser, which runs in no sandbox; only our own pages may frame it."""


def stored_response(row: StoredFile, asked: Mapping[str, str]) -> FileResponse:
    """The file of ``row`` as the address asks for it: ``show`` in a frame, ``small`` for the small copy."""
    file = row.file
    if "small" in asked:
        file = FieldFile(row, file.field, small_or_whole(file))
    return file_response(file, name=row.name, content_type=row.content_type, shown="show" in asked)


def file_response(file: FieldFile, *, name: str, content_type: str, shown: bool = False) -> FileResponse:
    """``file`` to keep under ``name``, never shown as a page; not found when its bytes are gone.

    A picture may stand in a page of ours all the same: ``<img>`` does not ask how a file wants to be kept.
    A PDF, and nothing else, opens in a frame of a page of ours where it is asked for to be ``shown``.
    """
    if not file or not file.storage.exists(file.name):
        raise Http404
    is_framed = shown and content_type == PDF
    response = FileResponse(file.open("rb"), as_attachment=not is_framed, filename=name, content_type=content_type)
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    response["Content-Security-Policy"] = FRAMED if is_framed else LOCKED
    if is_framed:
        response["X-Frame-Options"] = "SAMEORIGIN"
    return response


def not_uploaded(request: HttpRequest, problems: Iterable[str]) -> HttpResponse | None:
    """The ``problems`` of a form with files for the script that sent it, which keeps what was typed; else ``None``."""
    if request.headers.get("Accept") == JSON:
        return JsonResponse({"problem": " ".join(problems)})
    return None


def uploaded(request: HttpRequest, url: str) -> HttpResponse:
    """On to ``url`` after an upload; a script that showed how far it was is told the address instead."""
    return JsonResponse({"url": url}) if request.headers.get("Accept") == JSON else redirect(url)


def refuse(request, reason: str) -> None:
    """The person reads on the next page why they may not; ``accounts.middleware.AuditMiddleware`` writes it down."""
    request.refused = reason
    messages.error(request, reason)


def turn_away(request, verdict: Verdict) -> None:
    """The person reads on the next page why not; only where they lack a power it is a refusal in the audit."""
    if verdict.is_of_state:
        messages.error(request, verdict.reason)
    else:
        refuse(request, verdict.reason)
