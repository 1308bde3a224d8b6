"""The papers of a dossier: what they say, who gets them, and what is said where there is none."""

import datetime as dt
import io

import pytest
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from awards.models import Honour, HonourEnd
from awards.services.honour import record_honour
from campaigns.models import Dossier, DossierKind, Entry
from common.clock import today
from papers.content import AwardCount
from people.models import SubjectKind
from reviews.selectors.documents import achievement_report, proposal_list, return_slip, returned_by, submission
from tests.campaigns.conftest import own_proposal, returned
from tests.factories import CollectiveFactory, DossierFactory, EntryFactory, InitiativeFactory, LetterheadFactory
from tests.pages import opened, words
from tests.papers.test_docx import words_of
from tests.reviews.conftest import at
from units.services.unit import rename_unit

__all__ = ["own_proposal", "returned"]
pytestmark = pytest.mark.django_db


@pytest.fixture
def proposal(own_proposal, awards):
    """A woman with a vote and a medal of before, and a collective."""
    woman = EntryFactory(dossier=own_proposal, award=awards.title, votes_for=12, votes_members=14, achievements="Giỏi.")
    record_honour(
        subject=woman.member, subject_kind="individual", award=awards.certificate, year=2022, decision_no="12/QĐ"
    )
    team = CollectiveFactory(unit=own_proposal.unit, name="Tổ cơ điện", headcount=31)
    of_team = {"subject_kind": SubjectKind.COLLECTIVE, "member": None, "collective": team}
    EntryFactory(dossier=own_proposal, award=awards.certificate, **of_team)
    return own_proposal


