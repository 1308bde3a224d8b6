"""Home by role: each person what is theirs to do, every number with its list."""

import datetime as dt

import html5lib
import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.services.first_steps import close_first_steps
from campaigns.guards.dossier import last_day
from campaigns.models import CampaignState, Dossier, DossierKind, DossierState, Extension
from campaigns.selectors.tasks import tasks_of
from campaigns.services.dossier import open_dossier
from campaigns.services.proposal import make_proposal
from common.models import DataQuestion
from tests.emulation.numbers import HOME, assert_every_number_is_its_list
from tests.factories import (
    DossierFactory,
    LaunchedCampaignFactory,
    ParticipationFactory,
    PhaseFactory,
    RoleAssignmentFactory,
    StandardVersionFactory,
    UnitFactory,
)
from tests.pages import opened, words
from units.models import Role


def day(offset):
    return timezone.localdate() + dt.timedelta(days=offset)


@pytest.fixture
def campaign(tree):
    return LaunchedCampaignFactory(code="PT2025", name="Phong trào Mẫu", unit=tree.province)


def todo(user):
    """What the person has to do: the word on the button, the unit, the last day."""
    fresh = type(user).objects.get(pk=user.pk)
    return [(task.action, task.unit, task.until) for task in tasks_of(fresh).tasks]


def test_an_invitation_asks_to_join(tree, people, campaign):
    for unit in (tree.base, tree.base2):
        ParticipationFactory(campaign=campaign, unit=unit, joined_at=None)
    assert todo(people["editor"]) == [("Tham gia", "CĐCS Trường Tiểu học Mẫu", day(30))]


@pytest.mark.parametrize(
    "changes",
    [
        {"registration_closed_at": timezone.now()},
        {"registration_opens_on": day(-40), "registration_closes_on": day(-1)},
        {"state": CampaignState.ENDED},
        {"state": CampaignState.DRAFT},
    ],
)
def test_nothing_is_asked_where_registration_is_over(tree, people, campaign, changes):
    type(campaign).objects.filter(pk=campaign.pk).update(**changes)
    ParticipationFactory(campaign=campaign, unit=tree.base, joined_at=None)
    ParticipationFactory(campaign=LaunchedCampaignFactory(**changes), unit=tree.base)
    assert todo(people["editor"]) == []


def test_a_unit_that_joined_is_asked_to_register_in_each_phase_not_over(tree, people, campaign):
    ParticipationFactory(campaign=campaign, unit=tree.base)
    assert todo(people["editor"]) == [("Đăng ký", "CĐCS Trường Tiểu học Mẫu", day(30))]
    over, now, later = (
        PhaseFactory(campaign=campaign, number=number, name=f"Đợt {number}", starts_on=day(start), ends_on=day(end))
        for number, start, end in ((1, -60, -1), (2, 0, 40), (3, 41, 90))
    )
    tasks = tasks_of(people["editor"]).tasks
    assert [(task.what, task.fields) for task in tasks] == [
        (f"Đăng ký thi đua: Phong trào Mẫu – Đợt {phase.number}", {"unit": tree.base.pk, "phase": phase.pk})
        for phase in (now, later)
    ]
    open_dossier(campaign, unit=tree.base, phase=now, by=people["editor"])
    assert [action for action, *_ in todo(people["editor"])] == ["Làm tiếp", "Đăng ký"]
    assert not Dossier.objects.filter(phase=over).exists()


def test_before_the_first_day_one_joins_but_does_not_register(tree, people, campaign):
    type(campaign).objects.update(registration_opens_on=day(5))
    ParticipationFactory(campaign=campaign, unit=tree.base)
    assert todo(people["editor"]) == []


@pytest.mark.parametrize(
    ("state", "action"),
    [
        (DossierState.DRAFT, "Làm tiếp"),
        (DossierState.RETURNED, "Bổ sung"),
        (DossierState.WITHDRAWN, "Xem"),
        (DossierState.SENT, None),
        (DossierState.IN_REVIEW, None),
        (DossierState.ACCEPTED, "Lập đề nghị"),
        (DossierState.REFUSED, None),
    ],
)
def test_a_dossier_asks_by_its_state(tree, people, campaign, state, action):
    DossierFactory(campaign=campaign, unit=tree.base, state=state)
    DossierFactory(campaign=campaign, unit=tree.base2, state=state)
    assert [row[0] for row in todo(people["editor"])] == ([action] if action else [])


