"""What the registration report counts: which states, which units, which day, what stands twice."""

import datetime as dt

import pytest

from campaigns.models import (
    CampaignAward,
    DossierKind,
    DossierState,
    Indicator,
    Participation,
    Target,
    TargetOrigin,
)
from campaigns.services.dossier import open_dossier
from campaigns.services.entry import add_entries
from campaigns.services.moves import return_dossier, send_dossier, withdraw_dossier
from common import clock
from common.vietnamese import TIME_ZONE
from reports.selectors.counted import Counted
from reports.selectors.registrations import registration_report
from tests.factories import (
    DossierFactory,
    EntryFactory,
    LaunchedCampaignFactory,
    MemberFactory,
    ParticipationFactory,
    UnitFactory,
)
from tests.reports.conftest import MILLION, put_down
from units.models import Unit, UnitPlacement
from units.services.headcount import record_headcount

COUNTED = {DossierState.SENT, DossierState.IN_REVIEW, DossierState.ACCEPTED}


def report(campaign, unit, as_of=None):
    return registration_report(Counted(campaign=campaign, unit=unit, as_of=as_of))


def figures(line):
    return (line.award, line.collectives, line.individuals, line.households, line.repeated)


def test_only_sent_in_review_and_accepted_are_counted(tree, campaign, every_state):
    counted = Counted(campaign=campaign, unit=tree.province)
    assert set(counted.dossiers()) == {every_state[state].dossier for state in COUNTED}
    assert set(counted.entries()) == {every_state[state].entry for state in COUNTED}
    found = registration_report(counted)
    assert found.works == {"count": 3, "value": 300 * MILLION}
    assert found.initiatives == {"count": 3, "benefit_declared": 15 * MILLION, "benefit_confirmed": 0}
    assert [figures(line) for line in found.entries] == [("BK_TINH", 0, 3, 0, 0)]


@pytest.mark.parametrize(
    ("unit", "entries"), [("province", 3), ("district", 3), ("district2", 1), ("base", 0), ("other", 1), ("far", 0)]
)
def test_only_the_subtree_of_the_unit_is_counted(tree, campaign, awards, every_state, unit, entries):
    put_down(DossierFactory(campaign=campaign, unit=tree.other, state=DossierState.SENT), awards.title)
    put_down(DossierFactory(campaign=LaunchedCampaignFactory(), unit=tree.base, state=DossierState.SENT), awards.title)
    entries += unit == "province"
    assert Counted(campaign=campaign, unit=getattr(tree, unit)).entries().count() == entries


def test_proposals_are_not_registrations(tree, campaign, awards):
    proposal = DossierFactory(campaign=campaign, unit=tree.base, state=DossierState.ACCEPTED, kind=DossierKind.PROPOSAL)
    put_down(proposal, awards.certificate)
    assert report(campaign, tree.province).entries == []


def test_what_stands_in_both_phases_is_counted_and_said(tree, campaign, two_phases):
    found = report(campaign, tree.province)
    assert [figures(line) for line in found.entries] == [("BK_TINH", 2, 3, 0, 2)]
    assert found.initiatives["count"] == 1


def test_collectives_and_units_stand_together_households_apart(tree, campaign, awards):
    dossier = DossierFactory(campaign=campaign, unit=tree.base, state=DossierState.SENT)
    EntryFactory(dossier=dossier, award=awards.flag, subject_kind="unit", member=None, subject_unit=tree.base)
    family = MemberFactory(unit=tree.base)
    awards.certificate.subject_kinds = ["individual", "household"]
    awards.certificate.save()
    EntryFactory(dossier=dossier, award=awards.certificate, subject_kind="household", member=family)
    assert [figures(line) for line in report(campaign, tree.base).entries] == [
        ("BK_TINH", 0, 0, 1, 0),
        ("CO_TINH", 1, 0, 0, 0),
    ]


def test_an_award_of_unknown_level_says_so(tree, campaign, awards):
    awards.certificate.level_unknown = True
    awards.certificate.save()
    put_down(DossierFactory(campaign=campaign, unit=tree.base, state=DossierState.SENT), awards.certificate)
    found = report(campaign, tree.base)
    assert [line.level_unknown for line in found.entries] == [True]
    assert "Bằng khen LĐLĐ tỉnh (chưa rõ cấp)" in found.paragraph


def moment(day, hour=9):
    return dt.datetime(2025, 3, day, hour, tzinfo=TIME_ZONE)


@pytest.fixture
def told(tree, people, awards):
    """Sent on 10 March, returned on the 12th, sent again on the 14th, and one next door sent and withdrawn."""
    campaign = LaunchedCampaignFactory(
        unit=tree.province,
        starts_on=dt.date(2025, 1, 1),
        ends_on=dt.date(2025, 12, 31),
        registration_opens_on=dt.date(2025, 3, 1),
        registration_closes_on=dt.date(2025, 3, 31),
    )
    CampaignAward.objects.create(campaign=campaign, award=awards.title)
    for unit, who, day in ((tree.base, "editor", 10), (tree.base2, "editor2", 11)):
        ParticipationFactory(campaign=campaign, unit=unit)
        with clock.telling(moment(day)):
            dossier = open_dossier(campaign, unit=unit, by=people[who])
            add_entries(dossier, award=awards.title, subjects=[MemberFactory(unit=unit)], by=people[who])
            send_dossier(dossier, by=people[who])
    with clock.telling(moment(11, 23)):
        withdraw_dossier(dossier, by=people["editor2"], reason="Gửi nhầm phong trào")
    first = campaign.dossiers.get(unit=tree.base)
    with clock.telling(moment(12)):
        reason = "Thiếu biên bản họp xét của ban chấp hành"
        return_dossier(first, by=people["specialist"], reason=reason, due_on=dt.date(2025, 3, 20))
    with clock.telling(moment(14)):
        send_dossier(first, by=people["editor"])
    return campaign


