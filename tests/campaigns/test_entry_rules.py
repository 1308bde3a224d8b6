"""What the database refuses of entries by itself, row by row or a hundred thousand at once, and what it remembers."""

import pytest
from django.db import IntegrityError, connection, transaction

from campaigns.models import DossierKind, Entry
from campaigns.services.dossier import open_dossier
from campaigns.services.entry import SENTENCES
from campaigns.services.intake import NewEntry, take_in_entries
from common.errors import DomainError
from common.integrity import refusing
from people.models import SubjectKind
from tests.campaigns.conftest import days
from tests.factories import AwardTypeFactory, DossierFactory, MemberFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def dossier(campaign, tree, people):
    return open_dossier(campaign, unit=tree.base, by=people["editor"])


def raw(dossier, award, **subject):
    return Entry.objects.create(dossier=dossier, award=award, added_by=dossier.created_by, **subject)


@pytest.mark.parametrize("constraint", ["entry_subject_fits_award", "entry_award_in_campaign", "entry_subject_of_unit"])
def test_triggers_refuse_and_speak_the_same_sentence(dossier, tree, awards, constraint):
    member = MemberFactory(unit=tree.base)
    person = {"subject_kind": SubjectKind.INDIVIDUAL, "member": member}
    stranger = {"subject_kind": SubjectKind.INDIVIDUAL, "member": MemberFactory(unit=tree.base2)}
    award, subject = {
        "entry_subject_fits_award": (awards.flag, person),
        "entry_award_in_campaign": (AwardTypeFactory(), person),
        "entry_subject_of_unit": (awards.title, stranger),
    }[constraint]
    with pytest.raises(IntegrityError), transaction.atomic():
        raw(dossier, award, **subject)
    with pytest.raises(DomainError) as refusal, refusing(Entry, SENTENCES):
        raw(dossier, award, **subject)
    assert str(refusal.value) == str(SENTENCES[constraint])
    assert not Entry.objects.exists()


def test_the_database_refuses_a_second_line_and_a_wrong_column(draft, tree, awards):
    entry = draft.entries.get()
    with pytest.raises(IntegrityError, match="entry_once_per_award"), transaction.atomic():
        raw(draft, awards.title, subject_kind=SubjectKind.INDIVIDUAL, member=entry.member)
    with pytest.raises(IntegrityError, match="subject_matches_kind"), transaction.atomic():
        raw(draft, awards.certificate, subject_kind=SubjectKind.COLLECTIVE, member=entry.member)


def test_the_trigger_also_watches_updates(draft, tree, awards):
    with pytest.raises(IntegrityError, match="không thuộc đơn vị"), transaction.atomic():
        draft.entries.update(member=MemberFactory(unit=tree.far))
    with pytest.raises(IntegrityError, match="không dành cho"), transaction.atomic():
        draft.entries.update(award=awards.flag)


def test_the_trigger_looks_at_every_row_of_a_statement(dossier, tree, awards):
    known, stranger = MemberFactory(unit=tree.base), MemberFactory(unit=tree.base2)
    rows = [
        Entry(
            dossier=dossier, award=awards.title, member=member, subject_kind="individual", added_by=dossier.created_by
        )
        for member in (known, stranger)
    ]
    with pytest.raises(DomainError, match="không thuộc đơn vị"), refusing(Entry, SENTENCES):
        Entry.objects.bulk_create(rows)
    assert not Entry.objects.exists()


def test_what_says_nothing_of_the_subject_may_be_written_of_one_who_moved(draft, tree):
    entry = draft.entries.get()
    entry.member.unit = tree.base2
    entry.member.save()
    entry.achievements = "Vượt chỉ tiêu"
    entry.save()
    with pytest.raises(IntegrityError, match="không thuộc đơn vị"), transaction.atomic():
        draft.entries.update(member=MemberFactory(unit=tree.base2))


def test_copied_rows_are_refused_in_the_same_sentences(dossier, tree, awards, people):
    stranger = MemberFactory(unit=tree.base2)
    row = NewEntry(dossier.pk, awards.title.pk, "individual", stranger.pk, None, None, days(0), "", None)
    with pytest.raises(DomainError, match="không thuộc đơn vị"):
        take_in_entries(new=[row], changed=[], fields=(), by=people["editor"])
    own = row._replace(member_id=MemberFactory(unit=tree.base).pk)
    with pytest.raises(DomainError, match="đã được đăng ký"):
        take_in_entries(new=[own, own], changed=[], fields=(), by=people["editor"])
    assert not Entry.objects.exists()


def test_a_proposed_line_may_follow_a_person_who_moved(draft, tree, awards, people, campaign):
    entry = draft.entries.get()
    entry.member.unit = tree.base2
    entry.member.save()
    proposal = DossierFactory(campaign=campaign, unit=tree.base, kind=DossierKind.PROPOSAL, created_by=people["editor"])
    raw(proposal, awards.title, subject_kind=SubjectKind.INDIVIDUAL, member=entry.member, source=entry)
    assert proposal.entries.count() == 1


def test_the_history_of_entries_is_found_by_row_and_by_context_alone():
    with connection.cursor() as cursor:
        found = connection.introspection.get_constraints(cursor, Entry.pgh_event_model._meta.db_table)
    indexed = {tuple(each["columns"]) for each in found.values() if each["index"]}
    assert indexed == {("pgh_obj_id",), ("pgh_context_id",)}