def test_a_returned_dossier_says_why_and_until_when(client, tree, people, campaign):
    DossierFactory(
        campaign=campaign,
        unit=tree.base,
        state=DossierState.RETURNED,
        due_on=day(40),
        return_reason="Thiếu biên bản họp",
    )
    client.force_login(people["editor"])
    text = words(opened(client, HOME))
    assert f"{day(40):%d/%m/%Y} (còn 40 ngày)" in text
    assert "Lý do trả lại: Thiếu biên bản họp" in text


def test_tasks_stand_by_their_last_day(tree, people):
    days = [20, -2, 5]
    for offset in days:
        campaign = LaunchedCampaignFactory(unit=tree.province, registration_closes_on=day(offset))
        DossierFactory(campaign=campaign, unit=tree.base)
    endless = LaunchedCampaignFactory(unit=tree.province, registration_closes_on=day(-9))
    DossierFactory(campaign=endless, unit=tree.base, kind=DossierKind.PROPOSAL)
    assert [until for *_, until in todo(people["editor"])] == [day(-2), day(5), day(20), None]


@pytest.mark.parametrize("kind", DossierKind.values)
@pytest.mark.parametrize("due", [None, -3, 50])
@pytest.mark.parametrize("granted", [None, -2, 60])
@pytest.mark.parametrize("closed", [False, True])
def test_the_last_day_in_sql_is_that_of_the_guard(tree, campaign, kind, due, granted, closed):
    campaign.proposal_closes_on = day(10)
    campaign.registration_closed_at = timezone.now() - dt.timedelta(days=1) if closed else None
    campaign.save()
    dossier = DossierFactory(campaign=campaign, unit=tree.base, kind=kind, due_on=None if due is None else day(due))
    if granted is not None:
        Extension.objects.create(
            campaign=campaign, unit=tree.base, kind=kind, until=day(granted), reason="x", granted_by=dossier.created_by
        )
    Extension.objects.create(
        campaign=campaign, unit=tree.base2, kind=kind, until=day(90), reason="x", granted_by=dossier.created_by
    )
    assert Dossier.objects.with_last_day().get().last_day == last_day(dossier)


def test_a_proposal_is_asked_for_until_it_is_there(tree, people, campaign):
    registration = DossierFactory(campaign=campaign, unit=tree.base, state=DossierState.ACCEPTED)
    task = tasks_of(people["editor"]).tasks[0]
    assert task.url == reverse("campaigns:dossier-propose", args=[registration.pk])
    make_proposal(registration, by=people["editor"])
    assert [action for action, *_ in todo(people["editor"])] == ["Làm tiếp"]
    type(campaign).objects.update(needs_proposal=False)
    Dossier.objects.filter(kind=DossierKind.PROPOSAL).delete()
    assert todo(people["editor"]) == []


def test_the_buttons_do_what_they_say(client, tree, people, campaign):
    ParticipationFactory(campaign=campaign, unit=tree.base)
    client.force_login(people["editor"])
    task = opened(client, HOME).context["editor"].tasks[0]
    response = client.post(task.url, task.fields)
    assert response["Location"] == reverse("campaigns:dossier-detail", args=[Dossier.objects.get().pk])
    Dossier.objects.update(state=DossierState.ACCEPTED)
    task = opened(client, HOME).context["editor"].tasks[0]
    client.post(task.url, task.fields)
    assert Dossier.objects.get(kind=DossierKind.PROPOSAL).source.kind == DossierKind.REGISTRATION


@pytest.fixture
def every_state(tree, campaign):
    for number, state in enumerate(DossierState):
        for _ in range(number + 1):
            DossierFactory(campaign=campaign, unit=UnitFactory(parent=tree.district), state=state)
            DossierFactory(campaign=campaign, unit=UnitFactory(parent=tree.district2), state=state)
    return campaign


def test_the_numbers_of_an_editor_are_their_lists(client, tree, people, every_state):
    RoleAssignmentFactory(user=people["editor"], unit=tree.district, role=Role.EDITOR)
    client.force_login(people["editor"])
    found = assert_every_number_is_its_list(client, 5)
    assert sorted(found.values()) == [0, 2, 6, 7, 9]


