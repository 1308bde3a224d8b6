"""A version tried on a finished run: who would change and by which condition; the run stays as it was."""

import datetime as dt
from types import SimpleNamespace

import pytest

from awards.models import Recommendation, StandardTrial, StandardVersionState, TrialChange, TrialState
from awards.services import trial as module
from awards.services.tally import cancel_tally
from awards.services.trial import reissue_trials, try_standard, work_through
from common.errors import NotAllowed, TransitionRefused
from tests.factories import StandardVersionFactory

STRICTER = {"all_of": [{"condition": "rating_at_least", "params": {"rating": "excellent", "year_itself": True}}]}
LOOSER = {"all_of": [{"condition": "registered"}]}
PAST = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)


@pytest.fixture
def draft(world):
    def write(tree, **fields):
        return StandardVersionFactory(
            award=world.award, number=2, state=StandardVersionState.DRAFT, tree=tree, **fields
        )

    return write


def snapshot(run):
    columns = [field.attname for field in Recommendation._meta.fields]
    run.refresh_from_db()
    return run.sha256, run.counts, list(Recommendation.objects.order_by("pk").values_list(*columns))


def changes(trial):
    return {
        change.recommendation_id: (change.before, change.after, change.finding["condition"])
        for change in trial.changes.all()
    }


def test_who_would_change_and_why(four_outcomes, draft):
    run, by = four_outcomes.run, four_outcomes.world.people["specialist_province"]
    before = snapshot(run)
    trial = try_standard(draft(STRICTER), run, by=by)
    assert (trial.state, trial.considered, trial.done) == (TrialState.DONE, 4, 4)
    assert changes(trial) == {four_outcomes.below_line.pk: ("eligible", "not_eligible", "rating_at_least")}
    assert trial.counts == {"eligible>not_eligible": 1}
    assert snapshot(run) == before


def test_a_looser_version_lifts_those_it_no_longer_holds_back(four_outcomes, draft):
    trial = try_standard(draft(LOOSER), four_outcomes.run, by=four_outcomes.world.people["approver"])
    assert changes(trial) == {
        four_outcomes.not_eligible.pk: ("not_eligible", "eligible", "rating_at_least"),
        four_outcomes.missing_data.pk: ("missing_data", "eligible", "rating_at_least"),
    }


def test_the_version_that_was_used_changes_nobody(four_outcomes):
    world = four_outcomes.world
    trial = try_standard(world.standard, four_outcomes.run, by=world.people["approver"])
    assert (trial.changed, trial.considered, trial.reads_more) == (0, 4, False)


def test_only_subjects_of_its_kinds_are_tried(four_outcomes, draft):
    with pytest.raises(TransitionRefused, match="không có đối tượng nào"):
        try_standard(
            draft(STRICTER, subject_kinds=["unit"]), four_outcomes.run, by=four_outcomes.world.people["approver"]
        )


def test_facts_the_run_did_not_keep_are_read_from_the_registers(four_outcomes, draft):
    row = four_outcomes.recommended
    wanted = {"all_of": [{"condition": "prior_awards", "params": {"awards": ["CSTDCS"]}}]}
    assert "history" not in row.assessment.facts
    trial = try_standard(draft(wanted), four_outcomes.run, by=four_outcomes.world.people["approver"])
    assert trial.reads_more
    assert changes(trial)[row.pk] == ("eligible", "not_eligible", "prior_awards")


def test_a_part_of_a_fact_the_run_did_not_keep_is_read_too(four_outcomes, draft):
    row = four_outcomes.recommended
    asked = {"count": 1, "level": "base", "reuse": "strict"}
    run, approver = four_outcomes.run, four_outcomes.world.people["approver"]
    trial = try_standard(draft({"all_of": [{"condition": "initiatives", "params": asked}]}), run, by=approver)
    assert trial.reads_more
    assert changes(trial)[row.pk] == ("eligible", "not_eligible", "initiatives")


def test_twice_comes_to_the_same(four_outcomes, draft):
    trial = try_standard(draft(STRICTER), four_outcomes.run, by=four_outcomes.world.people["approver"])
    found = changes(trial)
    type(trial).objects.update(state=TrialState.RUNNING)
    assert work_through(trial.pk)
    trial.refresh_from_db()
    assert (changes(trial), trial.state, trial.counts) == (found, TrialState.DONE, {"eligible>not_eligible": 1})


