"""A run worked out again from what it stored: it holds, or the first entry that differs is named with the fact."""

import unicodedata

import pytest
from django.db import connection

from awards.models import Assessment, Recommendation, SealCheck, TallyRun
from awards.selectors.differences import told
from awards.services.seal_check import reissue_checks, run_check, start_check, verify_tally
from awards.services.sealing import seal_tally
from common.errors import NotAllowed, TransitionRefused
from people.models import Rating
from tests.conftest import as_role
from units.models import Unit


@pytest.fixture
def ranked(committed_world):
    """Four people, one place; the run is done."""
    committed_world.limit.quota = 1
    committed_world.limit.save()
    dossier = committed_world.dossier()
    for rating in ("excellent", "good", "not_completed", ""):
        committed_world.person(dossier, rating=rating)
    return committed_world.evaluated()


@pytest.fixture
def tamper(roles):
    """A statement of the owner with every trigger asleep."""

    def run(statement, *params):
        as_role(connection, roles.owner)
        with connection.cursor() as cursor:
            cursor.execute("SET session_replication_role = replica")
            cursor.execute(statement, params)
        as_role(connection, roles.app)

    return run


def subject_of(outcome):
    return Recommendation.objects.get(outcome=outcome).entry.member.code


def test_it_holds(ranked):
    verdict = verify_tally(ranked)
    assert (verdict.holds, verdict.entries, verdict.changed, verdict.sha256) == (True, 4, 0, ranked.sha256)


@pytest.mark.parametrize(
    ("change", "fact", "stored", "found"),
    [
        ("facts = jsonb_set(facts, '{rating,2026}', '\"excellent\"')", "rating.2026", '"excellent"', '"good"'),
        ("facts = facts - 'open_case'", "open_case", "null", "false"),
    ],
)
def test_a_stored_fact_that_was_altered_is_named(ranked, tamper, change, fact, stored, found):
    row = Recommendation.objects.get(outcome="below_line")
    tamper(f"UPDATE awards_assessment SET {change} WHERE recommendation_id = %s", row.pk)
    difference = verify_tally(ranked).difference
    assert (difference.fact, difference.stored, difference.found) == (fact, stored, found)
    assert difference.place[2] == row.entry.member.code


@pytest.mark.parametrize(
    ("statement", "fact"),
    [
        ("UPDATE awards_assessment SET findings = jsonb_set(findings, '{{verdicts}}', '\"mmmm\"')", ""),
        ("UPDATE awards_assessment SET digest = sha256('x') WHERE recommendation_id = {below}", ""),
        ("UPDATE awards_recommendation SET eligible = true WHERE outcome = 'not_eligible'", "rank"),
        ("UPDATE awards_recommendation SET outcome = 'missing_data' WHERE outcome = 'not_eligible'", "outcome"),
        ("UPDATE awards_recommendation SET outcome = 'recommended' WHERE outcome = 'below_line'", "rank"),
        ("UPDATE awards_recommendation SET rank = 1", "rank"),
        ('UPDATE awards_recommendation SET rank_values = \'["0","0"]\' WHERE rank = 2', ""),
        ('UPDATE awards_tallyrun SET quotas = \'{{"BK_TINH": {{"overall": 2}}}}\'', "rank"),
        ("UPDATE awards_tallyrun SET sha256 = repeat('0', 64)", "sha256"),
        ("UPDATE awards_tallyrun SET counts = '{{}}'", "sha256"),
        ("DELETE FROM awards_assessment WHERE recommendation_id = {below}", "sha256"),
    ],
)
def test_anything_else_that_was_altered_is_told(ranked, tamper, statement, fact):
    tamper(statement.format(below=Recommendation.objects.get(outcome="below_line").pk))
    verdict = verify_tally(TallyRun.objects.get(pk=ranked.pk))
    assert (verdict.holds, verdict.difference and verdict.difference.fact) == (False, fact)


