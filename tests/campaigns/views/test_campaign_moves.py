"""Launching, closing, opening again, ending and joining: who × state → status and what stands afterwards."""

import datetime as dt

import pytest
from django.urls import reverse

from campaigns.models import CampaignState, Participation, Target
from common.models import AuditEntry
from common.vietnamese import today
from tests.campaigns.test_campaign_launch import make_ready
from tests.factories import LaunchedCampaignFactory, ParticipationFactory
from tests.pages import opened, words

S = CampaignState
pytestmark = pytest.mark.django_db

STRANGERS = ["editor", "editor_elsewhere", "specialist", "approver", "council", "manager", "viewer", "nobody"]


@pytest.fixture
def ready(tree, people, awards):
    return make_ready(tree, people, awards)


@pytest.fixture
def launched(tree):
    campaign = LaunchedCampaignFactory(unit=tree.province)
    for unit in (tree.base, tree.base2):
        ParticipationFactory(campaign=campaign, unit=unit, joined_at=None)
    return campaign


@pytest.mark.parametrize(
    ("who", "state", "status", "after"),
    [
        ("specialist_province", S.DRAFT, 302, S.LAUNCHED),
        ("specialist_province", S.LAUNCHED, 302, S.LAUNCHED),
        ("specialist_province", S.ENDED, 302, S.ENDED),
        ("superuser", S.DRAFT, 302, S.DRAFT),
        *[(who, S.DRAFT, 404, S.DRAFT) for who in STRANGERS],
    ],
)
def test_launch(client, ready, people, who, state, status, after):
    ready.state = state
    ready.save()
    client.force_login(people[who])
    response = client.post(reverse("campaigns:campaign-launch", args=[ready.pk]))
    ready.refresh_from_db()
    assert (response.status_code, ready.state) == (status, after)
    launched = state == S.DRAFT and after == S.LAUNCHED
    assert Participation.objects.count() == (3 if launched else 0)


def test_a_refused_launch_shows_what_is_missing_with_links(client, ready, people):
    ready.phases.all().delete()
    ready.documents.all().delete()
    client.force_login(people["specialist_province"])
    response = client.post(reverse("campaigns:campaign-launch", args=[ready.pk]), follow=True)
    page = words(response)
    assert "Chưa phát động được: Chưa có đợt thi đua nào; Chưa gắn căn cứ pháp lý nào." in page
    assert "Còn 2 điều trước khi phát động" in page
    for name in ("campaign-phases", "campaign-documents"):
        assert f'href="{reverse(f"campaigns:{name}", args=[ready.pk])}"' in response.content.decode()


MOVES = [
    ("specialist_province", S.LAUNCHED, 302, True),
    ("specialist_province", S.DRAFT, 200, False),
    ("specialist_province", S.ENDED, 200, False),
    ("superuser", S.LAUNCHED, 200, False),
    *[(who, S.LAUNCHED, 404, False) for who in STRANGERS],
]


@pytest.mark.parametrize(("who", "state", "status", "closed"), MOVES)
def test_close(client, launched, people, who, state, status, closed):
    launched.state = state
    launched.save()
    client.force_login(people[who])
    response = client.post(reverse("campaigns:campaign-close", args=[launched.pk]), {"reason": "Đủ chỉ tiêu"})
    launched.refresh_from_db()
    assert (response.status_code, launched.state) == (status, state)
    assert bool(launched.registration_closed_at) is closed


@pytest.mark.parametrize(("who", "state", "status", "reopened"), MOVES)
def test_reopen(client, launched, people, who, state, status, reopened):
    launched.state, launched.registration_closed_at = state, launched.launched_at
    launched.save()
    client.force_login(people[who])
    until = today() + dt.timedelta(days=60)
    response = client.post(
        reverse("campaigns:campaign-reopen", args=[launched.pk]),
        {"reason": "Thêm thời gian", "closes_on": f"{until:%d/%m/%Y}"},
    )
    launched.refresh_from_db()
    assert (response.status_code, launched.state) == (status, state)
    assert (launched.registration_closed_at is None, launched.registration_closes_on == until) == (reopened, reopened)


@pytest.mark.parametrize(
    ("who", "state", "status", "after"),
    [
        ("specialist_province", S.LAUNCHED, 302, S.ENDED),
        ("specialist_province", S.DRAFT, 302, S.DRAFT),
        ("specialist_province", S.ENDED, 302, S.ENDED),
        ("superuser", S.LAUNCHED, 302, S.LAUNCHED),
        *[(who, S.LAUNCHED, 404, S.LAUNCHED) for who in STRANGERS],
    ],
)
def test_end(client, launched, people, who, state, status, after):
    launched.state = state
    launched.save()
    client.force_login(people[who])
    response = client.post(reverse("campaigns:campaign-end", args=[launched.pk]))
    launched.refresh_from_db()
    assert (response.status_code, launched.state) == (status, after)


