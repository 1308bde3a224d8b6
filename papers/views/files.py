"""Papers as answers to a browser."""

from django.http import HttpResponse

from common.serving import LOCKED
from common.uploads import TYPES


def pdf_response(content: bytes, name: str) -> HttpResponse:
    """The PDF to keep as ``name``, an ASCII word without an ending."""
    return _kept(content, name, "pdf")


def docx_response(content: bytes, name: str) -> HttpResponse:
    """The .docx to keep as ``name``, an ASCII word without an ending."""
    return _kept(content, name, "docx")


def _kept(content: bytes, name: str, ending: str) -> HttpResponse:
    response = HttpResponse(content, content_type=TYPES[ending])
    response["Content-Disposition"] = f'attachment; filename="{name}.{ending}"'
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    response["Content-Security-Policy"] = LOCKED
    return response
