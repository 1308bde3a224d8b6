"""PDF from the templates of ``papers/typst``: archivable, and the same bytes for the same words on any machine."""

import datetime as dt
import importlib.util
import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any

import typst
from django.utils.translation import gettext as _

import papers
from common.errors import DomainError

TEMPLATES = Path(papers.__file__).parent / "typst"
TYPEFACE = "rinoh_typeface_texgyretermes"
ARCHIVABLE = "a-2b"

_one_at_a_time = Lock()


def typeset(name: str, said: Mapping[str, Any], *, on: dt.date, tagged: bool = True) -> bytes:
    """``said`` laid out by the template ``name``, dated ``on``; what is said is never read as markup.

    A template reads its own folder and nothing else. Raises ``DomainError`` for a letter no font of ours has.
    """
    midnight = dt.datetime.combine(on, dt.time(), dt.UTC)
    words = json.dumps(said, ensure_ascii=False, sort_keys=True)
    try:
        with _one_at_a_time:
            return _compiler(name).compile(
                sys_inputs={"data": words},
                format="pdf",
                pdf_standards=ARCHIVABLE,
                timestamp=midnight,
                pdf_tags=tagged,
            )
    except typst.TypstError as failure:
        if "glyph" not in failure.message and "font" not in failure.message:
            raise
        raise DomainError(
            _("Văn bản có ký tự mà phông chữ không in được, như hình biểu cảm. Hãy bỏ ký tự ấy rồi in lại.")
        ) from failure


@cache
def _compiler(name: str) -> typst.Compiler:
    return typst.Compiler(TEMPLATES / f"{name}.typ", root=TEMPLATES, font_paths=_fonts())


@cache
def _fonts() -> typst.Fonts:
    """A Times with every Vietnamese letter, and the fonts of the typesetter for the rest; none of the machine's."""
    found = importlib.util.find_spec(TYPEFACE)
    if found is None or not found.submodule_search_locations:
        raise RuntimeError(f"{TYPEFACE} is not installed: see requirements-fonts.txt")
    return typst.Fonts(include_system_fonts=False, font_paths=[found.submodule_search_locations[0]])
