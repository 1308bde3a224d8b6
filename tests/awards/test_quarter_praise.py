"""The first of a quarter: the most of those above their target, shown with its reason, recorded or declined."""

import datetime as dt

import pytest
from django.urls import reverse

from awards.models import Honour, PraiseOutcome, QuarterPraise
from awards.selectors.quarter_praise import Contender, contest_of, praise_groups
from awards.services.honour import record_honour
from awards.services.quarter_praise import decline_praise, record_praise, withdraw_praise
from campaigns.models import Indicator, PraiseBy
from campaigns.selectors.attainment import Attainment
from common.errors import DomainError, NotAllowed, TransitionRefused
from common.models import AuditEntry
from common.quarter import Quarter
from common.vietnamese import today
from tests.campaigns.targets import cluster_of, hand, make_campaign, recognise
from tests.factories import RoleAssignmentFactory, UnitFactory
from tests.pages import opened, words
from units.models import Role

INITIATIVES = Indicator.INITIATIVES
SECOND = Quarter(2022, 2)
IN_MARCH, IN_APRIL = dt.date(2022, 3, 31), dt.date(2022, 4, 1)


@pytest.fixture
def campaign(tree):
    """Two units of one cluster and one of another: base2 made more and stayed under its target."""
    campaign = make_campaign(tree.province)
    cluster_of(tree.province, "C1", tree.base, tree.base2)
    cluster_of(tree.province, "C2", tree.other)
    hand(campaign, base=(tree.base, 3), base2=(tree.base2, 60))
    recognise(campaign, tree.base, 4, on=IN_APRIL)
    recognise(campaign, tree.base2, 5, on=IN_APRIL)
    recognise(campaign, tree.other, 2, on=IN_APRIL)
    return campaign


def contender(unit, amount, target, reached=None):
    return Contender(unit, amount, Attainment(target, amount if reached is None else reached))


@pytest.mark.parametrize(
    ("contenders", "leaders", "passed_over"),
    [
        ([contender(1, 5, 3), contender(2, 4, 3)], [1], []),
        ([contender(1, 5, 9), contender(2, 4, 3)], [2], [1]),
        ([contender(1, 5, 3), contender(2, 5, 4)], [1, 2], []),
        ([contender(1, 5, 5), contender(2, 4, 3)], [2], [1]),
        ([contender(1, 5, None), contender(2, 4, 3)], [2], [1]),
        ([contender(1, 5, 0), contender(2, 4, 3)], [2], [1]),
        ([contender(1, 4, 9), contender(2, 4, 3)], [2], []),
        ([contender(1, 5, 9), contender(2, 4, 9)], [], [1]),
        ([contender(1, 0, 3, reached=8), contender(2, 0, None)], [], []),
        ([contender(1, 2, 3, reached=8), contender(2, 1, 3, reached=9)], [1], []),
        ([], [], []),
    ],
)
def test_the_most_of_those_above_their_target_comes_first(contenders, leaders, passed_over):
    contest = contest_of("Cụm", contenders)
    assert [each.unit for each in contest.leaders] == leaders
    assert [each.unit for each in contest.passed_over] == passed_over
    assert contest.is_tied == (len(leaders) > 1)


def test_each_group_has_its_first_with_the_reason(tree, campaign):
    first, second = praise_groups(campaign, INITIATIVES, SECOND)
    assert [(named.unit, named.reason) for named in first.leaders] == [
        (
            tree.base,
            "4 sáng kiến trong quý II/2022, nhiều nhất trong các đơn vị vượt chỉ tiêu (xét 2 đơn vị); "
            "luỹ kế 4/3 sáng kiến, 133,3%.",
        )
    ]
    assert [(named.unit, named.reason) for named in first.passed_over] == [
        (
            tree.base2,
            "5 sáng kiến trong quý II/2022 nhưng chưa vượt chỉ tiêu (luỹ kế 5/60 sáng kiến, 8,3%) nên không xét.",
        )
    ]
    assert second.leaders == ()
    assert [named.reason for named in second.passed_over] == [
        "2 sáng kiến trong quý II/2022 nhưng chưa được giao chỉ tiêu nên không xét."
    ]