def test_a_large_run_is_left_to_a_worker(
    four_outcomes, draft, monkeypatch, django_capture_on_commit_callbacks, settings
):
    sent = []
    monkeypatch.setattr(module, "AT_ONCE", 3)
    monkeypatch.setattr(module, "CHUNK", 1)
    monkeypatch.setattr("celery.app.task.Task.delay", lambda task, *args: sent.append((task.name, args)))
    with django_capture_on_commit_callbacks(execute=True):
        trial = try_standard(draft(STRICTER), four_outcomes.run, by=four_outcomes.world.people["approver"])
    assert (trial.state, sent) == (TrialState.WAITING, [("awards.try_standard", (trial.pk,))])
    work_through(trial.pk)
    trial.refresh_from_db()
    assert (trial.state, trial.done, trial.changed) == (TrialState.DONE, 4, 1)


@pytest.fixture
def waiting(four_outcomes, draft, monkeypatch):
    """A trial a worker should take up; and the messages about it."""
    sent = []
    monkeypatch.setattr(module, "AT_ONCE", 3)
    monkeypatch.setattr(module, "CHUNK", 1)
    monkeypatch.setattr("awards.services.trial.try_standard_task.delay", sent.append)
    trial = try_standard(draft(STRICTER), four_outcomes.run, by=four_outcomes.world.people["approver"])
    return SimpleNamespace(trial=trial, sent=sent)


def killed(trial, *, attempts=1, **fields):
    """The worker at it was killed long ago."""
    state = {"state": TrialState.RUNNING, "owner": "đã chết", "attempts": attempts, "leased_until": PAST}
    StandardTrial.objects.filter(pk=trial.pk).update(**state | fields)


def test_a_trial_whose_worker_was_killed_is_queued_again_and_begins_from_the_start(waiting, four_outcomes):
    trial = waiting.trial
    killed(trial, done=3)
    TrialChange.objects.create(
        trial=trial, recommendation=four_outcomes.recommended, before="eligible", after="missing_data"
    )
    assert (reissue_trials(), waiting.sent) == ([trial.pk], [trial.pk])
    assert (work_through(trial.pk), work_through(trial.pk)) == (True, False)
    trial.refresh_from_db()
    assert changes(trial) == {four_outcomes.below_line.pk: ("eligible", "not_eligible", "rating_at_least")}
    assert (trial.state, trial.done, trial.leased_until, reissue_trials()) == (TrialState.DONE, 4, None, [])


def test_a_trial_whose_message_was_lost_is_queued_again(waiting):
    assert reissue_trials() == [waiting.trial.pk]


def test_one_worker_at_a_time_and_the_one_that_lost_it_writes_nothing(waiting, monkeypatch):
    trial, real = waiting.trial, module.kept_facts

    def overtaken(*args, after, **terms):
        if after:
            StandardTrial.objects.update(owner="người khác")
        return real(*args, after=after, **terms)

    monkeypatch.setattr(module, "kept_facts", overtaken)
    assert not work_through(trial.pk)
    trial.refresh_from_db()
    assert (trial.state, trial.done) == (TrialState.RUNNING, 1)
    assert (work_through(trial.pk), reissue_trials()) == (False, [])


def test_a_trial_that_fails_five_times_says_so(waiting, monkeypatch):
    def broken(*args, **terms):
        raise ValueError("hỏng")

    monkeypatch.setattr(module, "kept_facts", broken)
    for _attempt in range(5):
        assert reissue_trials() == [waiting.trial.pk]
        with pytest.raises(ValueError, match="hỏng"):
            work_through(waiting.trial.pk)
    waiting.trial.refresh_from_db()
    assert "Hãy chạy thử lại" in waiting.trial.failure
    assert (waiting.trial.is_active, work_through(waiting.trial.pk), reissue_trials()) == (False, False, [])


def test_a_trial_whose_workers_were_all_killed_says_so(waiting):
    killed(waiting.trial, attempts=5)
    assert reissue_trials() == []
    waiting.trial.refresh_from_db()
    assert "Máy đã thử 5 lần" in waiting.trial.failure


@pytest.mark.parametrize("who", ["specialist", "viewer", "council", "editor", "superuser", "nobody"])
def test_who_may_not_try(four_outcomes, draft, who):
    with pytest.raises(NotAllowed):
        try_standard(draft(STRICTER), four_outcomes.run, by=four_outcomes.world.people[who])


def test_a_run_that_is_not_done_is_refused(world, draft):
    from awards.services.tally import start_tally

    world.person(world.dossier())
    run = start_tally(world.campaign, by=world.people["specialist_province"])
    for _state in ("draft", "cancelled"):
        with pytest.raises(TransitionRefused, match="chưa xong hoặc đã bị huỷ"):
            try_standard(draft(STRICTER) if _state == "draft" else world.standard, run, by=world.people["approver"])
        if run.is_active:
            run = cancel_tally(run, by=world.people["specialist_province"], reason="thôi")
