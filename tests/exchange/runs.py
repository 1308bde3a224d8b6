"""Imports sent in the browser, for their tests."""

from django.core.files.uploadedfile import SimpleUploadedFile

from exchange.models import ImportRun
from exchange.services.applying import apply_import, apply_run
from exchange.services.checking import check_run
from exchange.services.uploads import start_import
from tests.exchange.conftest import member_row


def upload_of(path, name="") -> SimpleUploadedFile:
    return SimpleUploadedFile(name or path.name, path.read_bytes())


def sent(path, *, by, name="") -> ImportRun:
    """The import of the file at ``path``, waiting for a worker."""
    return start_import(upload_of(path, name), by=by)


def checked(path, *, by) -> ImportRun:
    run = sent(path, by=by)
    check_run(run.pk)
    run.refresh_from_db()
    return run


def applied(path, *, by, only_valid=False) -> ImportRun:
    run = checked(path, by=by)
    apply_import(run, by=by, only_valid=only_valid)
    apply_run(run.pk)
    run.refresh_from_db()
    return run


def two_good_of_five() -> list[dict]:
    """Five rows: two good, two with three bad cells between them, one that says what the first says."""
    return [
        member_row("DV-01"),
        member_row("DV-02"),
        member_row("DV-03", gender="không rõ", birth_date="hôm qua"),
        member_row("DV-04", unit="CS3"),
        member_row("DV-01", full_name="Nguyễn Văn Anh"),
    ]
