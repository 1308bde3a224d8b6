"""What a unit sees of a dossier that was returned with only some parts open, and how that is chosen."""

import re

import pytest

from campaigns.models import Dossier, EntryOutcome
from campaigns.services.entry_review import Opinion, review_entries
from campaigns.services.moves import return_dossier, send_dossier
from tests.campaigns.conftest import REASON, days
from tests.campaigns.views.conftest import at
from tests.factories import EntryFactory
from tests.pages import opened, words

DUE = f"{days(5):%d/%m/%Y}"


@pytest.fixture
def waiting(full, people):
    send_dossier(full, by=people["editor"])
    return full


def give_back(dossier, people, *parts):
    return_dossier(dossier, by=people["specialist"], reason=REASON, due_on=days(5), open_parts=parts)


def test_the_specialist_ticks_what_is_opened(sign_in, waiting, awards):
    entry = waiting.entries.get(award=awards.title)
    client = sign_in("specialist")
    text = words(opened(client, at("dossier-return", waiting.pk)))
    assert "Chỉ mở lại các phần" in text
    assert f"{entry.subject_label} – {entry.award.label}" in text
    typed = {"reason": REASON, "due_on": DUE, "open_parts": ["pledge"], "open_entries": [f"entry:{entry.pk}"]}
    assert client.post(at("dossier-return", waiting.pk), typed).status_code == 302
    waiting.refresh_from_db()
    assert waiting.open_parts == [f"entry:{entry.pk}", "pledge"]


@pytest.mark.parametrize("parts", [{"open_parts": ["budget"]}, {"open_entries": ["entry:0"]}])
def test_what_is_not_in_the_dossier_cannot_be_ticked(sign_in, waiting, parts):
    sign_in("specialist").post(at("dossier-return", waiting.pk), {"reason": REASON, "due_on": DUE} | parts)
    assert Dossier.objects.get(pk=waiting.pk).state == "sent"


def test_of_very_many_entries_only_whole_sections_are_offered(sign_in, waiting, awards, tree):
    EntryFactory.create_batch(51, dossier=waiting, award=awards.certificate)
    page = opened(sign_in("specialist"), at("dossier-return", waiting.pk)).content.decode()
    assert "open_parts" in page
    assert "open_entries" not in page


def test_what_the_reviewer_marked_is_ticked_and_told(sign_in, waiting, people, awards):
    mended, other = waiting.entries.get(award=awards.title), EntryFactory(dossier=waiting, award=awards.certificate)
    said = Opinion(mended.pk, EntryOutcome.RETURNED, "Thiếu xác nhận của người sử dụng lao động")
    review_entries(waiting, [said, Opinion(other.pk, EntryOutcome.PASSED)], by=people["specialist"])
    client = sign_in("specialist")
    form = opened(client, at("dossier-return", waiting.pk)).context["form"]
    assert form["open_entries"].value() == [f"entry:{mended.pk}"]
    assert form["reason"].value() == f"{mended.subject_label} – {mended.award.label}: {said.reason}"
    EntryFactory.create_batch(51, dossier=waiting, award=awards.certificate)
    offered = opened(client, at("dossier-return", waiting.pk)).context["form"].fields["open_entries"].choices
    assert [key for key, _label in offered] == [f"entry:{mended.pk}"]


def test_the_banner_names_what_is_open_and_the_steps_what_is_not(sign_in, waiting, people):
    give_back(waiting, people, "works")
    text = words(opened(sign_in("editor"), at("dossier-detail", waiting.pk)))
    assert re.search("Chỉ sửa được các phần sau; phần khác giữ nguyên như đã nộp: ?Công trình", text)
    assert text.count("Không mở lại") == 5


@pytest.mark.parametrize("name", ["dossier-entries", "dossier-initiatives", "dossier-attachments"])
def test_a_closed_part_is_only_read(sign_in, waiting, people, name):
    give_back(waiting, people, "works")
    args = (waiting.pk, "individual") if name == "dossier-entries" else (waiting.pk,)
    text = words(opened(sign_in("editor"), at(name, *args)))
    assert "Công đoàn cấp trên không mở lại phần này" in text
    assert "Bỏ" not in text


def test_of_a_section_the_opened_entry_can_be_changed(sign_in, waiting, people, awards):
    other = EntryFactory(dossier=waiting, award=awards.certificate)
    entry = waiting.entries.get(award=awards.title)
    give_back(waiting, people, f"entry:{entry.pk}")
    client = sign_in("editor")
    page = opened(client, at("dossier-entries", waiting.pk, "individual")).content.decode()
    assert at("entry-update", entry.pk) in page
    assert at("entry-update", other.pk) not in page
    opened(client, at("entry-update", entry.pk))
    for name in ("entry-update", "entry-remove"):
        assert client.get(at(name, other.pk)).status_code == 302


def test_forms_of_closed_parts_lead_back(sign_in, waiting, people):
    give_back(waiting, people, "works")
    client = sign_in("editor")
    closed = [
        at("dossier-pledge", waiting.pk),
        at("dossier-initiative-create", waiting.pk),
        at("dossier-entries-add", waiting.pk, "individual"),
    ]
    for address in closed:
        assert client.get(address).status_code == 302, address
    opened(client, at("dossier-work-create", waiting.pk))
