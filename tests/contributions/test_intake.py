"""A worker hands in an initiative through the link of the base union; an officer answers."""

import datetime as dt

import pytest
from django.urls import reverse

from campaigns.selectors.candidates import free_initiatives
from campaigns.services.contribution import link_initiative
from common.errors import DomainError, NotAllowed, TransitionRefused
from contributions.models import Initiative, IntakeLink, Suggestion
from contributions.services.initiative import send_initiative
from contributions.services.intake_link import close_link, open_link
from contributions.services.suggestion import confirm_suggestion, decline_suggestion, suggest_initiative
from notices.models import Notice
from tests.factories import DossierFactory, LaunchedCampaignFactory, MemberFactory, UserFactory
from tests.pages import opened, words

BORN = dt.date(1990, 5, 4)
TYPED = {"title": "Cai tien may han tu dong", "solution": "Gá kẹp xoay", "applied_on": "15/03/2022"}


def address(name, *args):
    return reverse(f"contributions:{name}", args=args)


@pytest.fixture
def link(tree, people):
    return open_link(tree.base, by=people["editor"])


@pytest.fixture
def worker(tree):
    return MemberFactory(unit=tree.base, code="DV-0007", birth_date=BORN)


@pytest.fixture
def mate(tree):
    return MemberFactory(unit=tree.base, code="DV-0008")


def suggested(link, worker, **more):
    return suggest_initiative(link, sender=worker, title="Máy hàn", kind="technical", **more)


def known(client, link, worker):
    return client.post(address("intake-form", link.key), {"code": worker.code, "birth_date": f"{BORN:%d/%m/%Y}"})


# ---------- The link ----------


def test_a_new_link_closes_the_old_one(client, tree, people, link):
    client.force_login(people["editor"])
    page = opened(client, address("intake-desk", tree.base.pk))
    assert f"/contributions/intake/form/{link.key}/" in words(page)
    form = {"expires_on": "", "since": page.context["form"]["since"].value()}
    client.post(address("intake-desk", tree.base.pk), form)
    new = IntakeLink.objects.get(unit=tree.base, closed_at__isnull=True)
    client.logout()
    assert opened(client, address("intake-form", new.key))
    assert "đã đóng hoặc đã hết hạn" in words(opened(client, address("intake-form", link.key), status=410))


def test_a_page_opened_before_the_link_was_made_makes_no_other(client, tree, people):
    client.force_login(people["editor"])
    form = {
        "expires_on": "",
        "since": opened(client, address("intake-desk", tree.base.pk)).context["form"]["since"].value(),
    }
    made = open_link(tree.base, by=people["specialist"])
    for late, said in ((form, f"{people['specialist']} vừa tạo liên kết lúc"), ({"expires_on": ""}, "Trang đã cũ")):
        assert said in words(client.post(address("intake-desk", tree.base.pk), late, follow=True))
    assert IntakeLink.objects.get() == made


def test_an_expired_link_takes_nothing(client, people, tree, link, worker):
    with pytest.raises(DomainError, match="Ngày hết hạn đã qua"):
        open_link(tree.base, by=people["editor"], expires_on=dt.date(2020, 1, 1))
    IntakeLink.objects.update(expires_on=dt.date.today() - dt.timedelta(days=1))
    opened(client, address("intake-form", link.key), status=410)
    with pytest.raises(DomainError, match="không nhận sáng kiến nữa"):
        suggested(link, worker)


def test_a_unit_that_has_ended_takes_nothing(client, tree, link):
    tree.base.ended_on = dt.date.today() - dt.timedelta(days=1)
    tree.base.save()
    opened(client, address("intake-form", link.key), status=410)


def test_the_code_is_a_picture_of_the_address(client, people, link):
    client.force_login(people["editor"])
    response = client.get(address("intake-code", link.pk))
    assert response["Content-Type"] == "image/svg+xml"
    assert b"<svg" in response.content
    client.post(address("intake-close", link.pk))
    assert not IntakeLink.objects.taking().exists()


