"""Whether a .docx may serve as a template: only fields its paper has, no code, nothing that runs or reaches outside."""

import dataclasses
import io
import re
import zipfile
from collections.abc import Iterator
from functools import cache
from typing import Any, get_args, get_type_hints

from django.utils.translation import gettext as _
from docx.opc.constants import CONTENT_TYPE
from docxtpl import DocxTemplate
from jinja2 import TemplateSyntaxError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment
from lxml import etree

from common.errors import DomainError
from papers.content import CONTENT, Heading, PaperKind, Signer
from papers.services.filling import fill
from papers.services.specimen import specimens

MOST_UNPACKED = 30 * 1024**2
"""Bytes: a template of words and a seal is a hundredth of it."""

Fields = dict[str, Any]
LOOP: Fields = {name: {} for name in ("index", "index0", "first", "last", "length")}
FILTERS = {"upper", "lower", "length"}
PLAIN = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Const, nodes.If, nodes.CondExpr, nodes.Compare,
    nodes.Operand, nodes.And, nodes.Or, nodes.Not, nodes.Concat,
)  # fmt: skip
"""What shows and chooses words, and cannot do anything else."""
WORKED_OUT = {
    PaperKind.DECISION: ("named", "has_prizes", "counted"),
    PaperKind.PLAQUE_DECISION: ("named", "counted"),
    PaperKind.PROPOSAL_LIST: ("counted",),
    PaperKind.AGENCY_LETTER: ("named", "counted"),
    PaperKind.CERTIFICATE: ("described",),
}
FILLED_IN = ("author", "comments", "identifier", "language", "subject", "title")
"""The properties of a document in which the template engine fills in fields too."""
RUNS = re.compile(r"vbaproject|activex|/embeddings/|oleobject|/attachedtoolbars", re.IGNORECASE)
UNREADABLE = (zipfile.BadZipFile, etree.LxmlError, LookupError, ValueError, TypeError, AttributeError)
"""What is raised for a package that is no document, by whichever library meets the fault first."""


@cache
def fields_of(kind: PaperKind) -> Fields:
    """The fields a template of such papers may name, each with those inside it."""
    own = _inside(CONTENT[kind])
    own |= {"heading": _inside(Heading), "signer": _inside(Signer)}
    own |= {name: {} for name in ("title", "recipients", "number_line", "place_and_day", "day")}
    own |= {name: {} for name in WORKED_OUT.get(kind, ())}
    if kind == PaperKind.MINUTES:
        own["votes"] = own["votes"] | {"share": {}}
    return own


def check_template(content: bytes, kind: PaperKind) -> None:
    """Nothing happens for a template of such papers that can be trusted.

    Raises ``DomainError`` that names the unknown field, the code, or the part that may not be there, for one without a
    field, and for one that a paper with all or with as little as possible in it cannot be filled into.
    """
    known = fields_of(kind)
    trees = [_parsed(source) for source in _sources(content)]
    for tree in trees:
        _walk(tree, known)
    if not any(tree.find(nodes.Name) for tree in trees):
        raise DomainError(
            _("Mẫu không có trường nào, nên văn bản nào cũng in ra như nhau. Hãy đặt các trường vào mẫu.")
        )
    for said in specimens(kind):
        fill(content, said)


def _inside(row: type) -> Fields:
    return {name: _inside_hint(hint) for name, hint in get_type_hints(row).items()}


def _inside_hint(hint: Any) -> Fields:
    """The fields of the dataclass that is, or is within, a type."""
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        return _inside(hint)
    return next(filter(None, map(_inside_hint, get_args(hint))), {})


