"""Which runs look at an award that is written down while they work, and what those who wrote it down are told."""

import pytest
from django.urls import reverse

from awards.selectors.reading import runs_that_read
from awards.services.tally import cancel_tally, start_tally
from common.errors import TransitionRefused
from office.selectors.claims import runs_without
from office.services.claim_lines import read_lines
from office.services.claims import match_claim, open_claim_again, take_in_claims
from people.models import Membership
from tests.awards.conftest import YEAR
from tests.factories import AwardTypeFactory, EntryFactory, MemberFactory
from tests.pages import words


def claimed(world, holder, year):
    """A line of the base union's old list that names ``holder``."""
    unit = world.tree.base
    take_in_claims(read_lines(f"{holder.full_name}\t\t\tGiấy khen\t{year}"), unit=unit, by=world.people["editor"])
    return unit.award_claims.get()


def test_what_is_written_down_while_a_run_works_is_not_counted_and_stays(client, world, awards):
    holder = world.person(world.dossier()).member
    run = start_tally(world.campaign, by=world.people["specialist_province"])
    claim = claimed(world, holder, 2020)
    client.force_login(world.people["editor"])
    typed = {"person": holder.pk, "award": awards.title.pk}
    answer = client.post(reverse("office:claim-match", args=[claim.pk]), typed, follow=True)
    assert f"chưa tính vào lần tổng hợp {run}" in words(answer)
    claim.refresh_from_db()
    assert runs_without(claim) == [run]
    with pytest.raises(TransitionRefused, match="đang tính"):
        open_claim_again(claim, by=world.people["editor"], reason="Nhầm")
    cancel_tally(run, by=world.people["specialist_province"], reason="Chờ sổ khen thưởng đủ")
    assert runs_without(claim) == []
    open_claim_again(claim, by=world.people["editor"], reason="Nhầm")


@pytest.mark.parametrize(
    ("code", "year", "reads"), [("LDTT", YEAR, True), ("LDTT", YEAR - 1, False), ("X", YEAR, False)]
)
def test_a_run_of_units_looks_at_the_titles_of_their_members(world, code, year, reads):
    holder = MemberFactory(unit=world.tree.base)
    Membership.objects.create(member=holder, unit=world.tree.base)
    unit = {"member": None, "subject_kind": "unit", "subject_unit": world.tree.base}
    entry = EntryFactory(dossier=world.dossier(), award=world.award, **unit)
    run = start_tally(world.campaign, by=world.people["specialist_province"])
    assert run.shards.get().entry_ids == [entry.pk]
    award = AwardTypeFactory(code=code, subject_kinds=["individual"])
    claim = match_claim(claimed(world, holder, year), member=holder, award=award, by=world.people["editor"])
    assert runs_that_read(claim.honour) == ([run] if reads else [])