@pytest.mark.parametrize("who", ["editor2", "specialist_elsewhere", "viewer", "superuser"])
def test_others_open_no_link(tree, people, link, who):
    with pytest.raises(NotAllowed):
        open_link(tree.base, by=people[who])
    with pytest.raises(NotAllowed):
        close_link(link, by=people[who])


def test_somebody_of_many_units_says_which_desk(client, people):
    client.force_login(people["specialist"])
    assert "Sáng kiến của đơn vị nào?" in words(opened(client, address("intake")))
    client.force_login(people["editor"])
    assert client.get(address("intake")).status_code == 302


# ---------- Without an account ----------


def test_code_and_birth_date_open_the_form(client, link, worker, mate):
    assert "Hãy cho biết bạn là ai" in words(opened(client, address("intake-form", link.key)))
    assert known(client, link, worker).status_code == 302
    assert worker.full_name in words(opened(client, address("intake-form", link.key)))
    more = {"benefit_declared": "85.000.000", "other_1": "dv-0008", "share_1": "30"}
    sent = client.post(address("intake-form", link.key), TYPED | more)
    suggestion = Suggestion.objects.get()
    assert sent["Location"] == address("suggestion-followed", suggestion.key)
    assert "Chờ công đoàn cơ sở xác nhận" in words(opened(client, sent["Location"]))
    initiative = suggestion.initiative
    assert {row.member_id: row.share_percent for row in initiative.authors.all()} == {worker.pk: 70, mate.pk: 30}
    assert (initiative.state, initiative.benefit_declared) == ("draft", 85_000_000)


def test_wrong_code_and_wrong_day_are_answered_alike(client, link, worker, tree):
    outsider = MemberFactory(unit=tree.base2, birth_date=BORN)
    answers = set()
    for code, day in ((worker.code, "05/05/1990"), ("KHONGCO", "04/05/1990"), (outsider.code, "04/05/1990")):
        response = client.post(address("intake-form", link.key), {"code": code, "birth_date": day})
        assert response.status_code == 422
        answers.add(words(response))
    assert len(answers) == 1
    assert "mã và ngày sinh này" in answers.pop()


def test_who_guesses_is_stopped_even_with_the_right_day(client, link, worker):
    for _try in range(5):
        client.post(address("intake-form", link.key), {"code": worker.code, "birth_date": "01/01/1991"})
    response = known(client, link, worker)
    assert response.status_code == 429
    assert "Hãy chờ 10 phút" in words(response)


def test_from_one_place_not_all_codes_are_tried(client, link, worker):
    for number in range(20):
        client.post(address("intake-form", link.key), {"code": f"DV-{number + 100}", "birth_date": "01/01/1991"})
    assert known(client, link, worker).status_code == 429


def test_not_me(client, link, worker):
    known(client, link, worker)
    client.post(address("intake-form", link.key), {"forget": "1"})
    assert "Hãy cho biết bạn là ai" in words(opened(client, address("intake-form", link.key)))


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"other_1": "DV-0008", "share_1": "100"}, "99"),
        ({"other_1": "DV-0008"}, "Hãy ghi cả mã và tỷ lệ"),
        ({"share_1": "30"}, "Hãy ghi cả mã và tỷ lệ"),
        ({"other_1": "KHONGCO", "share_1": "30"}, "không có đoàn viên mang mã này"),
        ({"other_1": "DV-0007", "share_1": "30"}, "đã là tác giả"),
        ({"other_1": "DV-0008", "share_1": "60", "other_2": "DV-0009", "share_2": "40"}, "không còn phần của bạn"),
        ({"solution": ""}, "Hãy điền mục này"),
        ({"benefit_declared": str(10**15)}, "lớn hơn 999.999.999.999.999"),
        ({"applied_on": "01/01/2099"}, "không thể ở tương lai"),
    ],
)
def test_what_is_wrong_on_the_form(client, tree, link, worker, mate, more, sentence):
    MemberFactory(unit=tree.base, code="DV-0009")
    known(client, link, worker)
    response = client.post(address("intake-form", link.key), TYPED | more)
    assert response.status_code == 422
    assert sentence in words(response)
    assert not Initiative.objects.exists()


