"""Who writes which column in which state, what it comes to, and who moves the card on."""

from decimal import Decimal

import pytest

from common.errors import DomainError, NotAllowed, StaleEdit, TransitionRefused
from common.models import AuditEntry
from scores.models import CardState as S
from scores.models import Evidence, ScoreCard
from scores.services.card import PointsRefused, open_card, save_scores
from scores.services.evidence import attach_evidence, remove_evidence
from scores.services.moves import appraise_card, finish_cluster, reopen_card, return_card, send_card
from tests.factories import CollectiveFactory, RoleAssignmentFactory, ScoreSheetFactory
from tests.scores.conftest import OWN, make_sheet, pdf
from units.models import Role
from units.services.headcount import record_headcount


def state_of(card):
    return ScoreCard.objects.get(pk=card.pk).state


# ---------- Opening ----------


def test_a_card_is_opened_once_and_knows_its_cluster(card, campaign, sheet, tree, people, cluster):
    again = open_card(campaign, sheet=sheet, subject_kind="unit", subject=tree.base, by=people["editor"])
    assert (again, again.cluster) == (card, cluster)


@pytest.mark.parametrize("who", ["specialist", "editor2", "viewer", "nobody", "superuser"])
def test_only_the_unit_opens_its_card(campaign, sheet, tree, people, who):
    with pytest.raises(NotAllowed):
        open_card(campaign, sheet=sheet, subject_kind="unit", subject=tree.base, by=people[who])


def test_a_collective_of_the_unit_has_a_card(campaign, sheet, tree, people):
    team = CollectiveFactory(unit=tree.base)
    card = open_card(campaign, sheet=sheet, subject_kind="collective", subject=team, by=people["editor"])
    assert (card.subject, card.unit) == (team, tree.base)


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"blocks": ["commune"]}, "khối"),
        ({"unit_kinds": ["district"]}, "cấp"),
        ({"year_to": 2001}, "năm"),
        ({"subject_kinds": ["individual"]}, "loại đối tượng"),
        ({"workers_from": 500}, "100 CNVCLĐ"),
        ({"state": "draft"}, "không còn hiệu lực"),
    ],
)
def test_a_sheet_for_others_is_refused(campaign, tree, people, fields, told):
    record_headcount(
        unit=tree.base, as_of=campaign.starts_on, workers=100, workers_female=0, members=90, members_female=0
    )
    sheet = ScoreSheetFactory(**fields)
    with pytest.raises(DomainError, match=told):
        open_card(campaign, sheet=sheet, subject_kind="unit", subject=tree.base, by=people["editor"])


def test_a_size_nobody_knows_excludes_no_sheet(campaign, tree, people):
    sheet = ScoreSheetFactory(workers_from=500)
    assert open_card(campaign, sheet=sheet, subject_kind="unit", subject=tree.base, by=people["editor"]).pk


# ---------- Columns ----------


@pytest.mark.parametrize(
    ("column", "who", "state", "allowed"),
    [
        ("self", "editor", S.SELF_SCORING, True),
        ("self", "editor", S.SENT, False),
        ("self", "editor", S.APPRAISED, False),
        ("self", "editor2", S.SELF_SCORING, False),
        ("self", "specialist", S.SELF_SCORING, False),
        ("self", "superuser", S.SELF_SCORING, False),
        ("cluster", "editor2", S.SENT, True),
        ("cluster", "editor_elsewhere", S.SENT, True),
        ("cluster", "editor2", S.SELF_SCORING, False),
        ("cluster", "editor2", S.CLUSTER_SCORED, False),
        ("cluster", "editor", S.SENT, False),
        ("cluster", "specialist", S.SENT, False),
        ("appraised", "specialist", S.CLUSTER_SCORED, True),
        ("appraised", "specialist_province", S.CLUSTER_SCORED, True),
        ("appraised", "specialist", S.SENT, False),
        ("appraised", "specialist", S.APPRAISED, False),
        ("appraised", "specialist_elsewhere", S.CLUSTER_SCORED, False),
        ("appraised", "editor", S.CLUSTER_SCORED, False),
        ("appraised", "editor2", S.CLUSTER_SCORED, False),
        ("appraised", "approver", S.CLUSTER_SCORED, False),
    ],
)
def test_who_writes_which_column_when(scored, tree, people, column, who, state, allowed):
    card = scored(tree.base, people["editor"], state)
    before = card.scores.get(criterion__code="I.1")
    try:
        save_scores(card, column=column, points={"I.1": Decimal(7)}, by=people[who])
    except (NotAllowed, TransitionRefused):
        done = False
    else:
        done = True
    line = card.scores.get(criterion__code="I.1")
    assert done is allowed
    assert getattr(line, f"{column}_score") == (7 if allowed else getattr(before, f"{column}_score"))


def test_an_officer_never_scores_the_own_unit_for_the_cluster(scored, tree, people):
    card = scored(tree.base2, people["editor2"], S.SENT)
    with pytest.raises(NotAllowed, match="chính đơn vị mình"):
        save_scores(card, column="cluster", points=OWN, by=people["editor2"])


