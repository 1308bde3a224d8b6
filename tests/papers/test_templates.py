"""Templates of .docx: who replaces one, what is refused by name, what papers are made of afterwards."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.urls import reverse
from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE

from common.errors import DomainError, NotAllowed
from common.models import AuditEntry
from common.storing import keep_file
from common.uploads import checked_upload
from papers.content import PaperKind
from papers.models import PaperTemplate
from papers.services.checking import check_template
from papers.services.rendering import render_docx
from papers.services.shipped_templates import shipped_template
from papers.services.template import replace_template, withdraw_template
from tests.pages import opened, words
from tests.papers.content import DAY, PAPERS
from tests.papers.test_docx import words_of

pytestmark = pytest.mark.django_db
LIST = reverse("papers:template-list")


def template(*paragraphs: str, header: str = "") -> bytes:
    document = Document()
    for words_of_one in paragraphs:
        document.add_paragraph(words_of_one)
    if header:
        document.sections[0].header.paragraphs[0].text = header
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


def with_part(content: bytes, name: str, text: str | bytes) -> bytes:
    """The .docx with one more part, or another text of one it has."""
    kept = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as packed, zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as written:
        for each in packed.namelist():
            if each != name:
                written.writestr(each, packed.read(each))
        written.writestr(name, text)
    return kept.getvalue()


def upload(content: bytes, name="mau.docx") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


@pytest.mark.parametrize("kind", PaperKind)
def test_what_is_shipped_is_a_good_template(kind):
    check_template(shipped_template(kind), kind)


@pytest.mark.parametrize(
    "said",
    [
        "{{ about }} {{ heading.unit|upper }} {{ signer.name }}",
        "{% for each in individuals %}{{ loop.index }} {{ each.name }}{% endfor %}",
        "{{ heading['signer']['name'] }} {{ grounds[0] }}",
        "{% if individuals %}{{ individuals[0].name }}{% endif %}",
        "{% if number %}{{ number_line }}{% else %}{{ 'Số: ' ~ symbol }}{% endif %}",
        "Điều {{ about }} {% raw %}{{ x }}{% endraw %}",
    ],
)
def test_fields_loops_and_choices_are_fine(said):
    check_template(template(said), PaperKind.DECISION)


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("{{ luong }}", "trường lạ «luong»"),
        ("{{ heading.luong }}", "trường lạ «luong»"),
        ("{{ about.__class__ }}", "trường lạ «__class__»"),
        ("{% for e in individuals %}{{ e.luong }}{% endfor %}", "trường lạ «luong»"),
        ("{% for e in individuals %}{% endfor %}{{ e.name }}", "trường lạ «e»"),
        ("{{ loop.index }}", "trường lạ «loop»"),
        ("{{ about.upper() }}", "mã lệnh"),
        ("{{ lipsum() }}", "mã lệnh"),
        ("{{ about|attr('x') }}", "mã lệnh"),
        ("{% set x = 1 %}", "mã lệnh"),
        ("{% include 'x' %}", "mã lệnh"),
        ("{% macro x() %}{% endmacro %}", "mã lệnh"),
        ("{{ 9**9**9 }}", "mã lệnh"),
        ("{% for x in [1, 2] %}{% endfor %}", "Vòng lặp"),
        ("{% for x in individuals %}", "sai cú pháp"),
        ("{{ about", "sai cú pháp"),
        ("{{ heading['luong'] }}", "trường lạ «luong»"),
        ("{{ heading['signer']['luong'] }}", "trường lạ «luong»"),
        ("{{ about['__class__'] }}", "trường lạ «__class__»"),
        ("{{ heading[about] }}", r"Trong dấu \[ \]"),
        ("{{ grounds[1:] }}", r"Trong dấu \[ \]"),
    ],
)
def test_unknown_fields_and_code_are_named(said, why):
    with pytest.raises(DomainError, match=why):
        check_template(template(said), PaperKind.DECISION)


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        (PaperKind.CERTIFICATE, "{%p if book_number > 5 %}"),
        (PaperKind.DECISION, "{% if number > 5 %}{{ number }}{% endif %}"),
        (PaperKind.DECISION, "{% for e in individuals %}{% if e.prize > 1000 %}{{ e.name }}{% endif %}{% endfor %}"),
        (PaperKind.DECISION, "{{ individuals[0].name }}"),
        (PaperKind.MINUTES, "{{ ballots|length }}"),
    ],
)
def test_a_template_that_cannot_be_filled_in_is_refused(kind, said):
    paragraphs = [said, "{{ name }}", "{%p endif %}"] if said.startswith("{%p") else [said]
    with pytest.raises(DomainError, match="không điền được"):
        check_template(template(*paragraphs), kind)


def test_a_template_without_a_field_is_refused():
    with pytest.raises(DomainError, match="không có trường nào"):
        check_template(template("Quyết định"), PaperKind.DECISION)


def test_a_paper_whose_template_fails_all_the_same_is_told(tree, people):
    row = replace_template(PaperKind.DECISION, upload(template("{{ about }}")), by=people["superuser"])
    with row.file.storage.open(row.file.name, "wb") as kept:
        kept.write(template("{{ about }}{% if number > 5 %}{% endif %}"))
    with pytest.raises(DomainError, match="không điền được"):
        render_docx(PaperKind.DECISION, PAPERS["decision"], unit=tree.province, on=DAY)


def test_headers_are_read_too():
    with pytest.raises(DomainError, match="luong"):
        check_template(template("", header="{{ luong }}"), PaperKind.DECISION)


def renamed(content: bytes, part: str, name: str) -> bytes:
    """The .docx with a part under another name, which its relationships and types give."""
    kept, (old, new) = io.BytesIO(), (part.rpartition("/")[2], name.rpartition("/")[2])
    with zipfile.ZipFile(io.BytesIO(content)) as packed, zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as written:
        for each in packed.namelist():
            text = packed.read(each)
            if each.endswith((".rels", "[Content_Types].xml")):
                text = text.replace(f"{old}".encode(), new.encode())
            written.writestr(each.replace(part, name).replace(f"{old}.rels", f"{new}.rels"), text)
    return kept.getvalue()


@pytest.mark.parametrize(
    ("content", "part", "name"),
    [
        (template("{{ luong }}"), "word/document.xml", "word/document2.xml"),
        (template("", header="{{ luong }}"), "word/header1.xml", "word/dau_trang.xml"),
    ],
)
def test_a_part_is_read_whatever_it_is_called(content, part, name):
    with pytest.raises(DomainError, match="luong"):
        check_template(renamed(content, part, name), PaperKind.DECISION)


def test_letters_written_as_numbers_are_read_as_letters():
    content = template("x")
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        text = packed.read("word/document.xml").decode().replace(">x<", ">&#123;&#123; luong }}<")
    with pytest.raises(DomainError, match="luong"):
        check_template(with_part(content, "word/document.xml", text), PaperKind.DECISION)


def test_the_properties_of_the_document_are_read_too():
    document, kept = Document(), io.BytesIO()
    document.core_properties.comments = "{{ luong }}"
    document.save(kept)
    with pytest.raises(DomainError, match="luong"):
        check_template(kept.getvalue(), PaperKind.DECISION)


def test_a_link_to_click_on_is_fine():
    document, kept = Document(), io.BytesIO()
    document.add_paragraph("{{ about }}")
    document.part.relate_to("https://congdoan.vn/", RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    document.save(kept)
    check_template(kept.getvalue(), PaperKind.DECISION)


@pytest.mark.parametrize("text", ["", "<x>", "<w:document/>"])
def test_a_package_without_a_document_is_unreadable(text):
    with pytest.raises(DomainError, match="Không đọc được"):
        check_template(with_part(template(""), "word/document.xml", text), PaperKind.DECISION)


def rels(relationship: str, *, encoding: str = "utf-8") -> bytes:
    """The relationships of a part, one of them as it is written."""
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    text = f'<?xml version="1.0" encoding="{encoding}"?><Relationships xmlns="{space}">{relationship}</Relationships>'
    return text.encode(encoding)


OUTSIDE = "http://x/attachedTemplate"


@pytest.mark.parametrize(
    ("part", "text"),
    [
        ("word/vbaProject.bin", "x"),
        ("word/embeddings/oleObject1.bin", "x"),
        ("word/activeX/activeX1.xml", "<x/>"),
        (
            "word/_rels/settings.xml.rels",
            '<Relationships><Relationship Id="r1" Type="http://x/attachedTemplate" Target="http://x/a.dotm"'
            ' TargetMode="External"/></Relationships>',
        ),
        (
            "word/_rels/settings.xml.rels",
            rels(f"<Relationship Id='r1' Type='{OUTSIDE}' Target='http://x/a.dotm' TargetMode='External'/>"),
        ),
        (
            "word/_rels/settings.xml.rels",
            rels(f'<Relationship Id="r1" Type="{OUTSIDE}" TargetMode="External" Target="http://x/hyperlink"/>'),
        ),
        (
            "word/_rels/settings.xml.rels",
            rels(f'<Relationship Id="r1" Type="{OUTSIDE}" Target="http://x" TargetMode="&#69;xternal"/>'),
        ),
        (
            "word/_rels/settings.xml.rels",
            rels(f'<p:Relationship xmlns:p="http://x" Type="{OUTSIDE}" Target="//x" TargetMode="External"/>'),
        ),
        (
            "word/_rels/settings.xml.rels",
            rels(
                f'<Relationship Id="r1" Type="{OUTSIDE}" Target="http://x" TargetMode="External"/>', encoding="utf-16"
            ),
        ),
    ],
)
def test_what_runs_or_reaches_outside_is_refused(part, text):
    with pytest.raises(DomainError, match=part.replace(".", r"\.")):
        check_template(with_part(template("{{ about }}"), part, text), PaperKind.DECISION)


def test_a_template_that_unpacks_to_too_much_is_refused():
    with pytest.raises(DomainError, match="quá lớn"):
        check_template(with_part(template(""), "word/media/x.bin", "0" * 40_000_000), PaperKind.DECISION)


def test_papers_are_made_of_what_replaced_the_shipped_one(tree, people):
    replace_template(PaperKind.DECISION, upload(template("Mẫu riêng: {{ about }}")), by=people["superuser"])
    made = render_docx(PaperKind.DECISION, PAPERS["decision"], unit=tree.province, on=DAY)
    assert words_of(made) == f"Mẫu riêng: {PAPERS['decision'].about}"
    withdraw_template(PaperKind.DECISION, by=people["superuser"])
    made = render_docx(PaperKind.DECISION, PAPERS["decision"], unit=tree.province, on=DAY)
    assert "QUYẾT ĐỊNH:" in words_of(made)
    assert list(AuditEntry.objects.order_by("pk").values_list("move", flat=True)) == ["replace", "withdraw"]


def kept(kind, content, by, name="mau.docx"):
    """A template as a release before took it, whatever it says."""
    return keep_file(PaperTemplate(kind=kind, uploaded_by=by), checked_upload(upload(content, name), endings=("docx",)))


def test_templates_in_use_are_tried_again_and_those_that_fail_are_named(people, capsys):
    by = people["superuser"]
    call_command("check_templates")
    assert "0 mẫu Word đang dùng đều điền được" in capsys.readouterr().out
    kept(PaperKind.DECISION, template("{{ luong }}"), by)
    kept(PaperKind.DECISION, template("{{ about }}"), by)
    call_command("check_templates")
    assert "1 mẫu Word đang dùng đều điền được" in capsys.readouterr().out
    kept(PaperKind.MINUTES, template("{{ luong }}"), by, name="Biên bản cũ.docx")
    with pytest.raises(CommandError, match="1 trên 2 mẫu không còn dùng được"):
        call_command("check_templates")
    told = capsys.readouterr().err
    assert "mẫu «Biên bản cũ.docx»: Mẫu có trường lạ «luong»" in told and told.count("mẫu «") == 1
    withdraw_template(PaperKind.MINUTES, by=by)
    call_command("check_templates")


def test_a_template_whose_file_is_gone_is_named_too(people, capsys):
    row = kept(PaperKind.DECISION, template("{{ about }}"), people["superuser"])
    row.file.storage.delete(row.file.name)
    with pytest.raises(CommandError):
        call_command("check_templates")
    assert "Không đọc được tệp trong kho" in capsys.readouterr().err


@pytest.mark.parametrize("who", ["manager", "approver", "auditor", "editor"])
def test_only_the_superuser_replaces_one(people, who):
    with pytest.raises(NotAllowed):
        replace_template(PaperKind.DECISION, upload(template("")), by=people[who])
    with pytest.raises(NotAllowed):
        withdraw_template(PaperKind.DECISION, by=people[who])


def test_the_pages_replace_and_withdraw(client, people):
    client.force_login(people["superuser"])
    page = reverse("papers:template-replace", args=["minutes"])
    assert "mẫu đi kèm" in words(opened(client, LIST))
    refused = client.post(page, {"file": upload(template("{{ luong }}"))})
    assert "trường lạ «luong»" in words(refused)
    assert client.post(page, {"file": upload(template("{{ about }}"), "Biên bản.docx")}).status_code == 302
    (row,) = PaperTemplate.objects.all()
    assert "Đang dùng: Biên bản.docx" in words(opened(client, LIST))
    kept = client.get(reverse("papers:template-uploaded", args=[row.pk]))
    assert words_of(b"".join(kept.streaming_content)) == "{{ about }}"
    assert client.post(reverse("papers:template-withdraw", args=["minutes"])).status_code == 302
    assert "Thôi dùng" in words(opened(client, LIST))


@pytest.mark.parametrize(("name", "content"), [("x.docx", b"x"), ("x.pdf", b"%PDF-1.4"), ("x.docm", b"PK")])
def test_another_kind_of_file_is_refused(client, people, name, content):
    client.force_login(people["superuser"])
    response = client.post(reverse("papers:template-replace", args=["minutes"]), {"file": upload(content, name)})
    assert response.status_code == 200
    assert not PaperTemplate.objects.exists()


def test_an_unknown_kind_is_not_found(client, people):
    client.force_login(people["superuser"])
    assert client.get(reverse("papers:template-shipped", args=["la"])).status_code == 404
    assert client.get(reverse("papers:template-replace", args=["la"])).status_code == 404


def test_the_shipped_template_is_there_to_be_changed(client, people):
    client.force_login(people["superuser"])
    response = client.get(reverse("papers:template-shipped", args=["decision"]))
    assert response.content == shipped_template(PaperKind.DECISION)
