"""Who sees which campaign and what of it; lists ask a fixed number of queries."""

import datetime as dt

import pytest
from django.urls import reverse

from campaigns.models import CampaignContent, CampaignDocument, CampaignState, DossierState, Participation
from campaigns.selectors.progress import Progress
from tests.campaigns.district import legal_document
from tests.factories import (
    CampaignFactory,
    DossierFactory,
    LaunchedCampaignFactory,
    ParticipationFactory,
    PhaseFactory,
    UnitFactory,
)
from tests.pages import opened, words

S = CampaignState
pytestmark = pytest.mark.django_db


def invite(campaign, *units, joined_at=None):
    for unit in units:
        ParticipationFactory(campaign=campaign, unit=unit, joined_at=joined_at)
    return campaign


@pytest.fixture
def campaign(tree):
    """A launched campaign of the province with content of three kinds; two base units are invited."""
    campaign = LaunchedCampaignFactory(unit=tree.province, name="Phong trào Mẫu", slogan="Khẩu hiệu Mẫu")
    PhaseFactory(campaign=campaign)
    for block, text in {"": "Phần chung", "school": "Dạy tốt, học tốt", "enterprise_private": "Năng suất"}.items():
        CampaignContent.objects.create(campaign=campaign, block=block, text=text)
    CampaignDocument.objects.create(campaign=campaign, document=legal_document())
    return invite(campaign, tree.base, tree.base2)


DETAIL = [
    ("editor", S.LAUNCHED, 200),
    ("editor", S.ENDED, 200),
    ("editor", S.DRAFT, 404),
    ("editor2", S.LAUNCHED, 200),
    ("editor_elsewhere", S.LAUNCHED, 404),
    ("specialist", S.LAUNCHED, 200),
    ("specialist", S.DRAFT, 404),
    ("specialist_elsewhere", S.LAUNCHED, 404),
    ("specialist_province", S.DRAFT, 200),
    ("specialist_province", S.LAUNCHED, 200),
    ("specialist_province", S.ENDED, 200),
    ("approver", S.LAUNCHED, 200),
    ("viewer", S.LAUNCHED, 200),
    ("nobody", S.LAUNCHED, 404),
    ("superuser", S.LAUNCHED, 200),
]


@pytest.mark.parametrize(("who", "state", "status"), DETAIL)
def test_detail(client, campaign, people, who, state, status):
    campaign.state = state
    campaign.save()
    client.force_login(people[who])
    opened(client, reverse("campaigns:campaign-detail", args=[campaign.pk]), status)


@pytest.mark.parametrize(
    ("who", "seen", "unseen"),
    [
        ("editor", ["Phần chung", "Dạy tốt, học tốt"], ["Năng suất", "được mời", "Khoá đăng ký", "Sửa các phần"]),
        ("editor2", ["Phần chung", "Năng suất"], ["Dạy tốt, học tốt"]),
        ("specialist", ["Dạy tốt, học tốt", "Năng suất", "đơn vị được mời"], ["Khoá đăng ký", "Sửa các phần"]),
        ("specialist_province", ["Năng suất", "Khoá đăng ký", "Kéo dài hạn đăng ký", "Sửa các phần"], []),
        ("viewer", ["đơn vị được mời"], ["Khoá đăng ký", "Giao chỉ tiêu"]),
    ],
)
def test_each_sees_the_own_part(client, campaign, people, who, seen, unseen):
    client.force_login(people[who])
    page = words(opened(client, reverse("campaigns:campaign-detail", args=[campaign.pk])))
    assert [text for text in seen if text not in page] == []
    assert [text for text in unseen if text in page] == []


def test_an_expired_basis_is_shown_on_the_page(client, campaign, people):
    campaign.documents.update(document=legal_document("98/2023/NĐ-CP", valid_to=dt.date(2025, 6, 30)))
    client.force_login(people["specialist_province"])
    page = words(opened(client, reverse("campaigns:campaign-detail", args=[campaign.pk])))
    assert "Căn cứ 98/2023/NĐ-CP đã hết hiệu lực từ 01/07/2025." in page


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(("who", "queries"), [("editor", 7), ("specialist_province", 7)])
def test_list(client, tree, people, rows, who, queries, django_assert_num_queries):
    campaigns = [invite(LaunchedCampaignFactory(unit=tree.province), tree.base) for _ in range(rows)]
    invite(LaunchedCampaignFactory(unit=tree.province2), tree.far)
    client.force_login(people[who])
    client.get(reverse("campaigns:campaign-list"))
    with django_assert_num_queries(queries):  # session, user, roles, count, page, unit, notices
        response = client.get(reverse("campaigns:campaign-list"))
    assert {row["campaign"] for row in response.context["rows"]} == set(campaigns)


def test_a_draft_is_not_in_the_list_of_those_below(client, tree, people):
    invite(CampaignFactory(unit=tree.province), tree.base)
    client.force_login(people["editor"])
    page = words(opened(client, reverse("campaigns:campaign-list")))
    assert "Chưa có phong trào nào gửi tới đơn vị" in page


def test_the_list_is_searched_without_marks(client, tree, people):
    wanted = invite(LaunchedCampaignFactory(unit=tree.province, name="Thi đua Đồng khởi"), tree.base)
    invite(LaunchedCampaignFactory(unit=tree.province, name="Lao động giỏi"), tree.base)
    client.force_login(people["editor"])
    response = opened(client, reverse("campaigns:campaign-list") + "?q=dong khoi")
    assert [row["campaign"] for row in response.context["rows"]] == [wanted]