def test_a_specialist_who_also_writes_for_the_unit_does_not_appraise_it(scored, tree, people):
    RoleAssignmentFactory(user=people["specialist"], role=Role.EDITOR, unit=tree.base)
    card = scored(tree.base, people["editor"], S.CLUSTER_SCORED)
    with pytest.raises(NotAllowed, match="người lập hồ sơ"):
        save_scores(card, column="appraised", points=OWN, by=people["specialist"])


def test_columns_stand_side_by_side(scored, tree, people):
    card = scored(tree.base, people["editor"], S.CLUSTER_SCORED)
    save_scores(card, column="appraised", points={"I.1": Decimal("40.5"), "I.2": Decimal(0)}, by=people["specialist"])
    card.refresh_from_db()
    assert (card.self_total, card.cluster_total, card.appraised_total, card.score) == (90, 90, Decimal("40.5"), 90)
    assert (card.self_by, card.cluster_by, card.appraised_by) == tuple(
        people[name] for name in ("editor", "editor2", "specialist")
    )


def test_blank_is_not_zero(card, people):
    save_scores(card, column="self", points={"I.1": Decimal(0), "I.2": None}, by=people["editor"])
    card.refresh_from_db()
    assert card.self_total is None
    save_scores(card, column="self", points={"I.2": Decimal(0)}, by=people["editor"])
    card.refresh_from_db()
    assert card.self_total == 0


def test_points_over_their_maximum_are_refused_by_criterion(card, people):
    with pytest.raises(PointsRefused) as refused:
        save_scores(
            card,
            column="self",
            points={
                "I.1": Decimal(61),
                "I.2": Decimal(-1),
                "II.1": Decimal("1.234"),
                "X": Decimal(1),
                "III.1": Decimal(20),
            },
            by=people["editor"],
        )
    assert set(refused.value.faults) == {"I.1", "I.2", "II.1", "X"}
    assert card.scores.get(criterion__code="I.1").self_score == 50


def test_somebody_elses_edit_is_not_lost(card, people):
    seen = ScoreCard.objects.get(pk=card.pk).version
    save_scores(card, column="self", points={"I.1": Decimal(1)}, by=people["editor"], version=seen)
    with pytest.raises(StaleEdit):
        save_scores(card, column="self", points={"I.1": Decimal(2)}, by=people["editor"], version=seen)


def test_history_and_audit_remember(card, people):
    save_scores(card, column="self", points={"I.1": Decimal(1)}, by=people["editor"])
    line = card.scores.get(criterion__code="I.1")
    assert [event.self_score for event in line.events.order_by("pgh_id")] == [50, 1]
    moves = AuditEntry.objects.filter(subject_id=card.pk, subject_type__model="scorecard").values_list(
        "move", flat=True
    )
    assert set(moves) == {"open", "edit"}


# ---------- Moves ----------


@pytest.mark.parametrize(
    ("move", "who", "state", "after"),
    [
        (send_card, "editor", S.SELF_SCORING, S.SENT),
        (send_card, "specialist", S.SELF_SCORING, S.SELF_SCORING),
        (send_card, "editor", S.SENT, S.SENT),
        (finish_cluster, "editor2", S.SENT, S.SENT),
        (finish_cluster, "editor", S.SENT, S.SENT),
        (appraise_card, "specialist", S.SENT, S.SENT),
        (appraise_card, "specialist", S.CLUSTER_SCORED, S.CLUSTER_SCORED),
    ],
)
def test_a_card_moves_only_when_it_may_and_is_whole(scored, tree, people, move, who, state, after):
    card = scored(tree.base, people["editor"], state)
    try:
        move(card, by=people[who])
    except DomainError:
        assert state == after
    assert state_of(card) == after


@pytest.mark.parametrize(
    ("who", "state", "after"),
    [
        ("editor2", S.SENT, S.RETURNED),
        ("specialist", S.SENT, S.RETURNED),
        ("specialist", S.CLUSTER_SCORED, S.RETURNED),
        ("editor", S.SENT, S.SENT),
        ("specialist_elsewhere", S.SENT, S.SENT),
        ("specialist", S.APPRAISED, S.APPRAISED),
        ("specialist", S.SELF_SCORING, S.SELF_SCORING),
    ],
)
def test_who_returns_a_card(scored, tree, people, who, state, after):
    card = scored(tree.base, people["editor"], state)
    try:
        return_card(card, by=people[who], reason="Thiếu minh chứng tiêu chí I.2")
    except DomainError:
        assert state == after
    assert state_of(card) == after


def test_the_whole_road(scored, tree, people):
    card = scored(tree.base, people["editor"], S.APPRAISED)
    assert (card.score, card.ratio) == (90, Decimal("0.833333"))
    reopen_card(card, by=people["specialist"], reason="Cộng nhầm")
    card.refresh_from_db()
    assert (card.state, card.score, card.appraised_total) == (S.SENT, None, 90)


