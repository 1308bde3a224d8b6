"""A copy of the database and of people's files in one folder, with a list that says whether the copy is whole."""

import hashlib
import json
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

    Without ``files.tar`` among the ``parts`` the files lie in a bucket, which is copied by its own means.
    """

    made_at: str
    server: int
    root: str
    parts: dict[str, Part]


def make_backup(folder: Path) -> Manifest:
    """``folder``, new or empty, holds the whole copy; its list is written last. Raises ``DomainError``.

    The database is copied as of one moment, the files after it: what is uploaded meanwhile is in the next copy.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise DomainError(_("Thư mục %(folder)s không trống. Hãy chọn một thư mục mới.") % {"folder": folder})
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    root = latest_root()
    run_program(
        "pg_dump",
        ["--format=custom", "--no-owner", "--no-privileges", "--file", folder / DUMP],
        into=connection.get_connection_params(),
    )
    parts = [DUMP, FILES] if _copy_files(folder / FILES) else [DUMP]
    manifest = Manifest(
        made_at=timezone.now().isoformat(timespec="seconds"),
        server=server_major(),
        root=root.hash if root else "",
        parts={name: part_of(folder / name) for name in parts},
    )
    (folder / MANIFEST).write_text(json.dumps({"format": FORMAT, **asdict(manifest)}, indent=1))
    return manifest


def read_backup(folder: Path) -> Manifest:
    """The list of the copy in ``folder``, whose parts are what it says; raises ``DomainError`` naming the bad one."""
    try:
        stated: dict[str, Any] = json.loads((folder / MANIFEST).read_text())
        parts = {name: Part(**part) for name, part in stated["parts"].items() if name in {DUMP, FILES}}
        manifest = Manifest(str(stated["made_at"]), int(stated["server"]), str(stated["root"]), parts)
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


def _copy_files(archive: Path) -> bool:
    """Whether people's files are ours to copy; if so they are in ``archive``."""
    if not isinstance(default_storage, FileSystemStorage):
        return False
    kept = Path(default_storage.location)
    with tarfile.open(archive, "w") as tar:
        if kept.is_dir():
            tar.add(kept, arcname=".")
    return True