@pytest.fixture
def progressed(campaign, tree):
    """Six units in every colour: base accepted and joined, base2 sent, four more not sent, returned, refused, taken."""
    Participation.objects.filter(unit=tree.base).update(joined_at="2025-01-01T00:00:00Z")
    states = {tree.base: DossierState.ACCEPTED, tree.base2: DossierState.SENT}
    for state in (DossierState.DRAFT, DossierState.RETURNED, DossierState.REFUSED, DossierState.IN_REVIEW):
        states[UnitFactory(code=f"U-{state}", parent=tree.district, block="school")] = state
    invite(campaign, *states)
    phase = campaign.phases.get()
    for unit, state in states.items():
        DossierFactory(campaign=campaign, unit=unit, phase=phase, state=state)
    return campaign


def test_the_grid_counts_and_every_number_is_its_list(client, progressed, people, tree):
    client.force_login(people["specialist_province"])
    address = reverse("campaigns:campaign-grid", args=[progressed.pk])
    response = opened(client, address)
    total = response.context["total"]
    assert (total.invited, total.joined, total.not_joined) == (6, 1, 5)
    assert total.counts == {"not_sent": 1, "waiting": 2, "turned_back": 2, "accepted": 1}
    (row,) = response.context["rows"]
    assert (row.key, row.label) == (tree.district.path, "LĐLĐ huyện Mẫu")
    units = reverse("campaigns:campaign-units", args=[progressed.pk])
    for progress, count in row.cells:
        listed = opened(client, f"{units}?group={row.key}&progress={progress.value}")
        assert listed.context["paginator"].count == count
    for joined, count in (("yes", 1), ("no", 5)):
        assert opened(client, f"{units}?group={row.key}&joined={joined}").context["paginator"].count == count


def test_with_several_phases_what_needs_a_hand_comes_first(client, progressed, people, tree):
    other = PhaseFactory(campaign=progressed, number=2, name="Đợt II")
    DossierFactory(campaign=progressed, unit=tree.base, phase=other, state=DossierState.RETURNED)
    DossierFactory(campaign=progressed, unit=tree.base2, phase=other, state=DossierState.ACCEPTED)
    client.force_login(people["specialist_province"])
    units = reverse("campaigns:campaign-units", args=[progressed.pk])
    for progress, (unit, count) in {"turned_back": (tree.base, 3), "waiting": (tree.base2, 2)}.items():
        context = opened(client, f"{units}?progress={progress}").context
        assert unit in [row["participation"].unit for row in context["rows"]]
        assert {row["progress"] for row in context["rows"]} == {Progress(progress)}
        assert context["paginator"].count == count


def test_the_grid_of_another_phase_or_kind_is_empty_of_dossiers(client, progressed, people):
    other = PhaseFactory(campaign=progressed, number=2, name="Đợt II")
    client.force_login(people["specialist_province"])
    address = reverse("campaigns:campaign-grid", args=[progressed.pk])
    for asked in (f"?phase={other.pk}", "?kind=proposal"):
        assert client.get(address + asked).context["total"].counts[Progress.NOT_SENT] == 6
    assert client.get(address + "?phase=999999").context["total"].counts[Progress.NOT_SENT] == 1


@pytest.mark.parametrize(("who", "count"), [("specialist", 6), ("editor", 1), ("specialist_province", 6)])
def test_the_grid_reaches_no_further_than_the_person(client, progressed, people, who, count):
    client.force_login(people[who])
    response = opened(client, reverse("campaigns:campaign-grid", args=[progressed.pk]))
    assert response.context["total"].invited == count


@pytest.mark.parametrize("units", [1, 3])
@pytest.mark.parametrize(("page", "queries"), [("campaign-grid", 10), ("campaign-units", 13)])
def test_progress_asks_a_fixed_number_of_queries(
    client, campaign, people, tree, units, page, queries, django_assert_num_queries
):
    for number in range(units):
        unit = UnitFactory(code=f"M{number}", parent=tree.district2)
        DossierFactory(campaign=campaign, unit=unit, phase=campaign.phases.get(), state=DossierState.SENT)
    client.force_login(people["specialist_province"])
    address = reverse(f"campaigns:{page}", args=[campaign.pk])
    client.get(address)
    with django_assert_num_queries(queries):
        assert client.get(address).status_code == 200


@pytest.mark.parametrize("page", ["campaign-grid", "campaign-units", "campaign-join"])
@pytest.mark.parametrize("who", ["editor_elsewhere", "specialist_elsewhere", "nobody"])
def test_progress_of_a_campaign_out_of_reach_is_not_found(client, campaign, people, page, who):
    client.force_login(people[who])
    opened(client, reverse(f"campaigns:{page}", args=[campaign.pk]), 404)


@pytest.mark.parametrize("text", ["?group=%27%22&progress=x&joined=perhaps", "?q=%00", "?page=0", "?block=farm"])
def test_nonsense_in_the_address_does_no_harm(client, campaign, people, text):
    client.force_login(people["specialist_province"])
    address = reverse("campaigns:campaign-units", args=[campaign.pk]) + text
    assert client.get(address).status_code in (200, 404)
