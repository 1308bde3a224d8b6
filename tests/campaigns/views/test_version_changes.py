"""The page that says what one sent version says otherwise than an earlier one."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from campaigns.models import DossierVersion
from campaigns.selectors.kept import kept_version
from campaigns.selectors.version_changes import version_changes
from campaigns.services.attachment import attach_file
from campaigns.services.contribution import update_initiative, update_work
from campaigns.services.dossier import update_pledge
from campaigns.services.entry import add_entries, remove_entry, update_entry
from campaigns.services.moves import return_dossier, send_dossier
from tests.campaigns.conftest import REASON, days
from tests.campaigns.views.conftest import at
from tests.factories import MemberFactory
from tests.pages import opened, words

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n"


@pytest.fixture
def mended(full, tree, people, awards):
    """Sent, returned, changed in every part and sent again."""
    by = people["editor"]
    send_dossier(full, by=by)
    return_dossier(full, by=people["specialist"], reason=REASON, due_on=days(5))
    update_pledge(full, pledge="Phấn đấu 95% lao động tiên tiến.", version=None, by=by)
    update_entry(full.entries.get(award=awards.title), by=by, achievements="Vượt 120% kế hoạch <b>năm</b>")
    remove_entry(full.entries.get(subject_kind="unit"), by=by)
    newcomer = MemberFactory(unit=tree.base, full_name="Đặng Thị Hằng")
    add_entries(full, award=awards.certificate, subjects=[newcomer], by=by)
    update_initiative(full.initiative_links.get().initiative, by=by, benefit_declared=50_000_000)
    update_work(full.work_links.get().work, by=by, value=8_000_000_000)
    attach_file(full, upload=SimpleUploadedFile("Biên bản họp.pdf", PDF), by=by)
    send_dossier(full, by=by)
    return full


def test_each_part_says_what_came_went_and_changed(sign_in, mended, tree):
    page = opened(sign_in("editor"), at("dossier-changes", mended.pk, 2))
    html, text = page.content.decode(), words(page)
    assert "<del> 100%</del><ins> 95%</ins>" in html
    assert "<ins>Vượt 120% kế hoạch &lt;b&gt;năm&lt;/b&gt;</ins>" in html
    assert re.search(r"Đặng Thị Hằng .*?Bằng khen LĐLĐ tỉnh Thêm", text)
    assert re.search(rf"{tree.base.name} .*?Cờ thi đua LĐLĐ tỉnh Bỏ", text)
    assert "<del>44.900.000</del><ins>50.000.000</ins>" in html
    assert "<del>7.200.000.000</del><ins>8.000.000.000</ins>" in html
    assert "Biên bản họp.pdf Thêm" in text


def test_what_stayed_is_not_told(mended):
    before, after = (kept_version(version).content for version in mended.versions.order_by("number"))
    changed = {part.label: [row.kind for row in part.rows] for part in version_changes(before, after)}
    assert changed == {
        "Nội dung, kết quả chung": ["changed"],
        "Tập thể, cá nhân": ["taken", "changed", "added"],
        "Sáng kiến": ["changed"],
        "Công trình": ["changed"],
        "Tệp đính kèm": ["added"],
    }


def test_nothing_changed(sign_in, returned, people):
    send_dossier(returned, by=people["editor"])
    text = words(opened(sign_in("editor"), at("dossier-changes", returned.pk, 2)))
    assert "Hai lần nộp giống nhau" in text


def test_an_earlier_version_may_be_chosen(sign_in, mended, people):
    return_dossier(mended, by=people["specialist"], reason=REASON, due_on=days(6))
    send_dossier(mended, by=people["editor"])
    client = sign_in("editor")
    assert "Hai lần nộp giống nhau" in words(opened(client, at("dossier-changes", mended.pk, 3)))
    assert "Lần nộp 3 khác lần 1 ở đâu" in words(opened(client, at("dossier-changes", mended.pk, 3) + "?from=1"))


@pytest.mark.parametrize(("number", "asked"), [(1, ""), (2, "?from=2"), (2, "?from=9"), (9, "")])
def test_what_cannot_be_compared_is_not_found(sign_in, mended, number, asked):
    opened(sign_in("editor"), at("dossier-changes", mended.pk, number) + asked, status=404)


@pytest.mark.parametrize(("who", "status"), [("specialist", 200), ("viewer", 200), ("editor2", 404), ("nobody", 404)])
def test_who_may_read_it(sign_in, mended, who, status):
    opened(sign_in(who), at("dossier-changes", mended.pk, 2), status=status)


def test_an_older_format_is_silent_on_what_came_later(mended):
    old = kept_version(mended.versions.get(number=1)).content
    for entry in old["entries"]:
        del entry["votes"], entry["self_score"]
    del old["not_proposed"]
    new = kept_version(DossierVersion.objects.get(pk=mended.versions.get(number=1).pk)).content
    assert version_changes(old, new) == []


def test_the_dossier_leads_there(sign_in, mended):
    page = opened(sign_in("editor"), at("dossier-detail", mended.pk)).content.decode()
    assert at("dossier-changes", mended.pk, 2) in page
    assert at("dossier-changes", mended.pk, 1) not in page
