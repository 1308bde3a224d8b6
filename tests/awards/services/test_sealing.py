"""A sealed run: by whom, when, and that nothing of it changes any more, whoever asks."""

import pytest
from django.db import DatabaseError, connection, transaction

from awards.models import Assessment, Recommendation, TallyRun
from awards.services.recommendation import approve_recommendation, reconsider_recommendation
from awards.services.sealing import seal_tally
from awards.services.tally import start_tally
from common.errors import NotAllowed, TransitionRefused
from common.models import AuditEntry
from tests.factories import RoleAssignmentFactory


@pytest.fixture
def sealed(four_outcomes):
    four_outcomes.run = seal_tally(four_outcomes.run, by=four_outcomes.world.people["approver"])
    return four_outcomes


def test_an_approver_seals_what_another_ran(sealed):
    run, approver = sealed.run, sealed.world.people["approver"]
    assert (run.state, run.sealed_by, len(run.sha256)) == ("sealed", approver, 64)
    line = AuditEntry.objects.get(move="seal")
    assert (line.actor, line.before, line.after, line.data["sha256"]) == (approver, "done", "sealed", run.sha256)


@pytest.mark.parametrize("who", ["specialist_province2", "council", "auditor", "manager", "viewer", "superuser"])
def test_nobody_else_seals(four_outcomes, who):
    with pytest.raises(NotAllowed, match="người phê duyệt"):
        seal_tally(four_outcomes.run, by=four_outcomes.world.people[who])


def test_who_ran_it_does_not_seal_it(four_outcomes):
    runner = four_outcomes.run.started_by
    RoleAssignmentFactory(user=runner, unit=four_outcomes.world.tree.province, role="approver")
    with pytest.raises(NotAllowed, match="không tự niêm phong"):
        seal_tally(four_outcomes.run, by=runner)
    with pytest.raises(DatabaseError, match="tally_run_sealed_by_another"), transaction.atomic():
        TallyRun.objects.filter(pk=four_outcomes.run.pk).update(
            state="sealed", sealed_by=runner, sealed_at=four_outcomes.run.finished_at
        )


def test_a_run_under_way_is_not_sealed(world):
    world.person(world.dossier())
    run = start_tally(world.campaign, by=world.people["specialist_province"])
    with pytest.raises(TransitionRefused, match="Chờ chạy"):
        seal_tally(run, by=world.people["approver"])


@pytest.mark.parametrize(
    ("fields", "words"),
    [({"failure": "hỏng"}, "hỏng"), ({"has_digests": False}, "phiên bản cũ"), ({"entries": 5}, "có 4 kết quả")],
)
def test_a_run_that_is_not_clean_is_not_sealed(four_outcomes, fields, words):
    TallyRun.objects.filter(pk=four_outcomes.run.pk).update(**fields)
    with pytest.raises(TransitionRefused, match=words):
        seal_tally(four_outcomes.run, by=four_outcomes.world.people["approver"])


def test_a_run_a_later_one_replaces_is_not_sealed(four_outcomes):
    later = four_outcomes.world.evaluated()
    approver = four_outcomes.world.people["approver"]
    with pytest.raises(TransitionRefused, match="mới hơn"):
        seal_tally(four_outcomes.run, by=approver)
    assert seal_tally(later, by=approver).state == "sealed"


def test_results_that_were_touched_are_not_sealed(four_outcomes):
    Recommendation.objects.filter(pk=four_outcomes.below_line.pk).update(outcome="recommended")
    with pytest.raises(TransitionRefused, match="không còn ra đúng mã kiểm chứng"):
        seal_tally(four_outcomes.run, by=four_outcomes.world.people["approver"])


def test_people_still_decide_on_a_sealed_run(sealed):
    approver = sealed.world.people["approver"]
    row = approve_recommendation(sealed.recommended, by=approver)
    assert row.state == "approved"
    assert reconsider_recommendation(row, by=approver, reason="Xem lại").state == "proposed"


COLUMNS = [
    ("awards_tallyrun", "standards = '{}'"),
    ("awards_tallyrun", "quotas = '{}'"),
    ("awards_tallyrun", "counts = '{}'"),
    ("awards_tallyrun", "sha256 = repeat('0', 64)"),
    ("awards_tallyrun", "state = 'done'"),
    ("awards_tallyrun", "period_to = '2020-01-01'"),
    ("awards_recommendation", "outcome = 'below_line', outcome_order = 1"),
    ("awards_recommendation", "eligible = NOT eligible"),
    ("awards_recommendation", "rank = 7"),
    ("awards_recommendation", "rank_values = '[1]'"),
    ("awards_recommendation", "tie_at_line = NOT tie_at_line"),
    ("awards_recommendation", "stopped_by = '[\"X\"]'"),
    ("awards_recommendation", "standard_version_id = NULL"),
    ("awards_recommendation", "unit_id = (SELECT min(id) FROM units_unit)"),
    ("awards_assessment", "facts = '{}'"),
    ("awards_assessment", "findings = '{}'"),
    ("awards_assessment", "digest = ''"),
]
STATEMENTS = [
    *(f"UPDATE {table} SET {change}" for table, change in COLUMNS),
    "DELETE FROM awards_assessment",
    "DELETE FROM awards_recommendation",
    "DELETE FROM awards_tallyrun",
    "INSERT INTO awards_recommendation (run_id, entry_id, award_id, unit_id, outcome, outcome_order, eligible,"
    " rank_values, tie_at_line, state) SELECT run_id, entry_id, award_id, unit_id, outcome, 0, false, '[]', false,"
    " 'proposed' FROM awards_recommendation",
    "TRUNCATE awards_assessment",
    "TRUNCATE awards_tallyrun CASCADE",
]


@pytest.mark.parametrize("statement", STATEMENTS)
def test_nothing_of_a_sealed_run_changes_by_sql(sealed, statement):
    words = "niêm phong|permission denied|chỉ được ghi thêm|recommendation_once"
    with pytest.raises(DatabaseError, match=words), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.parametrize("statement", [text for text in STATEMENTS if "INSERT" not in text])
def test_nor_by_the_owner_of_the_tables(committed_sealed, roles, statement):
    from tests.conftest import as_role

    as_role(connection, roles.owner)
    try:
        with pytest.raises(DatabaseError, match=r"niêm phong|chỉ được ghi thêm"), connection.cursor() as cursor:
            cursor.execute(statement)
    finally:
        as_role(connection, roles.app)


@pytest.fixture
def committed_sealed(committed_world):
    committed_world.person(committed_world.dossier())
    return seal_tally(committed_world.evaluated(), by=committed_world.people["approver"])


def test_the_ranked_stays_in_place_while_others_are_written(sealed):
    """The rows of another run of the campaign are free."""
    other = sealed.world.evaluated()
    assert Recommendation.objects.filter(run=other).update(rank=9) == 4


def test_an_assessment_is_not_changed_even_before(four_outcomes):
    with pytest.raises(DatabaseError, match=r"permission denied|chỉ được ghi thêm"), transaction.atomic():
        Assessment.objects.filter(recommendation__run=four_outcomes.run).update(facts={})
