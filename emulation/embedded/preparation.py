"""Migrations, catalogues and sample, brought up to date through one management command."""

import fcntl
import hashlib
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from common.files import write_whole
from emulation.embedded.errors import EmbeddedError
from emulation.embedded.paths import REPOSITORY, DataFolder
from emulation.embedded.session import Session
from emulation.embedded.speech import say

SOURCES = ("*/migrations/*.py", "*/data/**/*.json", "*/catalogue/**/*.json")
"""What a prepared database was made from."""


def prepare(session: Session, folder: DataFolder, options: tuple[str, ...] = (), *, stdout: IO[str] | int) -> None:
    """The database is as this code wants it; one at a time per folder. EmbeddedError when it failed."""
    with _alone(session, folder):
        command = [sys.executable, str(REPOSITORY / "manage.py"), "prepare", *options]
        if session.run(command, stdout=stdout) != 0:
            raise EmbeddedError("Chuẩn bị cơ sở dữ liệu không xong: xem lý do ở trên rồi chạy lại.")
        write_whole(folder.prepared, _fingerprint(session))


def prepare_once(session: Session, folder: DataFolder) -> None:
    """As ``prepare`` without the sample, skipped when neither the code nor the database has changed since."""
    if folder.prepared.is_file() and folder.prepared.read_text() == _fingerprint(session):
        return
    say("Đang chuẩn bị cơ sở dữ liệu và các danh mục…")
    prepare(session, folder, ("--no-sample",), stdout=sys.stderr.fileno())


@contextmanager
def _alone(session: Session, folder: DataFolder) -> Iterator[None]:
    descriptor = os.open(folder.prepare_lock, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        while not _locked(descriptor):
            session.pause(0.1)
        yield
    finally:
        os.close(descriptor)


def _locked(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _fingerprint(session: Session) -> str:
    digest = hashlib.sha256(session.environment()["DATABASE_URL"].encode())
    for pattern in SOURCES:
        for path in sorted(Path(REPOSITORY).glob(pattern)):
            digest.update(path.relative_to(REPOSITORY).as_posix().encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()
