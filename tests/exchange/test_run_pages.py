"""Pages of imports: who sees which, at what cost, and what their buttons do."""

import io
import json

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from exchange.models import ImportRun, ImportState
from exchange.services.applying import apply_run
from exchange.services.checking import check_run
from exchange.services.marking import mark_faults
from people.models import Member
from tests.exchange.conftest import member_row
from tests.exchange.runs import applied, checked, sent, two_good_of_five, upload_of
from tests.pages import opened, words

pytestmark = pytest.mark.django_db
FRAME = 6
"""Queries of every page: session, user, roles, sample mark, acting unit, notices."""


def address(name, run):
    return reverse(f"exchange:{name}", args=[run.pk])


@pytest.fixture
def run(xlsx, people):
    """An import of the base union's editor, checked, with faults and their marked copy."""
    run = checked(xlsx({"members": two_good_of_five()}), by=people["editor"])
    mark_faults(run.pk)
    run.refresh_from_db()
    return run


@pytest.mark.parametrize("rows", [1, 3])
def test_list_shows_ones_own_at_the_same_cost(client, xlsx, people, rows, django_assert_num_queries):
    own = [
        applied(xlsx({"members": [member_row(f"DV-{number}")]}, name=f"{number}.xlsx"), by=people["editor"])
        for number in range(rows)
    ]
    checked(xlsx({"members": [member_row("DV-8", unit="CS2")]}, name="khac.xlsx"), by=people["editor2"])
    client.force_login(people["editor"])
    with django_assert_num_queries(FRAME + 2):  # count, page
        response = opened(client, reverse("exchange:home"))
    assert list(response.context["object_list"]) == own[::-1]


def test_empty_list_says_so(client, people):
    client.force_login(people["editor"])
    assert "Chưa nhập tệp nào" in words(opened(client, reverse("exchange:home")))


@pytest.mark.parametrize(
    ("who", "sees", "reads"),
    [
        ("editor", True, True),
        ("specialist", True, False),
        ("specialist_province", True, False),
        ("manager", True, False),
        ("superuser", True, True),
        ("editor2", False, False),
        ("editor_elsewhere", False, False),
        ("specialist_elsewhere", False, False),
        ("approver", False, False),
        ("viewer", False, False),
        ("nobody", False, False),
    ],
)
def test_who_sees_the_line_and_who_reads_the_file(client, people, run, who, sees, reads):
    client.force_login(people[who])
    assert client.get(address("run-detail", run)).status_code == (200 if sees else 404)
    for name in ("run-file", "run-errors", "run-faults"):
        assert client.get(address(name, run)).status_code == (200 if reads else 302 if sees else 404), name
    if sees:
        assert ("không rõ" in words(opened(client, address("run-detail", run)))) is reads


def test_former_officer_sees_nothing(client, people, run):
    people["editor"].role_assignments.all().delete()
    client.force_login(people["editor"])
    assert client.get(address("run-detail", run)).status_code == 404
    assert client.get(reverse("exchange:home")).status_code == 302


@pytest.mark.parametrize("groups", [1, 3])
def test_page_of_a_run_costs_the_same_for_more_faults(client, xlsx, people, groups, django_assert_num_queries):
    kinds = [{"gender": "x"}, {"birth_date": "hôm qua"}, {"joined_on": "mai"}]
    rows = [member_row(f"DV-{number}", **kinds[number]) for number in range(groups)]
    run = checked(xlsx({"members": rows}), by=people["editor"])
    client.force_login(people["editor"])
    with django_assert_num_queries(FRAME + 3):  # run, faults, written before
        response = opened(client, address("run-detail", run))
    assert len(response.context["groups"]) == groups


def test_sent_file_is_checked_and_written_in_the_browser(client, xlsx, people):
    path = xlsx({"members": [member_row("DV-01"), member_row("DV-02")]}, name="Đoàn viên.xlsx")
    client.force_login(people["editor"])
    answer = client.post(reverse("exchange:run-upload"), {"file": upload_of(path)})
    run = ImportRun.objects.get()
    assert answer["Location"] == address("run-detail", run)
    assert "Đang chờ máy nhận việc" in words(opened(client, address("run-detail", run)))
    check_run(run.pk)
    page = words(opened(client, address("run-detail", run)))
    assert "2 dòng hợp lệ (2 mới, 0 đổi, 0 không đổi)" in page
    assert "Ghi 2 dòng vào hệ thống" in page
    client.post(address("run-apply", run), {"mode": "all"})
    assert "Đang đọc tệp" in words(opened(client, address("run-detail", run)))
    apply_run(run.pk)
    assert "Đã ghi: 2 dòng mới, 0 dòng đổi." in words(opened(client, address("run-detail", run)))
    assert Member.objects.count() == 2
    again = client.post(reverse("exchange:run-upload"), {"file": upload_of(path)}, follow=True)
    check_run(ImportRun.objects.latest("pk").pk)
    page = words(opened(client, again.redirect_chain[-1][0]))
    assert "0 mới, 0 đổi" in page
    assert "Đúng tệp này đã được" in page
    assert "vào hệ thống" not in page.split("Về tệp này")[0].split("Làm gì tiếp?")[1]


