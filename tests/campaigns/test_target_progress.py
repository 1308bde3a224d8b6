"""What counts towards a target, on which day, and how it adds up by unit, cluster, block and quarter."""

import datetime as dt
from decimal import Decimal

import pytest

from campaigns.models import DossierKind, DossierState, Indicator
from campaigns.selectors.attainment import Attainment, Standing
from campaigns.selectors.progress import OUTSIDE
from campaigns.selectors.subtree_sums import SubtreeSums
from campaigns.selectors.target_progress import in_standing, progress_under
from campaigns.selectors.target_words import handed_words, ratio_words
from common.quarter import Quarter, quarters_between
from contributions.models import Initiative, WorkState
from contributions.services.pair import tell_same, withdraw_conclusion
from tests.campaigns.targets import LAST, accepted, cluster_of, finish, hand, make_campaign, praise_entry, recognise
from tests.factories import EntryFactory, MemberFactory, ParticipationFactory, PhaseFactory, UnitFactory
from units.models import Unit, UnitPlacement

INITIATIVES = Indicator.INITIATIVES


@pytest.fixture
def campaign(tree):
    return make_campaign(tree.district)


def whole(campaign, unit, indicator=INITIATIVES, **asked):
    return progress_under(campaign, unit, indicator, **asked).whole


@pytest.mark.parametrize(
    ("target", "reached", "percent", "standing", "missing", "bar"),
    [
        (1500, 7929, Decimal("528.6"), Standing.ABOVE, 0, 100),
        (3, 1, Decimal("33.3"), Standing.BEHIND, 2, 33),
        (3, 2, Decimal("66.7"), Standing.BEHIND, 1, 66),
        (5, 5, Decimal("100.0"), Standing.REACHED, 0, 100),
        (None, 7, None, Standing.NOT_GIVEN, 0, 0),
        (0, 0, None, Standing.REACHED, 0, 100),
        (0, 4, None, Standing.ABOVE, 0, 100),
    ],
)
def test_attainment(target, reached, percent, standing, missing, bar):
    found = Attainment(target, reached)
    assert (found.percent, found.standing, found.missing, found.bar) == (percent, standing, missing, bar)


def test_the_sentence_of_the_article():
    assert ratio_words(INITIATIVES, Attainment(1500, 7929)) == "7.929/1.500 sáng kiến, 528,6%"
    assert ratio_words(INITIATIVES, Attainment(None, 7)) == "7 sáng kiến, chưa giao chỉ tiêu"
    assert ratio_words(Indicator.WORKS_VALUE, Attainment(2_000_000_000, 44_900_000_000)) == (
        "44,9 tỷ đồng/2 tỷ đồng, 2.245,0%"
    )


@pytest.mark.parametrize(
    ("target", "handed", "said"),
    [
        (10, 10, "Đã giao xuống đủ 10 sáng kiến cho các đơn vị bên dưới."),
        (10, 12, "Đã giao xuống 12 sáng kiến, nhiều hơn chỉ tiêu được giao 2 sáng kiến."),
        (10, 7, "Đã giao xuống 7 sáng kiến, còn 3 sáng kiến chưa giao cho đơn vị nào."),
        (None, 7, ""),
        (10, None, ""),
    ],
)
def test_what_was_handed_on_is_set_beside_what_was_asked(target, handed, said):
    assert handed_words(INITIATIVES, target, handed) == said


def test_quarters():
    assert [each.key for each in quarters_between(dt.date(2021, 11, 5), dt.date(2022, 4, 1))] == [
        "2021-4",
        "2022-1",
        "2022-2",
    ]
    assert (Quarter(2022, 4).first, Quarter(2022, 4).last) == (dt.date(2022, 10, 1), dt.date(2022, 12, 31))
    assert Quarter(2022, 2).label == "quý II/2022"
    assert quarters_between(dt.date(2022, 1, 2), dt.date(2022, 1, 1)) == []


