"""Every sentence of the sources that a person reads, and the English catalogue kept in step with them.

Run as ``python -m emulation.words``; it needs GNU gettext (``xgettext``), and neither settings nor database.
"""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import polib
from django.conf import settings
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
CATALOGUE = ROOT / "locale/en/LC_MESSAGES/django.po"
NOT_OURS = frozenset({".venv", ".build", ".git", "tests", "bench", "docs", "script", "locale", "static", "sample"})
"""Folders without sentences for people, or with none that are translated: a sample is data."""

KEYWORDS = (
    "gettext_noop",
    "gettext_lazy",
    "ngettext_lazy:1,2",
    "pgettext:1c,2",
    "npgettext:1c,2,3",
    "pgettext_lazy:1c,2",
    "npgettext_lazy:1c,2,3",
)


class WordsError(Exception):
    """The sentences cannot be gathered; the text says what to do."""


def gather() -> polib.POFile:
    """The sentences of the sources, each once, untranslated. Raises ``WordsError`` without ``xgettext``."""
    if shutil.which("xgettext") is None:
        raise WordsError("Thiếu lệnh xgettext: hãy cài GNU gettext (trên Debian, Ubuntu: apt install gettext).")
    if not settings.configured:
        settings.configure()
    with tempfile.TemporaryDirectory() as folder:
        listed = Path(folder) / "files"
        listed.write_text("".join(f"{path}\n" for path in _readable(Path(folder))))
        command = ["xgettext", "--language=Python", "--from-code=UTF-8", "--no-location", "--add-comments=Translators"]
        command += [f"--keyword={keyword}" for keyword in KEYWORDS] + ["--output=-", f"--files-from={listed}"]
        found = subprocess.run(  # noqa: S603 -- our own words and files
            command, check=True, capture_output=True, text=True
        )
    return polib.pofile(found.stdout)


def keep_in_step(catalogue: Path = CATALOGUE) -> tuple[int, int, int]:
    """The catalogue has the sentences of the sources and no other; how many came, went and lack English."""
    known, found = polib.pofile(str(catalogue)), gather()
    wanted = {_key(entry): entry for entry in found}
    translated = {_key(entry): entry for entry in known}
    fresh = polib.POFile(wrapwidth=0)
    fresh.metadata = known.metadata
    for key in sorted(wanted, key=str):
        entry = translated.get(key) or wanted[key]
        entry.flags, entry.occurrences = wanted[key].flags, []
        fresh.append(entry)
    fresh.save(str(catalogue))
    lacking = sum(not entry.translated() for entry in fresh)
    return len(wanted.keys() - translated.keys()), len(translated.keys() - wanted.keys()), lacking


def main() -> int:
    """Brings the catalogue in step and says so on stderr; 1 with one line when it cannot."""
    try:
        came, went, lacking = keep_in_step()
    except WordsError as problem:
        sys.stderr.write(f"{problem}\n")
        return 1
    sys.stderr.write(f"{came} câu mới, {went} câu không còn dùng, {lacking} câu chưa có tiếng Anh.\n")
    return 0


def _key(entry: polib.POEntry) -> tuple[str | None, str, str]:
    return entry.msgctxt, entry.msgid, entry.msgid_plural


def _readable(scratch: Path) -> Iterator[Path]:
    """Python files as they are, templates as ``xgettext`` reads them, written to ``scratch``."""
    for number, path in enumerate(sorted(ROOT.rglob("*"))):
        if path.suffix not in (".py", ".html", ".txt") or NOT_OURS & set(path.relative_to(ROOT).parts[:1]):
            continue
        if path.suffix == ".py":
            yield path
        elif "templates" in path.parts:
            copy = scratch / f"{number}.py"
            copy.write_text(templatize(path.read_text(), origin=str(path)))
            yield copy


if __name__ == "__main__":
    sys.exit(main())
