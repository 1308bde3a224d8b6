"""The audit is read by auditors within their units, never by those it is about."""

import pytest
from django.core.cache import cache
from django.urls import reverse

from campaigns.models import CampaignState
from campaigns.transitions import DOSSIER_MOVES
from common.audit_checking import run_waiting_check
from common.audit_sealing import latest_root, seal_audit
from common.models import AuditCheck, AuditEntry, AuditSegment
from common.noting import DOWNLOAD, MOST_A_MINUTE, REFUSED, SIGN_IN_FAILED
from common.workflow import Move, write_audit
from councils.models import Council, CouncilMember
from office.services.audit_words import told_lines
from tests.factories import (
    CampaignFactory,
    DecisionFactory,
    DecisionLineFactory,
    DossierFactory,
    InitiativeFactory,
    MemberFactory,
    RoleAssignmentFactory,
)
from tests.pages import opened, words
from units.models import Role

LIST, CHAIN = reverse("office:audit-list"), reverse("office:audit-chain")


def numbers(response):
    return [each["line"].pk for each in response.context["lines"]]


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_shows_what_others_did_in_ones_units(client, tree, people, rows, django_assert_num_queries):
    dossier = DossierFactory(unit=tree.base)
    seen = [
        write_audit(dossier, "send", by=people["editor"], before="draft", after="sent", record=Move(note=f"Lần {row}"))
        for row in range(rows)
    ]
    RoleAssignmentFactory(user=people["nobody"], unit=tree.far, role=Role.EDITOR)
    write_audit(DossierFactory(unit=tree.far), "send", by=people["nobody"])
    client.force_login(people["auditor"])
    client.get(LIST)
    with django_assert_num_queries(12):  # session, user, roles, record, kinds 2, keys 2, rows, sealed, unread, sample
        response = client.get(LIST)
    assert numbers(response) == [line.pk for line in seen[::-1]]


@pytest.mark.parametrize("rows", [1, 3])
def test_a_row_is_called_by_its_name_while_it_stands(client, tree, people, rows, django_assert_num_queries):
    campaigns = [CampaignFactory(unit=tree.base, name=f"Phong trào thử {row}") for row in range(rows)]
    for campaign in campaigns:
        write_audit(campaign, "edit", by=people["editor"])
        write_audit(people["viewer"], "edit_account", by=people["editor"])
    client.force_login(people["auditor"])
    client.get(LIST)
    with django_assert_num_queries(14):  # those of a list of dossiers, names of campaigns, names of accounts
        response = client.get(LIST)
    page = words(response)
    account = people["viewer"].full_name or people["viewer"].username
    assert f"tài khoản {account}".lower() in page.lower()
    for campaign in campaigns:
        assert campaign.name in page


def test_a_row_that_is_gone_or_secret_is_called_by_its_number(tree, people):
    campaign = CampaignFactory(unit=tree.base)
    gone = write_audit(campaign, "edit", by=people["editor"])
    campaign.delete()
    secret = write_audit(InitiativeFactory(unit=tree.base, is_secret=True), "edit", by=people["editor"])
    assert [each["name"] for each in told_lines([gone, secret], sealed_to=0)] == ["", ""]


def test_a_line_is_told_in_words(client, tree, people):
    line = write_audit(
        DossierFactory(unit=tree.base),
        "return",
        by=people["specialist"],
        before="in_review",
        after="returned",
        record=Move(note="Thiếu biên bản"),
    )
    client.force_login(people["auditor"])
    text = words(opened(client, LIST))
    for part in (
        f"{DOSSIER_MOVES['return'].label} Cán bộ",
        "Hồ sơ",
        "Đang xử lý → Cần bổ sung",
        "Thiếu biên bản",
        f"{line.pk} chưa niêm",
    ):
        assert part.lower() in text.lower(), part


@pytest.mark.parametrize("who", ["auditor", "superuser"])
def test_nobody_reads_what_is_about_them(client, tree, people, who):
    reader, manager = people[who], people["manager"]
    own_role = RoleAssignmentFactory(user=reader, unit=tree.base, role=Role.VIEWER)
    for about in (reader, own_role):
        write_audit(about, "edit", by=manager)
    write_audit(tree.base, "edit", by=reader)
    others = [write_audit(about, "edit", by=manager) for about in (people["editor"], tree.base)]
    client.force_login(reader)
    assert numbers(opened(client, LIST)) == [line.pk for line in others[::-1]]


def test_nobody_reads_of_the_council_they_sit_on_nor_of_the_decision_that_names_them(client, tree, people):
    reader, manager = people["auditor"], people["manager"]
    council = Council.objects.create(
        unit=tree.base, kind="award", name="Hội đồng", decided_on="2026-01-05", valid_from="2026-01-05"
    )
    seat = CouncilMember.objects.create(council=council, user=reader, office="member")
    decision = DecisionFactory(unit=tree.base)
    line = DecisionLineFactory(decision=decision, member=MemberFactory(unit=tree.base, user=reader))
    for about, move in ((council, "seat_member"), (decision, "create")):
        write_audit(about, move, by=manager)
    client.force_login(reader)
    assert numbers(opened(client, LIST)) == []
    seat.delete()
    line.delete()
    assert len(numbers(opened(client, LIST))) == 2


def test_nobody_reads_in_the_admin_what_is_about_them(client, tree, people):
    write_audit(people["superuser"], "lock", by=people["manager"], record=Move(note="về mình"))
    write_audit(people["editor"], "lock", by=people["manager"], record=Move(note="về người khác"))
    client.force_login(people["superuser"])
    found = client.get(reverse("admin:common_auditentry_changelist")).context["cl"].result_list
    assert [line.note for line in found] == ["về người khác"]


