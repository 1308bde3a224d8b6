"""Managers read letters before they go, hold and cancel them, and send again what failed."""

import datetime as dt

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from common.models import AuditEntry
from notices.models import Mail, MailState
from notices.services.delivery import deliver_due
from office.services.outbox import move_letters
from tests.factories import RoleAssignmentFactory, UserFactory
from tests.pages import opened, words
from units.models import Role

S = MailState
LIST, MOVE = reverse("office:mail-list"), reverse("office:mail-move")


def letter_for(user, **fields):
    number = Mail.objects.count() + 1
    usual = {
        "to": f"{user.username}@example.org",
        "subject": f"Thư số {number}",
        "body": "Hồ sơ bị trả lại.\nXem: http://localhost:8000/campaigns/dossiers/7/",
        "dedupe_key": f"thu:{number}",
        "kind": "dossier",
        "send_after": timezone.now() + dt.timedelta(minutes=5),
    }
    return Mail.objects.create(user=user, **usual | fields)


def in_state(user, state, **fields):
    sent_at = timezone.now() if state == S.SENT else None
    return letter_for(user, state=state, sent_at=sent_at, **fields)


@pytest.fixture
def letter(people):
    people["editor"].email = "editor@example.org"
    people["editor"].save()
    return letter_for(people["editor"])


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_shows_letters_to_accounts_in_hand(client, tree, people, rows, django_assert_num_queries):
    seen = [letter_for(people["editor"]) for _each in range(rows)]
    works_elsewhere_too = people["editor2"]
    RoleAssignmentFactory(user=works_elsewhere_too, role=Role.EDITOR, unit=tree.far)
    for account in (works_elsewhere_too, people["superuser"], people["manager"], UserFactory()):
        letter_for(account)
    client.force_login(people["manager"])
    client.get(LIST)
    with django_assert_num_queries(7):  # session, user, roles, count, page, unread, sample
        response = client.get(LIST)
    assert list(response.context["object_list"]) == seen[::-1]


def test_the_superuser_sees_all(client, people):
    letters = [letter_for(people[name]) for name in ("editor", "superuser", "nobody")]
    client.force_login(people["superuser"])
    assert list(opened(client, LIST).context["object_list"]) == letters[::-1]


@pytest.mark.parametrize(
    ("asked", "found"),
    [("state=failed", [2]), ("kind=office", [1]), ("q=editor2@", [2]), ("q=THƯ SỐ 1", [1]), ("q=khong-co", [])],
)
def test_letters_are_found(client, people, asked, found):
    letter_for(people["editor"], kind="office")
    in_state(people["editor2"], S.FAILED)
    client.force_login(people["manager"])
    page = opened(client, f"{LIST}?{asked}")
    assert [row.subject for row in page.context["object_list"]] == [f"Thư số {number}" for number in found]
    assert ("Không có thư nào như vậy" in words(page)) is not found or found


def test_an_empty_outbox_says_so(client, people):
    client.force_login(people["manager"])
    assert "Chưa có thư nào" in words(opened(client, LIST))


def test_a_letter_is_read_before_it_goes(client, people, letter):
    client.force_login(people["manager"])
    page = opened(client, reverse("office:mail-detail", args=[letter.pk]))
    assert "Hồ sơ bị trả lại." in words(page) and "editor@example.org" in words(page)
    assert 'href="http://localhost:8000/campaigns/dossiers/7/"' in page.content.decode()
    assert list(page.context["moves"]) == ["hold", "cancel"]


def test_what_people_typed_is_text_in_a_letter(client, people):
    letter = letter_for(people["editor"], body="<script>alert(1)</script>", subject="<b>x</b>")
    client.force_login(people["manager"])
    page = opened(client, reverse("office:mail-detail", args=[letter.pk])).content.decode()
    assert "<script>alert" not in page and "<b>x</b>" not in page


@pytest.mark.parametrize("who", ["specialist", "editor", "viewer"])
def test_whoever_keeps_no_accounts_reads_no_letters(client, people, letter, who):
    client.force_login(people[who])
    for page in (LIST, reverse("office:mail-detail", args=[letter.pk])):
        assert client.get(page).status_code == 302
    client.post(MOVE, {"move": "cancel", "letters": letter.pk})
    assert Mail.objects.get().state == S.WAITING


