import pytest
from django.urls import reverse

from campaigns.models import Dossier
from campaigns.models import DossierState as S
from tests.campaigns.conftest import REASON, days
from tests.campaigns.views.conftest import at
from tests.factories import DossierFactory, UnitFactory
from tests.pages import assert_valid_html, opened, words

DATA = {
    "dossier-take": {},
    "dossier-accept": {"note": "Đủ hồ sơ"},
    "dossier-return": {"reason": REASON, "due_on": f"{days(5):%d/%m/%Y}"},
    "dossier-refuse": {"reason": REASON},
}
AFTER = {
    "dossier-take": S.IN_REVIEW,
    "dossier-accept": S.ACCEPTED,
    "dossier-return": S.RETURNED,
    "dossier-refuse": S.REFUSED,
}
PAGES = ["dossier-accept", "dossier-return", "dossier-refuse"]
LIST_QUERIES = 8
"""Session, user, roles, own unit, notices; the campaigns to choose from, the states counted with the rows, page."""
ABOVE = ["specialist", "specialist_province", "specialist_province2"]
OTHERS = ["editor", "editor2", "specialist_elsewhere", "approver", "council", "auditor", "manager", "viewer", "nobody"]


def state_of(dossier):
    return Dossier.objects.get(pk=dossier.pk).state


@pytest.mark.parametrize("move", DATA)
@pytest.mark.parametrize("who", ABOVE)
def test_those_above_decide(sign_in, in_state, move, who):
    dossier = in_state(S.SENT)
    response = sign_in(who).post(at(move, dossier.pk), DATA[move])
    assert (response.status_code, state_of(dossier)) == (302, AFTER[move])
    assert response["Location"] == at("dossier-detail", dossier.pk)


@pytest.mark.parametrize("move", DATA)
@pytest.mark.parametrize("who", OTHERS)
def test_nobody_else_finds_the_way(sign_in, in_state, move, who):
    dossier = in_state(S.SENT)
    client = sign_in(who)
    assert client.post(at(move, dossier.pk), DATA[move]).status_code == 404
    assert move not in PAGES or client.get(at(move, dossier.pk)).status_code == 404
    assert state_of(dossier) == S.SENT


@pytest.mark.parametrize("move", DATA)
@pytest.mark.parametrize("state", [S.DRAFT, S.RETURNED, S.WITHDRAWN, S.ACCEPTED, S.REFUSED])
def test_what_does_not_wait_is_not_decided(sign_in, in_state, move, state):
    dossier = in_state(state)
    client = sign_in("specialist")
    response = client.post(at(move, dossier.pk), DATA[move], follow=True)
    assert "Không thể «" in words(response)
    assert state_of(dossier) == state
    if move in PAGES:
        assert client.get(at(move, dossier.pk))["Location"] == at("dossier-detail", dossier.pk)


def test_the_superuser_is_no_reviewer(sign_in, in_state):
    dossier = in_state(S.SENT)
    for move, data in DATA.items():
        sign_in("superuser").post(at(move, dossier.pk), data)
    assert state_of(dossier) == S.SENT


@pytest.mark.parametrize("move", PAGES)
def test_each_decision_has_a_page(sign_in, sent, move):
    opened(sign_in("specialist"), at(move, sent.pk))


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"reason": ""}, "Hãy ghi lý do."),
        ({"reason": "Thiếu biên bản"}, "Lý do mới có 14 chữ cái; cần ít nhất 20"),
        ({"due_on": ""}, "Hãy chọn hạn bổ sung."),
        ({"due_on": "31/02/2030"}, "Có lỗi cần sửa"),
        ({"due_on": "01/01/2020"}, "Hạn phải từ hôm nay"),
        ({"due_on": "01/01/2999"}, "Hãy kiểm tra lại năm."),
    ],
)
def test_a_return_says_what_is_missing_and_keeps_what_was_typed(sign_in, sent, typed, sentence):
    data = DATA["dossier-return"] | typed
    response = sign_in("specialist").post(at("dossier-return", sent.pk), data)
    assert_valid_html(response)
    assert sentence in words(response)
    assert data["reason"] in response.content.decode()
    assert state_of(sent) == S.SENT


def test_two_at_once_one_wins_and_the_other_is_told(sign_in, sent, people):
    assert sign_in("specialist").post(at("dossier-accept", sent.pk), {"note": ""}).status_code == 302
    response = sign_in("specialist_province").post(at("dossier-return", sent.pk), DATA["dossier-return"])
    assert "Không thể «Trả lại»: hiện ở trạng thái «Đã nhận»." in words(response)
    assert state_of(sent) == S.ACCEPTED


