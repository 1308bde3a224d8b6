"""Each page of a dossier opens for whoever may see it, is sound HTML, and is not found by anybody else."""

import re

import pytest

from campaigns.models import DossierState as S
from tests.campaigns.views.conftest import at
from tests.pages import assert_valid_html, hidden, opened, words

READING = ["dossier-detail", "dossier-readiness", "dossier-initiatives", "dossier-works", "dossier-attachments"]
WRITING = ["dossier-pledge", "dossier-initiative-create", "dossier-work-create", "dossier-check"]
SECTIONS = ["individual", "collective"]
REACH = ["editor", "specialist", "specialist_province", "auditor", "viewer", "superuser"]
OUTSIDE = ["editor2", "editor_elsewhere", "specialist_elsewhere", "nobody"]


@pytest.mark.parametrize("who", REACH)
@pytest.mark.parametrize("state", [S.DRAFT, S.SENT, S.RETURNED, S.ACCEPTED])
def test_reading_pages_open_within_reach(sign_in, full, in_state, who, state):
    in_state(state)
    client = sign_in(who)
    for name in READING:
        opened(client, at(name, full.pk))
    for section in SECTIONS:
        opened(client, at("dossier-entries", full.pk, section))


@pytest.mark.parametrize("who", OUTSIDE)
def test_nothing_of_it_is_found_outside(sign_in, full, who):
    client = sign_in(who)
    entry = full.entries.first()
    initiative, work = full.initiative_links.get().initiative_id, full.work_links.get().work_id
    for address in [
        *(at(name, full.pk) for name in READING + WRITING),
        *(at("dossier-entries", full.pk, section) for section in SECTIONS),
        *(at("dossier-entries-add", full.pk, section) for section in SECTIONS),
        *(at("dossier-pick", full.pk, section) for section in SECTIONS),
        at("entry-update", entry.pk),
        at("entry-remove", entry.pk),
        at("dossier-initiative-update", full.pk, initiative),
        at("dossier-initiative-remove", full.pk, initiative),
        at("dossier-work-update", full.pk, work),
        at("dossier-work-remove", full.pk, work),
        at("dossier-receipt", full.pk),
        at("dossier-version", full.pk, 1),
        at("dossier-version-file", full.pk, 1),
    ]:
        assert client.get(address).status_code == 404, address


def writing_addresses(dossier):
    entry = dossier.entries.first()
    initiative, work = dossier.initiative_links.get().initiative_id, dossier.work_links.get().work_id
    return [
        *(at(name, dossier.pk) for name in WRITING),
        *(at("dossier-entries-add", dossier.pk, section) for section in SECTIONS),
        at("entry-update", entry.pk),
        at("entry-remove", entry.pk),
        at("dossier-initiative-update", dossier.pk, initiative),
        at("dossier-initiative-remove", dossier.pk, initiative),
        at("dossier-work-update", dossier.pk, work),
        at("dossier-work-remove", dossier.pk, work),
    ]


@pytest.mark.parametrize(
    ("who", "state", "status"),
    [
        ("editor", S.DRAFT, 200),
        ("editor", S.RETURNED, 200),
        ("editor", S.SENT, 302),
        ("editor", S.ACCEPTED, 302),
        ("editor", S.WITHDRAWN, 302),
        ("specialist", S.DRAFT, 200),
        ("specialist_province", S.RETURNED, 200),
        ("specialist", S.IN_REVIEW, 302),
        ("superuser", S.DRAFT, 302),
        ("viewer", S.DRAFT, 404),
        ("auditor", S.DRAFT, 404),
        ("approver", S.DRAFT, 404),
        ("council", S.DRAFT, 404),
    ],
)
def test_writing_pages_matrix(sign_in, full, in_state, who, state, status):
    in_state(state)
    client = sign_in(who)
    for address in writing_addresses(full):
        if status == 200:
            opened(client, address)
            continue
        response = client.get(address)
        where = at("dossier-detail", full.pk) if status == 302 else None
        assert (response.status_code, response.get("Location")) == (status, where), address


@pytest.mark.parametrize("section", ["households", "INDIVIDUAL", "0"])
def test_an_unknown_half_of_the_entries_is_not_found(sign_in, draft, section):
    assert sign_in("editor").get(f"/campaigns/dossiers/{draft.pk}/entries/{section}/").status_code == 404


