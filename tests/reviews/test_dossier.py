"""The review of a dossier: entries beside the machine's findings, judged one by one or as the machine says."""

import pytest
from django.urls import reverse

from campaigns.models import DossierState, EntryReview
from campaigns.selectors.dossier_page import entries_of
from campaigns.services.entry_review import Opinion, review_entries
from people.models import Rating
from reviews.selectors.checklist import findings_about
from tests.campaigns.conftest import fresh, waiting
from tests.factories import CollectiveFactory, EntryFactory, MemberFactory, StandardVersionFactory
from tests.pages import assert_valid_html, hidden, opened, words
from tests.reviews.conftest import at

AGAINST = "Đã đối chiếu quyết định bản giấy của tỉnh"
CLEAN = {"condition": "clean_record", "params": {"level": "reprimand"}}
WELL_RATED = {"condition": "rating_at_least", "params": {"rating": "good", "year_itself": True}}
CHECKLIST_QUERIES = 14
"""Session, user, roles, own unit, notices; dossier, who worked on it; how far one is, entries with their reviews,
their evidence; awards, standards, facts (3)."""


@pytest.fixture
def judged(sent, tree, awards):
    """The dossier with an entry for each thing the machine may say, by what it says."""
    StandardVersionFactory(award=awards.title, tree={"all_of": [CLEAN]})
    StandardVersionFactory(award=awards.certificate, tree={"all_of": [WELL_RATED]})
    more = {"dossier": sent, "added_by": sent.created_by}
    badly_rated = EntryFactory(**more, award=awards.certificate, member=MemberFactory(unit=tree.base))
    Rating.objects.create(
        subject_kind="individual",
        member=badly_rated.member,
        unit=tree.base,
        year=sent.campaign.year,
        rating="not_completed",
    )
    collective = CollectiveFactory(unit=tree.base)
    return {
        "eligible": sent.entries.exclude(pk=badly_rated.pk).get(),
        "not_eligible": badly_rated,
        "missing_data": EntryFactory(**more, award=awards.certificate, member=MemberFactory(unit=tree.base)),
        "": EntryFactory(**more, award=awards.flag, subject_kind="collective", member=None, collective=collective),
    }


def form_of(client, dossier, answers, *, query="", **more):
    """What a browser sends of the checklist: ``answers`` by entry, an outcome and a reason."""
    page = opened(client, at("checklist", dossier.pk) + query)
    data = {"entry": [entry.pk for entry in answers], "seen": hidden(page, "seen")} | more
    for entry, (outcome, reason) in answers.items():
        data |= {f"e{entry.pk}-outcome": outcome, f"e{entry.pk}-reason": reason}
    return data


def said(entry):
    review = EntryReview.objects.filter(entry=entry).first()
    return review and (review.outcome, review.reason, review.machine)


def test_the_dossier_stands_beside_what_is_to_be_decided(sign_in, sent):
    text = words(opened(sign_in("specialist"), at("dossier", sent.pk)))
    assert sent.entries.get().subject_label in text
    assert "Thẩm định từng đối tượng" in text
    assert "Nhận và xem hồ sơ tiếp" in text
    assert "Đã xử lý trong phong trào này 0/1 (0%)" in text


def test_the_machine_s_finding_stands_beside_each_entry(sign_in, judged, sent):
    response = opened(sign_in("specialist"), at("checklist", sent.pk))
    machine = {form.point.entry: form.point.machine for form in response.context["checklist"]}
    assert machine == {entry: finding for finding, entry in judged.items()}
    assert "Máy: chưa có tiêu chuẩn" in words(response)


def test_beside_the_dossier_it_is_a_part_of_the_page(sign_in, judged, sent):
    response = sign_in("specialist").get(at("checklist", sent.pk), headers={"HX-Request": "true"})
    assert response.content.decode().lstrip().startswith("<section")


def test_what_is_said_is_kept_with_what_the_machine_said(sign_in, judged, sent):
    client = sign_in("specialist")
    answers = {
        judged["eligible"]: ("passed", ""),
        judged["not_eligible"]: ("passed", AGAINST),
        judged["missing_data"]: ("returned", "Thiếu xếp loại năm nay"),
        judged[""]: ("", ""),
    }
    response = client.post(at("checklist", sent.pk), form_of(client, sent, answers))
    assert (response.status_code, response["Location"]) == (302, at("dossier", sent.pk))
    assert said(judged["eligible"]) == ("passed", "", "eligible")
    assert said(judged["not_eligible"]) == ("passed", AGAINST, "not_eligible")
    assert said(judged["missing_data"]) == ("returned", "Thiếu xếp loại năm nay", "missing_data")
    assert said(judged[""]) is None
    page = opened(client, at("checklist", sent.pk))
    assert "Đã thẩm định 3/4 (75%)" in words(page)
    assert AGAINST in page.content.decode()