def test_sums_of_subtrees():
    sums = SubtreeSums([("0001", 5), ("00010002", 7), ("0001000Z", 1), ("0002", 11), ("00010002", 2)])
    assert [sums.under(path) for path in ("0001", "00010002", "0001000Z", "0002", "0003")] == [15, 9, 1, 11, 0]


@pytest.mark.parametrize("state", DossierState.values)
def test_only_accepted_dossiers_count(tree, campaign, state):
    recognise(campaign, tree.base, dossier=accepted(campaign, tree.base, state=state))
    assert whole(campaign, tree.district).reached == (state == DossierState.ACCEPTED)


@pytest.mark.parametrize(
    ("state", "counts"),
    [
        ("draft", 0),
        ("sent", 0),
        ("checked", 0),
        ("recognised", 1),
        ("not_recognised", 0),
        ("applied", 1),
        ("spread", 1),
    ],
)
def test_only_confirmed_recognitions_count(tree, campaign, state, counts):
    recognise(campaign, tree.base, state=state)
    assert whole(campaign, tree.district).reached == counts


@pytest.mark.parametrize(
    ("on", "counts"),
    [
        (dt.date(2021, 12, 31), 0),
        (dt.date(2022, 1, 1), 1),
        (dt.date(2022, 12, 31), 1),
        (dt.date(2023, 1, 1), 0),
    ],
)
def test_recognition_lies_in_the_days_of_the_campaign(tree, campaign, on, counts):
    recognise(campaign, tree.base, on=on)
    assert whole(campaign, tree.district).reached == counts


def test_an_initiative_of_two_dossiers_counts_once_and_another_campaign_not_at_all(tree, campaign):
    (initiative,) = recognise(campaign, tree.base)
    proposal = accepted(campaign, tree.base, kind=DossierKind.PROPOSAL)
    proposal.initiative_links.create(initiative=initiative)
    recognise(make_campaign(tree.district, code="KHAC"), tree.base, 3)
    assert whole(campaign, tree.district).reached == 1


def test_works_count_when_finished_and_their_values_add_up(tree, campaign):
    finish(campaign, tree.base, 7_200_000_000)
    finish(campaign, tree.base2, 8_608_330_000)
    finish(campaign, tree.base, 1, on=None)
    finish(campaign, tree.base, 1, on=dt.date(2023, 1, 1))
    finish(campaign, tree.base, 1, state=WorkState.DROPPED)
    finish(campaign, tree.base, None)
    assert whole(campaign, tree.district, Indicator.WORKS).reached == 3
    assert whole(campaign, tree.district, Indicator.WORKS_VALUE).reached == 15_808_330_000


@pytest.mark.parametrize(("needs_proposal", "people"), [(True, 1), (False, 2)])
def test_titles_are_those_a_tally_reads_each_subject_once(tree, awards, needs_proposal, people):
    campaign = make_campaign(tree.district, needs_proposal=needs_proposal)
    person = MemberFactory(unit=tree.base)
    phases = [PhaseFactory(campaign=campaign, number=number) for number in (1, 2)]
    for phase in phases:
        EntryFactory(dossier=accepted(campaign, tree.base, phase=phase), award=awards.title, member=person)
    praise_entry(campaign, tree.base, awards.title, phase=phases[0])
    praise_entry(campaign, tree.base2, awards.title, phase=phases[0], state=DossierState.SENT)
    praise_entry(campaign, tree.base2, awards.title, kind=DossierKind.PROPOSAL)
    assert whole(campaign, tree.district, Indicator.INDIVIDUAL_TITLES).reached == people
    assert whole(campaign, tree.district, Indicator.COLLECTIVE_TITLES).reached == 0
    campaign.needs_proposal = not needs_proposal
    campaign.save()
    assert whole(campaign, tree.district, Indicator.INDIVIDUAL_TITLES).reached == {1: 2, 2: 1}[people]