def test_faults_offer_three_ways_on(client, people, run):
    client.force_login(people["editor"])
    page = words(opened(client, address("run-detail", run)))
    for way in ("Tải tệp có ghi lỗi", "Chỉ ghi 2 dòng đúng", "Huỷ, không ghi gì"):
        assert way in page
    assert "3 ô lỗi ở 2 dòng · 1 dòng trùng" in page


def test_script_that_sends_is_told_where_to_go(client, xlsx, people):
    client.force_login(people["editor"])
    upload = upload_of(xlsx({"members": [member_row()]}))
    answer = client.post(reverse("exchange:run-upload"), {"file": upload}, headers={"accept": "application/json"})
    assert json.loads(answer.content) == {"url": address("run-detail", ImportRun.objects.get())}


@pytest.mark.parametrize(
    ("sent_file", "said"),
    [({}, "Hãy chọn một tệp Excel."), ({"file": SimpleUploadedFile("a.pdf", b"%PDF")}, "không phải bảng tính")],
)
def test_what_cannot_be_taken_is_said_where_it_was_chosen(client, people, sent_file, said):
    client.force_login(people["editor"])
    answer = client.post(reverse("exchange:run-upload"), sent_file, follow=True)
    assert said in words(answer)
    assert not ImportRun.objects.exists()


@pytest.mark.parametrize(
    ("who", "state", "status", "after"),
    [
        ("editor", "checked", 302, "applying"),
        ("specialist", "checked", 302, "checked"),
        ("superuser", "checked", 302, "checked"),
        ("editor2", "checked", 404, "checked"),
        ("editor", "uploaded", 302, "uploaded"),
        ("editor", "applied", 302, "applied"),
        ("editor", "cancelled", 302, "cancelled"),
    ],
)
def test_who_lets_it_be_written_when(client, xlsx, people, who, state, status, after):
    run = {"uploaded": sent, "applied": applied}.get(state, checked)(
        xlsx({"members": [member_row()]}), by=people["editor"]
    )
    if state == "cancelled":
        client.force_login(people["editor"])
        client.post(address("run-cancel", run))
    client.force_login(people[who])
    assert client.post(address("run-apply", run)).status_code == status
    run.refresh_from_db()
    assert run.state == after


def test_progress_leads_to_the_page_once_it_is_over(client, people, run, xlsx):
    client.force_login(people["editor"])
    assert client.get(address("run-progress", run))["Location"] == address("run-detail", run)
    assert client.get(address("run-progress", run), headers={"hx-request": "true"})["HX-Refresh"] == "true"
    waiting = sent(xlsx({"members": [member_row()]}, name="moi.xlsx"), by=people["editor"])
    assert "Đang chờ máy nhận việc" in client.get(address("run-progress", waiting)).content.decode()


def test_given_up_in_the_browser(client, people, run):
    client.force_login(people["editor"])
    answer = client.post(address("run-cancel", run), follow=True)
    run.refresh_from_db()
    assert run.state == ImportState.CANCELLED
    assert "không ghi gì" in words(answer)


def test_files_come_back_as_they_are(client, people, run):
    client.force_login(people["editor"])
    file = client.get(address("run-file", run))
    assert 'filename="tep.xlsx"' in file["Content-Disposition"]
    assert b"".join(file.streaming_content) == run.file.open("rb").read()
    marked = openpyxl.load_workbook(io.BytesIO(b"".join(client.get(address("run-errors", run)).streaming_content)))
    assert marked.sheetnames == ["Loi", "members"]


def test_file_that_is_gone_is_said_so(client, people, run):
    run.file.storage.delete(run.file.name)
    client.force_login(people["editor"])
    answer = client.get(address("run-file", run), follow=True)
    assert "không còn được giữ" in words(answer)


def test_faults_of_one_group_page_by_page(client, people, run):
    client.force_login(people["editor"])
    group = run.figures["groups"][0]
    response = opened(client, f"{address('run-faults', run)}?group={group['number']}")
    assert len(response.context["page_obj"].object_list) == group["cells"]
    everything = opened(client, f"{address('run-faults', run)}?group=khong")
    assert len(everything.context["page_obj"].object_list) == 4


@pytest.mark.parametrize(("who", "sees"), [("editor", True), ("manager", True), ("viewer", False)])
def test_navigation_leads_to_excel(client, people, who, sees):
    client.force_login(people[who])
    assert (f'href="{reverse("exchange:home")}"' in client.get("/tro-giup/").content.decode()) is sees
