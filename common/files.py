"""Small private files that several processes write: each is whole or absent, and only its owner reads it."""

import os
import tempfile
from pathlib import Path


def write_whole(path: Path, text: str) -> None:
    """The file holds the text, mode 0600; a reader sees the old text or the new, never a part."""
    scratch = _scratch(path, text)
    scratch.replace(path)


def write_once(path: Path, text: str) -> str:
    """The file's text: this one when the file was absent, else what another wrote first."""
    scratch = _scratch(path, text)
    try:
        os.link(scratch, path)
    except FileExistsError:
        return path.read_text()
    finally:
        scratch.unlink()
    return text


def _scratch(path: Path, text: str) -> Path:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    with os.fdopen(handle, "w") as stream:
        stream.write(text)
    return Path(name)