@pytest.mark.parametrize(
    ("praise_by", "labels"),
    [
        (PraiseBy.CLUSTER, ["Cụm C1", "Cụm C2"]),
        (PraiseBy.BLOCK, ["Xã, thị trấn", "Trường học", "Doanh nghiệp ngoài nhà nước"]),
        (PraiseBy.WHOLE, ["Phong trào 2022"]),
    ],
)
def test_groups_are_those_the_campaign_asks_for(campaign, praise_by, labels):
    campaign.praise_by = praise_by
    campaign.save()
    assert sorted(group.contest.label for group in praise_groups(campaign, INITIATIVES, SECOND)) == sorted(labels)


def test_the_target_is_measured_since_the_campaign_began_the_most_in_the_quarter(tree, campaign):
    recognise(campaign, tree.base2, 56, on=IN_MARCH)
    groups = praise_groups(campaign, INITIATIVES, SECOND)
    assert [named.reason for named in groups[0].leaders] == [
        "5 sáng kiến trong quý II/2022, nhiều nhất trong 2 đơn vị; luỹ kế 61/60 sáng kiến, 101,7%, vượt chỉ tiêu."
    ]
    assert praise_groups(campaign, INITIATIVES, Quarter(2022, 1))[0].leaders == ()


def record(campaign, tree, awards, by, **changes):
    asked = {
        "unit": tree.base,
        "indicator": INITIATIVES,
        "quarter": SECOND,
        "award": awards.flag,
        "decision_no": "12/QĐ-LĐLĐ",
        "decided_on": dt.date(2022, 7, 5),
        "by": by,
    }
    return record_praise(campaign, **asked | changes)


def test_recorded_it_stands_in_the_register_once(tree, campaign, awards, people):
    by = people["specialist_province"]
    praise = record(campaign, tree, awards, by)
    honour = Honour.objects.get()
    assert (honour.subject_unit, honour.award, honour.year, honour.campaign) == (tree.base, awards.flag, 2022, campaign)
    assert (praise.honour, praise.outcome, praise.group_name) == (honour, PraiseOutcome.RECORDED, "Cụm C1")
    assert AuditEntry.objects.filter(move="record", subject_id=praise.pk, actor=by).count() == 1
    with pytest.raises(TransitionRefused, match="đã được ghi sổ"):
        record(campaign, tree, awards, by, decision_no="13/QĐ-LĐLĐ")
    assert Honour.objects.count() == 1


def test_declined_with_a_reason_it_may_still_be_recorded(tree, campaign, awards, people):
    by = people["specialist_province"]
    what = {"unit": tree.base, "indicator": INITIATIVES, "quarter": SECOND, "by": by}
    with pytest.raises(DomainError, match="ghi lý do"):
        decline_praise(campaign, reason="  ", **what)
    praise = decline_praise(campaign, reason="Đang có đơn khiếu nại", **what)
    assert (praise.outcome, praise.honour, praise.note) == (PraiseOutcome.DECLINED, None, "Đang có đơn khiếu nại")
    again = record(campaign, tree, awards, by)
    assert (again.pk, again.outcome, again.note) == (praise.pk, PraiseOutcome.RECORDED, "")


def test_withdrawn_it_leaves_the_register_and_the_audit_keeps_it(tree, campaign, awards, people):
    by, other = people["specialist_province"], people["specialist_province2"]
    praise = record(campaign, tree, awards, by)
    with pytest.raises(DomainError, match="lý do rút"):
        withdraw_praise(praise, reason=" ", by=other)
    withdrawn = withdraw_praise(praise, reason="Nhầm quý", by=other)
    assert not Honour.objects.exists()
    assert (withdrawn.outcome, withdrawn.honour, withdrawn.note, withdrawn.decided_by) == (
        PraiseOutcome.DECLINED,
        None,
        "Nhầm quý",
        other,
    )
    line = AuditEntry.objects.get(move="withdraw", subject_id=praise.pk)
    assert (line.actor, line.note) == (other, "Nhầm quý")
    assert line.data == {"award": awards.flag.code, "decision_no": "12/QĐ-LĐLĐ", "decided_on": "2022-07-05"}
    with pytest.raises(TransitionRefused, match="không có lượt biểu dương"):
        withdraw_praise(praise, reason="Lần nữa", by=by)
    assert record(campaign, tree, awards, by).honour == Honour.objects.get()