@pytest.mark.parametrize(
    ("finding", "outcome", "reason", "sentence"),
    [
        ("not_eligible", "passed", "Biết rõ", "Kết quả này khác với kết quả của máy."),
        ("eligible", "failed", "Biết rõ", "Kết quả này khác với kết quả của máy."),
        ("missing_data", "failed", "", "Hãy ghi lý do khi trả lại hoặc kết luận không đạt."),
        ("", "returned", "", "Hãy ghi lý do khi trả lại hoặc kết luận không đạt."),
    ],
)
def test_a_reason_that_is_due_is_asked_for_and_what_was_typed_stays(
    sign_in, judged, sent, finding, outcome, reason, sentence
):
    client = sign_in("specialist")
    answers = {judged[finding]: (outcome, reason)}
    response = client.post(at("checklist", sent.pk), form_of(client, sent, answers))
    assert response.status_code == 200
    assert_valid_html(response)
    assert sentence in words(response)
    assert reason in response.content.decode()
    assert "Lỗi: " in response.content.decode()
    assert not EntryReview.objects.exists()


def test_whoever_was_overtaken_keeps_what_was_typed(sign_in, judged, sent, people):
    client = sign_in("specialist")
    answers = {judged["eligible"]: ("returned", "Chữ của người thứ nhất")}
    data = form_of(client, sent, answers)
    opinion = Opinion(judged["eligible"].pk, "returned", "Chữ của người thứ hai")
    review_entries(sent, [opinion], by=fresh(people["specialist_province"]))
    response = client.post(at("checklist", sent.pk), data)
    assert response.status_code == 409
    assert_valid_html(response)
    assert "Chữ của người thứ nhất" in response.content.decode()
    assert f"đã được {people['specialist_province']} sửa lúc" in words(response)
    assert "Chữ của người thứ hai" in words(response)
    assert said(judged["eligible"])[1] == "Chữ của người thứ hai"


def test_an_entry_the_unit_mended_says_so(sign_in, judged, sent, people):
    entry = judged["eligible"]
    review_entries(sent, [Opinion(entry.pk, "passed", machine="eligible")], by=fresh(people["specialist"]))
    mark = "Đơn vị đã sửa sau khi thẩm định"
    assert mark not in words(opened(sign_in("specialist"), at("checklist", sent.pk)))
    entry.achievements = "Thành tích mới"
    entry.save()
    assert mark in words(opened(sign_in("specialist"), at("checklist", sent.pk)))


def test_saving_leads_on_to_the_next_dossier(sign_in, judged, sent, campaign, tree):
    following = waiting(campaign, tree.base2)
    client = sign_in("specialist")
    data = form_of(client, sent, {judged["eligible"]: ("passed", "")}, next="1")
    assert client.post(at("checklist", sent.pk), data)["Location"] == at("dossier", following.pk)
    assert said(judged["eligible"])


def test_the_last_one_leads_back_to_the_queue(sign_in, judged, sent):
    client = sign_in("specialist")
    data = form_of(client, sent, {judged["eligible"]: ("passed", "")}, next="1")
    assert client.post(at("checklist", sent.pk), data)["Location"] == at("queue")


def test_whom_the_machine_finds_eligible_passes_at_once(sign_in, judged, sent):
    client = sign_in("specialist")
    response = client.post(at("pass-eligible", sent.pk), follow=True)
    assert "Đã ghi «Đạt» cho 1 đối tượng máy thấy đủ điều kiện." in words(response)
    assert [review.entry for review in EntryReview.objects.all()] == [judged["eligible"]]


def test_a_word_that_was_said_stays_when_the_others_pass(sign_in, judged, sent, people):
    opinion = Opinion(judged["eligible"].pk, "failed", AGAINST, "eligible")
    review_entries(sent, [opinion], by=fresh(people["specialist"]))
    sign_in("specialist").post(at("pass-eligible", sent.pk))
    assert said(judged["eligible"]) == ("failed", AGAINST, "eligible")


