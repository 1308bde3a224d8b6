"""Before handing in, a worker sees which initiatives are alike and says why theirs is another one."""

import datetime as dt
import re

import pytest
from django.urls import reverse

from contributions.forms.intake import DifferenceForm
from contributions.models import (
    Initiative,
    InitiativeAuthor,
    InitiativePair,
    InitiativeState,
    Sharing,
    Suggestion,
)
from contributions.selectors.alike import alike_to
from contributions.services.intake_link import open_link
from contributions.services.likeness import work_out_likeness
from contributions.services.pair import tell_different, withdraw_conclusion
from contributions.services.suggestion import confirm_suggestion, decline_suggestion, suggest_initiative
from tests.factories import InitiativeFactory, MemberFactory, UserFactory
from tests.pages import opened, words

TITLE = "Cải tiến máy hàn tự động"
TYPED = {"title": "Cai tien may han tu dong", "solution": "Gá kẹp xoay", "applied_on": "15/03/2022"}
SAID = "Khác máy: của tôi là máy hàn điểm"
KEY = "k" * 32


@pytest.fixture
def link(tree, people):
    return open_link(tree.base, by=people["editor"])


@pytest.fixture
def worker(tree):
    return MemberFactory(unit=tree.base, code="DV-0007", birth_date=dt.date(1990, 5, 4))


@pytest.fixture
def page(link):
    return reverse("contributions:intake-form", args=[link.key])


@pytest.fixture
def unknown(client, page, worker):
    """A browser in which the worker has said who they are, without an account."""
    client.post(page, {"code": worker.code, "birth_date": "04/05/1990"})
    return client


@pytest.fixture
def signed_in(client, worker):
    worker.user = UserFactory()
    worker.save()
    client.force_login(worker.user)
    return client


def stands(unit, title=TITLE, **fields):
    given = {"applied_on": dt.date(2021, 6, 1), "state": InitiativeState.RECOGNISED} | fields
    initiative = InitiativeFactory(unit=unit, title=title, **given)
    InitiativeAuthor.objects.create(initiative=initiative, member=MemberFactory(unit=unit), share_percent=100)
    return initiative


def shown(response) -> list[str]:
    """The titles of those the page asks about; none where the page is another one."""
    return [each.other.title for each, _lines, _field in response.context["shown"]] if response.context else []


def differing(other, reason=SAID):
    return {"different": "1", DifferenceForm.name_of(other): reason}


def told(link, worker, other) -> Suggestion:
    fields = {"title": TYPED["title"], "applied_on": dt.date(2022, 3, 15)}
    return suggest_initiative(link, sender=worker, different={other: SAID}, **fields)


# ---------- What is shown ----------


def test_typed_without_dau_it_is_shown_and_nothing_is_sent(unknown, page, tree):
    other = stands(tree.base, solution="Gá kẹp bí quyết riêng")
    response = unknown.post(page, TYPED)
    assert response.status_code == 200
    assert shown(response) == [TITLE]
    text = words(response)
    assert re.search(r"Giống \d+%", text)
    assert f"{other.unit.label} · 2021" in text
    assert "bí quyết riêng" not in text  # without an account: titles
    assert not Suggestion.objects.exists()


def test_each_of_several_is_told_apart_by_a_screen_reader(unknown, page, tree):
    for _row in range(2):
        stands(tree.base)
    labels = re.findall(r'role="region" aria-label="([^"]+)"', unknown.post(page, TYPED).content.decode())
    assert labels == ["Hai sáng kiến cạnh nhau (1)", "Hai sáng kiến cạnh nhau (2)"]


def test_nothing_alike_is_sent_at_once(unknown, page, tree):
    stands(tree.base, "Rèn kỹ năng đọc cho học sinh")
    assert unknown.post(page, TYPED).status_code == 302
    assert Suggestion.objects.get().differences == {}


@pytest.mark.parametrize(
    ("fields", "is_shown"),
    [
        ({}, True),
        ({"applied_on": dt.date(2017, 3, 15)}, True),
        ({"applied_on": dt.date(2017, 3, 14)}, False),
        ({"state": InitiativeState.DRAFT}, False),
        ({"is_secret": True}, True),
    ],
)
def test_five_years_and_no_drafts(unknown, page, tree, fields, is_shown):
    stands(tree.base, **fields)
    assert bool(shown(unknown.post(page, TYPED))) is is_shown


@pytest.mark.parametrize(
    ("where", "sharing", "is_shown"),
    [
        ("base", Sharing.UNIT, True),
        ("base2", Sharing.UNIT, False),
        ("base2", Sharing.PROVINCE, True),
        ("base2", Sharing.EVERYBODY, True),
        ("far", Sharing.EVERYBODY, False),
    ],
)
def test_without_an_account_one_sees_the_own_units_and_the_shared_ones(unknown, page, tree, where, sharing, is_shown):
    stands(getattr(tree, where), sharing=sharing)
    assert bool(shown(unknown.post(page, TYPED))) is is_shown


@pytest.mark.parametrize(
    ("fields", "is_read"),
    [
        ({}, False),
        ({"sharing": Sharing.PROVINCE}, True),
        ({"sharing": Sharing.PROVINCE, "is_secret": True}, False),
    ],
)
def test_with_an_account_one_reads_beside_what_is_shared(signed_in, page, tree, fields, is_read):
    stands(tree.base2, solution="Gá kẹp bí quyết riêng", benefit_declared=7_000_000, **fields)
    response = signed_in.post(page, TYPED)
    text = words(response)
    assert shown(response) == [TITLE]
    assert "7.000.000" in text
    assert ("bí quyết riêng" in text) is is_read
    assert ("chỉ xem được tên và hiệu quả" in text) is not is_read