def _sources(content: bytes) -> Iterator[str]:
    """What is filled in, as the template engine finds and reads it: by relationship, whatever a part is called."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            _refuse_active(packed)
        yield from _filled_in(DocxTemplate(io.BytesIO(content)))
    except UNREADABLE as broken:
        raise DomainError(_("Không đọc được tệp này. Hãy mở trong Word, lưu lại dạng .docx rồi tải lên.")) from broken


def _filled_in(template: DocxTemplate) -> list[str]:
    document = template.get_docx()
    sources = [template.get_xml()]
    for uri in (template.HEADER_URI, template.FOOTER_URI):
        sources += [template.get_part_xml(part) for _key, part in template.get_headers_footers(uri)]
    parts = document.part.package.parts
    sources += [part.blob.decode() for part in parts if part.content_type == CONTENT_TYPE.WML_FOOTNOTES]
    return [
        *map(template.patch_xml, sources),
        *(getattr(document.core_properties, name) for name in FILLED_IN),
    ]


def _refuse_active(packed: zipfile.ZipFile) -> None:
    if sum(part.file_size for part in packed.infolist()) > MOST_UNPACKED:
        raise DomainError(_("Mẫu này quá lớn khi mở ra. Hãy bỏ bớt hình ảnh rồi tải lên lại."))
    for name in packed.namelist():
        if RUNS.search(name):
            raise DomainError(_("Mẫu có phần «%(part)s» chạy được mã. Hãy bỏ macro, đối tượng nhúng.") % {"part": name})
        if name.lower().endswith((".rels", "[content_types].xml")):
            _refuse_links(name, packed.read(name))


def _refuse_links(name: str, source: bytes) -> None:
    """No macro and no link to the outside, but those a reader clicks on."""
    tree = etree.fromstring(source, etree.XMLParser(resolve_entities=False, no_network=True))
    if tree.getroottree().docinfo.doctype or any(map(_runs_or_reaches_outside, tree.iter("{*}*"))):
        raise DomainError(
            _("Mẫu nối tới tệp ở ngoài hoặc có macro (phần «%(part)s»). Hãy bỏ liên kết, macro rồi lưu lại.")
            % {"part": name}
        )


def _runs_or_reaches_outside(row: etree._Element) -> bool:
    if row.get("TargetMode", "").lower() == "external":
        return not row.get("Type", "").endswith("/hyperlink")
    return "macroenabled" in row.get("ContentType", "").lower()


def _parsed(source: str) -> nodes.Template:
    try:
        return ImmutableSandboxedEnvironment().parse(source)
    except TemplateSyntaxError as wrong:
        raise DomainError(
            _("Mẫu viết sai cú pháp: %(why)s. Hãy xem lại các dấu {{ }} và {%% %%}.") % {"why": wrong.message}
        ) from wrong


def _walk(node: nodes.Node, known: Fields) -> None:
    """Every field under ``node`` is one of ``known``."""
    if isinstance(node, nodes.Name | nodes.Getattr | nodes.Getitem):
        _resolved(node, known)
    elif isinstance(node, nodes.For):
        _walk_loop(node, known)
    elif isinstance(node, PLAIN) or (isinstance(node, nodes.Filter) and node.name in FILTERS):
        for child in node.iter_child_nodes():
            _walk(child, known)
    else:
        raise DomainError(
            _("Mẫu có mã lệnh không được dùng («%(code)s»). Mẫu chỉ được chép trường, lặp và chọn theo điều kiện.")
            % {"code": getattr(node, "name", "") or type(node).__name__}
        )


def _walk_loop(loop: nodes.For, known: Fields) -> None:
    if not isinstance(loop.target, nodes.Name) or not isinstance(loop.iter, nodes.Name | nodes.Getattr):
        raise DomainError(_("Vòng lặp trong mẫu phải có dạng «for x in ten_truong»."))
    inside = known | {loop.target.name: _resolved(loop.iter, known), "loop": LOOP}
    for child in (*loop.body, *loop.else_, *filter(None, [loop.test])):
        _walk(child, inside)


def _resolved(node: nodes.Node, known: Fields) -> Fields:
    """The fields inside the one that ``node`` names."""
    if isinstance(node, nodes.Name):
        within, name = known, node.name
    elif isinstance(node, nodes.Getattr):
        within, name = _resolved(node.node, known), node.attr
    elif isinstance(node, nodes.Getitem):
        return _item(node, known)
    else:
        _walk(node, known)
        return {}
    return _field(within, name)


def _item(node: nodes.Getitem, known: Fields) -> Fields:
    """The fields inside what stands in brackets: a field by its name, or one of several by its place."""
    within = _resolved(node.node, known)
    if not isinstance(node.arg, nodes.Const) or not isinstance(node.arg.value, str | int):
        raise DomainError(_("Trong dấu [ ] của mẫu chỉ được viết tên trường hoặc số thứ tự."))
    return _field(within, node.arg.value) if isinstance(node.arg.value, str) else within


def _field(within: Fields, name: str) -> Fields:
    if name not in within:
        raise DomainError(
            _("Mẫu có trường lạ «%(name)s». Các trường dùng được ở đây: %(known)s.")
            % {"name": name, "known": ", ".join(sorted(within)) or _("không có trường nào")}
        )
    return within[name]
