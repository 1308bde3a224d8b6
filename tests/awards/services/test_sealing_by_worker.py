"""A large run is sealed by a worker in the name of whoever asked; a killed one is taken over by the next."""

import pytest

from awards.models import Recommendation, SealCheck, TallyRun
from awards.services import seal_check as module
from awards.services.seal_check import reissue_checks, run_check, start_check, start_sealing
from common.errors import NotAllowed, TransitionRefused
from common.models import AuditEntry
from units.models import RoleAssignment


@pytest.fixture
def run(four_outcomes, monkeypatch) -> TallyRun:
    """Larger than is sealed at once."""
    monkeypatch.setattr(module, "AT_ONCE", 3)
    monkeypatch.setattr(module, "CHUNK", 1)
    return four_outcomes.run


@pytest.fixture
def approver(four_outcomes):
    return four_outcomes.world.people["approver"]


@pytest.fixture
def sent(monkeypatch):
    sent = []
    monkeypatch.setattr("awards.services.seal_check.check_seal_task.delay", sent.append)
    return sent


def fresh(row):
    return type(row).objects.get(pk=row.pk)


def test_a_small_run_is_sealed_at_once(four_outcomes, approver, sent):
    assert start_sealing(four_outcomes.run, by=approver) is None
    assert (fresh(four_outcomes.run).state, SealCheck.objects.count(), sent) == ("sealed", 0, [])


def test_a_large_run_is_sealed_by_a_worker(run, approver, sent, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        check = start_sealing(run, by=approver)
    assert (sent, fresh(run).state, check.seals) == ([check.pk], "done", True)
    assert (run_check(check.pk), run_check(check.pk)) == (True, False)
    check = fresh(check)
    assert (check.state, check.checked, check.sha256, check.refusal) == ("holds", 4, run.sha256, "")
    assert (fresh(run).state, fresh(run).sealed_by) == ("sealed", approver)
    assert AuditEntry.objects.get(move="seal").actor == approver


def test_a_worker_killed_at_it_is_followed_by_another(run, approver, sent):
    check = start_sealing(run, by=approver)
    SealCheck.objects.update(state="running", owner="đã chết", attempts=1, checked=2, leased_until="2020-01-01T00:00Z")
    assert (reissue_checks(), fresh(run).state) == ([check.pk], "done")
    assert run_check(check.pk)
    assert (fresh(check).state, fresh(run).state, reissue_checks()) == ("holds", "sealed", [])


def test_after_five_killed_workers_it_may_be_asked_for_again(run, approver, sent):
    check = start_sealing(run, by=approver)
    SealCheck.objects.update(state="running", owner="đã chết", attempts=5, leased_until="2020-01-01T00:00Z")
    assert (reissue_checks(), fresh(check).state, fresh(run).state) == ([], "failed", "done")
    again = start_sealing(run, by=approver)
    assert run_check(again.pk) and fresh(run).state == "sealed"


def test_one_that_lost_its_lease_seals_nothing(run, approver, sent, monkeypatch):
    check, real = start_sealing(run, by=approver), module.seal_of

    def overtaken(run, *, each):
        found = real(run, each=each)
        SealCheck.objects.update(owner="người khác")
        return found

    monkeypatch.setattr(module, "seal_of", overtaken)
    assert not run_check(check.pk)
    assert (fresh(check).state, fresh(run).state) == ("running", "done")


def test_results_that_were_altered_are_not_sealed(run, approver, sent, four_outcomes):
    check = start_sealing(run, by=approver)
    Recommendation.objects.filter(pk=four_outcomes.below_line.pk).update(rank=9)
    assert run_check(check.pk)
    assert (fresh(check).state, fresh(run).state) == ("broken", "done")
    assert fresh(check).difference["fact"] == "sha256"


def test_what_came_between_is_told(run, approver, sent):
    check = start_sealing(run, by=approver)
    RoleAssignment.objects.filter(user=approver).delete()
    assert run_check(check.pk)
    assert (fresh(check).state, fresh(run).state) == ("failed", "done")
    assert "Chỉ người phê duyệt" in fresh(check).refusal


def test_who_may_not_seal_asks_for_nothing(run, four_outcomes, sent):
    with pytest.raises(NotAllowed):
        start_sealing(run, by=run.started_by)
    assert not SealCheck.objects.exists()


def test_one_at_a_time_with_checks(run, approver, sent):
    start_sealing(run, by=approver)
    for ask in (start_sealing, start_check):
        with pytest.raises(TransitionRefused, match="đang được đối chiếu hoặc niêm phong"):
            ask(run, by=approver)
    assert SealCheck.objects.count() == 1
