"""A campaign of two phases goes out to 174 units: walk A1, through the services."""

import datetime as dt

import pytest
import time_machine

from campaigns.models import Campaign, CampaignState, Indicator, Target, TargetOrigin
from campaigns.selectors.campaign_page import blocks_reached, contents_for, own_units
from campaigns.selectors.checklist import launch_checklist, problems_of
from campaigns.selectors.progress import dossiers_asked, progress_grid, with_group
from campaigns.services.campaign import launch_campaign
from campaigns.services.participation import join_campaign
from campaigns.services.target import fill_targets
from common.errors import TransitionRefused
from common.vietnamese import TIME_ZONE
from notices.models import Notice
from tests.campaigns.district import make_district, make_draft
from units.models import Unit

pytestmark = pytest.mark.django_db
MORNING = dt.datetime(2019, 11, 5, 9, 0, tzinfo=TIME_ZONE)


@pytest.fixture
def district(tree):
    return make_district(tree.province)


def give_targets(campaign, district, clusters):
    for cluster in clusters:
        members = Unit.objects.filter(cluster_memberships__cluster=cluster)
        fill_targets(
            campaign,
            above=district.unit,
            units=members,
            indicators={Indicator.INITIATIVES: 9},
            by=district.specialist,
        )


@pytest.fixture
def draft(district, awards):
    with time_machine.travel(MORNING, tick=False):
        yield make_draft(district, awards)


@pytest.fixture
def launched(draft, district):
    give_targets(draft, district, district.clusters)
    return launch_campaign(draft, by=district.specialist)


def test_launch_names_the_clusters_without_targets(draft, district):
    give_targets(draft, district, district.clusters[:3])
    with pytest.raises(TransitionRefused) as refusal:
        launch_campaign(draft, by=district.specialist)
    assert str(refusal.value) == "Chưa phát động được: Chưa giao chỉ tiêu cho 2 cụm."
    (problem,) = problems_of(launch_checklist(draft))
    assert [(link.label, link.url) for link in problem.links] == [
        (cluster.name, f"/campaigns/{draft.pk}/targets/cluster/{cluster.pk}/") for cluster in district.clusters[3:]
    ]
    draft.refresh_from_db()
    assert (draft.state, draft.participations.count(), Notice.objects.count()) == (CampaignState.DRAFT, 0, 0)


def test_launch_invites_174_units_and_tells_their_editors(launched, district, people):
    assert launched.state == CampaignState.LAUNCHED
    assert launched.participations.count() == 174
    assert set(Notice.objects.values_list("user", flat=True)) == {
        district.school_editor.pk,
        district.enterprise_editor.pk,
    }
    assert Notice.objects.first().url == f"/campaigns/{launched.pk}/"
    assert not Campaign.objects.visible_to(people["editor_elsewhere"]).exists()
    assert list(Campaign.objects.visible_to(people["specialist_province"])) == [launched]


def test_a_school_sees_its_own_content_and_joins_with_more(launched, district):
    blocks = blocks_reached(launched, district.school_editor)
    assert blocks == {"school"}
    assert [content.text for content in contents_for(launched, blocks)] == [
        "Lao động giỏi, lao động sáng tạo.",
        "Dạy tốt, học tốt.",
    ]
    school = district.units["school"][0]
    join_campaign(
        launched,
        unit=school,
        by=district.school_editor,
        own_content="Mỗi tổ một sáng kiến.",
        own_targets={Indicator.INITIATIVES: 12},
    )
    (own,) = own_units(launched, district.school_editor)
    assert own.participation.own_content == "Mỗi tổ một sáng kiến."
    assert [(target.indicator, target.assigned, target.own) for target in own.targets] == [
        (Indicator.INITIATIVES, 9, 12)
    ]
    assert [row.phase.name for row in own.phases] == ["Đợt I", "Đợt II"]
    invited = with_group(launched, district.specialist)
    rows, total = progress_grid(invited, launched, dossiers=dossiers_asked(launched))
    assert (total.joined, total.not_joined) == (1, 173)
    assert [row.label for row in rows] == [cluster.name for cluster in district.clusters]
    assert Target.objects.filter(origin=TargetOrigin.ASSIGNED).count() == 174
