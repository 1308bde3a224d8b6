"""Bytes in the store that no row names: left by a transaction that failed, or by a server that was killed."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from django.apps import apps
from django.core.files.storage import Storage
from django.db.models import FileField

from common import clock
from common.models import StoredFile
from common.thumbnails import thumbnail_key

GRACE = timedelta(hours=24)
"""Younger bytes may belong to a transaction that is still open."""


@dataclass(frozen=True, slots=True)
class Orphan:
    """``size`` in bytes."""

    storage: Storage
    name: str
    size: int


def orphans(*, grace: timedelta = GRACE) -> Iterator[Orphan]:
    """The files of the folders our rows keep theirs in, older than ``grace``, that no row names.

    Other folders of a store are not looked at: it may be shared.
    """
    before = clock.now() - grace
    for (storage, folder), fields in _folders().items():
        found = list(_stored(storage, folder))
        for name in set(found) - _named(fields):
            if storage.get_modified_time(name) < before:
                yield Orphan(storage, name, storage.size(name))


def remove_orphans(*, grace: timedelta = GRACE) -> list[Orphan]:
    """The orphans are gone; returns which they were."""
    found = list(orphans(grace=grace))
    for orphan in found:
        orphan.storage.delete(orphan.name)
    return found


def _folders() -> dict[tuple[Storage, str], list[FileField]]:
    """The file fields of all tables by where they keep their files; histories name files but keep none."""
    folders = defaultdict(list)
    for model in apps.get_models():
        if hasattr(model, "pgh_tracked_model"):
            continue
        for field in model._meta.concrete_fields:
            if isinstance(field, FileField):
                folders[field.storage, _folder(field)].append(field)
    return folders


def _folder(field: FileField) -> str:
    if issubclass(field.model, StoredFile):
        return field.model.folder
    return str(field.upload_to).strip("/")


def _stored(storage: Storage, folder: str) -> Iterator[str]:
    try:
        folders, names = storage.listdir(folder)
    except FileNotFoundError:
        return
    for name in names:
        yield f"{folder}/{name}"
    for inner in folders:
        yield from _stored(storage, f"{folder}/{inner}")


def _named(fields: list[FileField]) -> set[str]:
    """What rows name, and where the small copies of it lie."""
    names = {
        name for field in fields for name in field.model._base_manager.values_list(field.name, flat=True).iterator()
    }
    return names | {thumbnail_key(name) for name in names if name}
