"""A return opens single fields of an entry and nothing else of it, whatever is sent to whichever address."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from campaigns.models import Dossier, DossierState, Entry
from campaigns.selectors.parts import EntryField, columns_of, fields_of, open_part_labels, part_keys
from campaigns.selectors.timeline import timeline
from campaigns.services.attachment import attach_file, remove_attachment
from campaigns.services.entry import remove_entry, update_entry
from campaigns.services.intake import may_take_in
from campaigns.services.moves import return_dossier
from common.errors import TransitionRefused
from tests.campaigns.conftest import REASON, days
from tests.factories import DossierFactory, EntryFactory
from tests.pages import opened, words

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n"
STORED = {
    "achievements": "Dạy tốt\n100% học sinh khá",
    "self_score": 90,
    "votes_for": 20,
    "votes_members": 25,
    "registered_on": days(-30),
}
SENT = {
    "achievements": "Khác",
    "self_score": "91",
    "votes_for": "21",
    "votes_members": "26",
    "registered_on": "01/02/2025",
}
CHANGED = {"achievements": "Khác", "self_score": 91, "votes_for": 21, "votes_members": 26, "registered_on": days(-9)}
"""What the form is sent, and the service given, that is not stored."""


def pdf(more=b""):
    return SimpleUploadedFile("Biên bản.pdf", PDF + more)


@pytest.fixture
def proposal(campaign, tree, people):
    return DossierFactory(campaign=campaign, unit=tree.base, kind="proposal", created_by=people["editor"])


@pytest.fixture
def entry(proposal, awards):
    """Full in every field, and not from a registration."""
    return EntryFactory(dossier=proposal, award=awards.title, **STORED)


@pytest.fixture
def open_only(proposal, entry):
    """The dossier returned with only those fields of the entry open."""

    def put(*fields):
        parts = [f"entry:{entry.pk}:{field}" for field in fields]
        Dossier.objects.filter(pk=proposal.pk).update(state=DossierState.RETURNED, open_parts=parts)
        proposal.refresh_from_db()
        return Entry.objects.get(pk=entry.pk)

    return put


FIELDS = [field for field in EntryField if columns_of(field)]
SAID = [(field, name) for field in FIELDS for name in columns_of(field)]


@pytest.mark.parametrize("open_field", FIELDS)
def test_only_the_open_field_is_changed(open_only, people, awards, open_field):
    entry = open_only(open_field)
    awards.certificate.allows_unregistered = True
    given = CHANGED | {"award": awards.certificate}
    for field in FIELDS:
        change = {column: given[column] for column in columns_of(field)}
        if field == open_field:
            update_entry(entry, by=people["editor"], **change)
        else:
            with pytest.raises(TransitionRefused, match=f"không mở lại «{field.label}»"):
                update_entry(entry, by=people["editor"], **change)
    stored = Entry.objects.values().get(pk=entry.pk)
    kept = {name: stored[name] == STORED[name] for _field, name in SAID if name != "award"}
    assert kept == {name: field != open_field for field, name in SAID if name != "award"}


def test_what_stays_as_it_is_may_be_sent_along(open_only, people):
    entry = open_only("achievements")
    update_entry(entry, by=people["editor"], **STORED | {"achievements": "Khác"})
    assert Entry.objects.get(pk=entry.pk).achievements == "Khác"


def test_of_an_entry_open_in_part_nothing_is_taken_away(open_only, people):
    entry = open_only("achievements", "evidence")
    with pytest.raises(TransitionRefused, match="không mở lại phần này"):
        remove_entry(entry, by=people["editor"])


def test_another_entry_stays_closed(open_only, proposal, people, awards):
    other = EntryFactory(dossier=proposal, award=awards.certificate)
    open_only("achievements")
    with pytest.raises(TransitionRefused, match="không mở lại phần này"):
        update_entry(other, by=people["editor"], achievements="Khác")


@pytest.mark.parametrize("field", ["achievements", "evidence"])
def test_evidence_is_a_field(open_only, proposal, people, field):
    entry = open_only(field)
    if field == "evidence":
        file = attach_file(proposal, upload=pdf(), by=people["editor"], entry=entry)
        remove_attachment(file, by=people["editor"])
    else:
        with pytest.raises(TransitionRefused, match="không mở lại phần này"):
            attach_file(proposal, upload=pdf(), by=people["editor"], entry=entry)
    with pytest.raises(TransitionRefused, match="không mở lại phần này"):
        attach_file(proposal, upload=pdf(b"2"), by=people["editor"])


def test_excel_brings_nothing_where_a_field_is_open(open_only, proposal):
    open_only("achievements")
    assert not may_take_in(proposal)


# ---------- What can be opened ----------


def test_a_registration_has_no_fields_of_a_proposal(draft):
    fields = {EntryField.SELF_SCORE, EntryField.VOTES}
    assert fields.isdisjoint(fields_of(draft, draft.entries.get()))


def test_what_comes_from_the_registration_cannot_be_opened(accepted, people):
    from campaigns.services.proposal import make_proposal

    proposal = make_proposal(accepted, by=people["editor"])
    key = f"entry:{proposal.entries.get().pk}"
    assert f"{key}:achievements" in part_keys(proposal)
    assert not {f"{key}:award", f"{key}:registered_on"} & part_keys(proposal)


@pytest.mark.parametrize("field", ["salary", "votes", ""])
def test_a_field_the_entry_has_not(sent, people, field):
    part = f"entry:{sent.entries.get().pk}:{field}"
    with pytest.raises(TransitionRefused, match="không còn trong hồ sơ"):
        return_dossier(sent, by=people["specialist"], reason=REASON, due_on=days(5), open_parts=[part])


def test_the_whole_entry_covers_its_fields(sent, people):
    key = f"entry:{sent.entries.get().pk}"
    parts = [f"{key}:achievements", key, "works"]
    return_dossier(sent, by=people["specialist"], reason=REASON, due_on=days(5), open_parts=parts)
    sent.refresh_from_db()
    assert sent.open_parts == [key, "works"]


def test_the_unit_is_told_which_fields(sent, people):
    entry = sent.entries.get()
    parts = [f"entry:{entry.pk}:{field}" for field in ("evidence", "achievements")]
    return_dossier(sent, by=people["specialist"], reason=REASON, due_on=days(5), open_parts=parts)
    sent.refresh_from_db()
    named = f"{entry.subject_label} – {entry.award.label} (chỉ: Tóm tắt thành tích, Tệp minh chứng)"
    assert open_part_labels(sent) == [named]
    assert f"Chỉ sửa: {named}." in people["editor"].notices.latest("pk").text
    line = next(event for event in timeline(sent, viewer=people["editor"]) if event.move == "return")
    assert f"chỉ mở lại {named}" in str(line)


# ---------- Pages ----------


def at(name, *args):
    return reverse(f"campaigns:{name}", args=args)


@pytest.fixture
def editor(client, people):
    client.force_login(people["editor"])
    return client


def sent_form(entry, *names):
    return {name: SENT[name] for name in names} | {"version": entry.updated_at.isoformat()}


@pytest.mark.parametrize("name", ["entry-update", "entry-autosave"])
@pytest.mark.parametrize("closed", ["self_score", "votes_for", "registered_on", "award"])
def test_a_crafted_form_for_a_closed_field_changes_nothing(editor, open_only, awards, name, closed):
    entry = open_only("achievements")
    before = Entry.objects.values().get(pk=entry.pk)
    crafted = sent_form(entry, "achievements") | {closed: SENT.get(closed, awards.certificate.pk)}
    page = editor.post(at(name, entry.pk), crafted)
    assert Entry.objects.values().get(pk=entry.pk) == before
    if name == "entry-update":
        assert "nên không sửa được" in words(page)
    else:
        assert page.status_code == 422
        assert "nên không sửa được" in page.json()["message"]


@pytest.mark.parametrize("name", ["entry-update", "entry-autosave"])
def test_the_open_field_is_saved(editor, open_only, name):
    entry = open_only("votes")
    editor.post(at(name, entry.pk), sent_form(entry, "votes_for", "votes_members"))
    stored = Entry.objects.get(pk=entry.pk)
    assert (stored.votes_for, stored.votes_members, stored.achievements) == (21, 26, STORED["achievements"])


def test_an_old_page_that_sends_all_fields_unchanged_is_saved(editor, open_only):
    entry = open_only("self_score")
    stored = {
        "achievements": STORED["achievements"].replace("\n", "\r\n"),
        "registered_on": f"{STORED['registered_on']:%d/%m/%Y}",
        "votes_for": "20",
        "votes_members": "25",
        "award": entry.award_id,
    }
    page = editor.post(at("entry-update", entry.pk), sent_form(entry, "self_score") | stored)
    assert page.status_code == 302
    assert Entry.objects.get(pk=entry.pk).self_score == 91


def test_the_form_shows_what_is_closed_and_asks_for_the_rest(editor, open_only, awards, campaign):
    entry = open_only("achievements")
    campaign.awards.filter(award=awards.title).delete()
    form = opened(editor, at("entry-update", entry.pk)).context["form"]
    closed = {name for name, field in form.fields.items() if field.disabled}
    assert closed == {"award", "registered_on", "self_score", "votes_for", "votes_members"}
    text = words(opened(editor, at("entry-update", entry.pk)))
    assert text.count("Không mở lại nên chỉ đọc.") == 5
    assert "Không mở lại nên không thêm, bớt tệp được." in text
    assert editor.post(at("entry-update", entry.pk), sent_form(entry, "achievements")).status_code == 302


def test_the_list_leads_to_what_is_open(editor, open_only, proposal):
    entry = open_only("achievements", "evidence")
    address = at("dossier-entries", proposal.pk, "individual")
    page = opened(editor, address).content.decode()
    assert at("entry-update", entry.pk) in page
    assert at("entry-remove", entry.pk) not in page
    open_only("evidence")
    page = opened(editor, address).content.decode()
    assert f"{at('dossier-attachments', proposal.pk)}?entry={entry.pk}" in page
    assert at("entry-update", entry.pk) not in page
    assert editor.get(at("entry-update", entry.pk)).status_code == 302
    assert f"Tải minh chứng cho {entry.subject_label}" in words(
        opened(editor, f"{at('dossier-attachments', proposal.pk)}?entry={entry.pk}")
    )


def test_the_step_of_an_entry_open_in_part_is_open(editor, open_only, proposal):
    open_only("achievements")
    text = words(opened(editor, at("dossier-detail", proposal.pk)))
    assert "(chỉ: Tóm tắt thành tích)" in text
    assert text.count("Không mở lại") == 5


def test_the_specialist_ticks_fields_under_their_entry(client, sent, people):
    entry = sent.entries.get()
    client.force_login(people["specialist"])
    address = at("dossier-return", sent.pk)
    text = words(opened(client, address))
    assert "Chỉ vài mục" in text
    assert "Tóm tắt thành tích" in text
    assert "Điểm tự chấm" not in text
    typed = {"reason": REASON, "due_on": f"{days(5):%d/%m/%Y}", "open_fields": [f"entry:{entry.pk}:achievements"]}
    refused = client.post(address, typed | {"reason": "Ngắn"}).content.decode()
    assert f'value="entry:{entry.pk}:achievements" id="id_open_fields_2" checked' in refused
    assert '<details class="td-drawer" open>' in refused
    assert client.post(address, typed).status_code == 302
    sent.refresh_from_db()
    assert sent.open_parts == [f"entry:{entry.pk}:achievements"]


def test_a_field_that_is_not_offered_cannot_be_ticked(client, sent, people):
    client.force_login(people["specialist"])
    typed = {"reason": REASON, "due_on": f"{days(5):%d/%m/%Y}", "open_fields": [f"entry:{sent.entries.get().pk}:votes"]}
    page = client.post(at("dossier-return", sent.pk), typed)
    assert "id_open_fields" in page.content.decode()
    assert Dossier.objects.get(pk=sent.pk).state == "sent"
