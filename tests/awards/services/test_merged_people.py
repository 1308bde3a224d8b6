"""A run and the records of one person: what was sealed stays as it was, a new run knows one subject."""

import pytest
from django.db import connection

from awards.models import Honour
from awards.services.seal_check import verify_tally
from awards.services.sealing import seal_tally
from campaigns.models import CampaignPhase
from common.errors import TransitionRefused
from office.services.claim_lines import read_lines
from office.services.claims import match_claim, open_claim_again, take_in_claims
from office.services.merging import merge_members, undo_merge
from people.models import Rating
from tests.awards.conftest import YEAR
from tests.factories import MemberFactory
from tests.pages import opened

GROUND = "Cùng số căn cước 001185000001"
ISSUED = (
    "awards_tallyrun", "awards_recommendation", "awards_assessment", "awards_shard", "awards_setaside", "awards_honour",
    "campaigns_dossierversion", "campaigns_dossier", "campaigns_entry",
)  # fmt: skip


def issued() -> list[str]:
    found = []
    with connection.cursor() as cursor:
        for table in ISSUED:
            cursor.execute(f"SELECT row::text FROM {table} AS row ORDER BY 1")
            found += [text for (text,) in cursor.fetchall()]
    return found


@pytest.fixture
def merger(world):
    return world.people["specialist_province"]


def test_a_sealed_run_holds_before_and_after_and_says_what_changed(four_outcomes, merger):
    world, keep = four_outcomes.world, four_outcomes.missing_data.entry.member
    run = seal_tally(four_outcomes.run, by=world.people["approver"])
    other = MemberFactory(unit=world.tree.base2)
    Rating.objects.create(subject_kind="individual", member=other, unit=other.unit, year=YEAR, rating="good")
    before = issued()
    checked = verify_tally(run)
    assert (checked.holds, checked.sha256, checked.changed) == (True, run.sha256, 0)
    pair = merge_members(keep, other, by=merger, reason=GROUND)
    assert issued() == before
    checked = verify_tally(run)
    assert (checked.holds, checked.sha256, checked.changed) == (True, run.sha256, 1)
    undo_merge(pair, by=merger, reason="Nhầm")
    assert issued() == before
    assert verify_tally(run).changed == 0


def test_a_new_run_reads_what_any_record_holds(four_outcomes, merger):
    world, entry = four_outcomes.world, four_outcomes.missing_data.entry
    other = MemberFactory(unit=world.tree.base2)
    Rating.objects.create(subject_kind="individual", member=other, unit=other.unit, year=YEAR, rating="excellent")
    merge_members(other, entry.member, by=merger, reason=GROUND)
    found = world.evaluated().recommendations.get(entry=entry)
    assert found.eligible


def test_a_person_put_up_under_two_records_is_considered_once(world, merger):
    first, second = (
        CampaignPhase.objects.create(
            campaign=world.campaign, number=number, name=f"Đợt {number}", starts_on=start, ends_on=end
        )
        for number, start, end in ((1, "2026-01-01", "2026-06-30"), (2, "2026-07-01", "2026-12-31"))
    )
    early = world.person(world.dossier(phase=first))
    late = world.person(world.dossier(world.tree.base2, phase=second))
    merge_members(early.member, late.member, by=merger, reason=GROUND)
    run = world.evaluated()
    assert list(run.recommendations.values_list("entry", flat=True)) == [late.pk]
    assert list(run.set_aside.values_list("entry", "considered")) == [(early.pk, late.pk)]


def test_nobody_decides_about_themselves_under_another_record(four_outcomes, merger):
    from awards.permissions import conflicts_of

    world, subject = four_outcomes.world, four_outcomes.recommended.entry.member
    approver = world.people["approver"]
    own = MemberFactory(unit=world.tree.district2, user=approver)
    merge_members(own, subject, by=merger, reason=GROUND)
    assert conflicts_of(approver, world.campaign).members == {own.pk, subject.pk}


def test_levels_of_a_result_show_what_the_other_record_holds(client, four_outcomes, awards, merger):
    from django.urls import reverse

    from awards.services.honour import record_honour

    world, row = four_outcomes.world, four_outcomes.recommended
    other = MemberFactory(unit=world.tree.base2)
    record_honour(subject=other, subject_kind="individual", award=awards.title, year=YEAR, decision_no="1/QĐ")
    merge_members(other, row.entry.member, by=merger, reason=GROUND)
    client.force_login(world.people["approver"])
    page = opened(client, reverse("awards:recommendation-levels", args=[row.pk]))
    assert [stand.honour.member for stand in page.context["stands"] if stand.honour] == [other]


def test_an_award_a_run_has_looked_at_stays_in_the_register(four_outcomes, awards):
    world, holder = four_outcomes.world, four_outcomes.recommended.entry.member
    unit, by = world.tree.base, world.people["editor"]
    take_in_claims(read_lines(f"{holder.full_name}\t\t\tGiấy khen\t2020"), unit=unit, by=by)
    claim = unit.award_claims.get()
    match_claim(claim, member=holder, award=awards.title, by=by)
    world.evaluated()
    with pytest.raises(TransitionRefused, match="đã xét người này"):
        open_claim_again(claim, by=by, reason="Nhầm")
    assert Honour.objects.filter(claims=claim).exists()
