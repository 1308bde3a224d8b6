"""Summaries of campaigns: who writes, freezes, publishes and takes back; what never changes afterwards."""

import hashlib
import json
from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from awards.services.honour import record_honour
from common.clock import today
from common.errors import DomainError, NotAllowed, StaleEdit, TransitionRefused
from reports.models import CampaignSummary, SummaryFigures
from reports.services.summaries import (
    discard_summary,
    draft_summary,
    freeze_summary,
    publish_summary,
    update_summary,
    withdraw_summary,
)
from tests.factories import DossierFactory, EntryFactory, LaunchedCampaignFactory, PhaseFactory, RoleAssignmentFactory
from tests.pages import opened, words
from tests.papers.test_docx import words_of
from tests.papers.test_pdf import text_of
from tests.reports.reported import noted
from tests.reports.summaries import drafted, frozen, published
from tests.reports.tables import day, make_world


@pytest.fixture
def writer(people):
    return people["specialist_province"]


@pytest.fixture
def world(tree, people, awards):
    return make_world(tree, people, awards)


def page(summary, part="detail"):
    return reverse(f"reports:summary-{part}", args=[summary.pk])


def honoured(world, member):
    return record_honour(
        subject=member,
        subject_kind="individual",
        award=world.awards.certificate,
        year=day(1).year,
        decision_no="77/QĐ",
        decided_on=day(9),
        campaign=world.campaign,
        unit=world.tree.base,
    )


def test_whoever_wrote_it_does_not_freeze_it(tree, people, writer):
    summary = drafted(tree.province, writer)
    with pytest.raises(NotAllowed, match="Chỉ người phê duyệt"):
        freeze_summary(summary, by=writer)
    update_summary(summary, by=people["specialist_province2"], version=1, about=about(summary), title="Khác")
    with pytest.raises(NotAllowed, match="Chỉ người phê duyệt"):
        freeze_summary(summary, by=people["specialist_province2"])
    assert freeze_summary(summary, by=people["approver"]).state == "frozen"


def about(summary):
    return [(part.campaign, part.phase) for part in summary.parts.all()]


def test_an_approver_who_edited_leaves_it_to_another(tree, people, writer):
    RoleAssignmentFactory(user=people["approver"], role="specialist", unit=tree.province)
    summary = drafted(tree.province, writer)
    update_summary(summary, by=people["approver"], version=1, about=about(summary), title="Khác")
    with pytest.raises(NotAllowed, match="đã soạn hoặc sửa"):
        freeze_summary(summary, by=people["approver"])


def test_frozen_figures_bear_their_hash_and_never_change(world, writer):
    summary = frozen(world.tree.province, writer, world.people["approver"], about=[(world.campaign, None)])
    kept = summary.figures
    assert hashlib.sha256(kept.content.encode()).hexdigest() == kept.sha256
    told = json.loads(kept.content)
    assert kept.content == json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    (one,) = told["campaigns"]
    assert (one["campaign"], one["tables"]["honours"]["total"]["total"]) == ("PT", 3)
    assert one["tables"]["honours"]["total"]["women_percent"] == "50.0"
    honoured(world, world.members[1])
    kept.refresh_from_db()
    assert json.loads(kept.content) == told
    for statement in (
        f"UPDATE reports_summaryfigures SET content = '{{}}' WHERE id = {kept.pk}",
        f"DELETE FROM reports_summaryfigures WHERE id = {kept.pk}",
        f"UPDATE reports_campaignsummary SET lessons = 'Khác' WHERE id = {summary.pk}",
        f"UPDATE reports_campaignsummary SET state = 'draft' WHERE id = {summary.pk}",
        f"DELETE FROM reports_summarycampaign WHERE summary_id = {summary.pk}",
    ):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)


def test_nothing_is_frozen_without_its_figures(tree, writer):
    summary = drafted(tree.province, writer)
    for state in ("frozen", "published"):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("UPDATE reports_campaignsummary SET state = %s WHERE id = %s", [state, summary.pk])


