"""Certificates printed by a worker: one run at a time, files of a bearable size, nothing lost with a worker."""

import datetime as dt
import io
import os
import signal
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import pytest
from django.contrib.auth import get_user_model
from django.core.cache import cache
from django.db import connection
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from certificates.models import PrintFile, PrintRun, PrintState
from certificates.selectors.sheets import lines_of_decision
from certificates.services import print_run as module
from certificates.services.ceremony import arrange, invite, open_ceremony
from certificates.services.certificate import reissue_certificate
from certificates.services.print_run import (
    expire_prints,
    make_print,
    print_ceremony,
    print_decision,
    print_search,
    progress_of,
    reissue_prints,
    stop_print,
)
from certificates.tasks import make_print_task
from common.errors import NotAllowed, TransitionRefused
from common.models import AuditEntry
from common.orphans import orphans
from notices.models import Notice
from tests.awards.services.threads import together
from tests.certificates.conftest import made, make_decision, revoke
from tests.conftest import make_people, make_tree
from tests.factories import LayoutFactory
from tests.pages import opened, words

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(autouse=True)
def sent(monkeypatch, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    sent = []
    monkeypatch.setattr("certificates.services.print_run.make_print_task.delay", sent.append)
    cache.clear()
    return sent


@pytest.fixture
def three(given):
    """A decision for three, each with a certificate."""
    decision = make_decision(given.tree.province, names=["An", "Bình", "Châu"], number=2)
    made(decision, by=given.by)
    return decision


def pages(file: PrintFile) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(file.file.read())).pages]


def test_all_are_in_a_file_that_is_told_of(given, three, django_capture_on_commit_callbacks, sent):
    with django_capture_on_commit_callbacks(execute=True):
        run = print_decision(three, by=given.by)
    assert (run.state, run.total, sent) == (PrintState.WAITING, 3, [run.pk])
    assert not make_print(run.pk) and not make_print(run.pk)
    run.refresh_from_db()
    (file,) = run.files.all()
    assert (run.state, run.handled, file.sheets) == (PrintState.DONE, 3, 3)
    assert [name in page for name, page in zip(["An", "Bình", "Châu"], pages(file), strict=True)] == [True] * 3
    assert "đã xong" in Notice.objects.filter(user=given.by).latest("pk").text
    assert AuditEntry.objects.filter(move="print").latest("pk").data == {"sheets": 3}


def test_more_than_a_file_holds_is_several(given, three, monkeypatch):
    monkeypatch.setattr(module, "SHEETS_OF_FILE", 2)
    run = print_decision(three, by=given.by)
    assert make_print(run.pk) and not make_print(run.pk)
    assert list(run.files.values_list("number", "sheets")) == [(1, 2), (2, 1)]


def test_the_task_asks_for_the_next_file(given, three, monkeypatch, sent):
    monkeypatch.setattr(module, "SHEETS_OF_FILE", 2)
    run = print_decision(three, by=given.by)
    make_print_task(run.pk)
    assert sent == [run.pk] and run.files.count() == 1
    make_print_task(run.pk)
    run.refresh_from_db()
    assert sent == [run.pk] and run.state == PrintState.DONE


def test_the_same_is_printed_the_same(given, three):
    digests = set()
    for _each in range(2):
        run = print_decision(three, by=given.by)
        make_print(run.pk)
        digests.add(run.files.get().sha256)
    assert len(digests) == 1


def test_what_ended_is_left_out(given, three):
    run = print_decision(three, by=given.by)
    revoke(three.lines.get(order_no=2).certificates.get())
    make_print(run.pk)
    (file,) = run.files.all()
    assert file.sheets == 2 and not any("Bình" in page for page in pages(file))
    assert len(lines_of_decision(three)) == 2


def test_when_all_have_ended_it_says_so(given, three):
    run = print_decision(three, by=given.by)
    for number, line in enumerate(three.lines.all()):
        revoke(line.certificates.get(), number=f"{number}/QĐ")
    make_print(run.pk)
    run.refresh_from_db()
    assert run.state == PrintState.FAILED and "hết hiệu lực" in run.failure