def test_the_numbers_of_an_editor_who_sees_more_are_of_the_own_units(client, tree, people, every_state):
    DossierFactory(campaign=every_state, unit=tree.base, state=DossierState.SENT)
    RoleAssignmentFactory(user=people["editor"], unit=tree.province, role=Role.VIEWER)
    client.force_login(people["editor"])
    found = assert_every_number_is_its_list(client, 8)
    assert found[f"{reverse('campaigns:dossier-list')}?mine=on&public=handed_in"] == 1


def test_the_numbers_of_a_specialist_are_their_lists(client, people, every_state):
    client.force_login(people["specialist"])
    found = assert_every_number_is_its_list(client, 7)
    queue = [number for address, number in found.items() if "review" in address]
    assert queue == [0, 0, 5]
    assert [number for address, number in found.items() if "progress" in address] == [6, 5, 11, 6]


def test_the_queue_is_counted_by_last_day(client, tree, people, campaign):
    for due, unit in ((-1, tree.base), (2, tree.base2), (9, UnitFactory(parent=tree.district))):
        DossierFactory(campaign=campaign, unit=unit, state=DossierState.SENT, due_on=day(due))
    type(campaign).objects.update(registration_closes_on=day(-5), registration_opens_on=day(-9))
    DossierFactory(campaign=campaign, unit=tree.other, state=DossierState.SENT, due_on=day(2))
    client.force_login(people["specialist"])
    found = assert_every_number_is_its_list(client, 7)
    assert [number for address, number in found.items() if "review" in address] == [1, 1, 1]


def test_the_numbers_of_the_superuser_are_their_lists(client, people, every_state):
    people["viewer"].is_active = False
    people["viewer"].save()
    StandardVersionFactory(state="draft")
    about = {"subject_type_id": 1, "text": "Năm nào?"}
    DataQuestion.objects.create(subject_id=1, **about)
    DataQuestion.objects.create(subject_id=2, **about, answered_at=timezone.now(), answered_by=people["superuser"])
    client.force_login(people["superuser"])
    found = assert_every_number_is_its_list(client, 8)
    assert sorted(number for address, number in found.items() if "/admin/" in address) == [0] * 13 + [1] * 3


@pytest.mark.parametrize(
    ("who", "blocks"),
    [
        ("editor", ["Việc phải làm", "Đang xử lý", "Kết quả của đơn vị"]),
        ("specialist", ["Hồ sơ chờ tôi xử lý", "Phong trào đang diễn ra"]),
        ("approver", ["Chờ tôi ký", "Phong trào đang diễn ra"]),
        ("viewer", ["Phong trào đang diễn ra"]),
        ("manager", ["Phong trào đang diễn ra", "Tài khoản", "Bàn giao, thư gửi đi"]),
        (
            "superuser",
            [
                "Việc chạy nền",
                "Cần người quản trị xem",
                "Phong trào đang diễn ra",
                "Tài khoản",
                "Bàn giao, thư gửi đi",
            ],
        ),
        ("council", ["Phiên họp hội đồng của tôi", "Phong trào đang diễn ra"]),
        ("finance", ["Tiền thưởng", "Phong trào đang diễn ra"]),
        ("auditor", ["Kiểm tra nhật ký gần nhất", "Phong trào đang diễn ra"]),
        ("nobody", ["Bạn chưa được phân quyền ở đơn vị nào"]),
    ],
)
def test_each_role_has_its_blocks(client, people, who, blocks):
    close_first_steps(people[who])
    client.force_login(people[who])
    response = opened(client, HOME)
    tree = html5lib.parse(response.content.decode(), namespaceHTMLElements=False)
    assert ["".join(each.itertext()).strip() for each in tree.find("body").iter("h2")] == blocks


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(
    ("who", "queries"), [("editor", 25), ("specialist", 17), ("approver", 11), ("viewer", 10), ("superuser", 22)]
)
def test_home_costs_the_same_whatever_it_holds(client, tree, people, who, queries, rows, django_assert_num_queries):
    for _ in range(rows):
        campaign = LaunchedCampaignFactory(unit=tree.province)
        DossierFactory(campaign=campaign, unit=tree.base, state=DossierState.SENT)
        DossierFactory(campaign=campaign, unit=tree.base2)
        ParticipationFactory(campaign=LaunchedCampaignFactory(unit=tree.province), unit=tree.base)
    client.force_login(people[who])
    opened(client, HOME)
    with django_assert_num_queries(queries):
        client.get(HOME)
