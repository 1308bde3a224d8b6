""".docx files filled in by ``docxtpl``, in a sandbox: a template shows words and can do nothing else."""

import io
from collections.abc import Mapping
from typing import Any

from docxtpl import DocxTemplate
from jinja2.sandbox import ImmutableSandboxedEnvironment

from papers.services.printed import Printed

NEW_PARAGRAPH = "\a"
"""How ``docxtpl`` is told of one."""


def fill(template: bytes, said: Printed) -> bytes:
    """The template with what is ``said`` in its places; letters that mean something to XML stand as letters."""
    document = DocxTemplate(io.BytesIO(template))
    document.render(_in_word(said), jinja_env=ImmutableSandboxedEnvironment(), autoescape=True)
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


def _in_word(value: Any) -> Any:
    """Without what XML 1.0 cannot hold; each line becomes a paragraph, so that none is stretched to the margin."""
    if isinstance(value, str):
        return "".join(letter for letter in value if letter >= " " or letter == "\n").replace("\n", NEW_PARAGRAPH)
    if isinstance(value, Mapping):
        return {name: _in_word(each) for name, each in value.items()}
    return [_in_word(each) for each in value] if isinstance(value, list) else value