def test_an_unknown_key_follows_nothing(client, db):
    assert client.get(address("suggestion-followed", "x" * 32)).status_code == 404


# ---------- Signed in ----------


def test_a_worker_with_an_account(client, link, worker, people):
    worker.user = UserFactory(full_name="Công nhân mẫu")
    worker.save()
    client.force_login(worker.user)
    assert client.get(reverse("contributions:initiative-list"))["Location"] == address("initiative-mine")
    assert "Bạn chưa có sáng kiến nào" in words(opened(client, address("initiative-mine")))
    client.post(address("intake-form", link.key), TYPED)
    page = opened(client, address("initiative-mine"))
    assert TYPED["title"] in words(page)
    confirm_suggestion(Suggestion.objects.get(), by=people["editor"])
    assert "đã xác nhận" in Notice.objects.get(user=worker.user).text
    initiative = Initiative.objects.get()
    assert client.get(address("initiative-detail", initiative.pk)).status_code == 404


@pytest.mark.parametrize("rows", [1, 3])
def test_own_list_query_count(client, link, worker, rows, django_assert_num_queries):
    worker.user = UserFactory()
    worker.save()
    for _row in range(rows):
        suggested(link, worker)
    client.force_login(worker.user)
    client.get(address("initiative-mine"))
    with django_assert_num_queries(9):
        client.get(address("initiative-mine"))


# ---------- The officer ----------


def test_until_confirmed_it_is_nobodys(client, tree, people, link, worker):
    suggestion = suggested(link, worker)
    initiative = suggestion.initiative
    assert "chờ đơn vị xác nhận" in Notice.objects.get(user=people["editor"]).text
    assert not Initiative.objects.own().exists()
    dossier = DossierFactory(campaign=LaunchedCampaignFactory(unit=tree.province), unit=tree.base)
    assert not free_initiatives(dossier).exists()
    with pytest.raises(DomainError, match="chưa được đơn vị xác nhận"):
        link_initiative(dossier, initiative, by=people["editor"])
    with pytest.raises(TransitionRefused, match="chưa được đơn vị xác nhận"):
        send_initiative(initiative, by=people["editor"])
    client.force_login(people["editor"])
    assert "Máy hàn" in words(opened(client, address("intake-desk", tree.base.pk)))
    page = opened(client, address("initiative-detail", initiative.pk))
    assert "gửi qua liên kết của đơn vị" in words(page)
    assert page.context["moves"] == []
    shown = client.post(address("suggestion-confirm", initiative.pk), follow=True)
    assert "xác nhận sáng kiến người lao động gửi" in words(shown)
    assert Initiative.objects.own().get() == initiative
    assert send_initiative(initiative, by=people["editor"]).state == "sent"
    assert "Đã nộp" in words(opened(client, address("suggestion-followed", suggestion.key)))


def test_declined_with_a_reason(client, people, link, worker):
    suggestion = suggested(link, worker)
    client.force_login(people["editor"])
    decline = address("suggestion-decline", suggestion.initiative_id)
    assert client.post(decline, {"reason": " "}).status_code == 200
    client.post(decline, {"reason": "Đã có ở tổ khác từ 2020"})
    client.logout()
    assert "Đã có ở tổ khác từ 2020" in words(opened(client, address("suggestion-followed", suggestion.key)))
    assert not Initiative.objects.own().exists()
    with pytest.raises(TransitionRefused):
        confirm_suggestion(suggestion, by=people["editor"])


@pytest.mark.parametrize("who", ["editor2", "specialist_elsewhere", "viewer", "nobody"])
def test_others_answer_nothing(people, link, worker, who):
    suggestion = suggested(link, worker)
    with pytest.raises(NotAllowed):
        confirm_suggestion(suggestion, by=people[who])
    with pytest.raises(NotAllowed):
        decline_suggestion(suggestion, reason="Không", by=people[who])