@pytest.mark.parametrize("name", ["dossier", "checklist"])
@pytest.mark.parametrize("state", [DossierState.DRAFT, DossierState.RETURNED, DossierState.ACCEPTED])
def test_what_does_not_wait_is_read_on_its_own_page(sign_in, in_state, name, state):
    dossier = in_state(state)
    response = sign_in("specialist").get(at(name, dossier.pk))
    assert response["Location"] == reverse("campaigns:dossier-detail", args=[dossier.pk])


def test_whoever_typed_it_in_is_told_why_not(sign_in, sent, people):
    sent.created_by = people["specialist"]
    sent.save()
    response = sign_in("specialist").get(at("dossier", sent.pk), follow=True)
    assert "Bạn đã lập hồ sơ này nên không được xử lý nó." in words(response)


@pytest.mark.parametrize("rows", [1, 3])
def test_checklist_query_count(sign_in, judged, sent, awards, tree, rows, django_assert_num_queries):
    keep = [judged["eligible"].pk]
    sent.entries.exclude(pk__in=keep).delete()
    for _each in range(rows - 1):
        EntryFactory(dossier=sent, award=awards.title, member=MemberFactory(unit=tree.base))
    client = sign_in("specialist")
    client.get(at("checklist", sent.pk))
    with django_assert_num_queries(CHECKLIST_QUERIES):
        response = client.get(at("checklist", sent.pk))
    assert len(response.context["checklist"].forms) == rows


def test_those_nobody_reviewed_may_be_seen_alone(sign_in, judged, sent, people):
    review_entries(sent, [Opinion(judged["eligible"].pk, "passed")], by=fresh(people["specialist"]))
    client = sign_in("specialist")
    response = opened(client, at("checklist", sent.pk) + "?only_open=1")
    assert {form.point.entry for form in response.context["checklist"]} == set(judged.values()) - {judged["eligible"]}
    data = form_of(client, sent, {judged["missing_data"]: ("passed", "")}, query="?only_open=1")
    response = client.post(at("checklist", sent.pk) + "?only_open=1", data)
    assert response["Location"] == at("dossier", sent.pk) + "?only_open=1"


@pytest.mark.parametrize(("state", "reads"), [(DossierState.SENT, False), (DossierState.ACCEPTED, True)])
def test_the_unit_reads_what_was_said_once_it_is_decided(sign_in, judged, sent, people, state, reads):
    review_entries(
        sent, [Opinion(judged[""].pk, "failed", "Chưa đủ một năm hoạt động")], by=fresh(people["specialist"])
    )
    sent.state = state
    sent.save()
    text = words(opened(sign_in("editor"), reverse("campaigns:dossier-detail", args=[sent.pk])))
    assert ("Chưa đủ một năm hoạt động" in text) is reads
    assert ("Không đạt" in text) is reads


@pytest.mark.parametrize("section", ["individual", "collective"])
def test_a_decided_section_asks_no_more_queries(sign_in, judged, sent, people, section, django_assert_num_queries):
    sent.state = DossierState.ACCEPTED
    sent.save()
    review_of = {"outcome": "failed", "reason": "Trùng", "reviewed_by": people["specialist"]}
    rows = list(entries_of(sent, section))
    EntryReview.objects.create(entry=rows[0], **review_of)
    with django_assert_num_queries(1):
        reviews = [getattr(entry, "review", None) for entry in entries_of(sent, section)]
    assert [review.reason for review in reviews if review] == ["Trùng"]


def test_what_a_colleague_says_meanwhile_is_not_passed_over(sign_in, sent, judged, people, monkeypatch):
    """The colleague fails the entry between the machine's look at it and its passing."""
    entry = judged["eligible"]

    def findings_of_a_slow_machine(dossier, keys):
        found = findings_about(dossier, list(keys))
        opinion = Opinion(entry.pk, "failed", AGAINST, "eligible")
        review_entries(dossier, [opinion], by=fresh(people["specialist_province"]))
        return found

    monkeypatch.setattr("reviews.services.checklist.findings_about", findings_of_a_slow_machine)
    client = sign_in("specialist")
    answer = client.post(at("pass-eligible", sent.pk), follow=True)
    assert f"đã được {people['specialist_province']} sửa lúc" in words(answer)
    assert said(entry) == ("failed", AGAINST, "eligible")