def test_a_standard_that_was_altered_is_told_by_the_findings(ranked, tamper):
    tamper(
        "UPDATE awards_tallyrun SET standards = jsonb_set(standards, "
        "'{awards,BK_TINH,versions,0,tree,all_of,2,params,rating}', '\"excellent\"')"
    )
    difference = verify_tally(TallyRun.objects.get(pk=ranked.pk)).difference
    assert (difference.fact, difference.place[2]) == ("findings", subject_of("below_line"))


def test_registers_that_changed_since_break_nothing(ranked):
    member = Recommendation.objects.get(outcome="below_line").entry.member
    Rating.objects.filter(member=member).update(rating="excellent")
    verdict = verify_tally(ranked)
    assert (verdict.holds, verdict.changed, verdict.first_changed.fact) == (True, 1, "rating.2026")
    assert str(told(verdict.first_changed.to_json())) == (
        f"BK_TINH · {member.code} (đơn vị CS1) – "
        "xếp loại 2026: đã lưu hoàn thành tốt nhiệm vụ, nay ra hoàn thành xuất sắc nhiệm vụ"
    )


def test_a_unit_renamed_and_recoded_changes_no_verification(committed_world, ranked):
    seal_tally(ranked, by=committed_world.people["approver"])
    Unit.objects.filter(code="CS1").update(code="CS1-MOI", name="Tên khác")
    assert verify_tally(TallyRun.objects.get(pk=ranked.pk)).holds


@pytest.mark.parametrize(
    "setting", ["SET TIME ZONE 'America/New_York'", "SET lc_numeric = 'C'", "SET IntervalStyle = 'sql_standard'"]
)
def test_the_session_of_who_checks_makes_no_difference(ranked, setting):
    with connection.cursor() as cursor:
        cursor.execute(setting)
        assert verify_tally(ranked).holds
        cursor.execute("RESET ALL")


def test_every_digest_is_over_text_in_nfc(ranked):
    for row in Assessment.objects.all():
        assert all(unicodedata.is_normalized("NFC", part) for part in row.place)


def test_a_worker_checks_and_its_page_tells(committed_world, ranked, queued):
    check = start_check(ranked, by=committed_world.people["auditor"])
    assert queued.checks == [check.pk]
    assert (run_check(check.pk), run_check(check.pk)) == (True, False)
    check.refresh_from_db()
    assert (check.state, check.checked, check.sha256, check.difference) == ("holds", 4, ranked.sha256, None)


def test_one_check_at_a_time(committed_world, ranked, queued):
    start_check(ranked, by=committed_world.people["auditor"])
    with pytest.raises(TransitionRefused, match="đang được đối chiếu"):
        start_check(ranked, by=committed_world.people["approver"])


@pytest.mark.parametrize("who", ["editor", "specialist", "manager", "nobody"])
def test_who_may_not_read_the_run_does_not_check_it(committed_world, ranked, who):
    with pytest.raises(NotAllowed):
        start_check(ranked, by=committed_world.people[who])


def test_a_run_of_an_older_version_cannot_be_checked(ranked):
    ranked.has_digests = False
    with pytest.raises(TransitionRefused, match="phiên bản cũ"):
        verify_tally(ranked)


def test_a_check_whose_worker_was_killed_goes_on_and_after_five_has_failed(committed_world, ranked, queued):
    check = start_check(ranked, by=committed_world.people["auditor"])
    for _attempt in range(5):
        SealCheck.objects.update(state="running", owner="đã chết", attempts=_attempt, leased_until="2020-01-01T00:00Z")
        assert reissue_checks() == [check.pk]
    assert run_check(check.pk)
    SealCheck.objects.update(state="running", attempts=5, leased_until="2020-01-01T00:00Z")
    assert reissue_checks() == []
    check.refresh_from_db()
    assert check.state == "failed"


def test_a_mistake_of_the_worker_frees_the_check(committed_world, ranked, queued, monkeypatch):
    import awards.services.seal_check as module

    def broken(run):
        raise ValueError("hỏng")

    monkeypatch.setattr(module, "compare_slices", broken)
    check = start_check(ranked, by=committed_world.people["auditor"])
    with pytest.raises(ValueError, match="hỏng"):
        run_check(check.pk)
    check.refresh_from_db()
    assert (check.state, check.leased_until) == ("waiting", None)
