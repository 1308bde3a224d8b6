"""Pages that seal a run and have it worked out again."""

import pytest
from django.urls import reverse
from django.utils import timezone

from awards.models import SealCheck, TallyRun
from awards.services.seal_check import run_check, start_check
from awards.services.sealing import seal_tally

PASSWORD = "mat-khau-thu-2026"
FRAME = 6


@pytest.fixture
def approver(client, four_outcomes):
    user = four_outcomes.world.people["approver"]
    user.set_password(PASSWORD)
    user.save()
    client.force_login(user)
    return user


@pytest.fixture(autouse=True)
def queued(monkeypatch):
    sent = []
    monkeypatch.setattr("awards.services.seal_check.check_seal_task.delay", sent.append)
    return sent


def address(name, row):
    return reverse(f"awards:{name}", args=[row.pk])


def test_sealing_asks_for_the_password_and_then_goes_on(client, four_outcomes, approver):
    run, url = four_outcomes.run, address("run-seal", four_outcomes.run)
    assert run.sha256 in client.get(url).content.decode()
    asked = client.post(url)
    assert asked["Location"].startswith(reverse("account_reauthenticate"))
    run.refresh_from_db()
    assert run.state == "done"
    wrong = client.post(asked["Location"], {"password": "sai"})
    assert wrong.status_code == 200
    done = client.post(asked["Location"], {"password": PASSWORD}, follow=True)
    run.refresh_from_db()
    assert (run.state, run.sealed_by) == ("sealed", approver)
    assert done.redirect_chain[-1][0] == address("run-detail", run)
    assert "Đã niêm phong" in done.content.decode()


def test_the_page_of_a_sealed_run_prints_who_and_the_hash(client, four_outcomes, approver):
    run = seal_tally(four_outcomes.run, by=approver)
    page = client.get(address("run-detail", run)).content.decode()
    assert run.sha256 in page and "Đã niêm phong" in page
    assert address("run-seal", run) not in page
    assert "đã được niêm phong" in client.get(address("run-seal", run)).content.decode()


def test_what_is_in_the_way_is_said_before(client, four_outcomes, approver):
    TallyRun.objects.filter(pk=four_outcomes.run.pk).update(has_digests=False)
    page = client.get(address("run-seal", four_outcomes.run)).content.decode()
    assert "phiên bản cũ" in page
    assert "<form" not in page.split("<main", 1)[1].split("</main", 1)[0]


def test_who_started_it_is_told_why_not(client, four_outcomes):
    client.force_login(four_outcomes.run.started_by)
    page = client.get(address("run-seal", four_outcomes.run), follow=True).content.decode()
    assert "Chỉ người phê duyệt" in page


def test_a_check_is_started_watched_and_told(
    client, four_outcomes, approver, queued, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        started = client.post(address("run-check", four_outcomes.run))
    check = SealCheck.objects.get()
    assert (started["Location"], queued) == (address("seal-check", check), [check.pk])
    watching = client.get(started["Location"]).content.decode()
    assert 'hx-trigger="every 2s"' in watching and "Đối tượng đã tính lại" in watching
    assert "Chạy lại để đối chiếu</button>" not in client.get(address("run-detail", four_outcomes.run)).content.decode()
    run_check(check.pk)
    told = client.get(started["Location"]).content.decode()
    assert "đều khớp" in told and 'hx-trigger="every 2s"' not in told


def test_a_difference_is_named(client, four_outcomes, approver):
    row = four_outcomes.below_line
    check = SealCheck.objects.create(
        run=four_outcomes.run,
        asked_by=approver,
        state="broken",
        finished_at=timezone.now(),
        checked=4,
        difference={
            "place": ["BK_TINH", "individual", row.entry.member.code, "CS1", "0", "1"],
            "fact": "rating.2026",
            "stored": '"good"',
            "found": '"excellent"',
        },
    )
    page = client.get(address("seal-check", check)).content.decode()
    assert row.entry.member.code in page and "xếp loại 2026" in page and 'role="alert"' in page


def test_the_page_of_a_check_asks_little(client, four_outcomes, approver, django_assert_max_num_queries):
    check = start_check(four_outcomes.run, by=approver)
    with django_assert_max_num_queries(FRAME + 1):
        client.get(address("seal-check", check))


def test_a_large_run_is_sealed_while_its_page_tells(
    client, four_outcomes, approver, queued, monkeypatch, django_capture_on_commit_callbacks
):
    monkeypatch.setattr("awards.services.seal_check.AT_ONCE", 3)
    run = four_outcomes.run
    asked = client.post(address("run-seal", run))
    with django_capture_on_commit_callbacks(execute=True):
        done = client.post(asked["Location"], {"password": PASSWORD}, follow=True)
    check = SealCheck.objects.get()
    assert (done.redirect_chain[-1][0], queued) == (address("seal-check", check), [check.pk])
    watching = done.content.decode()
    assert 'hx-trigger="every 2s"' in watching and "trước khi niêm phong" in watching
    on_the_run = client.get(address("run-detail", run)).content.decode()
    assert "Chờ niêm phong" in on_the_run and address("run-seal", run) not in on_the_run
    run_check(check.pk)
    told = client.get(address("seal-check", check)).content.decode()
    assert "Đã niêm phong. Từ nay" in told and run.sha256 in told and 'hx-trigger="every 2s"' not in told
    run.refresh_from_db()
    assert (run.state, run.sealed_by) == ("sealed", approver)


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"state": "failed", "refusal": "Đã có lần tổng hợp mới hơn."}, "Đã có lần tổng hợp mới hơn."),
        ({"state": "failed"}, "Hãy bấm «Niêm phong» lại"),
    ],
)
def test_a_sealing_that_failed_says_what_to_do(client, four_outcomes, approver, fields, sentence):
    run = four_outcomes.run
    check = SealCheck.objects.create(run=run, asked_by=approver, seals=True, finished_at=timezone.now(), **fields)
    assert sentence in client.get(address("seal-check", check)).content.decode()
    assert address("run-seal", run) in client.get(address("run-detail", run)).content.decode()
