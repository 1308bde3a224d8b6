"""The pages of scores: what each shows to whom, what a form keeps, how many queries a list asks."""

from decimal import Decimal

import pytest
from django.urls import reverse

from scores.models import CardState, ClusterReview, ScoreCard
from scores.services.review import open_review
from scores.services.sheet import draft_from
from tests.pages import hidden, opened, words
from tests.scores.conftest import make_sheet, pdf, settle


def at(name, *args):
    return reverse(f"scores:{name}", args=args)


@pytest.fixture
def review(campaign, cluster, people):
    return open_review(campaign, cluster=cluster, uses_cross_scores=True, by=people["specialist_province"])


def test_an_empty_list_says_what_to_do(signed_in, tree, people):
    page = words(opened(signed_in("editor"), at("card-list")))
    assert "Chưa có phiếu chấm điểm nào" in page
    assert "Lập phiếu tự chấm" in page


@pytest.mark.parametrize("units", [1, 3])
def test_the_list_asks_a_fixed_number_of_queries(signed_in, scored, tree, people, units, django_assert_num_queries):
    owners = {tree.base: "editor", tree.base2: "editor2", tree.other: "editor_elsewhere"}
    for unit, who in list(owners.items())[:units]:
        scored(unit, people[who], CardState.CLUSTER_SCORED)
    client = signed_in("specialist_province")
    with django_assert_num_queries(10):  # session, user, roles, count, page, two filters, mark, unit, notices
        response = client.get(at("card-list"))
    assert len(response.context["object_list"]) == units


def test_a_unit_sees_its_own_card_and_sent_ones_of_its_cluster(signed_in, scored, tree, people):
    scored(tree.base, people["editor"])
    scored(tree.base2, people["editor2"], CardState.SENT)
    for who, seen in [
        ("editor", {"CS1", "CS2"}),
        ("editor2", {"CS2"}),
        ("specialist", {"CS1", "CS2"}),
        ("nobody", set()),
    ]:
        response = opened(signed_in(who), at("card-list"))
        assert {card.unit.code for card in response.context["object_list"]} == seen


def test_filters_narrow_and_say_when_nothing_is_left(signed_in, card):
    client = signed_in("editor")
    assert "Không thấy phiếu nào" in words(opened(client, at("card-list") + "?state=appraised"))
    assert "Trường Tiểu học Mẫu" in words(opened(client, at("card-list") + "?q=tieu+hoc"))


def test_opening_picks_the_only_sheet_or_asks(signed_in, campaign, sheet, tree, cluster):
    client = signed_in("editor")
    opened(client, at("card-open"))
    typed = {"campaign": campaign.pk, "unit": tree.base.pk}
    campaign.participations.create(unit=tree.base)
    response = client.post(at("card-open"), typed)
    card = ScoreCard.objects.get()
    assert (response.status_code, response["Location"]) == (302, at("card-detail", card.pk))
    make_sheet(code="KHAC", name="Bảng khác")
    assert "Có nhiều bảng điểm dùng được" in words(client.post(at("card-open"), typed))
    assert client.post(at("card-open"), typed | {"unit": tree.other.pk}).context["form"].errors


def test_a_column_is_typed_shown_again_and_saved(signed_in, card):
    client = signed_in("editor")
    page = opened(client, at("card-detail", card.pk))
    assert "Bạn ghi cột «Tự chấm»" in words(page)
    version = hidden(page, "version")
    wrong = client.post(at("card-detail", card.pk), {"version": version, "p-I.1": "61", "p-I.2": "hai"})
    assert 'value="61"' in wrong.content.decode()
    assert "Hãy nhập điểm bằng số" in words(wrong)
    over = client.post(at("card-detail", card.pk), {"version": version, "p-I.1": "61", "p-I.2": "4"})
    assert "Điểm phải từ 0 đến 60" in words(over)
    assert (
        client.post(at("card-detail", card.pk), {"version": version, "p-I.1": "0", "p-I.2": "9,5"}).status_code == 302
    )
    card.refresh_from_db()
    assert card.self_total == Decimal("9.5")


def test_a_stale_page_keeps_what_was_typed(signed_in, card):
    client = signed_in("editor")
    version = hidden(opened(client, at("card-detail", card.pk)), "version")
    client.post(at("card-detail", card.pk), {"version": version, "p-I.1": "1"})
    late = client.post(at("card-detail", card.pk), {"version": version, "p-I.1": "33"})
    assert late.status_code == 409
    assert 'value="33"' in late.content.decode()
    assert card.scores.get(criterion__code="I.1").self_score == 1


