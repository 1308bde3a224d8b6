"""What a launch asks for, point by point, and that it happens once."""

import datetime as dt
import threading

import pytest
from django.db import connection

from campaigns.models import CampaignAward, CampaignContent, CampaignDocument, CampaignState, Participation
from campaigns.selectors.addressees import addressed_units
from campaigns.selectors.checklist import launch_checklist, problems_of
from campaigns.selectors.legal_basis import validity_of
from campaigns.services.campaign import launch_campaign
from campaigns.services.participation import invite_units
from common.errors import NotAllowed, TransitionRefused
from common.models import AuditEntry
from common.vietnamese import today
from notices.models import Notice
from tests.campaigns.district import legal_document
from tests.campaigns.targets import set_target
from tests.conftest import make_awards, make_people, make_tree
from tests.factories import CampaignFactory, PhaseFactory, UnitFactory
from units.models import UnitKind


def make_ready(tree, people, awards):
    """A draft of the province that lacks nothing."""
    campaign = CampaignFactory(unit=tree.province, addressed_kinds=[UnitKind.GRASSROOTS])
    PhaseFactory(campaign=campaign)
    CampaignContent.objects.create(campaign=campaign, text="Thi đua")
    CampaignAward.objects.create(campaign=campaign, award=awards.certificate)
    CampaignDocument.objects.create(campaign=campaign, document=legal_document())
    for unit in (tree.district, tree.district2):
        set_target(campaign, unit=unit, indicator="initiatives", value=10, by=people["specialist_province"])
    return campaign


@pytest.fixture
def ready(tree, people, awards):
    return make_ready(tree, people, awards)


def problems(campaign):
    return [item.problem for item in problems_of(launch_checklist(campaign))]


def test_a_ready_campaign_lacks_nothing(ready):
    assert problems(ready) == []


@pytest.mark.parametrize(
    ("spoil", "problem"),
    [
        (lambda c: c.phases.all().delete(), "Chưa có đợt thi đua nào"),
        (lambda c: c.awards.all().delete(), "Chưa chọn danh hiệu, hình thức khen nào"),
        (lambda c: c.contents.all().delete(), "Chưa viết nội dung thi đua"),
        (
            lambda c: c.contents.update(block="school"),
            "Chưa có nội dung cho khối Xã, thị trấn, Doanh nghiệp ngoài nhà nước",
        ),
        (lambda c: c.documents.all().delete(), "Chưa gắn căn cứ pháp lý nào"),
        (lambda c: c.targets.filter(unit__code="HUYEN").delete(), "Chưa giao chỉ tiêu cho 1 đơn vị trực thuộc"),
        (lambda c: c.targets.all().delete(), "Chưa giao chỉ tiêu cho 2 đơn vị trực thuộc"),
        (lambda c: setattr(c, "addressed_kinds", [UnitKind.GROUP]), "Không có đơn vị nào thuộc cấp và khối đã chọn"),
    ],
)
def test_each_missing_point_is_named(ready, people, spoil, problem):
    spoil(ready)
    ready.save()
    assert problems(ready) == [problem]
    with pytest.raises(TransitionRefused, match=problem):
        launch_campaign(ready, by=people["specialist_province"])
    assert Participation.objects.count() == 0


def test_a_window_that_is_over_and_an_expired_basis_are_named(ready):
    yesterday = today() - dt.timedelta(days=1)
    ready.registration_opens_on, ready.registration_closes_on = yesterday, yesterday
    ready.documents.update(document=legal_document("98/2023/NĐ-CP", valid_to=yesterday))
    assert problems(ready) == [
        f"Hạn nhận đăng ký (hết {yesterday:%d/%m/%Y}) đã qua",
        f"98/2023/NĐ-CP đã hết hiệu lực từ {today():%d/%m/%Y}",
    ]