@pytest.mark.parametrize(("day", "individuals"), [(9, 0), (10, 1), (11, 1), (12, 0), (13, 0), (14, 1), (31, 1)])
def test_as_of_goes_by_the_states_of_that_day(tree, told, day, individuals):
    found = report(told, tree.province, as_of=dt.date(2025, 3, day))
    assert sum(line.individuals for line in found.entries) == individuals
    assert found.as_json()["as_of"] == f"2025-03-{day:02}"


def test_a_past_day_goes_by_the_map_of_that_day(tree, told):
    """base moved to the second district on 1 April 2025; in March it was registered under the first."""
    place = tree.base.placements.get()
    place.valid_to = dt.date(2025, 3, 31)
    place.save()
    UnitPlacement.objects.create(
        unit=tree.base,
        parent=tree.district2,
        path=tree.district2.path + "0005",
        depth=4,
        valid_from=dt.date(2025, 4, 1),
    )
    at = {
        (unit.code, day): sum(line.individuals for line in report(told, unit, as_of=day).entries)
        for unit in (tree.district, tree.district2)
        for day in (dt.date(2025, 3, 31), dt.date(2025, 4, 1))
    }
    assert list(at.values()) == [1, 0, 0, 1]


@pytest.mark.parametrize(
    ("own", "below", "asked"),
    [
        ({}, {}, None),
        ({"province": 50}, {"base": 5}, 50),
        ({}, {"base": 5, "base2": 7}, 12),
        ({}, {"district": 9, "base": 5}, 9),
    ],
)
def test_the_target_is_the_units_own_else_the_sum_below(tree, campaign, every_state, own, below, asked):
    for name, value in (own | below).items():
        Target.objects.create(campaign=campaign, unit=getattr(tree, name), indicator=Indicator.INITIATIVES, value=value)
    Target.objects.create(
        campaign=campaign, unit=tree.base, indicator=Indicator.INITIATIVES, value=999, origin=TargetOrigin.OWN
    )
    Target.objects.create(campaign=campaign, unit=tree.far, indicator=Indicator.INITIATIVES, value=999)
    lines = report(campaign, tree.province).targets
    assert [(line.indicator, line.target, line.actual) for line in lines] == (
        [("initiatives", asked, 3)] if asked else []
    )


@pytest.mark.parametrize(("value", "percent"), [(2, 150.0), (7, 42.9), (0, None)])
def test_percentages_are_half_up_to_one_decimal_and_nothing_is_divided_by_zero(
    tree, campaign, every_state, value, percent
):
    Target.objects.create(campaign=campaign, unit=tree.province, indicator=Indicator.WORKS, value=value)
    assert [line.percent for line in report(campaign, tree.province).targets] == [percent]


def test_units_and_their_people(tree, campaign, every_state):
    for unit, day, members in ((tree.base, 1, 80), (tree.base, 2, 100), (tree.base2, 1, 50), (tree.far, 1, 999)):
        record_headcount(
            unit,
            as_of=dt.date(2025, 1, day),
            workers=members,
            workers_female=0,
            members=members,
            members_female=88 if members == 100 else 0,
        )
    units = report(campaign, tree.province).units
    assert units == {
        "count": 7,
        "by_block": {"school": 7},
        "workers": 150,
        "workers_female": 0,
        "members": 150,
        "members_female": 88,
        "members_female_percent": 58.7,
    }
    assert Participation.objects.filter(campaign=campaign).count() == 7


def test_a_campaign_nobody_registered_in(tree, campaign):
    found = report(campaign, tree.province)
    assert (found.entries, found.targets, found.works, found.units["members_female_percent"]) == (
        [],
        [],
        {"count": 0, "value": 0},
        None,
    )
    assert found.paragraph == f"Năm {campaign.year} chưa có đăng ký thi đua nào."


def test_the_paragraph_gives_every_figure(tree, campaign, every_state, awards):
    text = report(campaign, tree.province).paragraph
    assert text == (
        f"Từ đầu năm {campaign.year}, đã có 03 công trình do các cấp công đoàn đăng ký, tổng trị giá 300 triệu đồng; "
        "03 cá nhân đăng ký Bằng khen LĐLĐ tỉnh; 03 sáng kiến, kinh nghiệm."
    )


@pytest.mark.parametrize("rows", [1, 3])
def test_the_report_costs_the_same_whatever_it_counts(tree, campaign, awards, rows, django_assert_num_queries):
    for number in range(rows):
        unit = UnitFactory(code=f"U{number}", parent=tree.district)
        put_down(DossierFactory(campaign=campaign, unit=unit, state=DossierState.SENT), awards.certificate)
    counted = Counted(campaign=campaign, unit=Unit.objects.get(pk=tree.province.pk))
    with django_assert_num_queries(8):  # the place, works, initiatives, awards, repeats, targets, invited units, people
        registration_report(counted)
