"""Two people on one form: neither loses a text, each sees the other, and fields are merged one by one."""

import re

import pytest
from django.utils.html import strip_tags

from campaigns.services.contribution import update_work
from campaigns.services.dossier import update_pledge
from campaigns.services.moves import send_dossier
from tests.campaigns.views.conftest import at
from tests.pages import assert_valid_html, fields_of, hidden, opened, words

THEIRS, MINE = "Của người kia", "Của tôi"


@pytest.fixture
def stale(sign_in, full, people):
    """The editor's form about the pledge, saved after the specialist had saved it."""
    client = sign_in("editor")
    typed = fields_of(opened(client, at("dossier-pledge", full.pk)), having="pledge")
    update_pledge(full, pledge=THEIRS, version=None, by=people["specialist"])
    response = client.post(at("dossier-pledge", full.pk), typed | {"pledge": MINE})
    assert response.status_code == 409
    return client, response


def text_of(response, name):
    return re.search(rf'<textarea name="{name}"[^>]*>\n?(.*?)</textarea>', response.content.decode(), re.DOTALL)[1]


def test_the_page_says_who_saved_what_and_keeps_what_was_typed(stale, people):
    _client, response = stale
    assert text_of(response, "pledge") == MINE
    assert re.search(rf"{people['specialist']} đã lưu lúc [^:]+:\d\d ngày [\d/]+: {THEIRS}", words(response))


@pytest.mark.parametrize(("how", "text"), [("theirs", THEIRS), ("both", f"{THEIRS}\n\n{MINE}")])
def test_a_field_is_merged_and_nothing_is_saved_before_that(stale, full, people, how, text):
    client, response = stale
    sent = {"version": hidden(response, "version"), "pledge": MINE, "merge": f"pledge:{how}"}
    response = client.post(at("dossier-pledge", full.pk), sent)
    assert_valid_html(response)
    assert text_of(response, "pledge") == text
    full.refresh_from_db()
    assert full.pledge == THEIRS
    client.post(at("dossier-pledge", full.pk), {"version": hidden(response, "version"), "pledge": text})
    full.refresh_from_db()
    assert full.pledge == text


def test_a_third_person_between_is_noticed(stale, full, people):
    client, response = stale
    sent = {"version": hidden(response, "version"), "pledge": MINE, "merge": "pledge:both"}
    response = client.post(at("dossier-pledge", full.pk), sent)
    full.refresh_from_db()
    update_pledge(full, pledge="Của người thứ ba", version=None, by=people["specialist_province"])
    response = client.post(at("dossier-pledge", full.pk), {"version": hidden(response, "version"), "pledge": MINE})
    assert response.status_code == 409
    assert "Của người thứ ba" in words(response)


@pytest.mark.parametrize("asked", ["", "pledge", "pledge:mine", "version:theirs", "x:both"])
def test_nonsense_merges_nothing(stale, full, asked):
    client, response = stale
    sent = {"version": hidden(response, "version"), "pledge": MINE, "merge": asked}
    assert text_of(client.post(at("dossier-pledge", full.pk), sent), "pledge") == MINE


def test_of_an_entry_each_field_has_its_own_way(sign_in, full, people, awards):
    entry = full.entries.get(award=awards.title)
    address = at("entry-update", entry.pk)
    typed = fields_of(opened(sign_in("editor"), address), having="achievements")
    sign_in("specialist").post(address, typed | {"achievements": THEIRS})
    client = sign_in("editor")
    response = client.post(address, typed | {"achievements": MINE})
    assert response.status_code == 409
    sent = fields_of(response, having="achievements") | {"merge": "achievements:both"}
    response = client.post(address, sent)
    assert text_of(response, "achievements") == f"{THEIRS}\n\n{MINE}"
    assert str(people["specialist"]) in words(response)


def test_of_a_work_a_choice_and_an_amount_are_taken_over(sign_in, full, people):
    work = full.work_links.get().work
    client = sign_in("editor")
    address = at("dossier-work-update", full.pk, work.pk)
    typed = fields_of(opened(client, address), having="value")
    update_work(work, by=people["specialist"], value=1_500_000_000)
    response = client.post(address, typed | {"value": "2.000.000.000"})
    assert response.status_code == 409
    assert 'value="value:both"' not in response.content.decode()
    response = client.post(address, fields_of(response, having="value") | {"merge": "value:theirs"})
    assert fields_of(response, having="value")["value"] == ["1.500.000.000"]
    assert client.post(address, fields_of(response, having="value")).status_code == 302
    work.refresh_from_db()
    assert work.value == 1_500_000_000


# ---------- Who is there ----------


def presence(client, dossier, spot=""):
    response = client.get(at("dossier-presence", dossier.pk), {"spot": spot} if spot else {})
    assert response.status_code == 200
    return strip_tags(response.content.decode()).strip()


def test_a_part_being_edited_shows_by_whom(client, full, people):
    client.force_login(people["specialist"])
    assert presence(client, full, "pledge") == ""
    client.force_login(people["editor"])
    assert f"{people['specialist']} cũng đang mở phần này." in presence(client, full, "pledge")
    assert presence(client, full, "entry:1") == ""
    client.force_login(people["specialist"])
    assert f"cá nhân, tập thể – {people['editor']}" in presence(client, full)
    assert f"nội dung chung – {people['editor']}" in presence(client, full)


@pytest.mark.parametrize("spot", ["entry:", "entry:x", "votes", "pledge:1:2", "entry:" + "9" * 30, "x" * 500])
def test_nobody_is_at_a_place_that_is_none(sign_in, full, spot):
    opened(sign_in("editor"), at("dossier-presence", full.pk) + f"?spot={spot}", status=404)


def test_forms_ask_who_else_is_there(sign_in, full, awards):
    client, entry = sign_in("editor"), full.entries.get(award=awards.title)
    pages = {
        at("dossier-pledge", full.pk): "pledge",
        at("entry-update", entry.pk): f"entry:{entry.pk}",
        at("dossier-work-update", full.pk, full.work_links.get().work_id): f"work:{full.work_links.get().work_id}",
    }
    for address, spot in pages.items():
        assert f"?spot={spot}" in opened(client, address).content.decode()


def test_a_word_from_a_page_writes_nothing(sign_in, full, people, django_assert_num_queries):
    send_dossier(full, by=people["editor"])
    client = sign_in("editor")
    presence(client, full, "pledge")
    with django_assert_num_queries(4):
        presence(client, full, "pledge")