def test_a_unit_without_a_cluster_goes_straight_to_the_appraisal(campaign, sheet, tree, people):
    card = open_card(campaign, sheet=sheet, subject_kind="unit", subject=tree.base, by=people["editor"])
    save_scores(card, column="self", points={"I.1": Decimal(50), "I.2": Decimal(0)}, by=people["editor"])
    send_card(card, by=people["editor"])
    save_scores(card, column="appraised", points=OWN, by=people["specialist"])
    appraise_card(card, by=people["specialist"])
    card.refresh_from_db()
    assert (card.cluster, card.state, card.score) == (None, S.APPRAISED, 90)


def test_sending_needs_every_criterion_and_its_evidence(campaign, sheet, tree, people):
    card = open_card(campaign, sheet=sheet, subject_kind="unit", subject=tree.base, by=people["editor"])
    save_scores(card, column="self", points={"I.1": Decimal(0)}, by=people["editor"])
    with pytest.raises(TransitionRefused, match="còn 1 tiêu chí"):
        send_card(card, by=people["editor"])
    save_scores(card, column="self", points={"I.2": Decimal(1)}, by=people["editor"])
    with pytest.raises(TransitionRefused, match=r"minh chứng ở tiêu chí I\.2"):
        send_card(card, by=people["editor"])
    attach_evidence(card, criterion_code="I.2", upload=pdf(), by=people["editor"])
    send_card(card, by=people["editor"])
    assert state_of(card) == S.SENT


def test_evidence_is_checked_and_private_to_the_scoring_unit(card, people):
    with pytest.raises(DomainError, match="đã có"):
        attach_evidence(card, criterion_code="I.2", upload=pdf(), by=people["editor"])
    with pytest.raises(DomainError, match="không thuộc loại"):
        attach_evidence(card, criterion_code="I.2", upload=pdf("virus.exe"), by=people["editor"])
    with pytest.raises(NotAllowed):
        attach_evidence(card, criterion_code="", upload=pdf(more=b"2"), by=people["specialist"])
    row = card.evidence.get()
    assert "minh-chung" not in row.file.name
    remove_evidence(row, by=people["editor"])
    assert not Evidence.objects.exists()


# ---------- Bands and places ----------


@pytest.mark.parametrize(
    ("points", "band"),
    [
        ({"I.1": Decimal(60), "I.2": Decimal(40)}, "A"),
        ({"I.1": Decimal(50), "I.2": Decimal(40)}, "A"),
        ({"I.1": Decimal("49.99"), "I.2": Decimal(40)}, "B"),
        ({"I.1": Decimal(60), "I.2": Decimal(19), "II.1": Decimal(8)}, "B"),
        ({"I.1": Decimal(10), "I.2": Decimal(39)}, None),
    ],
)
def test_the_band_asks_for_points_and_for_every_criterion(scored, tree, people, points, band):
    card = scored(tree.base, people["editor"], S.APPRAISED, points)
    assert ScoreCard.objects.banded().get(pk=card.pk).band == band


def test_nineteen_of_forty_is_under_half_though_the_sum_is_high(scored, tree, people):
    card = scored(
        tree.base, people["editor"], S.APPRAISED, {"I.1": Decimal(60), "I.2": Decimal(30), "II.1": Decimal(5)}
    )
    assert ScoreCard.objects.banded().get(pk=card.pk).band == "A"


def test_a_knock_out_takes_the_band(scored, tree, people, sheet):
    card = scored(tree.base, people["editor"], S.CLUSTER_SCORED)
    hits = [sheet.knock_outs.get().pk]
    save_scores(card, column="appraised", points=OWN, by=people["specialist"], knock_outs=hits)
    appraise_card(card, by=people["specialist"])
    row = ScoreCard.objects.banded().get(pk=card.pk)
    assert (row.score, row.band, row.knock_out_count) == (90, None, 1)


def test_ties_share_a_place_and_a_blank_has_none(scored, tree, people):
    scored(tree.base, people["editor"], S.CLUSTER_SCORED)
    scored(tree.base2, people["editor2"], S.CLUSTER_SCORED)
    scored(tree.other, people["editor_elsewhere"], S.SENT)
    rows = ScoreCard.objects.ranked().order_by("unit__code")
    assert [(row.cluster_rank, row.block_rank) for row in rows] == [(1, 1), (1, 1), (None, None)]


def test_places_are_among_all_whoever_looks(scored, tree, people):
    scored(tree.base, people["editor"], S.CLUSTER_SCORED, {"I.1": Decimal(10), "I.2": Decimal(10)})
    scored(tree.base2, people["editor2"], S.CLUSTER_SCORED)
    seen = ScoreCard.objects.within([tree.base.path]).ranked().get()
    assert (seen.cluster_rank, seen.block_rank) == (2, 1)


def test_another_series_is_ranked_apart(scored, tree, people, campaign):
    scored(tree.base, people["editor"], S.CLUSTER_SCORED)
    other = make_sheet(code="KHAC", series="KHAC")
    card = open_card(campaign, sheet=other, subject_kind="unit", subject=tree.base2, by=people["editor2"])
    ScoreCard.objects.filter(pk=card.pk).update(score=1)
    assert ScoreCard.objects.ranked().get(pk=card.pk).cluster_rank == 1
