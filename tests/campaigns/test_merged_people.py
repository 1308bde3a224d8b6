"""One person, two records: put down once in a round, under the record that was kept."""

import pytest

from campaigns.models import DossierKind, DossierState
from campaigns.selectors.candidates import candidates, subjects_of
from campaigns.services.dossier import open_dossier
from campaigns.services.entry import add_entries
from campaigns.services.proposal import make_proposal
from common.errors import DomainError
from office.services.merging import merge_members
from tests.factories import DossierFactory, EntryFactory, MemberFactory

GROUND = "Cùng số căn cước 001185000001"


@pytest.fixture
def dossier(campaign, tree, people):
    return open_dossier(campaign, unit=tree.base, by=people["editor"])


@pytest.fixture
def merged(tree, people):
    """The record that was kept in the base union, the other one in another."""
    keep, other = MemberFactory(unit=tree.base), MemberFactory(unit=tree.base2)
    merge_members(keep, other, by=people["specialist"], reason=GROUND)
    other.refresh_from_db()
    return keep, other


def put_in(dossier, award, subjects, by):
    return add_entries(dossier, award=award, subjects=subjects, by=by)


def test_a_merged_record_is_neither_offered_nor_taken(campaign, tree, people, awards, merged):
    _keep, other = merged
    dossier = open_dossier(campaign, unit=tree.base2, by=people["editor2"])
    assert other not in subjects_of(dossier, "individual")
    proposal = DossierFactory(campaign=campaign, unit=tree.base2, kind=DossierKind.PROPOSAL)
    assert other not in subjects_of(proposal, "individual")
    with pytest.raises(DomainError, match="đã gộp vào"):
        put_in(dossier, awards.title, [other], people["editor2"])


def test_whoever_stands_under_the_other_record_stands_already(campaign, dossier, tree, people, awards, merged):
    keep, other = merged
    elsewhere = DossierFactory(campaign=campaign, unit=tree.base2)
    EntryFactory(dossier=elsewhere, member=other, award=awards.title)
    [offered] = candidates(dossier, [keep], kind="individual", award=awards.title)
    assert "đã có trong hồ sơ của" in offered.bar
    with pytest.raises(DomainError, match="Mỗi hình thức chỉ đứng tên một lần"):
        put_in(dossier, awards.title, [keep], people["editor"])


def test_in_one_dossier_the_person_is_skipped(dossier, tree, people, awards):
    keep, other = MemberFactory.create_batch(2, unit=tree.base)
    put_in(dossier, awards.title, [other], people["editor"])
    merge_members(keep, other, by=people["specialist"], reason=GROUND)
    assert put_in(dossier, awards.title, [keep], people["editor"]).skipped == [keep]


def test_what_was_registered_under_the_other_record_is_proposed_under_either(campaign, tree, people, awards):
    keep, other = MemberFactory.create_batch(2, unit=tree.base)
    registration = DossierFactory(campaign=campaign, unit=tree.base, state=DossierState.ACCEPTED)
    registered = EntryFactory(dossier=registration, member=other, award=awards.title)
    proposal = DossierFactory(campaign=campaign, unit=tree.base, kind=DossierKind.PROPOSAL, source=registration)
    merge_members(keep, other, by=people["specialist"], reason=GROUND)
    [entry] = put_in(proposal, awards.title, [keep], people["editor"])
    assert (entry.member, entry.source) == (keep, registered)
    make_proposal(registration, by=people["editor"])
    assert proposal.entries.count() == 1
