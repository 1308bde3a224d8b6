"""Files that were checked go into the store with the row that names them, and leave it with that row."""

from functools import partial
from uuid import uuid4

from django.core.files.base import File
from django.db import models, transaction
from django.db.models.fields.files import FieldFile

from common.integrity import refusing
from common.models import StoredFile
from common.thumbnails import thumbnail_key, thumbnail_of
from common.uploads import Upload


def keep_file(row: StoredFile, upload: Upload) -> StoredFile:
    """``row``, with what it belongs to already set, is saved with ``upload`` and what is known of it.

    A picture has a small copy beside it.
    """
    row.name, row.size = upload.name, upload.size
    row.content_type, row.sha256 = upload.content_type, upload.sha256
    small = thumbnail_of(upload)
    save_with_file(row, row.file, upload)
    if small:
        row.file.storage.save(thumbnail_key(row.file.name), small)
    return row


def save_with_file(row: models.Model, field: FieldFile, upload: Upload) -> None:
    """``row`` is saved with ``upload`` in its file ``field``; no bytes are left behind when it cannot be.

    Bytes of a transaction that fails later are taken by ``common.orphans``.
    """
    field.save(f"{uuid4().hex}.{upload.ending}", File(upload.content), save=False)
    try:
        with refusing(type(row)):
            row.save()
    except Exception:
        field.delete(save=False)
        raise


def drop_file(row: StoredFile) -> None:
    """The row is gone and, once that is certain, its bytes."""
    forget_bytes(row.file)
    row.delete()


def forget_bytes(field: FieldFile) -> None:
    """What the file ``field`` names now leaves the store, with its small copy, once the change is committed."""
    if field:
        storage, stored = field.storage, field.name
        for key in (stored, thumbnail_key(stored)):
            transaction.on_commit(partial(storage.delete, key))