def test_a_line_from_elsewhere_stays_in_the_register(tree, campaign, awards, people):
    by = people["specialist_province"]
    there = record_honour(
        subject=tree.base, subject_kind="unit", award=awards.flag, year=2022, decision_no="12/QĐ-LĐLĐ"
    )
    praise = record(campaign, tree, awards, by)
    assert praise.honour == there
    withdraw_praise(praise, reason="Nhầm quý", by=by)
    assert Honour.objects.get() == there


@pytest.mark.parametrize("who", ["editor", "specialist", "approver", "viewer", "manager", "nobody"])
def test_only_a_specialist_of_the_campaign_withdraws(tree, campaign, awards, people, who):
    praise = record(campaign, tree, awards, people["specialist_province"])
    with pytest.raises(NotAllowed):
        withdraw_praise(praise, reason="Nhầm", by=people[who])
    assert Honour.objects.exists()


def test_withdrawing_on_the_page(client, tree, campaign, awards, people):
    praise = record(campaign, tree, awards, people["specialist_province"])
    address = reverse("awards:praise-withdraw", args=[praise.pk])
    client.force_login(people["viewer"])
    assert address not in opened(client, page_of(campaign)).content.decode()
    client.force_login(people["specialist_province"])
    assert f'href="{address}"' in opened(client, page_of(campaign)).content.decode()
    opened(client, address)
    assert client.post(address, {"reason": ""}).status_code == 200
    assert Honour.objects.exists()
    sent = client.post(address, {"reason": "Nhầm quý"})
    assert sent["Location"] == f"{page_of(campaign)}&indicator=initiatives"
    page = words(opened(client, sent["Location"]))
    assert "Lý do không biểu dương: Nhầm quý" in page and "Kết luận" in page
    again = client.post(address, {"reason": "Lần nữa"})
    assert again["Location"] == sent["Location"]
    assert "không có lượt biểu dương nào đang ghi sổ" in words(opened(client, again["Location"]))


def test_what_is_no_longer_first_can_be_withdrawn(client, tree, campaign, awards, people):
    praise = record(campaign, tree, awards, people["specialist_province"])
    recognise(campaign, tree.base2, 56, on=IN_APRIL)
    client.force_login(people["specialist_province"])
    page = opened(client, page_of(campaign)).content.decode()
    assert f'href="{reverse("awards:praise-withdraw", args=[praise.pk])}"' in page


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"unit": "base2"}, "không đứng đầu"),
        ({"unit": "other"}, "không đứng đầu"),
        ({"award": "title"}, "không dành cho đơn vị"),
        ({"decided_on": dt.date(2022, 3, 31)}, "Ngày quyết định"),
        ({"decided_on": today() + dt.timedelta(days=1)}, "Ngày quyết định"),
    ],
)
def test_what_cannot_be_is_refused(tree, campaign, awards, people, changes, said):
    named = {"base2": tree.base2, "other": tree.other, "title": awards.title}
    changes = {key: named.get(value, value) if isinstance(value, str) else value for key, value in changes.items()}
    with pytest.raises(DomainError, match=said):
        record(campaign, tree, awards, people["specialist_province"], **changes)
    assert not Honour.objects.exists()


def test_a_quarter_that_is_not_over_is_not_decided(tree, awards, people):
    now = Quarter.of(today())
    campaign = make_campaign(tree.province, starts_on=now.first, ends_on=now.last)
    hand(campaign, base=(tree.base, 1))
    recognise(campaign, tree.base, 2, on=today())
    with pytest.raises(TransitionRefused, match="Chưa hết"):
        record(campaign, tree, awards, people["specialist_province"], quarter=now, decided_on=today())


@pytest.mark.parametrize(
    "who", ["editor", "specialist", "approver", "viewer", "manager", "council", "finance", "auditor", "nobody"]
)
def test_only_a_specialist_of_the_campaign_decides(tree, campaign, awards, people, who):
    with pytest.raises(NotAllowed):
        record(campaign, tree, awards, people[who])