def test_a_new_copy_is_printed_and_not_the_old_one(given, three):
    old = three.lines.get(order_no=1).certificates.get()
    new = reissue_certificate(old, by=given.by, reason="lost")
    run = print_decision(three, by=given.by)
    make_print(run.pk)
    first = pages(run.files.get())[0]
    assert new.spelled_code in first and old.spelled_code not in first


def test_without_certificates_there_is_nothing_to_print(given):
    with pytest.raises(TransitionRefused, match="Hãy tạo bằng, giấy, hoặc cấp đổi"):
        print_decision(make_decision(given.tree.province, number=3), by=given.by)


def test_others_print_nothing(given, three):
    for print_all in (
        lambda by: print_decision(three, by=by),
        lambda by: print_ceremony(
            open_ceremony(unit=given.tree.province, name="L", held_on=three.signed_on, by=given.by), by=by
        ),
    ):
        with pytest.raises(NotAllowed, match="chuyên viên"):
            print_all(given.people["viewer"])


def test_a_ceremony_prints_as_it_sits(given, three):
    ceremony = open_ceremony(unit=given.tree.province, name="Tổng kết", held_on=dt.date(2027, 1, 5), by=given.by)
    invite(ceremony, three, by=given.by)
    invite(ceremony, given.decision, by=given.by)
    arrange(ceremony, order="name", by=given.by)
    run = print_ceremony(ceremony, by=given.by)
    make_print(run.pk)
    shown = pages(run.files.get())
    names = [row.line.name for row in ceremony.presentations.in_seats()]
    assert len(names) == 5 and [name in page for name, page in zip(names, shown, strict=True)] == [True] * 5


def test_a_search_prints_what_it_found_of_ones_own_decisions(given, three):
    elsewhere = make_decision(given.tree.district2, names=["An"], number=3)
    made(elsewhere, by=given.people["specialist_elsewhere"])
    honours = type(three.lines.first().honour).objects.filter(name_then="An")
    run = print_search(honours, by=given.people["specialist_elsewhere"])
    assert run.lines == [elsewhere.lines.get().pk]


def test_too_large_a_search_is_refused(given, three, monkeypatch):
    monkeypatch.setattr(module, "MOST_OF_SEARCH", 2)
    with pytest.raises(TransitionRefused, match="hơn 2"):
        print_search(type(three.lines.first().honour).objects.all(), by=given.by)


def test_asked_twice_there_is_one(given, three):
    first = print_decision(three, by=given.by)
    assert print_decision(three, by=given.people["approver"]) == first
    search = print_search(type(three.lines.first().honour).objects.all(), by=given.by)
    assert search != first and print_search(type(three.lines.first().honour).objects.all(), by=given.by) == search


def test_a_lost_worker_leaves_the_rest_to_another(given, three, monkeypatch, sent):
    """A worker that was lost after the first file leaves the second to the next."""
    monkeypatch.setattr(module, "SHEETS_OF_FILE", 2)
    run = print_decision(three, by=given.by)
    assert make_print(run.pk)
    assert reissue_prints() == [run.pk]
    assert not make_print(run.pk) and reissue_prints() == []
    assert list(run.files.values_list("number", "sheets")) == [(1, 2), (2, 1)]


def test_tried_too_often_it_is_given_up(given, three):
    run = print_decision(three, by=given.by)
    PrintRun.objects.filter(pk=run.pk).update(attempts=module.MOST_ATTEMPTS)
    assert not make_print(run.pk)
    run.refresh_from_db()
    assert run.state == PrintState.FAILED and "3 lần" in run.failure