def test_whoever_typed_it_in_is_told_why_not_to_decide(sign_in, draft):
    client = sign_in("specialist")
    client.post(at("dossier-pledge", draft.pk), {"pledge": "Huyện nhập thay", "version": draft.version})
    draft.refresh_from_db()
    sign_in("editor").post(at("dossier-send", draft.pk), {"version": draft.version})
    text = words(opened(sign_in("specialist"), at("dossier-detail", draft.pk)))
    assert "Bạn đã nhập dữ liệu vào hồ sơ này nên không được xử lý nó." in text
    assert "Nhận hồ sơ" not in text


# ---------- On through the queue ----------


def test_saving_leads_on_through_the_campaign_and_then_beyond(sign_in, queue):
    client = sign_in("specialist")

    def accept(dossier):
        return client.post(at("dossier-accept", dossier.pk), {"note": "", "next": "1"})["Location"]

    assert accept(queue["early"]) == reverse("reviews:dossier", args=[queue["late"].pk])
    assert accept(queue["late"]) == reverse("reviews:dossier", args=[queue["urgent"].pk])
    assert accept(queue["urgent"]) == reverse("reviews:queue")


def test_the_page_leads_to_its_neighbours(sign_in, queue):
    page = opened(sign_in("specialist"), at("dossier-detail", queue["early"].pk)).content.decode()
    assert at("dossier-detail", queue["late"].pk) in page
    assert "Hồ sơ trước" not in page


def test_the_old_address_of_the_queue_leads_on(sign_in):
    response = sign_in("specialist").get(f"{at('review-queue')}?due=over")
    assert (response.status_code, response["Location"]) == (302, f"{reverse('reviews:queue')}?due=over")


# ---------- The list ----------


@pytest.fixture
def several(campaign, tree):
    return {
        S.DRAFT: DossierFactory(campaign=campaign, unit=tree.base),
        S.SENT: DossierFactory(campaign=campaign, unit=tree.base2, state=S.SENT),
        S.ACCEPTED: DossierFactory(campaign=campaign, unit=tree.other, state=S.ACCEPTED),
        "far": DossierFactory(campaign=campaign, unit=tree.far, state=S.SENT),
    }


@pytest.mark.parametrize(
    ("who", "seen"),
    [
        ("editor", {S.DRAFT}),
        ("editor2", {S.SENT}),
        ("specialist", {S.DRAFT, S.SENT}),
        ("specialist_province", {S.DRAFT, S.SENT, S.ACCEPTED}),
        ("auditor", {S.DRAFT, S.SENT, S.ACCEPTED}),
        ("superuser", {S.DRAFT, S.SENT, S.ACCEPTED, "far"}),
        ("nobody", set()),
    ],
)
def test_each_sees_the_dossiers_of_the_own_subtree(sign_in, several, who, seen):
    response = opened(sign_in(who), at("dossier-list"))
    assert set(response.context["object_list"]) == {several[key] for key in seen}


@pytest.mark.parametrize(
    ("asked", "seen"),
    [
        ("state=sent", {S.SENT}),
        ("q=uy+ban+xa", {S.ACCEPTED}),
        ("q=CS2", {S.SENT}),
        ("kind=proposal", set()),
        ("state=sent&q=truong", set()),
        ("campaign=0", {S.DRAFT, S.SENT, S.ACCEPTED}),
        ("state=bogus", {S.DRAFT, S.SENT, S.ACCEPTED}),
    ],
)
def test_filters_narrow_the_list(sign_in, several, asked, seen):
    response = opened(sign_in("specialist_province"), f"{at('dossier-list')}?{asked}")
    assert set(response.context["object_list"]) == {several[key] for key in seen}


def test_the_tabs_count_what_the_other_filters_leave(sign_in, several):
    response = opened(sign_in("specialist_province"), at("dossier-list") + "?state=sent")
    counts = {str(tab["label"]): tab["count"] for tab in response.context["tabs"]}
    assert counts == {"Tất cả": 3, "Nháp": 1, "Đã nộp": 1, "Đã nhận": 1}


@pytest.mark.parametrize("rows", [1, 3])
def test_list_query_count(sign_in, campaign, tree, rows, django_assert_num_queries):
    for number in range(rows):
        DossierFactory(campaign=campaign, unit=UnitFactory(parent=tree.district, code=f"L{number}"))
    client = sign_in("specialist")
    client.get(at("dossier-list"))
    with django_assert_num_queries(LIST_QUERIES):
        response = client.get(at("dossier-list"))
    assert len(response.context["object_list"]) == rows