def text_of(response) -> str:
    assert response["Content-Type"] == "application/pdf"
    pages = PdfReader(io.BytesIO(response.content)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_a_return_slip_says_why_and_until_when(client, returned, tree, people):
    LetterheadFactory(unit=tree.district, signer_name="Phạm Thị Ước", place="Triệu Sơn")
    client.force_login(people["editor"])
    text = text_of(client.get(at("return-slip", returned.pk)))
    slip = return_slip(returned)
    assert returned_by(returned)[0] == tree.district
    assert (slip.addressee, slip.reason) == (tree.base.name, returned.return_reason)
    assert slip.due_on == returned.due_on
    assert slip.returned_by == str(people["specialist"])
    assert "Phạm Thị Ước" in text
    assert returned.return_reason in text
    assert words_of(client.get(at("return-slip", returned.pk) + "?as=docx").content).count(returned.return_reason) == 1


def test_the_page_of_a_returned_dossier_leads_to_its_slip(client, returned, people):
    client.force_login(people["editor"])
    page = opened(client, reverse("campaigns:dossier-detail", args=[returned.pk]))
    assert at("return-slip", returned.pk) in page.content.decode()


def test_a_submission_counts_who_is_proposed_for_what(proposal, awards):
    letter = submission(proposal)
    assert set(letter.counts) == {
        AwardCount(award=awards.title.name, individuals=1),
        AwardCount(award=awards.certificate.name, collectives=1),
    }
    assert letter.addressees == (proposal.campaign.unit.name,)


def test_a_list_names_everybody_with_votes_and_awards(proposal, awards, django_assert_num_queries):
    with django_assert_num_queries(3):
        listed = proposal_list(proposal)
    (person,), (team,) = listed.individuals, listed.collectives
    assert person.votes == "12/14 (85,7%)"
    assert person.praised == f"{awards.certificate.name} (2022)"
    assert person.achievements == "Giỏi."
    assert (team.name, team.members) == ("Tổ cơ điện", 31)


def test_a_report_has_what_the_registers_know(proposal, people, awards):
    entry = proposal.entries.get(subject_kind=SubjectKind.INDIVIDUAL)
    own = InitiativeFactory(unit=proposal.unit, title="Cải tiến máy bơm")
    other = InitiativeFactory(unit=proposal.unit, title="Của người khác")
    own.authors.create(member=entry.member, share_percent=100)
    for initiative in (own, other):
        proposal.initiative_links.create(initiative=initiative)
    report = achievement_report(entry, viewer=people["editor"])
    assert [each.name for each in report.initiatives] == ["Cải tiến máy bơm"]
    assert [(each.year, each.decision) for each in report.praises] == [(2022, "số 12/QĐ")]
    assert (report.results, report.reporter) == ("Giỏi.", entry.member.full_name)
    assert not report.is_collective


def test_all_papers_call_units_as_on_the_day_of_sending(returned, own_proposal, tree, people):
    was, above = tree.base.name, own_proposal.campaign.unit.name
    Dossier.objects.filter(pk__in=[own_proposal.pk]).update(sent_at=timezone.now() - dt.timedelta(days=9))
    entry = EntryFactory(dossier=own_proposal)
    rename_unit(tree.base, name="Công đoàn cơ sở Tên mới", on=today())
    rename_unit(own_proposal.campaign.unit, name="Liên đoàn Lao động Tên mới", on=today())
    sent = Dossier.objects.get(pk=own_proposal.pk)
    letter, listed = submission(sent), proposal_list(sent)
    report = achievement_report(sent.entries.get(pk=entry.pk), viewer=people["editor"])
    assert letter.addressees == (above,)
    assert letter.grounds[1] == f"{was} kính đề nghị {above} xét, tặng:"
    assert above in letter.closing
    assert was in listed.accompanies
    assert {each.unit for each in (*listed.individuals, *listed.collectives)} == {was}
    assert was in [fact.value for fact in report.facts]
    assert return_slip(Dossier.objects.get(pk=returned.pk)).addressee == "Công đoàn cơ sở Tên mới"


def test_a_report_knows_what_was_taken_back_since_as_held(proposal, people):
    entry = proposal.entries.get(subject_kind=SubjectKind.INDIVIDUAL)
    honour = Honour.objects.get(member=entry.member)
    Dossier.objects.filter(pk=proposal.pk).update(sent_at=timezone.now() - dt.timedelta(days=9))
    HonourEnd.objects.create(honour=honour, kind="revoked", decided_on=today(), decision_no="8/QĐ", reason="Sai")
    entry = Entry.objects.get(pk=entry.pk)
    assert [each.year for each in achievement_report(entry, viewer=people["editor"]).praises] == [2022]
    assert proposal_list(entry.dossier).individuals[0].praised


@pytest.mark.parametrize("name", ["submission", "proposal-list"])
@pytest.mark.parametrize(("who", "status"), [("editor", 200), ("specialist", 200), ("editor2", 404), ("nobody", 404)])
def test_who_gets_the_papers_of_a_proposal(client, proposal, people, name, who, status):
    client.force_login(people[who])
    assert client.get(at(name, proposal.pk)).status_code == status


def test_each_of_the_proposed_has_a_report(client, proposal, people):
    client.force_login(people["editor"])
    page = opened(client, at("documents", proposal.pk))
    for entry in proposal.entries.all():
        address = at("achievement-report", entry.pk)
        assert address in page.content.decode()
        assert str(entry.subject) in text_of(client.get(address))
        assert str(entry.subject) in words_of(client.get(f"{address}?as=docx").content)


def test_a_registration_has_no_papers(client, draft, people):
    client.force_login(people["editor"])
    assert "Hồ sơ này chưa có văn bản" in words(opened(client, at("documents", draft.pk)))
    assert "Chỉ hồ sơ đề nghị" in words(client.get(at("submission", draft.pk), follow=True))
    assert "đang bị trả lại" in words(client.get(at("return-slip", draft.pk), follow=True))


def test_a_letter_that_cannot_be_printed_is_said(client, proposal, people):
    proposal.entries.filter(subject_kind=SubjectKind.INDIVIDUAL).update(achievements="Giỏi 😀")
    client.force_login(people["editor"])
    assert "phông chữ không in được" in words(client.get(at("proposal-list", proposal.pk), follow=True))


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_costs_the_same_for_many(client, campaign, tree, people, rows, django_assert_num_queries):
    dossier = DossierFactory(campaign=campaign, unit=tree.base, kind=DossierKind.PROPOSAL)
    EntryFactory.create_batch(rows, dossier=dossier)
    client.force_login(people["editor"])
    client.get(at("documents", dossier.pk))
    with django_assert_num_queries(8):
        opened(client, at("documents", dossier.pk))