def test_sums_are_checked_while_typing_and_nothing_is_written(signed_in, card):
    client = signed_in("editor")
    answer = client.post(at("card-sums", card.pk), {"p-I.1": "60", "p-I.2": "40", "p-II.1": "8"})
    assert "105 / 105" in words(answer)
    lacking = client.post(at("card-sums", card.pk), {"p-I.1": "99", "p-I.2": ""})
    assert "quá điểm tối đa" in words(lacking)
    assert "còn 1 tiêu chí chưa chấm" in words(lacking)
    assert card.scores.get(criterion__code="I.1").self_score == 50


def test_a_reader_has_no_inputs(signed_in, scored, tree, people):
    card = scored(tree.base, people["editor"], CardState.SENT)
    page = opened(signed_in("viewer"), at("card-detail", card.pk))
    assert "td-action-bar" not in page.content.decode()
    assert "chưa chấm" in words(page)
    assert signed_in("viewer").post(at("card-detail", card.pk), {"p-I.1": "1"}).status_code == 302


def test_the_appraiser_marks_what_excludes(signed_in, scored, tree, people, sheet):
    card = scored(tree.base, people["editor"], CardState.CLUSTER_SCORED)
    client = signed_in("specialist")
    version = hidden(opened(client, at("card-detail", card.pk)), "version")
    typed = {"version": version, "judges": "1", "knock_outs": sheet.knock_outs.get().pk, "p-I.1": "50", "p-I.2": "40"}
    assert client.post(at("card-detail", card.pk), typed).status_code == 302
    assert client.post(at("card-appraise", card.pk), {}).status_code == 302
    page = words(opened(client, at("card-detail", card.pk)))
    assert "Bị loại trừ" in page
    assert "Hạng 1 trong Cụm 1" in page


@pytest.mark.parametrize("nonsense", ["", "hai", "²", "9" * 5000])
def test_nonsense_in_the_hidden_fields_is_an_old_page(signed_in, scored, tree, people, nonsense):
    card = scored(tree.base, people["editor"], "cluster_scored")
    client = signed_in("specialist_province")
    sent = {"p-I.1": "1", "judges": "1", "knock_outs": nonsense}
    assert client.post(at("card-detail", card.pk), sent | {"version": nonsense}).status_code == 409
    version = hidden(opened(client, at("card-detail", card.pk)), "version")
    assert client.post(at("card-detail", card.pk), sent | {"version": version}).status_code == 302
    assert not card.knock_outs.exists()


def test_a_sheet_without_criteria_takes_a_total(signed_in, campaign, tree, people):
    from scores.services.card import open_card
    from tests.factories import SectionFactory

    bare = settle(SectionFactory().sheet)
    card = open_card(campaign, sheet=bare, subject_kind="unit", subject=tree.base, by=people["editor"])
    client = signed_in("editor")
    version = hidden(opened(client, at("card-detail", card.pk)), "version")
    assert client.post(at("card-detail", card.pk), {"version": version, "p-total": "0"}).status_code == 302
    card.refresh_from_db()
    assert card.self_total == 0


def test_evidence_is_uploaded_read_and_removed(signed_in, card):
    client = signed_in("editor")
    client.post(at("evidence-list", card.pk), {"criterion": "I.1", "file": pdf("ảnh hội thi.pdf", b"x")})
    row = card.evidence.get(criterion__code="I.1")
    assert "ảnh hội thi.pdf" in words(opened(client, at("evidence-list", card.pk)))
    file = client.get(at("evidence-download", card.pk, row.pk))
    assert (file.status_code, file["X-Content-Type-Options"]) == (200, "nosniff")
    assert signed_in("editor_elsewhere").get(at("evidence-download", card.pk, row.pk)).status_code == 404
    assert signed_in("editor").post(at("evidence-remove", card.pk, row.pk)).status_code == 302
    assert not card.evidence.filter(pk=row.pk).exists()
    assert "Hãy chọn một tệp" in words(client.post(at("evidence-list", card.pk), {}, follow=True))


def test_a_returned_card_shows_the_reason(signed_in, scored, tree, people):
    card = scored(tree.base, people["editor"], CardState.SENT)
    client = signed_in("specialist")
    assert "Hãy ghi lý do" in words(client.post(at("card-return", card.pk), {"reason": " "}))
    client.post(at("card-return", card.pk), {"reason": "Thiếu minh chứng tiêu chí I.2"})
    page = words(opened(signed_in("editor"), at("card-detail", card.pk)))
    assert "Phiếu bị trả lại: Thiếu minh chứng tiêu chí I.2" in page
    assert "Gửi phiếu" in page


