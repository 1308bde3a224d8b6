"""What a browser is answered about files: their bytes, once it may read them, and where to go after an upload."""

from collections.abc import Iterable

from django.db.models.fields.files import FieldFile
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect

JSON = "application/json"


def file_response(file: FieldFile, *, name: str, content_type: str) -> FileResponse:
    """``file`` to keep under ``name``, never shown as a page; not found when its bytes are gone.

    A picture may stand in a page of ours all the same: ``<img>`` does not ask how a file wants to be kept.
    """
    if not file or not file.storage.exists(file.name):
        raise Http404
    response = FileResponse(file.open("rb"), as_attachment=True, filename=name, content_type=content_type)
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


def not_uploaded(request: HttpRequest, problems: Iterable[str]) -> HttpResponse | None:
    """The ``problems`` of a form with files for the script that sent it, which keeps what was typed; else ``None``."""
    if request.headers.get("Accept") == JSON:
        return JsonResponse({"problem": " ".join(problems)})
    return None


def uploaded(request: HttpRequest, url: str) -> HttpResponse:
    """On to ``url`` after an upload; a script that showed how far it was is told the address instead."""
    return JsonResponse({"url": url}) if request.headers.get("Accept") == JSON else redirect(url)
