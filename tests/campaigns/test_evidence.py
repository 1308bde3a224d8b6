"""Files that say what they are, and evidence for single entries."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from campaigns.models import Dossier, DossierState, EntryOutcome, EntryReview
from campaigns.selectors.readiness import readiness
from campaigns.services.attachment import attach_file, remove_attachment
from campaigns.services.entry import remove_entry, update_entry
from campaigns.services.moves import return_dossier, send_dossier
from campaigns.services.proposal import make_proposal
from common.errors import DomainError, TransitionRefused
from tests.campaigns.conftest import REASON, days
from tests.campaigns.views.conftest import at
from tests.factories import EntryFactory
from tests.pages import opened, words

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n"


def pdf(name="Biên bản.pdf", more=b""):
    return SimpleUploadedFile(name, PDF + more)


@pytest.fixture
def proposal(accepted, people):
    return make_proposal(accepted, by=people["editor"])


@pytest.fixture
def entry(proposal):
    return proposal.entries.get()


def test_an_award_that_asks_for_a_vote_asks_for_its_minutes(proposal, entry, people, awards):
    awards.title.needs_vote = True
    awards.title.save()
    update_entry(entry, by=people["editor"], achievements="Vượt kế hoạch", votes_for=38, votes_members=40)
    asked = "Hồ sơ chưa có biên bản họp xét mà hình thức khen đòi kết quả bỏ phiếu. Hãy tải biên bản lên."
    attach_file(proposal, upload=pdf("Khác.pdf", b"1"), by=people["editor"])
    assert [problem.text for problem in readiness(proposal) if problem.blocking] == [asked]
    attach_file(proposal, upload=pdf(), by=people["editor"], purpose="minutes")
    assert not [problem for problem in readiness(proposal) if problem.blocking]


CERTIFICATE = "Giấy chứng nhận sáng kiến"


def lacking(proposal) -> list[str]:
    return [problem.text for problem in readiness(proposal) if problem.blocking]


def test_an_entry_without_the_evidence_its_award_asks_for_is_named(client, proposal, entry, people, awards):
    awards.title.evidence = CERTIFICATE
    awards.title.save()
    other = EntryFactory(dossier=proposal, award=awards.certificate, achievements="Vượt kế hoạch")
    update_entry(entry, by=people["editor"], achievements="Vượt kế hoạch")
    asked = f"{entry.subject_label} ({awards.title.label}) chưa có minh chứng: {CERTIFICATE}. Hãy tải tệp lên."
    attach_file(proposal, upload=pdf("Khác.pdf", b"1"), by=people["editor"])
    attach_file(proposal, upload=pdf("Của người khác.pdf", b"2"), by=people["editor"], entry=other)
    attach_file(proposal, upload=pdf("Biên bản.pdf", b"3"), by=people["editor"], entry=entry, purpose="minutes")
    assert lacking(proposal) == [asked]
    with pytest.raises(TransitionRefused, match="chưa có minh chứng"):
        send_dossier(proposal, by=people["editor"])
    client.force_login(people["editor"])
    page = opened(client, at("dossier-check", proposal.pk))
    assert asked in words(page)
    assert at("entry-update", entry.pk) in page.content.decode()
    form = opened(client, at("entry-update", entry.pk))
    assert f"Bắt buộc trước khi gửi: {CERTIFICATE}" in words(form)
    attach_file(proposal, upload=pdf("Chứng nhận.pdf", b"4"), by=people["editor"], entry=entry)
    assert lacking(proposal) == []


@pytest.mark.parametrize("of_entry", [True, False])
def test_minutes_an_award_asks_for_are_of_the_entry_or_of_the_dossier(proposal, entry, people, awards, of_entry):
    awards.title.needs_minutes = True
    awards.title.save()
    update_entry(entry, by=people["editor"], achievements="Vượt kế hoạch")
    attach_file(proposal, upload=pdf("Khác.pdf", b"1"), by=people["editor"], entry=entry)
    attach_file(
        proposal, upload=pdf(more=b"2"), by=people["editor"], purpose="minutes", entry=EntryFactory(dossier=proposal)
    )
    named = f"{entry.subject_label} ({awards.title.label}) chưa có biên bản bình xét. Hãy tải biên bản lên."
    assert named in lacking(proposal)
    attach_file(
        proposal, upload=pdf(more=b"3"), by=people["editor"], purpose="minutes", entry=entry if of_entry else None
    )
    assert named not in lacking(proposal)


def test_evidence_is_asked_for_only_where_it_can_be_brought(proposal, entry, people, awards):
    update_entry(entry, by=people["editor"], achievements="Vượt kế hoạch")
    awards.title.evidence = CERTIFICATE
    awards.title.save()
    Dossier.objects.filter(pk=proposal.pk).update(state=DossierState.RETURNED, open_parts=["works"])
    proposal.refresh_from_db()
    assert lacking(proposal) == []
    proposal.open_parts = [f"entry:{entry.pk}:evidence"]
    assert len(lacking(proposal)) == 1


def test_a_registration_brings_no_evidence(sent, awards):
    awards.title.evidence, awards.title.needs_minutes = CERTIFICATE, True
    awards.title.save()
    assert lacking(sent) == []


@pytest.mark.parametrize("rows", [1, 3])
def test_what_is_lacking_takes_the_same_queries(proposal, awards, rows, django_assert_num_queries):
    awards.title.evidence = CERTIFICATE
    awards.title.save()
    EntryFactory.create_batch(rows, dossier=proposal, award=awards.title, achievements="")
    with django_assert_num_queries(5):
        assert len(lacking(proposal)) == 2 * (rows + 1)


def test_the_kind_of_a_file_is_asked_beside_an_entry_that_needs_minutes(editor, proposal, entry, awards):
    address = f"{at('dossier-attachments', proposal.pk)}?entry={entry.pk}"
    assert opened(editor, address).context["form"]["purpose"].is_hidden
    awards.title.needs_minutes = True
    awards.title.save()
    assert not opened(editor, address).context["form"]["purpose"].is_hidden


def test_the_page_of_an_award_says_what_it_asks_for(editor, awards):
    awards.title.evidence, awards.title.evidence_source = CERTIFICATE, "Luật mẫu, Điều 1"
    awards.title.evidence_unverified = True
    awards.title.save()
    text = words(opened(editor, reverse("awards:type-detail", args=[awards.title.pk])))
    assert f"Bắt buộc khi đề nghị: {CERTIFICATE} chưa kiểm chứng" in text
    assert "Luật mẫu, Điều 1" in text


def test_what_was_sent_says_what_each_file_is(proposal, entry, people):
    update_entry(entry, by=people["editor"], achievements="Vượt kế hoạch")
    attach_file(proposal, upload=pdf(), by=people["editor"], purpose="minutes")
    attach_file(proposal, upload=pdf("Bằng khen.pdf", b"1"), by=people["editor"], entry=entry)
    files = json.loads(send_dossier(proposal, by=people["editor"]).content)["attachments"]
    told = {file["name"]: (file.get("purpose"), file.get("evidence_for")) for file in files}
    assert told == {"Biên bản.pdf": ("minutes", None), "Bằng khen.pdf": (None, entry.subject_code)}


def test_evidence_outlives_its_entry(proposal, entry, people):
    attach_file(proposal, upload=pdf(), by=people["editor"], entry=entry)
    remove_entry(entry, by=people["editor"])
    assert proposal.attachments.get().entry is None


def test_an_entry_of_another_dossier_has_no_evidence_here(proposal, people):
    with pytest.raises(DomainError, match="không còn trong hồ sơ"):
        attach_file(proposal, upload=pdf(), by=people["editor"], entry=EntryFactory())


@pytest.mark.parametrize(
    ("part", "kept"),
    [
        ("attachments", {"", "minutes", "report", "entry"}),
        ("attachments:minutes", {"minutes"}),
        ("attachments:report", {"report"}),
        ("entry", {"entry"}),
        ("entries:individual", {"entry"}),
        ("works", set()),
    ],
)
def test_a_return_opens_files_by_what_they_are(proposal, entry, people, part, kept):
    opened_parts = [f"entry:{entry.pk}" if part == "entry" else part]
    Dossier.objects.filter(pk=proposal.pk).update(state=DossierState.RETURNED, open_parts=opened_parts)
    told = set()
    for number, purpose in enumerate(["", "minutes", "report", "entry"]):
        said = {"entry": entry} if purpose == "entry" else {"purpose": purpose}
        try:
            file = attach_file(proposal, upload=pdf(more=b"%d" % number), by=people["editor"], **said)
        except TransitionRefused:
            continue
        told.add(purpose)
        remove_attachment(file, by=people["editor"])
    assert told == kept


def test_a_file_of_a_closed_purpose_is_not_taken_off(proposal, people):
    file = attach_file(proposal, upload=pdf(), by=people["editor"], purpose="report")
    Dossier.objects.filter(pk=proposal.pk).update(state=DossierState.RETURNED, open_parts=["attachments:minutes"])
    with pytest.raises(TransitionRefused, match="không mở lại"):
        remove_attachment(file, by=people["editor"])


# ---------- Pages ----------


@pytest.fixture
def editor(client, people):
    client.force_login(people["editor"])
    return client


def test_minutes_are_uploaded_as_such(editor, proposal):
    sent = {"files": pdf(), "purpose": "minutes"}
    page = editor.post(at("attachment-add", proposal.pk), sent, follow=True)
    assert proposal.attachments.get().purpose == "minutes"
    assert "Biên bản.pdf Biên bản họp xét" in words(page)


def test_evidence_is_uploaded_from_its_entry(editor, proposal, entry):
    page = opened(editor, at("entry-update", entry.pk)).content.decode()
    address = f"{at('dossier-attachments', proposal.pk)}?entry={entry.pk}"
    assert address in page
    assert f"Tải minh chứng cho {entry.subject_label}" in words(opened(editor, address))
    editor.post(at("attachment-add", proposal.pk), {"files": pdf(), "entry": entry.pk})
    assert entry.evidence.get().name == "Biên bản.pdf"
    assert "Biên bản.pdf" in words(opened(editor, at("entry-update", entry.pk)))
    assert f"Minh chứng cho {entry.subject_label}" in words(opened(editor, at("dossier-attachments", proposal.pk)))


@pytest.mark.parametrize("typed", [{"purpose": "secret"}, {"entry": "0"}, {"entry": "x"}])
def test_a_file_for_what_is_not_there_is_refused(editor, proposal, typed):
    editor.post(at("attachment-add", proposal.pk), {"files": pdf()} | typed)
    assert not proposal.attachments.exists()


def test_with_only_the_minutes_open_the_page_takes_them(editor, proposal):
    Dossier.objects.filter(pk=proposal.pk).update(state=DossierState.RETURNED, open_parts=["attachments:minutes"])
    assert "Tải tệp lên" in words(opened(editor, at("dossier-attachments", proposal.pk)))
    editor.post(at("attachment-add", proposal.pk), {"files": pdf(), "purpose": "report"})
    assert not proposal.attachments.exists()
    editor.post(at("attachment-add", proposal.pk), {"files": pdf(), "purpose": "minutes"})
    assert proposal.attachments.exists()


def test_what_the_reviewer_marked_is_ticked_beforehand(client, sent, people):
    entry = sent.entries.get()
    reviewer = people["specialist"]
    EntryReview.objects.create(entry=entry, outcome=EntryOutcome.RETURNED, reason=REASON, reviewed_by=reviewer)
    client.force_login(reviewer)
    page = opened(client, at("dossier-return", sent.pk))
    assert page.context["form"]["open_entries"].initial == [f"entry:{entry.pk}"]
    return_dossier(sent, by=reviewer, reason=REASON, due_on=days(3), open_parts=[f"entry:{entry.pk}"])
