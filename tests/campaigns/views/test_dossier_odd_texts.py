"""Characters no text of ours holds, and Vietnamese spelled in pieces, wherever a page of a dossier takes a text."""

import unicodedata

import pytest

from tests.campaigns.views.conftest import at
from tests.factories import InitiativeFactory, MemberFactory, WorkFactory
from tests.pages import opened

NUL = "\x00"


def in_pieces(text):
    return unicodedata.normalize("NFD", text)


@pytest.fixture
def known(full, tree):
    """What the searches of a full dossier can find, all called «Đặng Thị Hường»."""
    name = "Đặng Thị Hường"
    return {
        "person": MemberFactory(unit=tree.base, full_name=name),
        "initiative": InitiativeFactory(unit=tree.base, title=name),
        "work": WorkFactory(owner_unit=tree.base, name=name),
    }


@pytest.mark.parametrize("asked", [NUL, f"Hường{NUL}", f"{NUL}DV", in_pieces("Đặng Thị Hường"), "\ud800", "\u200b"])
def test_every_search_answers(sign_in, full, known, asked):
    client = sign_in("editor")
    asked = asked.encode("utf-8", "surrogatepass")
    for name, *args in (
        ("dossier-pick", full.pk, "individual"),
        ("dossier-pick", full.pk, "collective"),
        ("dossier-initiatives-pick", full.pk),
        ("dossier-works-pick", full.pk),
        ("dossier-initiatives", full.pk),
        ("dossier-works", full.pk),
        ("dossier-entries", full.pk, "individual"),
        ("dossier-entries-add", full.pk, "individual"),
        ("dossier-list",),
        ("dossier-detail", full.pk),
    ):
        assert client.get(at(name, *args), {"page": asked}).status_code in (200, 404)
        for key in ("q", "award", "kind", "campaign", "state", "rows", "subjects", "events"):
            assert client.get(at(name, *args), {key: asked}).status_code == 200, (name, key)


@pytest.mark.parametrize("text", [in_pieces("Đặng Thị Hường"), f"Đặng Thị{NUL} Hường", "dang thi huong"])
def test_odd_spellings_find_what_is_meant(sign_in, full, known, text):
    client = sign_in("editor")
    for name, args, thing in (
        ("dossier-pick", (full.pk, "individual"), f"individual-{known['person'].pk}"),
        ("dossier-initiatives-pick", (full.pk,), known["initiative"].pk),
        ("dossier-works-pick", (full.pk,), known["work"].pk),
    ):
        assert [row["id"] for row in client.get(at(name, *args), {"q": text}).json()["results"]] == [thing]
    for name, thing in (("dossier-initiatives", known["initiative"]), ("dossier-works", known["work"])):
        page = opened(client, at(name, full.pk) + f"?q={thing.code}%00")
        assert [row["id"] for row in page.context["results"]] == [thing.pk]
    found = client.post(
        at("dossier-initiative-create", full.pk), {"title": "x", "author_search": text, "author_find": "1"}
    )
    assert [row["id"] for row in found.context["results"]] == [known["person"].pk]
    page = client.get(at("dossier-entries-add", full.pk, "individual"), {"q": text})
    assert [one.key for one in page.context["candidates"]] == [f"individual-{known['person'].pk}"]


def test_what_is_typed_is_stored_in_one_spelling(sign_in, full, people):
    client = sign_in("editor")
    typed, stored = in_pieces(f"Hoà{NUL} thuận"), "Hoà thuận"
    entry = full.entries.filter(member__isnull=False).first()
    initiative, work = full.initiative_links.get().initiative, full.work_links.get().work
    client.post(at("dossier-pledge", full.pk), {"pledge": typed, "version": full.version})
    changed = {"award": entry.award_id, "achievements": typed, "version": entry.updated_at.isoformat()}
    client.post(at("entry-update", entry.pk), changed)
    named = {"kind": initiative.kind, "field": typed, "draft": "1", "title": typed, "version": initiative.version}
    client.post(at("dossier-initiative-update", full.pk, initiative.pk), named)
    built = {"kind": work.kind, "name": typed, "plaque_text": typed, "version": work.version}
    client.post(at("dossier-work-update", full.pk, work.pk), built)
    for row, names in (
        (full, ["pledge"]),
        (entry, ["achievements"]),
        (initiative, ["title", "field"]),
        (work, ["name", "plaque_text"]),
    ):
        row.refresh_from_db()
        assert {name: getattr(row, name) for name in names} == dict.fromkeys(names, stored)


@pytest.mark.parametrize("odd", [NUL, "9" * 30, "٣", "x" * 300])
def test_hidden_fields_of_nonsense_are_no_outage(sign_in, full, odd):
    client = sign_in("editor")
    entry = full.entries.filter(member__isnull=False).first()
    initiative = full.initiative_links.get().initiative
    everything = dict.fromkeys(
        ["version", "key", "made", "author", "kind", "award", "subjects", "chosen", "asked", "registered_on"], odd
    )
    for address in (
        at("dossier-pledge", full.pk),
        at("entry-update", entry.pk),
        at("entry-autosave", entry.pk),
        at("dossier-entries-add", full.pk, "individual"),
        at("dossier-initiative-create", full.pk),
        at("dossier-initiative-autosave-new", full.pk),
        at("dossier-initiative-update", full.pk, initiative.pk),
        at("dossier-initiatives-link", full.pk),
        at("dossier-works-link", full.pk),
        at("dossier-work-autosave-new", full.pk),
        at("dossier-send", full.pk),
        at("dossier-open", full.campaign_id),
    ):
        assert client.post(address, everything | {"title": "T", "name": "T"}).status_code < 500, address