def test_the_task_list_says_how_far_each_part_is(sign_in, draft):
    text = words(opened(sign_in("editor"), at("dossier-detail", draft.pk)))
    assert "Tập thể Chưa bắt đầu" in text
    assert "Cá nhân 1 mục Đã xong" in text
    assert "Kiểm tra và gửi Chưa bắt đầu" in text
    assert "Đủ để gửi." in text


def test_an_empty_dossier_cannot_be_checked_yet(sign_in, draft):
    draft.entries.all().delete()
    response = opened(sign_in("editor"), at("dossier-detail", draft.pk))
    text = words(response)
    assert "Kiểm tra và gửi Hãy thêm ít nhất một mục ở trên. Chưa thể bắt đầu" in text
    assert "Hồ sơ chưa có gì." in text
    assert at("dossier-check", draft.pk) not in response.content.decode()


def test_a_specialist_above_is_told_that_it_is_on_behalf(sign_in, draft):
    text = words(opened(sign_in("specialist"), at("dossier-detail", draft.pk)))
    assert "Bạn đang làm thay CĐCS Trường Tiểu học Mẫu, với tư cách LĐLĐ huyện Mẫu." in text
    assert "Gia hạn nộp cho đơn vị này" in text


def test_a_returned_dossier_says_why_and_until_when(sign_in, returned):
    text = words(opened(sign_in("editor"), at("dossier-detail", returned.pk)))
    assert "Hồ sơ bị trả lại để bổ sung" in text
    assert returned.return_reason in text
    assert "còn 5 ngày" in text


def test_what_is_missing_is_a_part_for_htmx_and_a_page_without(sign_in, draft):
    client = sign_in("editor")
    address = at("dossier-readiness", draft.pk)
    assert "<main" in client.get(address).content.decode()
    part = client.get(address, headers={"HX-Request": "true"}).content.decode()
    assert part.strip().startswith("<section") and "<main" not in part


@pytest.mark.parametrize("kind", ["initiative", "work"])
def test_contributions_pages(sign_in, full, kind):
    from django.urls import reverse

    links = full.initiative_links if kind == "initiative" else full.work_links
    pk = getattr(links.get(), f"{kind}_id")
    client = sign_in("specialist")
    opened(client, reverse(f"contributions:{kind}-list"))
    page = opened(client, reverse(f"contributions:{kind}-detail", args=[pk]))
    assert at("dossier-detail", full.pk) in page.content.decode()
    assert sign_in("editor2").get(reverse(f"contributions:{kind}-detail", args=[pk])).status_code == 404


# ---------- The pledge ----------


def pledge(client, dossier, text, *, version):
    return client.post(at("dossier-pledge", dossier.pk), {"pledge": text, "version": version})


def test_a_stale_pledge_stands_beside_what_somebody_else_saved(sign_in, draft, people):
    assert pledge(sign_in("specialist"), draft, "Bản của huyện", version=draft.version).status_code == 302
    response = pledge(sign_in("editor"), draft, "Bản của tôi", version=draft.version)
    assert response.status_code == 409
    assert_valid_html(response)
    assert re.search(rf"{people['specialist']} đã lưu lúc [^:]+:\d\d ngày [\d/]+: Bản của huyện", words(response))
    assert "Bản của tôi" in response.content.decode()
    assert pledge(sign_in("editor"), draft, "Bản của tôi", version=hidden(response, "version")).status_code == 302


def test_who_changed_the_pledge_is_named_and_not_who_worked_beside(sign_in, draft, people):
    entry = draft.entries.get()
    pledge(sign_in("specialist"), draft, "Bản của huyện", version=draft.version)
    changed = {"award": entry.award_id, "achievements": "Tỉnh ghi", "version": entry.updated_at.isoformat()}
    assert sign_in("specialist_province").post(at("entry-update", entry.pk), changed).status_code == 302
    text = words(pledge(sign_in("editor"), draft, "Bản của tôi", version=draft.version))
    assert f"Hồ sơ đã được {people['specialist']} sửa lúc" in text


def test_work_in_another_part_makes_no_pledge_stale(sign_in, draft):
    entry = draft.entries.get()
    changed = {"award": entry.award_id, "achievements": "Huyện ghi", "version": entry.updated_at.isoformat()}
    assert sign_in("specialist").post(at("entry-update", entry.pk), changed).status_code == 302
    assert pledge(sign_in("editor"), draft, "Bản của tôi", version=draft.version).status_code == 302


@pytest.mark.parametrize("version", ["", "x", "999", "9" * 18])
def test_a_pledge_of_no_version_that_was_is_stale(sign_in, draft, version):
    assert pledge(sign_in("editor"), draft, "Bản của tôi", version=version).status_code == 409