def test_the_unit_above_is_told_its_own_target_else_the_sum_below(tree, campaign):
    hand(campaign, base=(tree.base, 5), base2=(tree.base2, 7))
    recognise(campaign, tree.base, 6)
    assert whole(campaign, tree.district) == Attainment(12, 6)
    hand(campaign, district=(tree.district, 10))
    progress = progress_under(campaign, tree.district, INITIATIVES)
    assert (progress.whole, progress.handed_below) == (Attainment(10, 6), 12)


def test_a_unit_answers_for_all_below_it(tree):
    campaign = make_campaign(tree.province)
    section = UnitFactory(code="BP1", parent=tree.base, kind="section")
    hand(campaign, district=(tree.district, 4), base=(tree.base, 3))
    recognise(campaign, section, 2)
    recognise(campaign, tree.base2)
    recognise(campaign, tree.other, 5)
    progress = progress_under(campaign, tree.province, INITIATIVES)
    assert progress.of(tree.district.pk) == Attainment(4, 3)
    assert progress.of(tree.base.pk) == Attainment(3, 2)
    assert progress.of(tree.district2.pk) == Attainment(None, 5)
    assert progress.whole == Attainment(4, 8)
    assert whole(campaign, tree.base) == Attainment(3, 2)


def test_by_cluster_adds_up_to_the_whole(tree):
    campaign = make_campaign(tree.province)
    first = cluster_of(tree.province, "C1", tree.district)
    cluster_of(tree.province, "CU", tree.district2, year=2021)
    hand(campaign, district=(tree.district, 4), other=(tree.other, 9))
    recognise(campaign, tree.base, 3)
    recognise(campaign, tree.other, 2)
    recognise(campaign, tree.province)
    progress = progress_under(campaign, tree.province, INITIATIVES)
    groups = progress.by_cluster()
    assert [(group.key, group.attainment, group.behind, group.not_given) for group in groups] == [
        (str(first.pk), Attainment(4, 3), 1, 0),
        (OUTSIDE, Attainment(9, 3), 1, 0),
    ]
    assert sum(group.attainment.reached for group in groups) == progress.whole.reached == 6
    for group in groups:
        assert progress.rows(cluster=group.key).count() == group.attainment.reached
        assert progress.units_of(cluster=group.key) == group.units
    assert progress.units_of(cluster="999999") == ()


def test_no_cluster_no_groups(tree, campaign):
    recognise(campaign, tree.base)
    assert progress_under(campaign, tree.district, INITIATIVES).by_cluster() == []


def test_by_block(tree, campaign):
    hand(campaign, base=(tree.base, 5))
    ParticipationFactory(campaign=campaign, unit=tree.base2)
    recognise(campaign, tree.base, 6)
    recognise(campaign, tree.base2, 2)
    recognise(campaign, tree.district)
    progress = progress_under(campaign, tree.district, INITIATIVES)
    groups = progress.by_block()
    assert [(group.key, group.attainment, group.not_given) for group in groups] == [
        ("school", Attainment(5, 6), 0),
        ("enterprise_private", Attainment(None, 2), 1),
        ("none", Attainment(None, 1), 0),
    ]
    for group in groups:
        assert progress.rows(block=group.key).count() == group.attainment.reached
        assert progress.units_of(block=group.key) == group.units


def test_recognised_after_the_quarter_falls_into_the_next(tree, campaign):
    hand(campaign, district=(tree.district, 4))
    recognise(campaign, tree.base, 2, on=dt.date(2022, 3, 31))
    recognise(campaign, tree.base, 3, on=dt.date(2022, 4, 1))
    recognise(campaign, tree.base, 1, on=dt.date(2022, 12, 31))
    lines = progress_under(campaign, tree.district, INITIATIVES).by_quarter()
    assert [(line.quarter.key, line.amount, line.so_far) for line in lines] == [
        ("2022-1", 2, Attainment(4, 2)),
        ("2022-2", 3, Attainment(4, 5)),
        ("2022-3", 0, Attainment(4, 5)),
        ("2022-4", 1, Attainment(4, 6)),
    ]
    for line in lines:
        alone = progress_under(campaign, tree.district, INITIATIVES, quarter=line.quarter)
        so_far = progress_under(campaign, tree.district, INITIATIVES, until=line.quarter)
        assert (alone.rows().count(), so_far.rows().count()) == (line.amount, line.so_far.reached)


