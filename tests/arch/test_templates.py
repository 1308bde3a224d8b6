"""What a template makes in one block stands in that block alone."""

import re
from collections.abc import Iterator
from pathlib import Path

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
BLOCK = re.compile(r"{% block (\w+) %}(.*?){% endblock", re.DOTALL)
MADE = re.compile(r"{%[^%]* (?:as|asvar) (\w+)(?: trimmed)? ?%}|asvar (\w+)")


def lost_in(text: str) -> Iterator[str]:
    """Names a block reads that only another block of the page made."""
    blocks = [
        (name, body, {name for pair in MADE.findall(body) for name in pair if name})
        for name, body in BLOCK.findall(text)
    ]
    for name, body, own in blocks:
        others = {made for other, _body, names in blocks for made in names if other != name} - own
        said = " ".join(re.findall(r"{[{%].*?[}%]}", body, re.DOTALL))
        yield from (f"{made} in {name}" for made in sorted(others) if re.search(rf"\b{made}\b", said))


def test_no_block_reads_what_another_made():
    pages = sorted(TEMPLATES.rglob("*.html"))
    assert len(pages) > 200
    assert {str(page): lost for page in pages if (lost := list(lost_in(page.read_text())))} == {}


def test_a_name_of_another_block_is_seen():
    page = '{% block a %}{% url "x" as back %}{% endblock %}{% block b %}<a href="{{ back }}">{% endblock %}'
    assert list(lost_in(page)) == ["back in b"]
    assert not list(lost_in(page.replace("{{", '{% url "x" as back %}{{')))