def test_a_letter_that_cannot_be_printed_is_said(given):
    decision = make_decision(given.tree.province, names=["An 😀"], number=4)
    made(decision, by=given.by)
    run = print_decision(decision, by=given.by)
    make_print(run.pk)
    run.refresh_from_db()
    assert run.state == PrintState.FAILED and "ký tự" in run.failure


def test_stopped_before_a_worker_came_nothing_is_made(given, three):
    run = print_decision(three, by=given.by)
    assert stop_print(run, by=given.people["approver"])
    assert not make_print(run.pk)
    run.refresh_from_db()
    assert (run.state, run.files.count()) == (PrintState.CANCELLED, 0)
    with pytest.raises(TransitionRefused):
        stop_print(run, by=given.by)


def test_others_do_not_stop_it(given, three):
    with pytest.raises(NotAllowed):
        stop_print(print_decision(three, by=given.by), by=given.people["viewer"])


def test_files_go_after_a_week(given, three):
    run = print_decision(three, by=given.by)
    make_print(run.pk)
    assert expire_prints() == 0
    PrintRun.objects.update(finished_at=timezone.now() - module.KEPT_FOR - dt.timedelta(minutes=1))
    assert expire_prints() == 1
    run.refresh_from_db()
    assert (run.state, run.files.count()) == (PrintState.EXPIRED, 0)


@pytest.fixture
def committed(committed_db, settings, tmp_path):
    """A decision for forty, committed, and who prints it."""
    settings.MEDIA_ROOT = tmp_path
    tree = make_tree()
    by = make_people(tree)["specialist_province"]
    decision = make_decision(tree.province, names=[f"Người {number}" for number in range(40)])
    made(decision, by=by)
    return decision, by


def test_clicked_twice_at_once_there_is_one(committed):
    decision, by = committed
    runs = together(*[lambda: print_decision(decision, by=by)] * 2)
    assert len({run.pk for run in runs}) == 1 and PrintRun.objects.count() == 1


def test_a_stop_reaches_a_worker_at_its_sheets(committed, monkeypatch):
    decision, by = committed
    run = print_decision(decision, by=by)
    colleague = get_user_model().objects.get(username="approver")
    said = []
    watch = module._watch

    def stopping(row):
        told = watch(row)

        def stop_from_another_page(sheet):
            if sheet == 0:
                said.extend(together(lambda: (progress_of(PrintRun.objects.get()), stop_print(run, by=colleague))))
            told(sheet)

        return stop_from_another_page

    monkeypatch.setattr(module, "_watch", stopping)
    make_print(run.pk)
    run.refresh_from_db()
    assert said == [(0, False)] and (run.state, run.files.count()) == (PrintState.CANCELLED, 0)
    assert AuditEntry.objects.get(move="cancel").actor == colleague


WORKER = """
import os, signal, sys
import django
django.setup()
from certificates.services import print_run as module

def dying(run):
    return lambda sheet: os.kill(os.getpid(), signal.SIGKILL) if run.handled and sheet == 10 else None

module.SHEETS_OF_FILE, module._watch = 20, dying
while module.make_print(int(sys.argv[1])):
    pass
"""


def test_a_killed_worker_costs_the_file_it_was_at(committed, monkeypatch, tmp_path, settings, roles):
    """Its machine goes down in the middle of the second file."""
    settings.MEDIA_ROOT = str(tmp_path / "test-media")
    decision, by = committed
    run = print_decision(decision, by=by)
    address = urlsplit(roles.app)._replace(path=f"/{connection.settings_dict['NAME']}")
    environment = os.environ | {
        "DATABASE_URL": urlunsplit(address),
        "EMULATION_DATA_DIR": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "emulation.settings.test",
    }
    command = [sys.executable, "-c", WORKER, str(run.pk)]
    worker = subprocess.run(command, cwd=ROOT, env=environment, check=False, timeout=60)
    assert worker.returncode == -signal.SIGKILL
    run.refresh_from_db()
    assert (run.state, run.handled, run.files.count()) == (PrintState.WAITING, 20, 1)
    monkeypatch.setattr(module, "SHEETS_OF_FILE", 20)
    assert reissue_prints() == [run.pk] and not make_print(run.pk)
    run.refresh_from_db()
    assert run.state == PrintState.DONE and list(run.files.values_list("sheets", flat=True)) == [20, 20]
    assert [file.file.storage.exists(file.file.name) for file in run.files.all()] == [True, True]
    assert list(orphans(grace=dt.timedelta(0))) == []


