"""The list of what somebody who leaves hands over: all that is open in the manager's units, nothing of others."""

import pytest
from django.urls import reverse

from campaigns.models import DossierState as S
from notices.models import Notice
from office.selectors import open_work as module
from office.selectors.open_work import open_work
from scores.models import CardState
from tests.factories import (
    DossierFactory,
    LaunchedCampaignFactory,
    RoleAssignmentFactory,
    ScoreCardFactory,
    UserFactory,
)
from tests.pages import opened, words
from units.models import Role


@pytest.fixture
def manager(client, people):
    client.force_login(people["manager"])
    return client


@pytest.fixture
def running(tree):
    return LaunchedCampaignFactory(unit=tree.province, name="Phong trào Mẫu")


def url(account):
    return reverse("office:open-work", args=[account.pk])


def test_what_an_editor_hands_over(manager, tree, people, running):
    editor = people["editor"]
    draft = DossierFactory(campaign=running, unit=tree.base)
    returned = DossierFactory(campaign=LaunchedCampaignFactory(unit=tree.province), unit=tree.base, state=S.RETURNED)
    DossierFactory(campaign=running, unit=tree.base2)
    DossierFactory(campaign=LaunchedCampaignFactory(unit=tree.province), unit=tree.base, state=S.SENT)
    DossierFactory(campaign=LaunchedCampaignFactory(unit=tree.province, state="ended"), unit=tree.base)
    card = ScoreCardFactory(campaign=running, unit=tree.base)
    ScoreCardFactory(campaign=running, unit=tree.base, state=CardState.SENT)
    Notice.objects.create(user=editor, text="Chuyện riêng")
    work = open_work(editor, manager=people["manager"])
    assert {row.pk for row in work.to_send} == {draft.pk, returned.pk}
    assert (work.to_review, work.to_score, work.unread, work.is_cut) == ([], [card], 1, False)
    assert [(row.role, row.unit) for row in work.roles] == [(Role.EDITOR, tree.base)]
    page = opened(manager, url(editor))
    assert "Còn 1 thông báo chưa đọc." in words(page)
    assert "Chuyện riêng" not in words(page)
    assert "Người giao" in words(page)


def test_what_a_specialist_hands_over(people, tree, running):
    waiting = DossierFactory(campaign=running, unit=tree.base, state=S.SENT)
    DossierFactory(campaign=running, unit=tree.other, state=S.SENT)
    work = open_work(people["specialist"], manager=people["manager"])
    assert (work.to_send, work.to_review) == ([], [waiting])


def test_work_in_units_of_another_manager_is_not_told(tree, people, running):
    editor = people["editor"]
    RoleAssignmentFactory(user=editor, unit=tree.far, role=Role.EDITOR)
    RoleAssignmentFactory(user=editor, unit=tree.province2, role=Role.SPECIALIST)
    elsewhere = LaunchedCampaignFactory(unit=tree.province2)
    DossierFactory(campaign=elsewhere, unit=tree.far)
    DossierFactory(campaign=LaunchedCampaignFactory(unit=tree.province2), unit=tree.far, state=S.SENT)
    work = open_work(editor, manager=people["manager"])
    assert (work.to_send, work.to_review) == ([], [])
    assert [row.unit for row in work.roles] == [tree.base]
    work = open_work(editor, manager=people["superuser"])
    assert (len(work.to_send), len(work.to_review), len(work.roles)) == (1, 1, 3)


def test_nothing_is_left(manager, tree):
    gone = UserFactory()
    RoleAssignmentFactory(user=gone, unit=tree.base, role=Role.EDITOR, valid_to="2020-01-01")
    assert "Không còn việc gì để bàn giao" in words(opened(manager, url(gone)))


def test_a_long_list_says_that_it_is_cut(manager, tree, people, monkeypatch):
    monkeypatch.setattr(module, "MOST", 1)
    for _row in range(2):
        DossierFactory(campaign=LaunchedCampaignFactory(unit=tree.province), unit=tree.base)
    page = opened(manager, url(people["editor"]))
    assert "chỉ liệt kê" in words(page)
    assert len(page.context["work"].to_send) == 1


def test_the_way_there_and_an_account_out_of_reach(manager, people, tree):
    account = reverse("units:account-detail", args=[people["editor"].pk])
    assert url(people["editor"]) in opened(manager, account).content.decode()
    stranger = UserFactory()
    RoleAssignmentFactory(user=stranger, unit=tree.far, role=Role.EDITOR)
    opened(manager, url(stranger), status=404)


@pytest.mark.parametrize("rows", [1, 3])
def test_query_count(manager, people, tree, rows, django_assert_num_queries):
    for _row in range(rows):
        running = LaunchedCampaignFactory(unit=tree.province)
        DossierFactory(campaign=running, unit=tree.base)
        ScoreCardFactory(campaign=running, unit=tree.base)
    opened(manager, url(people["editor"]))
    with django_assert_num_queries(15):
        manager.get(url(people["editor"]))
