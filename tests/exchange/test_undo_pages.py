"""The page that undoes an import: what it shows, to whom, and what its button does; the command beside it."""

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from campaigns.models import Entry
from exchange.models import ImportState
from people.models import Member
from tests.exchange.conftest import entry_row, member_row
from tests.exchange.test_undo import REASON, applied
from tests.pages import opened, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def run(xlsx, people):
    """Two people imported by the base union's editor."""
    return applied(xlsx({"members": [member_row("DV-01"), member_row("DV-02")]}), by=people["editor"])


def address(name, run):
    return reverse(f"exchange:{name}", args=[run.pk])


def test_undone_in_the_browser(client, people, run):
    client.force_login(people["editor"])
    assert "Hoàn tác lần nhập này" in words(opened(client, address("run-detail", run)))
    page = words(opened(client, address("run-undo", run)))
    assert "Những gì sẽ được lấy lại" in page
    assert "Đoàn viên 2 0 0" in page
    answer = client.post(address("run-undo", run), {"reason": REASON}, follow=True)
    assert answer.redirect_chain[-1][0] == address("run-detail", run)
    page = words(opened(client, address("run-detail", run)))
    assert "Lần nhập này đã hoàn tác" in page
    assert REASON in page
    assert "Hoàn tác lần nhập này" not in page
    assert not Member.objects.exists()


def test_reason_is_asked_for_on_the_page(client, people, run):
    client.force_login(people["editor"])
    assert "Hãy ghi lý do hoàn tác." in words(client.post(address("run-undo", run), {"reason": ""}))
    assert Member.objects.count() == 2


def test_what_stands_in_the_way_is_listed_instead_of_a_button(client, people, run):
    Member.objects.filter(code="DV-02").update(position="Tổ trưởng")
    client.force_login(people["editor"])
    page = words(opened(client, address("run-undo", run)))
    assert "đã được sửa hoặc xoá" in page
    assert "Không hoàn tác" not in page
    page = words(client.post(address("run-undo", run), {"reason": REASON}, follow=True))
    assert "Đã có việc khác dựa trên lần nhập này nên không hoàn tác được" in page
    assert Member.objects.count() == 2


def test_more_rows_in_the_way_cost_no_more_queries(client, people, xlsx, register, campaign):
    both = applied(xlsx({"entries": [entry_row(), entry_row("DV-02")]}), by=people["editor"])
    Entry.objects.filter(member=register.an).update(achievements="Khác")
    client.force_login(people["editor"])
    opened(client, address("run-undo", both))
    with CaptureQueriesContext(connection) as one:
        opened(client, address("run-undo", both))
    Entry.objects.update(achievements="Khác nữa")
    with CaptureQueriesContext(connection) as two:
        assert len(opened(client, address("run-undo", both)).context["plan"].obstacles) == 2
    assert len(two) == len(one)


@pytest.mark.parametrize(
    ("who", "status", "offered"),
    [
        ("editor", 200, True),
        ("superuser", 200, True),
        ("specialist", 302, False),
        ("manager", 302, False),
        ("editor2", 404, None),
        ("viewer", 404, None),
    ],
)
def test_who_is_offered_it(client, people, run, who, status, offered):
    client.force_login(people[who])
    assert client.get(address("run-undo", run)).status_code == status
    if offered is not None:
        assert ("Hoàn tác lần nhập này" in words(opened(client, address("run-detail", run)))) is offered


def test_undone_on_the_command_line(run, capsys):
    call_command("undo_import", run.pk, "--by", "superuser", "--reason", REASON)
    run.refresh_from_db()
    assert (run.state, run.undone_by.username) == (ImportState.UNDONE, "superuser")
    assert "Đã hoàn tác" in capsys.readouterr().out


def test_command_says_what_stands_in_the_way(run, capsys):
    Member.objects.update(position="Tổ trưởng")
    with pytest.raises(CommandError, match="không hoàn tác được"):
        call_command("undo_import", run.pk, "--by", "superuser", "--reason", REASON)
    assert "đã được sửa hoặc xoá" in capsys.readouterr().err


def test_command_says_that_there_is_no_such_import(people):
    with pytest.raises(CommandError, match="Không có lần nhập số 1"):
        call_command("undo_import", 1, "--by", "superuser", "--reason", REASON)
