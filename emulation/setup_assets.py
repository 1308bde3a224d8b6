"""Makes what is generated and not committed: the web fonts and the compiled translations.

Run as ``python -m emulation.setup_assets``; it needs no settings and no database.
"""

import hashlib
import os
import sys
import tempfile
from collections.abc import Callable, Iterable
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BUILD = ROOT / ".build"
FONTS = BUILD / "static" / "fonts"
STAMPS = BUILD / "stamps"

WEIGHTS = {"400": "BeVietnamPro-Regular.ttf", "600": "BeVietnamPro-SemiBold.ttf"}

# Latin, the Vietnamese letters with their combining marks, dashes, quotes, ₫ and €. The family has no № and no arrows.
UNICODES = (
    "U+0020-007E,U+00A0-00FF,U+0102-0103,U+0110-0111,U+0128-0129,U+0131,U+0152-0153,U+0168-0169,"
    "U+01A0-01A1,U+01AF-01B0,U+02C6,U+02DA,U+02DC,U+0300-0304,U+0306,U+0308-0309,U+031B,U+0323,"
    "U+1EA0-1EF9,U+2000-206F,U+20AB-20AC,U+2122,U+2212,U+2215,U+2260,U+2264-2265"
)


class AssetError(Exception):
    """Something the assets are made from is missing or broken; the text says what to do."""


def build_fonts() -> list[Path]:
    """Both weights of the web font stand as woff2 in ``.build/static/fonts``; returns those written now."""
    folder = _font_folder()
    written = []
    for weight, name in WEIGHTS.items():
        source, target = folder / name, FONTS / f"be-vietnam-pro-{weight}.woff2"
        if not source.is_file():
            raise AssetError(f"Thiếu tệp phông {name}: hãy cài lại fontpkg-be-vietnam-pro.")
        if _refresh(source, target, salt=UNICODES, make=_subset):
            written.append(target)
    return written


def compile_messages(locale: Path = ROOT / "locale") -> list[Path]:
    """Every ``.po`` below ``locale`` has its ``.mo`` beside it; returns those written now."""
    sources = sorted(locale.glob("*/LC_MESSAGES/*.po"))
    return [
        source.with_suffix(".mo")
        for source in sources
        if _refresh(source, source.with_suffix(".mo"), salt="mo", make=_compile)
    ]


def main() -> int:
    """Makes what is missing or out of date and names it on stderr; 1 with one line when it cannot."""
    try:
        written = build_fonts() + compile_messages()
    except AssetError as problem:
        _say([str(problem)])
        return 1
    _say(f"Đã tạo {path.relative_to(ROOT)}" for path in written)
    return 0


def _font_folder() -> Path:
    spec = find_spec("fontpkg_be_vietnam_pro")
    if spec is None or spec.origin is None:
        raise AssetError("Chưa cài fontpkg-be-vietnam-pro: hãy chạy pip install -r requirements.txt.")
    return Path(spec.origin).parent / "files"


def _refresh(source: Path, target: Path, *, salt: str, make: Callable[[Path, Path], None]) -> bool:
    """The target is made from the source as it is now; False when it already was."""
    digest = hashlib.sha256(source.read_bytes() + salt.encode()).hexdigest()
    stamp = STAMPS / hashlib.sha256(str(target).encode()).hexdigest()[:16]
    if target.is_file() and stamp.is_file() and stamp.read_text() == digest:
        return False
    _replace(target, lambda scratch: make(source, scratch))
    _replace(stamp, lambda scratch: scratch.write_text(digest))
    return True


def _replace(target: Path, write: Callable[[Path], object]) -> None:
    """Two processes may do this at once: each writes its own scratch file, then renames it into place."""
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    os.close(handle)
    scratch = Path(name)
    try:
        write(scratch)
        scratch.chmod(0o644)
        scratch.replace(target)
    finally:
        scratch.unlink(missing_ok=True)


def _subset(source: Path, target: Path) -> None:
    from fontTools import subset  # noqa: PLC0415 -- slow import, not needed when nothing changed

    subset.main(
        [
            str(source),
            f"--unicodes={UNICODES}",
            "--layout-features=*",
            "--flavor=woff2",
            f"--output-file={target}",
        ]
    )


def _compile(source: Path, target: Path) -> None:
    import polib  # noqa: PLC0415 -- not needed when nothing changed

    try:
        polib.pofile(str(source), check_for_duplicates=True).save_as_mofile(str(target))
    except (OSError, ValueError, UnicodeDecodeError) as problem:
        raise AssetError(f"Không đọc được {source.relative_to(ROOT)}: {problem}") from problem


def _say(lines: Iterable[str]) -> None:
    for line in lines:
        sys.stderr.write(f"{line}\n")


if __name__ == "__main__":
    sys.exit(main())