def test_only_active_units_of_the_kinds_and_blocks_are_addressed(tree):
    UnitFactory(code="CU", block="school", parent=tree.district, ended_on=dt.date(2020, 1, 1))
    campaign = CampaignFactory(unit=tree.province)
    assert set(addressed_units(campaign)) == {tree.district, tree.district2, tree.base, tree.base2, tree.other}
    campaign.addressed_kinds = [UnitKind.GRASSROOTS]
    assert set(addressed_units(campaign)) == {tree.base, tree.base2, tree.other}
    campaign.addressed_blocks = ["school"]
    assert set(addressed_units(campaign)) == {tree.base}


def test_inviting_again_adds_only_what_is_new(ready, tree):
    assert len(invite_units(ready)) == 3
    fresh = UnitFactory(parent=tree.district)
    assert invite_units(ready) == [fresh.pk]
    assert ready.participations.count() == 4


def test_launch_leaves_one_line_in_the_audit(ready, people):
    launch_campaign(ready, by=people["specialist_province"])
    (line,) = AuditEntry.objects.filter(move="launch")
    assert (line.before, line.after, line.actor, line.data) == (
        "draft",
        "launched",
        people["specialist_province"],
        {"invited": 3},
    )


@pytest.mark.parametrize("who", ["specialist", "approver", "manager", "editor", "superuser", "nobody"])
def test_launch_is_for_specialists_of_the_unit(ready, people, who):
    with pytest.raises(NotAllowed):
        launch_campaign(ready, by=people[who])
    ready.refresh_from_db()
    assert ready.state == CampaignState.DRAFT


@pytest.mark.parametrize("units", [1, 3])
def test_the_checklist_asks_a_fixed_number_of_queries(ready, tree, people, units, django_assert_num_queries):
    for _ in range(units):
        UnitFactory(parent=tree.district, block="school")
    set_target(ready, unit=tree.district, indicator="initiatives", value=None, by=people["specialist_province"])
    with django_assert_num_queries(8):  # blocks, phases, contents, awards, documents, clusters, units below, reached
        items = launch_checklist(ready)
    assert [item.problem for item in items if not item.done] == ["Chưa giao chỉ tiêu cho 1 đơn vị trực thuộc"]


@pytest.mark.parametrize(
    ("valid_from", "valid_to", "label", "tone"),
    [
        (None, None, "còn hiệu lực", "green"),
        (None, dt.date(2025, 6, 30), "còn hiệu lực", "green"),
        (None, dt.date(2025, 6, 29), "sắp hết hiệu lực (hết 29/06/2025)", "gold"),
        (None, dt.date(2025, 3, 31), "sắp hết hiệu lực (hết 31/03/2025)", "gold"),
        (None, dt.date(2025, 3, 30), "đã hết hiệu lực từ 31/03/2025", "red"),
        (dt.date(2025, 7, 1), None, "có hiệu lực từ 01/07/2025", "gold"),
    ],
)
def test_a_basis_warns_before_and_after_it_ends(db, valid_from, valid_to, label, tone):
    document = legal_document("X", valid_from=valid_from, valid_to=valid_to)
    validity = validity_of(document, dt.date(2025, 3, 31))
    assert (validity.label, validity.tone, validity.is_sound) == (label, tone, tone != "red")


def test_two_launches_at_once_make_one(committed_db):
    tree = make_tree()
    people = make_people(tree)
    campaign = make_ready(tree, people, make_awards())
    ready, outcomes = threading.Barrier(2), []

    def launch(who):
        try:
            ready.wait()
            launch_campaign(campaign, by=people[who])
            outcomes.append("launched")
        except TransitionRefused as refusal:
            outcomes.append(str(refusal))
        finally:
            connection.close()

    threads = [threading.Thread(target=launch, args=(f"specialist_province{n}",)) for n in ("", "2")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    refused = [outcome for outcome in outcomes if outcome != "launched"]
    assert len(outcomes) == 2
    assert [outcome.split(":")[0] for outcome in refused] == ["Không thể «Phát động»"]
    assert AuditEntry.objects.filter(move="launch").count() == 1
    assert (Participation.objects.count(), Notice.objects.count()) == (3, 3)