@pytest.mark.parametrize("name", ["close", "reopen", "end"])
def test_a_move_says_what_it_does_before(client, launched, people, name):
    client.force_login(people["specialist_province"])
    opened(client, reverse(f"campaigns:campaign-{name}", args=[launched.pk]))
    launched.refresh_from_db()
    assert (launched.state, launched.registration_closed_at) == (S.LAUNCHED, None)


@pytest.mark.parametrize(
    ("name", "data"), [("close", {"reason": " "}), ("reopen", {"reason": "x", "closes_on": "5/18/2026"})]
)
def test_bad_input_is_shown_again_with_what_to_do(client, launched, people, name, data):
    client.force_login(people["specialist_province"])
    response = client.post(reverse(f"campaigns:campaign-{name}", args=[launched.pk]), data)
    assert response.status_code == 200
    assert "Có lỗi cần sửa" in words(response)


def seen_of(campaign, unit) -> str:
    """What the form carries when it was opened just now; empty for a unit without an invitation."""
    row = campaign.participations.filter(unit=unit).first()
    return row.updated_at.isoformat() if row else ""


@pytest.mark.parametrize(
    ("who", "unit", "status", "joined"),
    [
        ("editor", "base", 302, True),
        ("editor2", "base2", 302, True),
        ("specialist", "base", 302, True),
        ("specialist_province", "base", 302, True),
        ("editor", "base2", 404, False),
        ("editor2", "base", 404, False),
        ("editor", "other", 404, False),
        ("specialist_elsewhere", "base", 404, False),
        ("editor_elsewhere", "base", 404, False),
        ("approver", "base", 404, False),
        ("viewer", "base", 404, False),
        ("superuser", "base", 200, False),
        ("nobody", "base", 404, False),
    ],
)
def test_join(client, launched, tree, people, who, unit, status, joined):
    unit = getattr(tree, unit)
    client.force_login(people[who])
    data = {"unit": unit.pk, "own_content": "Nội dung riêng", "own_initiatives": "1.500", "own_works_value": "1,5 tỷ"}
    data["seen"] = seen_of(launched, unit)
    response = client.post(reverse("campaigns:campaign-join", args=[launched.pk]), data)
    assert response.status_code == status
    assert launched.participations.filter(unit=unit, joined_at__isnull=False).exists() is joined
    expected = {"initiatives": 1500, "works_value": 1_500_000_000} if joined else {}
    assert dict(Target.objects.values_list("indicator", "value")) == expected


@pytest.mark.parametrize("unit", ["x", "-1", "٣", "99999999999999999999"])
def test_join_with_a_crafted_unit_is_not_found(client, launched, people, unit):
    client.force_login(people["specialist_province"])
    assert client.post(reverse("campaigns:campaign-join", args=[launched.pk]), {"unit": unit}).status_code == 404


def test_join_needs_no_unit_where_there_is_one(client, launched, people, tree):
    client.force_login(people["editor"])
    page = opened(client, reverse("campaigns:campaign-join", args=[launched.pk]))
    assert page.context["unit"] == tree.base
    client.post(reverse("campaigns:campaign-join", args=[launched.pk]), {"seen": page.context["seen"]})
    assert AuditEntry.objects.filter(move="join", on_behalf_of="").count() == 1


def test_join_for_one_of_many_asks_which(client, launched, people):
    client.force_login(people["specialist"])
    response = client.get(reverse("campaigns:campaign-join", args=[launched.pk]))
    assert response["Location"] == reverse("campaigns:campaign-units", args=[launched.pk]) + "?joined=no"


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("own_initiatives", "-5", "Chỉ tiêu phải từ 0 trở lên"),
        ("own_initiatives", "2,5", "Hãy nhập số nguyên"),
        ("own_initiatives", "nhiều", "Hãy nhập số nguyên"),
        ("own_works_value", "1,00000000001 tỷ", ""),
    ],
)
def test_bad_targets_are_refused_in_words(client, launched, people, field, typed, sentence):
    client.force_login(people["editor"])
    response = client.post(
        reverse("campaigns:campaign-join", args=[launched.pk]), {field: typed, "own_content": "Giữ lại"}
    )
    page = words(response)
    assert (response.status_code, "Có lỗi cần sửa" in page, sentence in page) == (200, True, True)
    assert "Giữ lại" in page
    assert not Target.objects.exists()


def test_a_stale_join_keeps_what_was_typed(client, launched, people, tree):
    seen = seen_of(launched, tree.base)
    client.force_login(people["editor"])
    address = reverse("campaigns:campaign-join", args=[launched.pk])
    client.post(address, {"own_content": "Bản đầu", "seen": seen})
    response = client.post(address, {"own_content": "Bản sau", "seen": seen})
    assert response.status_code == 409
    page = words(response)
    assert "đã được" in page
    assert "Bản sau" in page
    assert launched.participations.get(unit=tree.base).own_content == "Bản đầu"
