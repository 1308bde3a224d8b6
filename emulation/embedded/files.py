"""Logs that are begun anew in time, and files that are held as locks."""

import fcntl
import os
from pathlib import Path
from typing import BinaryIO

LOG_LIMIT = 10 * 1024 * 1024


def open_log(path: Path) -> BinaryIO:
    """The log, open for more lines; begun anew when it has grown past LOG_LIMIT bytes."""
    grown = path.is_file() and path.stat().st_size > LOG_LIMIT
    return path.open("wb" if grown else "ab")


def try_lock(path: Path) -> int | None:
    """A descriptor that holds the file exclusively until it is closed; None when another holds it."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(descriptor)
        return None
    return descriptor


def is_locked(path: Path) -> bool:
    """Whether a living process holds the file; an absent file is held by nobody."""
    try:
        descriptor = os.open(path, os.O_RDONLY)
    except FileNotFoundError:
        return False
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(descriptor)
    return False