@pytest.mark.parametrize(
    ("query", "found"),
    [("?q=can%20bo%20sua", ["edit"]), ("?move=lock", ["lock"]), ("?since=01/01/2090", []), ("?move=khong", None)],
)
def test_the_list_is_narrowed(client, tree, people, query, found):
    people["editor"].full_name = "Cán bộ Sửa"
    people["editor"].save()
    write_audit(tree.base, "edit", by=people["editor"])
    write_audit(people["editor2"], "lock", by=people["manager"])
    client.force_login(people["auditor"])
    response = opened(client, LIST + query)
    moves = [each["line"].move for each in response.context["lines"]]
    assert moves == (["lock", "edit"] if found is None else found)
    if not found and found is not None:
        assert "Không có dòng nào như vậy" in words(response)


def test_the_chain_says_how_far_it_is_sealed_and_whether_it_is_whole(client, tree, people):
    client.force_login(people["auditor"])
    assert "Chưa kiểm tra lần nào" in words(opened(client, CHAIN))
    write_audit(tree.base, "edit", by=people["editor"])
    seal_audit()
    write_audit(tree.base, "edit", by=people["editor"])
    client.post(CHAIN)
    assert AuditCheck.objects.get().asked_by == people["auditor"]
    assert "đang đi dọc cả chuỗi" in words(opened(client, CHAIN))
    run_waiting_check()
    text = words(opened(client, CHAIN))
    assert "Nhật ký còn nguyên: 1 dòng trong 1 đoạn đều khớp." in text
    assert "1 dòng đã niêm" in text
    assert "1 dòng chưa niêm" in text
    assert latest_root().hash in text


def test_a_root_on_paper_is_compared(client, tree, people):
    client.force_login(people["auditor"])
    for _segment in range(2):
        write_audit(tree.base, "edit", by=people["editor"])
        seal_audit()
    first, second = (segment.root for segment in AuditSegment.objects.order_by("number"))
    on_paper = f" {first[:30].upper()}\n{first[30:]}"
    assert "Đây là mã gốc của đoạn 1, niêm lúc" in words(client.get(CHAIN, {"root": on_paper}))
    assert "Đây là mã gốc của đoạn 2, niêm lúc" in words(client.get(CHAIN, {"root": second}))
    assert "Chuỗi không có mã này" in words(client.get(CHAIN, {"root": "0" * 64}))
    assert "đúng 64 chữ số" in words(client.get(CHAIN, {"root": first[:63]}))
    assert "Hãy chép mã vào đây" in words(client.get(CHAIN, {"root": ""}))


def test_the_chain_names_the_broken_link(client, people):
    AuditCheck.objects.create(
        fault={"kind": "entry_missing", "segment": 3, "entry": 2047}, finished_at="2026-01-01T00:00:00Z"
    )
    client.force_login(people["auditor"])
    text = words(opened(client, CHAIN))
    assert "Nhật ký không còn nguyên. Đoạn 3 thiếu dòng số 2047: dòng này đã bị xoá." in text


@pytest.mark.parametrize(
    ("who", "address", "noted"),
    [
        ("editor2", "campaigns:dossier-detail", "Không có hoặc ngoài phạm vi"),
        ("editor", "campaigns:dossier-detail", None),
        ("editor", "office:audit-list", "Chỉ người giữ vai trò Kiểm tra mới đọc được nhật ký."),
    ],
)
def test_a_refusal_is_written_down(client, tree, people, who, address, noted):
    dossier = DossierFactory(unit=tree.base)
    path = reverse(address, args=[dossier.pk] if "detail" in address else [])
    client.force_login(people[who])
    client.get(path)
    lines = AuditEntry.objects.filter(move=REFUSED)
    if noted is None:
        assert not lines.exists()
    else:
        line = lines.get()
        assert (line.actor, line.subject, line.data) == (people[who], people[who], {"address": path, "method": "GET"})
        assert line.note.startswith(noted)


def test_an_address_that_leads_nowhere_and_a_stranger_are_not_written_down(client, people):
    client.get(LIST)
    client.force_login(people["editor"])
    client.get("/khong-co/")
    assert not AuditEntry.objects.exists()


def test_whoever_goes_through_numbers_fills_no_disk(client, people):
    client.force_login(people["editor"])
    for number in range(MOST_A_MINUTE + 3):
        client.get(reverse("campaigns:dossier-detail", args=[number + 1]))
    notes = AuditEntry.objects.filter(move=REFUSED).order_by("pk").values_list("note", flat=True)
    assert len(notes) == MOST_A_MINUTE + 1
    assert "Còn nhiều lần nữa" in notes[MOST_A_MINUTE]
    cache.clear()
    client.get(reverse("campaigns:dossier-detail", args=[1]))
    assert AuditEntry.objects.filter(move=REFUSED).count() == MOST_A_MINUTE + 2


def test_a_failed_sign_in_is_written_down_for_an_account_that_exists(client, people):
    for name in ("Editor", "khong.co"):
        client.post(reverse("account_login"), {"login": name, "password": "sai"})
    line = AuditEntry.objects.get()
    assert (line.move, line.subject, line.data) == (SIGN_IN_FAILED, people["editor"], {"client": "127.0.0.1"})


def test_a_list_taken_out_is_written_down(client, tree, people):
    campaign = CampaignFactory(unit=tree.province, state=CampaignState.LAUNCHED)
    client.force_login(people["specialist_province"])
    response = client.get(reverse("reports:registrations-xlsx"), {"campaign": campaign.code})
    assert response.status_code == 200
    line = AuditEntry.objects.get()
    path = reverse("reports:registrations-xlsx")
    assert (line.move, line.actor, line.subject) == (DOWNLOAD, people["specialist_province"], line.actor)
    assert line.data == {"address": path, "file": f"dang-ky-{campaign.code}.xlsx"}
