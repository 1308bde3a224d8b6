"""Files with data of persons, sent to keep."""

from django.http import FileResponse


def send_private(file, name: str) -> FileResponse:
    """A stored file to save under ``name``, never shown in the browser and never cached."""
    response = FileResponse(file.open("rb"), as_attachment=True, filename=name, content_type="application/octet-stream")
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response