def test_a_draft_shows_live_figures_and_says_so(client, world, writer):
    summary = drafted(world.tree.province, writer, about=[(world.campaign, None)])
    client.force_login(writer)
    before = opened(client, page(summary))
    assert "còn thay đổi cho đến khi được chốt" in words(before)
    assert "Bằng khen LĐLĐ tỉnh" not in given_of(before)
    honoured(world, world.members[1])
    assert given_of(opened(client, page(summary)))["Bằng khen LĐLĐ tỉnh"] == 1


def given_of(response):
    (campaign,) = response.context["campaigns"]
    return {award.name: award.individuals for award in campaign.awards}


def test_the_comparison_tells_what_is_otherwise_today(client, world, writer):
    summary = frozen(world.tree.province, writer, world.people["approver"], about=[(world.campaign, None)])
    client.force_login(world.people["viewer"])
    assert "Không có gì khác" in words(opened(client, page(summary, "compare")))
    honoured(world, world.members[1])
    noted(world.tree.base, writer, campaign=world.campaign)
    found = [(one.what, one.then, one.now) for one in opened(client, page(summary, "compare")).context["differences"]]
    assert ("Bằng khen LĐLĐ tỉnh: cá nhân được khen", "", "1") in found
    assert any(now == "trên 16 tỷ đồng" and not then for _what, then, now in found)
    assert "Bằng khen LĐLĐ tỉnh" not in given_of(opened(client, page(summary)))


def test_one_report_reviews_two_campaigns_in_their_order(client, world, writer):
    other = LaunchedCampaignFactory(code="B2", name="Phong trào hai", unit=world.tree.province)
    summary = frozen(
        world.tree.province, writer, world.people["approver"], about=[(other, None), (world.campaign, None)]
    )
    client.force_login(writer)
    shown = opened(client, page(summary)).context["campaigns"]
    assert [campaign.title for campaign in shown] == ["Phong trào hai", "Phong trào Mẫu"]
    assert "1. Phong trào hai" in pdf_of(client, summary)


def test_a_phase_counts_its_own_dossiers(client, two_phases, tree, campaign, writer):
    summary = drafted(tree.province, writer, kind="interim", about=[(campaign, two_phases[0])])
    client.force_login(writer)
    (shown,) = opened(client, page(summary)).context["campaigns"]
    assert shown.title == "Phong trào Mẫu – Đợt 1"
    assert [(award.name, award.registered) for award in shown.awards] == [("Bằng khen LĐLĐ tỉnh", 2)]


def test_figures_are_as_of_the_day_of_the_summary(client, world, writer):
    summary = drafted(world.tree.province, writer, about=[(world.campaign, None)], as_of=day(8, 15))
    client.force_login(writer)
    (shown,) = opened(client, page(summary)).context["campaigns"]
    assert sum(award.collectives + award.individuals for award in shown.awards) == 2


def test_a_day_to_come_is_not_frozen(tree, people, writer):
    summary = drafted(tree.province, writer, as_of=today() + timedelta(days=3))
    with pytest.raises(TransitionRefused, match="chưa tới"):
        freeze_summary(summary, by=people["approver"])


@pytest.mark.parametrize(("words_of_draft", "said"), [({"assessment": ""}, "Đánh giá"), ({}, "địa danh")])
def test_what_is_not_written_out_is_not_frozen(tree, people, writer, words_of_draft, said):
    summary = drafted(tree.province, writer, **words_of_draft)
    if not words_of_draft:
        CampaignSummary.objects.filter(pk=summary.pk).update(place="")
    with pytest.raises(TransitionRefused, match=said):
        freeze_summary(summary, by=people["approver"])


def test_a_number_stands_once_in_the_year(tree, people, writer):
    published(tree.province, writer, people["approver"], number=12)
    other = frozen(tree.province, writer, people["approver"])
    with pytest.raises(DomainError, match="đã ghi cho một báo cáo"):
        publish_summary(other, number=12, signed_on=today(), by=people["approver"])
    with pytest.raises(DomainError, match="Ngày ký"):
        publish_summary(other, number=13, signed_on=today() + timedelta(days=1), by=people["approver"])
    assert publish_summary(other, number=13, signed_on=today(), by=people["approver"]).number_label == "13"


