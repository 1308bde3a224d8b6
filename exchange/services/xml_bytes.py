"""Small changes to XML that office programs wrote, byte by byte, so that everything else stays as it is."""

import re
from collections.abc import Sequence
from typing import Any, Final
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from exchange.services.sheet_xml import UnreadableXml

UTF8: Final = re.compile(rb"<\?xml[^>]*encoding\s*=\s*[\"'](?!utf-8)[^\"']*[\"']", re.IGNORECASE)
TAG: Final = re.compile(rb"<(?:\"[^\"]*\"|'[^']*'|[^>\"'])*>")
ILLEGAL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def local(tag: str) -> str:
    """The name without its namespace."""
    return tag.rpartition(":")[2]


def parser_for(content: Any) -> Any:
    """A parser that refuses declarations; raises ``UnreadableXml`` for another encoding than UTF-8."""
    if content[:2] in (b"\xff\xfe", b"\xfe\xff") or UTF8.match(content[:200]):
        raise UnreadableXml("encoding")
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _refuse_declarations
    return parser


def tag_at(content: Any, at: int) -> bytes:
    """The tag that begins there."""
    found = TAG.match(content, at)
    if found is None:
        raise UnreadableXml(f"no tag at {at}")
    return bytes(found[0])


def attribute_of(tag: bytes, name: str) -> str:
    """The value of an attribute of the tag; empty when it has none."""
    found = re.search(rb"\s" + name.encode() + rb"\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", tag)
    return (found[1] or found[2] or b"").decode() if found else ""


def with_attribute(tag: bytes, name: str, value: str) -> bytes:
    """The tag with that attribute, in place of the one it had."""
    bare = re.sub(rb"\s" + name.encode() + rb"\s*=\s*(?:\"[^\"]*\"|'[^']*')", b"", tag, count=1)
    end = len(bare) - (2 if bare.endswith(b"/>") else 1)
    return bare[:end].rstrip() + f" {name}={quoteattr(value)}".encode() + bare[end:]


def prefix_of(content: bytes) -> str:
    """What the names of the part's elements begin with: ``""``, or a namespace with its colon."""
    found = re.search(rb"<(?![?!])([\w.-]+:)?[\w.-]+", content)
    return (found[1] or b"").decode() if found else ""


def items_of(content: bytes, name: str, item: str) -> list[bytes]:
    """The elements ``item`` of the list ``name``, whole; none when there is no such list."""
    prefix = prefix_of(content)
    found = re.search(_element(f"{prefix}{name}"), content, re.DOTALL)
    if found is None:
        return []
    return re.findall(_element(f"{prefix}{item}"), found[0][1:], re.DOTALL)


def extended(content: bytes, name: str, items: Sequence[str], *, count: int) -> bytes:
    """``items`` stand last in the list ``name``, which then has ``count``."""
    found = re.search(_element(f"{prefix_of(content)}{name}"), content, re.DOTALL)
    if found is None:
        raise UnreadableXml(f"no {name}")
    tag = tag_at(content, found.start())
    counted = with_attribute(tag, "count", str(count))
    text, end = "".join(items).encode(), f"</{prefix_of(content)}{name}>".encode()
    if tag.endswith(b"/>"):
        return content[: found.start()] + counted[:-2] + b">" + text + end + content[found.end() :]
    inside = found[0][len(tag) : -len(end)]
    return content[: found.start()] + counted + inside + text + end + content[found.end() :]


def _element(name: str) -> bytes:
    """An element that holds none of its own name: closed at once, or with its end."""
    attributes = r"(?:\s(?:\"[^\"]*\"|'[^']*'|[^>\"'/]|/(?!>))*)?"
    return rf"<{name}{attributes}(?:/>|>.*?</{name}>)".encode()


def before_end(content: bytes, name: str, text: str) -> bytes:
    """``text`` stands last in the element ``name``, which is not empty."""
    end = content.rfind(f"</{name}>".encode())
    if end < 0:
        raise UnreadableXml(f"no end of {name}")
    return content[:end] + text.encode() + content[end:]


def plain(text: str, limit: int) -> str:
    """The text as it may stand between tags."""
    return escape(ILLEGAL.sub("", text)[:limit])


def _refuse_declarations(*_declaration: object) -> None:
    raise UnreadableXml("document type declaration")
