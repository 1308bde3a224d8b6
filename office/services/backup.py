"""A copy of the database and of people's files in one folder, with a list that says whether the copy is whole."""

import hashlib
import json
import os
import tarfile
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from django.core.files.storage import FileSystemStorage, default_storage
from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext as _

from common.audit_sealing import latest_root
from common.errors import DomainError
from office.services.postgres import run_program, server_major

DUMP, FILES, MANIFEST = "database.dump", "files.tar", "manifest.json"
FORMAT = 1


@dataclass(frozen=True, slots=True)
class Part:
    """A file of the copy: its size in bytes and its SHA-256."""

    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a copy holds. ``root`` is the newest of the audit before the copy, empty when none was sealed.

    Without ``files.tar`` among the ``parts`` the files lie in a bucket, which is copied by its own means. ``vanished``
    are the files that left the store between the copy of the database and theirs.
    """

    made_at: str
    server: int
    root: str
    parts: dict[str, Part]
    vanished: tuple[str, ...] = ()


def make_backup(folder: Path) -> Manifest:
    """``folder``, new or empty, holds the whole copy; its list is written last. Raises ``DomainError``.

    The database is copied as of one moment, the files after it: what is uploaded meanwhile is in the next copy, what
    is removed meanwhile is listed as vanished.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise DomainError(_("Thư mục %(folder)s không trống. Hãy chọn một thư mục mới.") % {"folder": folder})
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    root, before = latest_root(), _files_in_store()
    run_program(
        "pg_dump",
        ["--format=custom", "--no-owner", "--no-privileges", "--file", folder / DUMP],
        into=connection.get_connection_params(),
    )
    vanished = _copy_files(folder / FILES, before) if _is_ours() else ()
    parts = [DUMP, FILES] if _is_ours() else [DUMP]
    manifest = Manifest(
        made_at=timezone.now().isoformat(timespec="seconds"),
        server=server_major(),
        root=root.hash if root else "",
        parts={name: part_of(folder / name) for name in parts},
        vanished=vanished,
    )
    (folder / MANIFEST).write_text(json.dumps({"format": FORMAT, **asdict(manifest)}, indent=1))
    return manifest


def read_backup(folder: Path) -> Manifest:
    """The list of the copy in ``folder``, whose parts are what it says; raises ``DomainError`` naming the bad one."""
    try:
        stated: dict[str, Any] = json.loads((folder / MANIFEST).read_text())
        parts = {name: Part(**part) for name, part in stated["parts"].items() if name in {DUMP, FILES}}
        vanished = tuple(map(str, stated.get("vanished", ())))
        manifest = Manifest(str(stated["made_at"]), int(stated["server"]), str(stated["root"]), parts, vanished)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as broken:
        raise DomainError(
            _("%(folder)s không phải một bản sao lưu đã xong. Hãy dùng thư mục do lệnh backup tạo ra.")
            % {"folder": folder}
        ) from broken
    for name, part in {DUMP: None, **parts}.items():
        if part is None or not (folder / name).is_file() or part_of(folder / name) != part:
            raise DomainError(
                _("Tệp %(name)s của bản sao lưu đã hỏng hoặc thiếu. Hãy dùng bản sao lưu khác.") % {"name": name}
            )
    return manifest


def part_of(path: Path) -> Part:
    """Size and SHA-256 of the file."""
    with path.open("rb") as stream:
        return Part(path.stat().st_size, hashlib.file_digest(stream, "sha256").hexdigest())


def _is_ours() -> bool:
    """Whether people's files lie in a folder, which is ours to copy."""
    return isinstance(default_storage, FileSystemStorage)


def _files_in_store() -> set[str]:
    """The names of people's files, as their rows have them; of a bucket none."""
    kept = Path(default_storage.location) if _is_ours() else None
    if kept is None:
        return set()
    return {
        (Path(folder) / name).relative_to(kept).as_posix()
        for folder, _folders, names in os.walk(kept)
        for name in names
    }


def _copy_files(archive: Path, before: set[str]) -> tuple[str, ...]:
    """People's files are in ``archive``; returns those that were there ``before`` and are not any more."""
    vanished = []
    with tarfile.open(archive, "w") as tar:
        for name in sorted(before | _files_in_store()):
            try:
                tar.add(Path(default_storage.location) / name, arcname=name, recursive=False)
            except FileNotFoundError:
                vanished.append(name)
    return tuple(vanished)