def test_units_below_read_what_is_published_alone(client, tree, people, writer):
    draft, out = drafted(tree.province, writer), published(tree.province, writer, people["approver"])
    client.force_login(people["editor"])
    opened(client, page(draft), status=404)
    opened(client, page(draft, "paper"), status=404)
    assert "Tổng kết phong trào Mẫu" in words(opened(client, page(out)))
    listed = opened(client, reverse("reports:summary-list"))
    assert [row.pk for row in listed.context["object_list"]] == [out.pk]
    withdraw_summary(out, reason="Sai số liệu", by=people["approver"])
    opened(client, page(out), status=404)
    client.force_login(writer)
    assert "Sai số liệu" in words(opened(client, page(out)))


def test_a_withdrawn_one_stays_as_it_was(tree, people, writer):
    out = published(tree.province, writer, people["approver"])
    with pytest.raises(TransitionRefused, match="lý do"):
        withdraw_summary(out, reason=" ", by=people["approver"])
    withdraw_summary(out, reason="Sai số liệu", by=people["approver"])
    with pytest.raises(TransitionRefused):
        publish_summary(out, number=3, signed_on=today(), by=people["approver"])
    assert SummaryFigures.objects.filter(summary=out).count() == 1


def test_a_draft_is_put_aside_with_a_reason(tree, people, writer):
    summary = discard_summary(drafted(tree.province, writer), reason="Soạn nhầm", by=writer)
    assert summary.state == "withdrawn"
    with pytest.raises(TransitionRefused):
        update_summary(summary, by=writer, version=None, about=about(summary), title="Khác")


@pytest.mark.parametrize(
    ("build", "said"),
    [
        (lambda tree: [], "ít nhất một phong trào"),
        (lambda tree: [(LaunchedCampaignFactory(unit=tree.province2), None)], "không phải phong trào của đơn vị"),
        (lambda tree: 2 * [(LaunchedCampaignFactory(unit=tree.province), None)], "chỉ chọn một lần"),
        (lambda tree: [(LaunchedCampaignFactory(unit=tree.province), PhaseFactory())], "không phải đợt"),
    ],
)
def test_campaigns_that_cannot_be_are_refused(tree, writer, build, said):
    with pytest.raises(DomainError, match=said):
        draft_summary(tree.province, about=build(tree), by=writer, kind="final", title="Tổng kết", as_of=today())
    assert not CampaignSummary.objects.exists()


def test_a_stale_save_loses_nothing(client, tree, writer):
    summary = drafted(tree.province, writer)
    with pytest.raises(StaleEdit):
        update_summary(summary, by=writer, version=9, about=about(summary), title="Khác")
    client.force_login(writer)
    typed = typed_of(summary) | {"version": "0", "title": "Tiêu đề tôi vừa gõ"}
    response = client.post(page(summary, "update"), typed)
    assert response.status_code == 409
    assert "Tiêu đề tôi vừa gõ" in response.content.decode()
    summary.refresh_from_db()
    assert summary.title == "Tổng kết phong trào Mẫu"


def typed_of(summary):
    return {
        "kind": summary.kind,
        "about_1": summary.parts.get().campaign.code,
        "as_of": f"{summary.as_of:%d/%m/%Y}",
        "title": summary.title,
        "assessment": summary.assessment,
        "place": "Thanh Hoá",
        "signer_name": "Nguyễn Thị Hường",
        "version": summary.version,
    }