@pytest.mark.parametrize("rows", [1, 3])
def test_query_count(unknown, page, tree, rows, django_assert_num_queries):
    for row in range(rows):
        stands(tree.base, f"{TITLE} {row}")
    unknown.post(page, TYPED)
    with django_assert_num_queries(11):
        assert len(shown(unknown.post(page, TYPED))) == rows


# ---------- What is said ----------


def test_a_reason_for_each(unknown, page, tree):
    other, second = stands(tree.base), stands(tree.base, f"{TITLE} 2")
    response = unknown.post(page, TYPED | differing(other))
    assert response.status_code == 422
    assert "Hãy ghi vì sao khác" in words(response)
    assert SAID in response.content.decode()
    assert not Suggestion.objects.exists()
    sent = unknown.post(page, TYPED | differing(other) | differing(second, "Khác cách làm"))
    suggestion = Suggestion.objects.get()
    assert sent["Location"] == reverse("contributions:suggestion-followed", args=[suggestion.key])
    assert suggestion.differences == {str(other.pk): SAID, str(second.pk): "Khác cách làm"}
    assert not InitiativePair.objects.exists()


def test_going_back_loses_nothing(unknown, page, tree):
    other = stands(tree.base)
    asked = unknown.post(page, TYPED | {"key": KEY})
    for value in [*TYPED.values(), KEY]:
        assert f'value="{value}"' in asked.content.decode()
    back = unknown.post(page, TYPED | differing(other) | {"key": KEY, "back": "1"})
    assert back.status_code == 200
    for value in ["Cai tien may han tu dong", "Gá kẹp xoay", "15/03/2022", SAID, KEY]:
        assert value in back.content.decode()
    again = unknown.post(page, TYPED | {DifferenceForm.name_of(other): SAID})
    assert shown(again) == [TITLE]
    assert SAID in again.content.decode()
    assert not Suggestion.objects.exists()


def test_a_form_sent_twice_makes_one(unknown, page, tree):
    typed = TYPED | differing(stands(tree.base)) | {"key": KEY}
    assert unknown.post(page, typed)["Location"] == unknown.post(page, typed)["Location"]
    assert Suggestion.objects.get().key == KEY


def test_the_key_of_somebody_else_is_not_taken(link, worker, tree):
    asked = {"title": "Máy hàn", "key": KEY}
    first = suggest_initiative(link, sender=worker, **asked)
    assert suggest_initiative(link, sender=worker, **asked) == first
    other = suggest_initiative(link, sender=MemberFactory(unit=tree.base), **asked)
    assert other.key != KEY


def test_a_crafted_key_is_refused(unknown, page):
    assert unknown.post(page, TYPED | {"key": "1"}).status_code == 422
    assert not Initiative.objects.exists()


# ---------- What the officer makes of it ----------


def test_confirmed_it_is_remembered_and_can_be_taken_back(client, link, worker, tree, people):
    other = stands(tree.base)
    suggestion = told(link, worker, other)
    client.force_login(people["editor"])
    detail = reverse("contributions:initiative-detail", args=[suggestion.initiative_id])
    assert SAID in words(opened(client, detail))
    client.post(reverse("contributions:suggestion-confirm", args=[suggestion.initiative_id]))
    pair = InitiativePair.objects.standing().get()
    assert (pair.verdict, pair.reason) == ("different", SAID)
    assert (pair.said_by, pair.made_by) == (worker, people["editor"])
    work_out_likeness()
    assert alike_to([suggestion.initiative]) == []
    said = f"theo lời người gửi: {worker.full_name}"
    assert said in words(opened(client, reverse("contributions:pair-list")))
    compared = reverse("contributions:initiative-compare", args=[suggestion.initiative_id, other.pk])
    assert said in words(opened(client, compared))
    withdraw_conclusion(pair, reason="Xem lại thấy giống", by=people["editor"])
    assert [each.other for each in alike_to([suggestion.initiative])] == [other]


def test_the_officer_may_disagree(client, link, worker, tree, people):
    first, second = stands(tree.base), stands(tree.base)
    suggestion = suggest_initiative(link, sender=worker, title="Máy", different={first: SAID, second: "Khác cách"})
    client.force_login(people["editor"])
    confirm = reverse("contributions:suggestion-confirm", args=[suggestion.initiative_id])
    client.post(confirm, {"disagree": [first.pk, "x", str(10**30)]})
    suggestion.refresh_from_db()
    assert suggestion.state == "confirmed"
    assert InitiativePair.objects.get().first == second


def test_what_was_concluded_already_stays(link, worker, tree, people):
    other = stands(tree.base)
    suggestion = told(link, worker, other)
    pair = tell_different(suggestion.initiative, other, reason="Khác máy", by=people["editor"])
    confirm_suggestion(suggestion, by=people["editor"])
    assert InitiativePair.objects.get() == pair
    assert pair.said_by is None


def test_declined_nothing_is_remembered(link, worker, tree, people):
    decline_suggestion(told(link, worker, stands(tree.base)), reason="Trùng", by=people["editor"])
    assert not InitiativePair.objects.exists()
