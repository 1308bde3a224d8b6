"""Whom a run considers, and by which days, is settled when it is started."""

import datetime as dt

import pytest

from awards.models import Recommendation, SetAside
from awards.services.ranking import rank_run
from awards.services.shard import EntriesGone, evaluate_shard
from awards.services.tally import cancel_tally, start_tally
from campaigns.models import Dossier, DossierState
from common.errors import TransitionRefused
from tests.factories import EntryFactory, PhaseFactory


def start(world):
    return start_tally(world.campaign, by=world.people["specialist_province"])


def finished(run):
    for shard in run.shards.order_by("number"):
        assert evaluate_shard(shard.pk, "một")
    assert rank_run(run.pk)
    run.refresh_from_db()
    return run


def considered(run):
    return set(run.recommendations.values_list("entry", flat=True))


class TestFixedAtTheStart:
    def test_a_dossier_accepted_meanwhile_changes_nothing(self, world):
        """Its keys lie between those of the run, so that a range of keys would take it in."""
        first = world.person(world.dossier())
        between = world.dossier(world.tree.base2, state=DossierState.IN_REVIEW)
        late = world.person(between)
        last = world.person(first.dossier)
        run = start(world)
        Dossier.objects.filter(pk=between.pk).update(state=DossierState.ACCEPTED)
        finished(run)
        assert considered(run) == {first.pk, last.pk}
        assert (run.entries, sum(run.totals.values()), late.pk in considered(run)) == (2, 2, False)

    def test_the_days_of_the_campaign_are_those_of_the_start(self, world):
        world.person(world.dossier())
        run = start(world)
        world.campaign.starts_on, world.campaign.ends_on = dt.date(2025, 1, 1), dt.date(2025, 12, 31)
        world.campaign.save()
        finished(run)
        assert run.recommendations.get().assessment.facts["period"] == {"from": "2026-01-01", "to": "2026-12-31"}
        assert run.recommendations.get().outcome == "recommended"

    def test_a_slice_that_misses_an_entry_is_not_done(self, world):
        entry = world.person(world.dossier())
        world.person(entry.dossier)
        run = start(world)
        entry.delete()
        shard = run.shards.get()
        for _attempt in range(5):
            with pytest.raises(EntriesGone):
                evaluate_shard(shard.pk, "một")
        run.refresh_from_db()
        shard.refresh_from_db()
        assert (shard.state, "Hãy huỷ rồi tổng hợp lại" in run.failure) == ("waiting", True)

    def test_a_run_that_lost_a_result_is_not_done(self, world):
        dossier = world.dossier()
        world.person(dossier)
        world.person(dossier)
        run = start(world)
        assert evaluate_shard(run.shards.get().pk, "một")
        Recommendation.objects.filter(run=run).first().delete()
        for _attempt in range(5):
            with pytest.raises(TransitionRefused, match="bắt đầu với 2 đối tượng nhưng có 1 kết quả"):
                rank_run(run.pk)
        run.refresh_from_db()
        assert (run.state, run.failure.startswith("Lần tổng hợp bắt đầu với 2 đối tượng")) == ("running", True)
        assert not rank_run(run.pk)


class TestOneSubjectOnce:
    @pytest.fixture
    def phases(self, world):
        return [PhaseFactory(campaign=world.campaign, number=number, name=f"Đợt {number}") for number in (1, 2)]

    def again(self, world, entry, dossier):
        return EntryFactory(dossier=dossier, award=world.award, member=entry.member)

    def test_the_later_phase_is_considered(self, world, phases):
        early = world.person(world.dossier(phase=phases[0]))
        late = self.again(world, early, world.dossier(phase=phases[1]))
        run = world.evaluated()
        assert (considered(run), run.entries) == ({late.pk}, 1)
        assert [(row.entry, row.considered) for row in SetAside.objects.filter(run=run)] == [(early, late)]

    def test_a_phase_comes_after_none(self, world, phases):
        phased = world.person(world.dossier(phase=phases[0]))
        self.again(world, phased, world.dossier(phase=None))
        assert considered(world.evaluated()) == {phased.pk}

    def test_in_one_phase_the_nearer_unit_s_is_considered(self, world, phases):
        near = world.person(world.dossier(phase=phases[0]))
        far = self.again(world, near, world.dossier(world.tree.district, phase=phases[0]))
        run = world.evaluated()
        assert considered(run) == {near.pk}
        assert [row.entry for row in run.set_aside.all()] == [far]

    def test_one_place_is_not_taken_by_the_same_person_twice(self, world, phases):
        world.limit.quota = 2
        world.limit.save()
        best = world.person(world.dossier(phase=phases[0]), rating="excellent")
        again = self.again(world, best, world.dossier(phase=phases[1]))
        second = world.person(again.dossier)
        recommended = world.evaluated().recommendations.filter(outcome="recommended")
        assert set(recommended.values_list("entry", flat=True)) == {again.pk, second.pk}

    def test_a_household_is_not_its_member(self, world, phases):
        world.award.subject_kinds = ["individual", "household"]
        world.award.save()
        person = world.person(world.dossier(phase=phases[0]))
        household = EntryFactory(
            dossier=world.dossier(phase=phases[1]), award=world.award, subject_kind="household", member=person.member
        )
        assert considered(world.evaluated()) == {person.pk, household.pk}

    def test_nothing_is_left_of_a_cancelled_run(self, world, phases):
        early = world.person(world.dossier(phase=phases[0]))
        self.again(world, early, world.dossier(phase=phases[1]))
        run = start(world)
        cancel_tally(run, by=world.people["specialist_province"], reason="Nhầm chỉ tiêu")
        assert not SetAside.objects.exists()