def test_nobody_praises_the_own_unit(tree, campaign, awards, people):
    RoleAssignmentFactory(user=people["specialist_province"], role=Role.EDITOR, unit=tree.base)
    with pytest.raises(NotAllowed, match="chính đơn vị mình"):
        record(campaign, tree, awards, people["specialist_province"])


def page_of(campaign, quarter="2022-2"):
    return f"{reverse('awards:quarter-praises', args=[campaign.pk])}?quarter={quarter}"


def decide_url(campaign, unit):
    return f"{reverse('awards:quarter-praise-decide', args=[campaign.pk, unit.pk])}?quarter=2022-2"


def test_the_page_says_who_is_first_and_why_another_is_not(client, tree, campaign, people):
    client.force_login(people["viewer"])
    text = words(opened(client, page_of(campaign)))
    assert "nhiều nhất trong các đơn vị vượt chỉ tiêu (xét 2 đơn vị)" in text
    assert "chưa vượt chỉ tiêu (luỹ kế 5/60 sáng kiến, 8,3%) nên không xét" in text
    assert "Kết luận:" not in text
    client.force_login(people["specialist_province"])
    assert decide_url(campaign, tree.base).replace("&", "&amp;") in opened(client, page_of(campaign)).content.decode()


def test_a_tie_is_shown_and_not_broken(client, tree, campaign, people):
    recognise(campaign, tree.base, 1, on=IN_APRIL)
    recognise(campaign, tree.base2, 56, on=IN_MARCH)
    client.force_login(people["viewer"])
    text = words(opened(client, page_of(campaign)))
    assert "đồng hạng" in text and tree.base.name in text and tree.base2.name in text


def test_recording_on_the_page(client, tree, campaign, awards, people):
    client.force_login(people["specialist_province"])
    address = decide_url(campaign, tree.base)
    opened(client, address)
    wrong = client.post(address, {"decision": "record", "record-award": awards.flag.pk})
    assert wrong.status_code == 200 and not QuarterPraise.objects.exists()
    sent = {"record-award": awards.flag.pk, "record-decision_no": "12/QĐ", "record-decided_on": "05/07/2022"}
    late = client.post(address, sent | {"decision": "record", "record-decided_on": "05/01/2022"})
    assert "Ngày quyết định phải từ đầu quý" in words(late)
    assert client.post(address, sent | {"decision": "record"}).status_code == 302
    assert QuarterPraise.objects.get().honour.decision_no == "12/QĐ"
    assert "12/QĐ, 05/07/2022" in words(opened(client, page_of(campaign)))


def test_declining_on_the_page(client, tree, campaign, people):
    client.force_login(people["specialist_province"])
    address = decide_url(campaign, tree.base)
    assert client.post(address, {"decision": "decline", "decline-reason": ""}).status_code == 200
    assert client.post(address, {"decision": "decline", "decline-reason": "Chờ xác minh"}).status_code == 302
    assert "Lý do không biểu dương: Chờ xác minh" in words(opened(client, page_of(campaign)))


def test_figures_that_changed_leave_the_decision_and_say_so(client, tree, campaign, awards, people):
    record(campaign, tree, awards, people["specialist_province"])
    recognise(campaign, tree.base2, 56, on=IN_APRIL)
    client.force_login(people["viewer"])
    assert "nay không còn đứng đầu" in words(opened(client, page_of(campaign)))


@pytest.mark.parametrize("quarter", ["", "2022-9", "9999-1", "x"])
def test_nonsense_in_the_address_counts_as_not_asked(client, campaign, people, quarter):
    client.force_login(people["viewer"])
    assert opened(client, page_of(campaign, quarter)).context["quarter"] == Quarter(2022, 4)


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_costs_the_same_whatever_it_shows(client, tree, people, rows, django_assert_num_queries):
    campaign = make_campaign(tree.province)
    for number in range(rows):
        unit = UnitFactory(code=f"U{number}", parent=tree.district)
        cluster_of(tree.province, f"K{number}", unit)
        hand(campaign, unit=(unit, 1))
        recognise(campaign, unit, 2, on=IN_APRIL)
    client.force_login(people["viewer"])
    opened(client, page_of(campaign))
    # session, user, roles, campaign; place, places, the latest change; clusters and members, units; decided; notices
    # and unit of the frame
    with django_assert_num_queries(13):
        client.get(page_of(campaign))
