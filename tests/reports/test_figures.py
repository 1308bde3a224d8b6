"""What the registration report counts: which states, which units, which day, what stands twice."""

import pytest

from campaigns.models import (
    DossierKind,
    DossierState,
    Indicator,
    Participation,
    Target,
    TargetOrigin,
)
from contributions.models import InitiativeAuthor
from reports.selectors.counted import Counted
from reports.selectors.registrations import registration_report
from tests.factories import (
    DossierFactory,
    EntryFactory,
    InitiativeFactory,
    LaunchedCampaignFactory,
    MemberFactory,
    ParticipationFactory,
    PhaseFactory,
    UnitFactory,
)
from tests.reports.conftest import MILLION, counted_at, put_down
from units.models import Unit

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


def test_the_paragraph_says_what_stands_in_both_phases(tree, campaign, two_phases):
    assert "02 tập thể, 03 cá nhân đăng ký Bằng khen LĐLĐ tỉnh (trong đó 02 lượt đã có ở đợt khác);" in (
        report(campaign, tree.province).paragraph
    )


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


@pytest.mark.parametrize(
    ("state", "confirmed"),
    [
        ("draft", 0),
        ("sent", 0),
        ("checked", 0),
        ("recognised", 4),
        ("applied", 4),
        ("spread", 4),
        ("not_recognised", 0),
    ],
)
def test_benefit_is_confirmed_once_the_level_above_confirmed_it(tree, campaign, awards, state, confirmed):
    initiative = InitiativeFactory(
        unit=tree.base, state=state, benefit_declared=5 * MILLION, benefit_confirmed=4 * MILLION
    )
    InitiativeAuthor.objects.create(initiative=initiative, member=MemberFactory(unit=tree.base), share_percent=100)
    dossier = DossierFactory(campaign=campaign, unit=tree.base, state=DossierState.ACCEPTED)
    put_down(dossier, awards.certificate, initiative=initiative)
    assert report(campaign, tree.base).initiatives == {
        "count": 1,
        "benefit_declared": 5 * MILLION,
        "benefit_confirmed": confirmed * MILLION,
    }


def test_a_household_is_not_its_member_registered_again(tree, campaign, awards):
    awards.certificate.subject_kinds = ["individual", "household"]
    awards.certificate.save()
    person = MemberFactory(unit=tree.base)
    for number, kind in ((1, "individual"), (2, "household")):
        phase = PhaseFactory(campaign=campaign, number=number)
        dossier = DossierFactory(campaign=campaign, unit=tree.base, phase=phase, state=DossierState.SENT)
        EntryFactory(dossier=dossier, award=awards.certificate, member=person, subject_kind=kind)
    assert [figures(line) for line in report(campaign, tree.province).entries] == [("BK_TINH", 0, 1, 1, 0)]


def test_an_award_of_unknown_level_says_so(tree, campaign, awards):
    awards.certificate.level_unknown = True
    awards.certificate.save()
    put_down(DossierFactory(campaign=campaign, unit=tree.base, state=DossierState.SENT), awards.certificate)
    found = report(campaign, tree.base)
    assert [line.level_unknown for line in found.entries] == [True]
    assert "Bằng khen LĐLĐ tỉnh (chưa rõ cấp)" in found.paragraph


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
    """base and base2 are invited, far is not and lies elsewhere."""
    for unit in (tree.base, tree.base2):
        ParticipationFactory(campaign=campaign, unit=unit)
    counted_at(tree.base, 80)
    counted_at(tree.base, 100, women=88, day=2)
    counted_at(tree.base2, 50)
    counted_at(tree.far, 999)
    units = report(campaign, tree.province).units
    assert units == {
        "count": 9,
        "by_block": {"school": 8, "enterprise_private": 1},
        "workers": 150,
        "workers_female": 0,
        "members": 150,
        "members_female": 88,
        "members_female_percent": 58.7,
    }
    assert Participation.objects.filter(campaign=campaign).count() == 9


@pytest.mark.parametrize(
    ("invited", "counted", "members"),
    [
        (["base", "base2"], {"district": 1000, "base": 100, "base2": 50}, 150),
        (["district", "base", "base2"], {"district": 1000, "base": 100, "base2": 50}, 1000),
        (["district", "base", "base2"], {"base": 100, "base2": 50}, 150),
        (["district", "other"], {"district": 1000, "base": 100, "other": 7}, 1007),
        (["base"], {}, 0),
    ],
)
def test_people_are_those_of_invited_units_each_once(tree, campaign, invited, counted, members):
    for name in invited:
        ParticipationFactory(campaign=campaign, unit=getattr(tree, name))
    for name, size in counted.items():
        counted_at(getattr(tree, name), size)
    assert report(campaign, tree.province).units["members"] == members


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
    with django_assert_num_queries(8):  # place, works, initiatives, awards, targets, invited units, people, reported
        registration_report(counted)
