""".docx files filled in by ``docxtpl``, in a sandbox: a template shows words and can do nothing else."""

import io
import logging
from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docxtpl import DocxTemplate
from jinja2.sandbox import ImmutableSandboxedEnvironment

from common.errors import DomainError
from papers.services.printed import Printed

logger = logging.getLogger(__name__)
NEW_PARAGRAPH = "\a"
"""How ``docxtpl`` is told of one."""


def fill(template: bytes, said: Printed) -> bytes:
    """The template with what is ``said`` in its places; letters that mean something to XML stand as letters.

    Raises ``DomainError`` for a template that cannot be filled in.
    """
    kept = io.BytesIO()
    try:
        document = DocxTemplate(io.BytesIO(template))
        document.render(_in_word(said), jinja_env=ImmutableSandboxedEnvironment(), autoescape=True)
        document.save(kept)
    except Exception as failure:
        # A template compares, counts and repeats as its author likes: whatever that raises, the template is at fault.
        logger.warning("A template could not be filled in", exc_info=True)
        raise DomainError(
            _(
                "Mẫu Word không điền được. Trường nào cũng là chữ, có thể trống: đừng so sánh với số, đừng lấy dòng "
                "thứ mấy của một danh sách có thể trống; xem lại các dòng {%p %}, {%tr %}, hoặc thôi dùng mẫu ấy."
            )
        ) from failure
    sample = said.get("sample")
    return _said_on_every_page(kept, sample) if sample else kept.getvalue()


def _said_on_every_page(filled: io.BytesIO, words: str) -> bytes:
    """The same file with the words at the right of every page's head, above what the template has there."""
    document = Document(filled)
    for number, section in enumerate(document.sections):
        heads = [section.header]
        if section.different_first_page_header_footer:
            heads.append(section.first_page_header)
        for head in heads:
            if number and head.is_linked_to_previous:
                continue
            first = head.paragraphs[0] if head.paragraphs else head.add_paragraph()
            line = first.insert_paragraph_before()
            line.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            line.add_run(words).bold = True
    marked = io.BytesIO()
    document.save(marked)
    return marked.getvalue()


def _in_word(value: Any) -> Any:
    """Without what XML 1.0 cannot hold; each line becomes a paragraph, so that none is stretched to the margin."""
    if isinstance(value, str):
        return "".join(letter for letter in value if letter >= " " or letter == "\n").replace("\n", NEW_PARAGRAPH)
    if isinstance(value, Mapping):
        return {name: _in_word(each) for name, each in value.items()}
    return [_in_word(each) for each in value] if isinstance(value, list) else value