def test_titles_have_no_quarters(tree, campaign):
    assert progress_under(campaign, tree.district, Indicator.INDIVIDUAL_TITLES).by_quarter() == []


def test_units_are_narrowed_and_ordered(tree, campaign):
    third = UnitFactory(code="CS9", parent=tree.district)
    hand(campaign, base=(tree.base, 10), base2=(tree.base2, 2))
    ParticipationFactory(campaign=campaign, unit=third)
    recognise(campaign, tree.base, 5)
    recognise(campaign, tree.base2, 3)
    progress = progress_under(campaign, tree.district, INITIATIVES)
    assert progress.map.listed == (tree.base.pk, tree.base2.pk, third.pk)
    assert in_standing(progress, progress.map.listed, Standing.BEHIND) == [tree.base.pk]
    assert in_standing(progress, progress.map.listed, Standing.NOT_GIVEN) == [third.pk]
    assert in_standing(progress, progress.map.listed, order="percent") == [tree.base.pk, tree.base2.pk, third.pk]
    assert in_standing(progress, progress.map.listed, order="reached") == [tree.base.pk, tree.base2.pk, third.pk]


def test_a_unit_that_has_moved_since_stays_where_it_hung_in_the_campaign(tree):
    campaign = make_campaign(tree.province)
    hand(campaign, base=(tree.base, 5))
    recognise(campaign, tree.base, 6)
    there = UnitPlacement.objects.get(unit=tree.base)
    Unit.objects.move(tree.base, tree.district2, pos="last-child")
    UnitPlacement.objects.filter(pk=there.pk).update(valid_to=LAST)
    moved = Unit.objects.get(pk=tree.base.pk)
    UnitPlacement.objects.create(
        unit=moved, parent=tree.district2, path=moved.path, depth=moved.depth, valid_from=LAST + dt.timedelta(days=1)
    )
    progress = progress_under(campaign, tree.province, INITIATIVES)
    assert (progress.of(tree.district.pk).reached, progress.of(tree.district2.pk).reached) == (6, 0)


@pytest.mark.parametrize("rows", [1, 3])
def test_the_figures_cost_the_same_whatever_they_count(tree, campaign, rows, django_assert_num_queries):
    members = [UnitFactory(code=f"U{number}", parent=tree.district, block="school") for number in range(rows)]
    cluster_of(tree.district, "C1", *members)
    for unit in members:
        hand(campaign, unit=(unit, 2))
        recognise(campaign, unit, rows)
    progress = progress_under(campaign, tree.district, INITIATIVES)
    with django_assert_num_queries(6):  # the place, places, the latest change, results, clusters, members
        progress.whole, progress.by_cluster(), progress.by_block(), progress.by_quarter()


def test_what_was_counted_is_remembered_until_something_changes(tree, campaign, django_assert_num_queries):
    recognise(campaign, tree.base, 2)
    assert whole(campaign, tree.district).reached == 2
    remembered = progress_under(campaign, tree.district, INITIATIVES)
    with django_assert_num_queries(1):  # the latest change
        assert remembered.map.counted.waiting == 0
    Initiative.objects.update(state="not_recognised")
    assert whole(campaign, tree.district).reached == 0
    assert progress_under(campaign, tree.district, INITIATIVES).map.counted.waiting == 2


def test_what_is_the_same_as_another_counts_there_only(campaign, tree, people):
    kept, other = recognise(campaign, tree.base, 2)
    pair = tell_same(kept, other, reason="Nộp hai lần", by=people["specialist"])
    assert whole(campaign, tree.district).reached == 1
    withdraw_conclusion(pair, reason="Nhầm", by=people["specialist"])
    assert whole(campaign, tree.district).reached == 2