def test_the_page_tells_how_far_it_is_and_gives_the_file(client, given, three, monkeypatch):
    layout = LayoutFactory(unit=given.tree.province)
    client.force_login(given.by)
    page = reverse("certificates:decision", args=[three.pk])
    assert "In tất cả" in words(opened(client, page))
    path = reverse("certificates:print-decision", args=[three.pk])
    assert "3 tờ" in words(opened(client, path))
    answer = client.post(path, {"layout": layout.pk})
    run = PrintRun.objects.get()
    assert answer.url == reverse("certificates:print-run", args=[run.pk]) and run.layout == layout
    cache.set(module._key(run.pk), 2)
    shown = opened(client, answer.url)
    assert "2/3" in words(shown) and 'hx-trigger="every 2s"' in shown.content.decode() and "Dừng in" in words(shown)
    assert "In tất cả" not in words(opened(client, page)) and "Lần in 3 tờ" in words(opened(client, page))
    make_print(run.pk)
    assert 'hx-trigger="every 2s"' not in opened(client, answer.url).content.decode()
    file = run.files.get()
    response = client.get(reverse("certificates:print-file", args=[file.pk]))
    assert response["Content-Type"] == "application/pdf" and response["Cache-Control"] == "private, no-store"
    assert b"".join(response.streaming_content).startswith(b"%PDF")
    assert layout.name in words(opened(client, answer.url))


def test_who_takes_the_file(client, given, three):
    run = print_decision(three, by=given.by)
    make_print(run.pk)
    path = reverse("certificates:print-file", args=[run.files.get().pk])
    for who, status in (("auditor", 200), ("specialist_elsewhere", 404), ("editor", 404)):
        client.force_login(given.people[who])
        assert client.get(path).status_code == status


def test_a_search_is_ones_own_while_one_keeps_the_decisions(client, given, three):
    run = print_search(type(three.lines.first().honour).objects.all(), by=given.by)
    make_print(run.pk)
    path = reverse("certificates:print-file", args=[run.files.get().pk])
    client.force_login(given.people["approver"])
    assert client.get(path).status_code == 404
    client.force_login(given.by)
    assert client.get(path).status_code == 200
    given.by.role_assignments.all().delete()
    answer = client.get(path, follow=True)
    assert answer.redirect_chain[0][0] == reverse("certificates:print-run", args=[run.pk])
    assert "Quyền của bạn đã thay đổi" in words(answer)


def test_a_search_is_printed_from_the_golden_book(client, given, three):
    client.force_login(given.by)
    path = reverse("certificates:print-search") + "?q=binh"
    assert path.replace("?q=binh", "") in opened(client, reverse("certificates:register")).content.decode()
    opened(client, path)
    client.post(path, {"layout": ""})
    assert PrintRun.objects.get().lines == [three.lines.get(order_no=2).pk]


@pytest.mark.parametrize("rows", [1, 3])
def test_a_longer_list_asks_no_more(client, given, rows, django_assert_num_queries):
    for number in range(rows):
        decision = make_decision(given.tree.province, number=10 + number)
        made(decision, by=given.by)
        make_print(print_decision(decision, by=given.by).pk)
    print_search(type(given.decision.lines.first().honour).objects.all(), by=given.people["approver"])
    client.force_login(given.by)
    client.get(reverse("certificates:print-list"))
    with django_assert_num_queries(7):
        shown = words(client.get(reverse("certificates:print-list")))
    assert shown.count("Tải được") == rows and "Kết quả tìm" not in shown
