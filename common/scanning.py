"""The virus scanner a server may have: a command that reads a file from its input, or a clamd daemon."""

import shlex
import socket
import struct
import subprocess
from urllib.parse import urlsplit

from django.conf import settings
from django.core.files.base import File
from django.utils.translation import gettext as _

from common.errors import DomainError

PATIENCE = 60
"""Seconds a scanner may take."""
_CLAMD = "clamd"
_INFECTED = 1
"""What a command ends with when it found something, as ``clamdscan`` and ``clamscan`` do."""


class ScannerLost(Exception):
    """The scanner does not answer, or not as agreed."""


def refuse_infected(file: File, name: str) -> None:
    """Nothing happens when ``UPLOAD_SCANNER`` finds ``file`` clean, or is not set.

    Raises ``DomainError`` when it finds something, and when it does not answer: what nobody looked at is not kept.
    """
    if not (scanner := settings.UPLOAD_SCANNER):
        return
    file.seek(0)
    try:
        is_clean = _ask_clamd(scanner, file) if scanner.startswith(f"{_CLAMD}:") else _ask_command(scanner, file)
    except (ScannerLost, OSError, subprocess.SubprocessError) as lost:
        raise DomainError(
            _("Chưa quét được vi-rút trong tệp «%(name)s» nên chưa nhận. Hãy thử lại sau ít phút.") % {"name": name}
        ) from lost
    finally:
        file.seek(0)
    if not is_clean:
        raise DomainError(
            _("Tệp «%(name)s» có mã độc nên không được nhận và không được giữ lại. Hãy quét vi-rút máy của bạn.")
            % {"name": name}
        )


def _ask_command(command: str, file: File) -> bool:
    """Whether the command, given the file as its input, ends with 0; 1 means infected."""
    done = subprocess.run(  # noqa: S603 -- the operator's own command
        shlex.split(command), input=file.read(), capture_output=True, timeout=PATIENCE, check=False
    )
    if done.returncode not in (0, _INFECTED):
        raise ScannerLost(done.stderr.decode(errors="replace"))
    return done.returncode == 0


def _ask_clamd(address: str, file: File) -> bool:
    """Whether clamd says OK of the file, sent in pieces each with its length before it, as its INSTREAM wants."""
    with _connected(address) as line:
        line.sendall(b"zINSTREAM\0")
        for chunk in file.chunks():
            line.sendall(struct.pack(">L", len(chunk)) + chunk)
        line.sendall(struct.pack(">L", 0))
        answer = line.makefile("rb").read().rstrip(b"\0\n")
    if answer.endswith(b"FOUND"):
        return False
    if answer.endswith(b"OK"):
        return True
    raise ScannerLost(answer.decode(errors="replace"))


def _connected(address: str) -> socket.socket:
    """A line to ``clamd://HOST:PORT`` or, without a host, to the socket file ``clamd:///PATH``."""
    parts = urlsplit(address)
    if parts.hostname:
        return socket.create_connection((parts.hostname, parts.port or 3310), timeout=PATIENCE)
    line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    line.settimeout(PATIENCE)
    try:
        line.connect(parts.path)
    except OSError:
        line.close()
        raise
    return line