def test_the_form_makes_and_changes_a_draft(client, world, writer):
    client.force_login(writer)
    new = f"{reverse('reports:summary-create')}?campaign=PT"
    assert opened(client, new).context["form"].initial["about_1"] == "PT"
    typed = {"unit": "TINH", "kind": "final", "about_1": "PT", "as_of": f"31/12/{day(1).year}", "title": "Tổng kết năm"}
    client.post(new, typed | {"with_paragraph": "on"})
    summary = CampaignSummary.objects.get()
    assert "Phong trào Mẫu: " in summary.assessment
    client.post(page(summary, "update"), typed_of(summary) | {"lessons": "Phát động sớm."})
    summary.refresh_from_db()
    assert (summary.lessons, summary.version) == ("Phát động sớm.", 2)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"about_1": ""}, "Hãy chọn phong trào"),
        ({"about_1": "KHONG"}, "Không có phong trào này"),
        ({"about_2": "PT"}, "chỉ chọn một lần"),
        ({"as_of": "32/13/2025"}, "Số liệu tính đến hết ngày"),
        ({"as_of": "1/1/0001"}, "trước khi «Phong trào Mẫu» bắt đầu"),
        ({"unit": "TINH2"}, "Không có đơn vị này"),
        ({"title": ""}, "Tiêu đề"),
        ({"kind": "la"}, "la"),
    ],
)
def test_bad_input_gets_a_sentence_and_is_kept(client, world, writer, typed, said):
    client.force_login(writer)
    right = {"unit": "TINH", "kind": "final", "about_1": "PT", "as_of": f"31/12/{day(1).year}", "title": "Tổng kết năm"}
    response = client.post(reverse("reports:summary-create"), right | {"lessons": "Bài học đã gõ"} | typed)
    assert response.status_code == 200
    assert said in words(response)
    assert "Bài học đã gõ" in response.content.decode()
    assert not CampaignSummary.objects.exists()


def pdf_of(client, summary):
    response = client.get(page(summary, "paper"))
    assert response["Content-Type"] == "application/pdf"
    return text_of(response.content)


def test_the_paper_has_the_frozen_figures_and_the_words(client, world, people, writer):
    noted(world.tree.base, writer, campaign=world.campaign)
    out = published(world.tree.province, writer, people["approver"], number=45, about=[(world.campaign, None)])
    client.force_login(people["editor"])
    said = pdf_of(client, out)
    docx = words_of(client.get(f"{page(out, 'paper')}?as=docx").content)
    for text in (said, docx):
        flat = " ".join(text.split())
        for each in (
            "BÁO CÁO",
            "Tổng kết phong trào Mẫu",
            "Số: 45",
            "I. KẾT QUẢ",
            "Chiến sĩ thi đua cơ sở",
            "33,3%",
            "trên 16 tỷ đồng",
            "II. ĐÁNH GIÁ CHUNG",
            "III. BÀI HỌC KINH NGHIỆM",
            "IV. NHIỆM VỤ THỜI GIAN TỚI",
            "Nguyễn Thị Hường",
        ):
            assert each in flat, each
        assert out.figures.sha256 in "".join(text.split())


def test_what_is_kept_is_vietnamese_whoever_reads_english(client, world, people, writer):
    summary = drafted(world.tree.province, writer, about=[(world.campaign, None)])
    with translation.override("en"):
        freeze_summary(summary, by=people["approver"])
    assert "Số sáng kiến" in SummaryFigures.objects.get().content


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_asks_the_same_whatever_it_holds(client, tree, people, writer, rows, django_assert_num_queries):
    for _each in range(rows):
        drafted(tree.province, writer)
    drafted(tree.province2, people["superuser"])
    client.force_login(writer)
    client.get(reverse("reports:summary-list"))
    with django_assert_num_queries(9):
        response = client.get(reverse("reports:summary-list"))
    assert len(response.context["object_list"]) == rows


def test_the_page_asks_the_same_whatever_it_counts(client, tree, writer, campaign, awards):
    summary = drafted(tree.province, writer, about=[(campaign, None)])
    client.force_login(writer)
    client.get(page(summary))
    asked = []
    for rows in (1, 2):
        for _each in range(rows):
            EntryFactory(dossier=DossierFactory(campaign=campaign, state="accepted"), award=awards.certificate)
        with CaptureQueriesContext(connection) as queries:
            client.get(page(summary))
        asked.append(len(queries))
    assert asked[0] == asked[1]
