"""A return opens the chosen parts of a dossier and nothing else, whatever is sent to whichever address."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import get_resolver, reverse

from campaigns.models import Dossier, DossierState
from campaigns.selectors.canonical import dossier_content
from campaigns.selectors.changes import may_change_beside
from campaigns.selectors.parts import open_part_labels, part_keys
from campaigns.selectors.timeline import timeline
from campaigns.services.attachment import attach_file
from campaigns.services.contribution import add_initiative, add_work, update_initiative
from campaigns.services.dossier import update_pledge
from campaigns.services.entry import add_entries, remove_entry, update_entry
from campaigns.services.intake import may_take_in
from campaigns.services.moves import reopen_dossier, return_dossier, send_dossier, withdraw_dossier
from campaigns.services.proposal import make_proposal
from common.errors import TransitionRefused
from tests.campaigns.conftest import REASON, days, fresh
from tests.factories import (
    CollectiveFactory,
    DossierFactory,
    EntryFactory,
    InitiativeFactory,
    MemberFactory,
    WorkFactory,
)

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n"
CLOSED = "không mở lại phần này"


@pytest.fixture
def full(draft, tree, people, awards):
    """A draft with something in every part."""
    by = people["editor"]
    add_entries(draft, award=awards.flag, subjects=[CollectiveFactory(unit=tree.base)], by=by)
    authors = [(draft.entries.get(award=awards.title).member, 100)]
    add_initiative(draft, by=by, title="Máy hàn", kind="technical", authors=authors, summary="Tiết kiệm")
    add_work(draft, by=by, name="Cầu dân sinh", kind="construction", value=7_200_000_000)
    attach_file(draft, upload=SimpleUploadedFile("Biên bản.pdf", PDF), by=by)
    draft.refresh_from_db()
    return draft


@pytest.fixture
def give_back(full, people):
    """The dossier sent and returned with only some parts open."""

    def put(*parts):
        send_dossier(full, by=people["editor"])
        return_dossier(full, by=people["specialist"], reason=REASON, due_on=days(5), open_parts=parts)
        full.refresh_from_db()
        return full

    return put


def edits(dossier, by, tree, awards):
    """What a unit can do to a dossier, by the key of the part it changes."""
    person = dossier.entries.filter(award=awards.title).first()
    return {
        "pledge": lambda: update_pledge(dossier, pledge="Khác", version=None, by=by),
        "entries:individual": lambda: add_entries(
            dossier, award=awards.certificate, subjects=[MemberFactory(unit=tree.base)], by=by
        ),
        "entries:collective": lambda: add_entries(dossier, award=awards.flag, subjects=[tree.base], by=by),
        f"entry:{person.pk}": lambda: update_entry(person, by=by, achievements="Khác"),
        "initiatives": lambda: add_initiative(dossier, by=by, title="Khác"),
        "works": lambda: add_work(dossier, by=by, name="Khác"),
        "attachments": lambda: attach_file(dossier, upload=SimpleUploadedFile("b.pdf", PDF + b"\n"), by=by),
    }


@pytest.mark.parametrize(
    "part", ["pledge", "entries:individual", "entries:collective", "entry", "initiatives", "works", "attachments"]
)
def test_only_the_open_part_is_editable(give_back, full, tree, people, awards, part):
    entry = full.entries.get(award=awards.title)
    part = f"entry:{entry.pk}" if part == "entry" else part
    dossier = give_back(part)
    opened = {part, f"entry:{entry.pk}"} if part == "entries:individual" else {part}
    for key, edit in edits(dossier, fresh(people["editor"]), tree, awards).items():
        if key in opened:
            edit()
        else:
            with pytest.raises(TransitionRefused, match=CLOSED):
                edit()


def test_nothing_named_opens_everything(give_back, tree, people, awards):
    dossier = give_back()
    for edit in edits(dossier, people["editor"], tree, awards).values():
        edit()


def test_a_single_entry_may_be_taken_out_and_no_other(give_back, full, people, awards):
    entry, other = full.entries.order_by("award__position")[::-1]
    give_back(f"entry:{entry.pk}")
    with pytest.raises(TransitionRefused, match=CLOSED):
        remove_entry(other, by=people["editor"])
    remove_entry(entry, by=people["editor"])


def test_sending_withdrawing_and_reopening_opens_no_more(give_back, people):
    dossier = give_back("works")
    send_dossier(dossier, by=people["editor"])
    withdraw_dossier(dossier, by=people["editor"], reason="Gửi nhầm")
    reopen_dossier(dossier, by=people["editor"])
    dossier.refresh_from_db()
    assert dossier.state == DossierState.DRAFT
    with pytest.raises(TransitionRefused, match=CLOSED):
        update_pledge(dossier, pledge="Khác", version=None, by=people["editor"])


def test_the_next_return_opens_what_it_says(give_back, people):
    dossier = give_back("works")
    send_dossier(dossier, by=people["editor"])
    return_dossier(dossier, by=people["specialist"], reason=REASON, due_on=days(6), open_parts=["pledge"])
    dossier.refresh_from_db()
    update_pledge(dossier, pledge="Khác", version=None, by=people["editor"])
    with pytest.raises(TransitionRefused, match=CLOSED):
        add_work(dossier, by=people["editor"], name="Khác")


@pytest.mark.parametrize("part", ["all", "entry:0", "entry:x", "entries:", ""])
def test_a_part_the_dossier_has_not(full, people, part):
    send_dossier(full, by=people["editor"])
    with pytest.raises(TransitionRefused, match="không còn trong hồ sơ"):
        return_dossier(full, by=people["specialist"], reason=REASON, due_on=days(5), open_parts=[part])


def test_an_entry_of_another_dossier_is_no_part(full, people, tree):
    stranger = EntryFactory()
    assert f"entry:{stranger.pk}" not in part_keys(full)


def test_the_unit_is_told_which_parts(give_back, full, people, awards):
    entry = full.entries.get(award=awards.title)
    dossier = give_back("works", f"entry:{entry.pk}")
    named = f"Công trình, {entry.subject_label} – {entry.award.label}"
    assert open_part_labels(dossier) == ["Công trình", f"{entry.subject_label} – {entry.award.label}"]
    assert f"Chỉ sửa: {named}." in people["editor"].notices.latest("pk").text
    line = next(event for event in timeline(dossier, viewer=people["editor"]) if event.move == "return")
    assert f"chỉ mở lại {named}" in str(line)


def test_excel_brings_nothing_into_what_is_partly_open(give_back):
    assert not may_take_in(give_back("works"))


def test_what_stays_closed_is_not_changed_from_another_dossier(give_back, full, campaign, people):
    initiative = full.initiative_links.get().initiative
    other = DossierFactory(campaign=campaign, unit=full.unit, kind="proposal", created_by=people["editor"])
    other.initiative_links.create(initiative=initiative)
    give_back("works")
    with pytest.raises(Exception, match="đang được xem xét trong một hồ sơ khác"):
        update_initiative(initiative, dossier=other, by=people["editor"], title="Khác")
    [state] = full.initiative_links.with_state_for_change().values_list("state_for_change", flat=True)
    assert not may_change_beside({state})


def test_a_proposal_partly_open_takes_no_registration_in(give_back, full, campaign, people, awards):
    registration = give_back("works")
    Dossier.objects.filter(pk=registration.pk).update(state=DossierState.ACCEPTED)
    proposal = DossierFactory(
        campaign=campaign, unit=full.unit, kind="proposal", created_by=people["editor"], open_parts=["works"]
    )
    with pytest.raises(TransitionRefused, match=CLOSED):
        make_proposal(registration, by=people["editor"])
    assert not proposal.entries.exists()


# ---------- Whatever is sent, whichever the address ----------

MOVES = {
    "accept", "ask-extension", "correct", "decline-extension", "extend", "open", "propose", "recall", "refuse",
    "reopen", "return", "send", "take", "withdraw",
}  # fmt: skip
"""Addresses that move the dossier and write nothing into it."""


def writing_addresses():
    """Name and parameters of every address of dossiers, their entries and files that takes a form and is no move."""
    campaigns = next(part for part in get_resolver().url_patterns if getattr(part, "namespace", "") == "campaigns")
    for pattern in campaigns.url_patterns:
        view, name = pattern.callback.view_class, pattern.name
        about = name.startswith(("dossier-", "entry-", "attachment-"))
        writes = "post" in view.http_method_names and hasattr(view, "post")
        if about and writes and name.removeprefix("dossier-") not in MOVES:
            yield name, pattern.pattern.converters


PARTS_OF = {
    "registered": {"entries:individual", "entries:collective"},
    "entries": {"entries:individual", "entries:collective"},
    "entry": {"entries:individual"},
    "pledge": {"pledge"},
    "autosave": {"pledge"},
    "initiatives": {"initiatives"},
    "initiative": {"initiatives"},
    "works": {"works"},
    "work": {"works"},
    "attachment": {"attachments"},
}
"""What an address changes, by the first word of its name."""


@pytest.fixture
def crafted(client, full, tree, people, awards):
    """Sends to the address of a name what changes the dossier there, as its editor."""
    entry = full.entries.get(award=awards.title)
    initiative, work = full.initiative_links.get().initiative, full.work_links.get().work
    client.force_login(people["editor"])

    def send(name, parameters):
        row = work if "work" in name else initiative
        given = {
            "pk": entry.pk if name.startswith("entry-") else full.pk,
            "section": "individual",
            "row": row.pk,
            "digest": full.attachments.get().sha256,
        }
        row.refresh_from_db()
        sent = {
            "version": entry.updated_at.isoformat() if name.startswith("entry-") else row.version,
            "pledge": "Khác",
            "award": awards.title.pk if name.startswith("entry-") else awards.certificate.pk,
            "subjects": f"individual-{MemberFactory(unit=tree.base).pk}",
            "achievements": "Khác",
            "title": "Khác",
            "name": "Khác",
            "kind": row.kind,
            "value": "1",
            "chosen": FREE[type(row).__name__](unit=tree.base).pk,
            "draft": "1",
            "files": SimpleUploadedFile("b.pdf", PDF + b"\n"),
        }
        if name in {"dossier-pledge", "dossier-autosave"}:
            sent["version"] = Dossier.objects.get(pk=full.pk).version
        address = reverse(f"campaigns:{name}", kwargs={key: given[key] for key in parameters})
        before = dossier_content(Dossier.objects.get(pk=full.pk))
        client.post(address, sent)
        return dossier_content(Dossier.objects.get(pk=full.pk)) != before

    return send


FREE = {"Initiative": InitiativeFactory, "Work": lambda unit: WorkFactory(owner_unit=unit)}
ALL = [(name, parameters) for name, parameters in writing_addresses() if name != "dossier-registered"]
"""The choice among the registered has a dossier of its own."""


@pytest.mark.parametrize(("name", "parameters"), ALL)
def test_a_crafted_form_changes_only_what_is_open(crafted, give_back, full, name, parameters):
    written = PARTS_OF[name.removeprefix("dossier-").split("-")[0]]
    whole = {key for key in part_keys(full) if not key.startswith("entry:")}
    give_back(*(whole - written))
    assert not crafted(name, parameters)
    Dossier.objects.filter(pk=full.pk).update(open_parts=sorted(written))
    assert crafted(name, parameters)


def test_nobody_chooses_among_the_registered_for_what_is_closed(client, accepted, people):
    proposal = make_proposal(accepted, by=people["editor"])
    Dossier.objects.filter(pk=proposal.pk).update(state=DossierState.RETURNED, open_parts=["works"])
    line = accepted.entries.get()
    client.force_login(people["editor"])
    address = reverse("campaigns:dossier-registered", args=[proposal.pk])
    client.post(address, {f"was-{line.pk}": "1", f"why-{line.pk}": "Không đủ điều kiện"})
    assert proposal.entries.exists()
    Dossier.objects.filter(pk=proposal.pk).update(open_parts=["entries:individual"])
    client.post(address, {f"was-{line.pk}": "1", f"why-{line.pk}": "Không đủ điều kiện"})
    assert not proposal.entries.exists()


def test_the_walk_sees_every_writing_address():
    known = {"dossier-pledge", "entry-remove", "attachment-add", "dossier-registered"}
    assert known <= dict(writing_addresses()).keys()