def test_a_cluster_scores_across_acclaims_and_closes(signed_in, review, cards):
    client = signed_in("editor")
    opened(client, at("review-cross", review.pk))
    wrong = client.post(at("review-cross", review.pk), {f"p-{cards.base2.pk}": "106"})
    assert "Điểm phải từ 0 đến 105" in words(wrong)
    client.post(at("review-cross", review.pk), {f"p-{cards.base2.pk}": "80", f"p-{cards.other.pk}": ""})
    assert cards.base2.cross_scores.get().points == 80
    head = signed_in("editor2")
    page = words(opened(head, at("review-detail", review.pk)))
    assert "Cụm trưởng CĐCS Công ty Mẫu" in page
    assert "1: 80 – 80 – 80, 80" in page
    opened(head, at("review-acclaim", review.pk))
    typed = {"voters": "3", "version": "1", f"votes-{cards.base.pk}": "3"}
    assert head.post(at("review-acclaim", review.pk), typed).status_code == 302
    assert "Chưa có biên bản" in words(head.post(at("review-close", review.pk), {}))
    head.post(at("review-minutes", review.pk), {"file": pdf("bien-ban.pdf")})
    assert head.get(at("review-minutes", review.pk)).status_code == 200
    assert head.post(at("review-close", review.pk), {}).status_code == 302
    assert "Thứ 1: 3/3 phiếu" in words(opened(head, at("review-detail", review.pk)))


@pytest.mark.parametrize("rows", [1, 3])
def test_reviews_ask_a_fixed_number_of_queries(signed_in, campaign, tree, rows, django_assert_num_queries):
    from units.services.cluster import create_cluster

    for number in range(rows):
        cluster = create_cluster(code=f"C{number}", name=f"Cụm {number}", unit=tree.province, year=campaign.year)
        ClusterReview.objects.create(campaign=campaign, cluster=cluster)
    client = signed_in("viewer")
    with django_assert_num_queries(8):  # session, user, roles, count, page, mark, unit, notices
        response = client.get(at("review-list"))
    assert len(response.context["object_list"]) == rows


def test_a_review_is_opened_by_its_union(signed_in, campaign, cluster):
    client = signed_in("specialist_province")
    opened(client, at("review-open"))
    typed = {"campaign": campaign.pk, "cluster": cluster.pk, "uses_cross_scores": "on"}
    assert client.post(at("review-open"), typed).status_code == 302
    assert "đã có kỳ bình xét" in words(client.post(at("review-open"), typed))
    assert "Chưa gửi phiếu" in words(opened(client, at("review-detail", ClusterReview.objects.get().pk)))


def test_the_spread_of_a_campaign(signed_in, scored, tree, people):
    assert "Chưa có phiếu chấm điểm nào" in words(opened(signed_in("viewer"), at("spread")))
    scored(tree.base, people["editor"], CardState.APPRAISED)
    page = words(opened(signed_in("viewer"), at("spread")))
    assert "Theo người thẩm định" in page
    assert "specialist_province" in page or "Cán bộ" in page


@pytest.mark.parametrize("rows", [1, 3])
def test_sheets_ask_a_fixed_number_of_queries(signed_in, tree, rows, django_assert_num_queries):
    for number in range(rows):
        make_sheet(code=f"B{number}")
    client = signed_in("editor")
    with django_assert_num_queries(8):  # session, user, roles, count, page, mark, unit, notices
        response = client.get(at("sheet-list"))
    assert len(response.context["object_list"]) == rows


def test_a_draft_is_seen_by_its_union_and_put_in_force_by_another(signed_in, tree, people, sheet):
    draft = draft_from(sheet, unit=tree.province, by=people["specialist_province"])
    assert signed_in("editor").get(at("sheet-detail", draft.pk)).status_code == 404
    assert signed_in("specialist_province").get(at("sheet-force", draft.pk)).status_code == 302
    client = signed_in("approver")
    assert "Đưa vào áp dụng" in words(opened(client, at("sheet-detail", draft.pk)))
    client.post(at("sheet-force", draft.pk), {})
    draft.refresh_from_db()
    assert draft.approved_by == people["approver"]


def test_the_admin_writes_drafts_only(signed_in, tree, people, sheet):
    draft = draft_from(sheet, unit=tree.province, by=people["specialist_province"])
    client = signed_in("superuser")
    for name in ("scoresheet", "scorecard", "councilvote"):
        assert client.get(reverse(f"admin:scores_{name}_changelist")).status_code == 200
    assert 'name="_save"' in client.get(reverse("admin:scores_scoresheet_change", args=[draft.pk])).content.decode()
    assert 'name="_save"' not in client.get(reverse("admin:scores_scoresheet_change", args=[sheet.pk])).content.decode()