AFTER = {
    ("hold", S.WAITING): S.HELD,
    ("release", S.HELD): S.WAITING,
    ("cancel", S.WAITING): S.CANCELLED,
    ("cancel", S.HELD): S.CANCELLED,
    ("cancel", S.FAILED): S.CANCELLED,
    ("resend", S.FAILED): S.WAITING,
}


@pytest.mark.parametrize("state", S)
@pytest.mark.parametrize("move", ["hold", "release", "cancel", "resend"])
def test_a_move_leads_on_from_its_states_alone(client, people, move, state):
    letter = in_state(people["editor"], state)
    client.force_login(people["manager"])
    said = words(client.post(MOVE, {"move": move, "letters": letter.pk}, follow=True))
    letter.refresh_from_db()
    assert letter.state == AFTER.get((move, state), state)
    assert AuditEntry.objects.count() == ((move, state) in AFTER)
    assert ("đã làm với 1 thư" in said, "được giữ nguyên" in said) == (
        ((move, state) in AFTER),
        ((move, state) not in AFTER),
    )


def test_a_letter_sent_again_begins_anew(people, letter):
    Mail.objects.update(state=S.FAILED, attempts=8, failure="Máy chủ thư không nhận thư.")
    assert move_letters([letter.pk], "resend", by=people["manager"]) == 1
    letter.refresh_from_db()
    assert (letter.attempts, letter.failure) == (0, "")
    assert deliver_due() == 1 and len(mail.outbox) == 1


def test_a_held_letter_goes_once_it_is_let_go(people, letter):
    move_letters([letter.pk], "hold", by=people["manager"])
    Mail.objects.update(send_after=timezone.now())
    assert deliver_due() == 0
    move_letters([letter.pk], "release", by=people["manager"])
    assert deliver_due() == 1


def test_letters_out_of_hand_stay_as_they_are(client, tree, people):
    letters = [letter_for(people[name]) for name in ("editor", "superuser")]
    client.force_login(people["manager"])
    said = words(client.post(MOVE, {"move": "hold", "letters": [each.pk for each in letters]}, follow=True))
    assert "đã làm với 1 thư" in said and "1 thư không «Giữ lại» được" in said
    assert [each.state for each in Mail.objects.order_by("pk")] == [S.HELD, S.WAITING]


def test_all_that_the_filter_finds_may_be_held(client, people):
    for number in range(30):
        letter_for(people["editor"], kind="reminder" if number else "office")
    client.force_login(people["manager"])
    client.post(f"{MOVE}?kind=reminder", {"move": "hold", "select_all": "1", "back": f"{LIST}?kind=reminder"})
    assert Mail.objects.filter(state=S.HELD).count() == 29
    assert Mail.objects.get(kind="office").state == S.WAITING


@pytest.mark.parametrize("rows", [1, 3])
def test_moving_many_asks_a_fixed_number_of_queries(people, rows, django_assert_num_queries):
    keys = [letter_for(people["editor"]).pk for _each in range(rows)]
    move_letters([letter_for(people["editor"]).pk], "hold", by=UserFactory(is_superuser=True))
    manager = type(people["manager"]).objects.get(pk=people["manager"].pk)
    with django_assert_num_queries(7):  # savepoint, roles, letters, accounts in hand, states, audit, release
        assert move_letters(keys, "hold", by=manager) == rows


def test_nothing_ticked_and_nothing_known_is_said(client, people):
    client.force_login(people["manager"])
    assert "Hãy đánh dấu ít nhất một thư" in words(client.post(MOVE, {"move": "hold"}, follow=True))
    assert client.post(MOVE, {"move": "burn", "letters": "1"}).status_code == 404
    assert client.get(MOVE).status_code == 405


@pytest.mark.parametrize(("back", "there"), [(f"{LIST}?state=held", f"{LIST}?state=held"), ("//else.example/", LIST)])
def test_one_is_led_back_within_the_site(client, people, letter, back, there):
    client.force_login(people["manager"])
    response = client.post(MOVE, {"move": "hold", "letters": letter.pk, "back": back})
    assert response["Location"] == there
