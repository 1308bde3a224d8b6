"""The lines of a reorganisation by workbook: filled from the template, taken wholly or marked and not at all."""

import io

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from common.errors import DomainError, NotAllowed, StaleEdit
from common.models import AuditEntry
from exchange.services.workbook import HEADING_ROWS
from office.selectors.reorganisation_trial import trial_of
from office.services.applying import apply_due
from office.services.lines_import import import_lines
from office.services.lines_template import lines_template
from office.services.reorganisation_lines import add_line
from office.services.reorganisation_sheets import SHAPES
from tests.factories import MemberFactory, UnitFactory
from tests.office.conftest import at, draft, scheduled
from tests.pages import opened, words
from units.models import Unit


@pytest.fixture
def row(world):
    return draft(world.tree, world.people)


def filled(row, lines=(), people=()):
    """The template of ``row`` with these rows in place of its own."""
    book = openpyxl.load_workbook(lines_template(row, by=row.drafted_by))
    for name, rows in (("lines", lines), ("people", people)):
        sheet = book[name]
        sheet.delete_rows(HEADING_ROWS + 1, sheet.max_row)
        keys = [column.key for column in SHAPES[name].columns]
        for number, cells in enumerate(rows, start=HEADING_ROWS + 1):
            for key, value in cells.items():
                sheet.cell(number, keys.index(key) + 1, value)
    return as_upload(book)


def as_upload(book, name="sap-xep.xlsx"):
    stream = io.BytesIO()
    book.save(stream)
    return SimpleUploadedFile(name, stream.getvalue())


def taken(row, world, lines, people=()):
    return import_lines(row, filled(row, lines, people), by=world.people["specialist_province"])


def fresh_row(row):
    return type(row).objects.select_related("unit").get(pk=row.pk)


WHOLE = [
    {"operation": "Thành lập đơn vị mới", "successor": "KCN", "new_code": "MOI", "new_name": "CĐCS mới",
     "new_kind": "Công đoàn cơ sở", "new_block": "Xã, thị trấn"},
    {"operation": "found", "successor": "TINH", "new_code": "KCN", "new_name": "CĐ KCN",
     "new_kind": "upper_grassroots"},
    {"code": "CS1", "operation": "Hợp nhất thành đơn vị mới", "successor": "MOI", "officers": "move", "goals": "add"},
    {"code": "CS2", "operation": "consolidate", "successor": "MOI"},
    {"code": "HUYEN", "operation": "dissolve"},
    {"code": "CS3", "operation": "split", "successor": "MOI"},
    {"code": "HUYEN2", "operation": "Nâng cấp", "new_kind": "Công đoàn ngành", "new_name": "CĐ ngành Hai"},
]  # fmt: skip


def test_a_whole_plan_comes_from_a_file_and_is_done(world, row):
    mover = MemberFactory(unit=world.tree.other, code="M-9", joined_on=None)
    mover.memberships.create(unit=world.tree.other)
    found = taken(row, world, WHOLE, [{"code": "CS3", "successor": "MOI", "member_code": "M-9"}])
    assert (found.faults, found.lines, found.people) == ([], 7, 1)
    trial = trial_of(fresh_row(row))
    assert trial.is_clean, trial.problems
    figures = trial.figures
    assert (figures["lines"], figures["ended"], figures["regraded"], figures["split"]) == (5, 3, 1, 1)
    assert row.lines.get(source=world.tree.base).officers == "move"
    scheduled(fresh_row(row), world.people)
    with at(7, 1):
        assert apply_due() == [row.pk], fresh_row(row).failure
    assert Unit.objects.get(code="MOI").members.count() == 4
    assert not any(Unit.objects.find_problems())


def test_who_takes_the_template_is_told_by_the_audit(client, world, row):
    client.force_login(world.people["specialist_province"])
    client.get(reverse("office:reorganisation-template", args=[row.pk]))
    line = AuditEntry.objects.get(move="template")
    assert (line.subject, line.actor) == (world.tree.province, world.people["specialist_province"])
    assert line.data == {"sheets": ["lines", "people"], "reorganisation": row.pk, "rows": 5}


def test_the_template_untouched_says_nothing_and_lists_every_unit(world, row):
    book = openpyxl.load_workbook(lines_template(row, by=row.drafted_by))
    sheet = book["lines"]
    assert [sheet.cell(number, 1).value for number in range(3, sheet.max_row + 1)] == [
        "HUYEN", "CS1", "CS2", "HUYEN2", "CS3",
    ]  # fmt: skip
    assert sheet.row_dimensions[1].hidden
    assert {rule.formula1 for rule in sheet.data_validations.dataValidation} >= {"DM_operation", "DM_new_kind"}
    assert book["DanhMuc"].sheet_state == "hidden"
    found = import_lines(row, as_upload(book), by=world.people["specialist_province"])
    assert [fault.message for fault in found.faults] == ["Chưa dòng nào chọn hình thức. Hãy điền rồi tải lên lại."]
    sheet["D4"], sheet["E4"] = "Sáp nhập vào đơn vị khác", "CS2"
    found = import_lines(row, as_upload(book), by=world.people["specialist_province"])
    assert (found.lines, row.lines.get().source) == (1, world.tree.base)


@pytest.mark.parametrize(
    ("lines", "people", "cell", "said"),
    [
        ([{"code": "CS1", "successor": "CS2"}], [], "lines D3", "Hãy chọn hình thức"),
        ([{"code": "CS1", "operation": "mua lại", "successor": "CS2"}], [], "lines D3", "không có trong danh sách"),
        ([{"code": "CS9", "operation": "absorb", "successor": "CS2"}], [], "lines A3", "mang mã «CS9»"),
        ([{"code": "CS4", "operation": "absorb", "successor": "CS2"}], [], "lines A3", "phạm vi của LĐLĐ tỉnh Mẫu"),
        ([{"code": "CS1", "operation": "absorb", "successor": "CS4"}], [], "lines E3", "mang mã «CS4»"),
        ([{"code": "CS1", "operation": "absorb"}], [], "lines E3", "Ô này phải có"),
        ([{"code": "CS1", "operation": "absorb", "successor": "CS1"}], [], "lines E3", "phải là một đơn vị khác"),
        ([{"code": "CS1", "operation": "upgrade"}], [], "lines I3", "Ô này phải có khi «Nâng cấp»"),
        ([{"code": "CS1", "operation": "absorb", "successor": "CS2", "new_name": "Tên"}], [], "lines G3", "để trống"),
        ([{"code": 123, "operation": "dissolve"}], [], "lines A3", "mất số 0"),
        ([{"code": "=A1", "operation": "dissolve"}], [], "lines A3", "công thức"),
        (
            [{"code": "CS1", "operation": "dissolve"}, {"code": "CS1", "operation": "absorb", "successor": "CS2"}],
            [], "lines A4", "«CS1» đã có ở dòng 3",
        ),
        (
            [
                {"operation": "found", "successor": "B", "new_code": "A", "new_name": "A", "new_kind": "grassroots"},
                {"operation": "found", "successor": "A", "new_code": "B", "new_name": "B", "new_kind": "grassroots"},
            ],
            [], "lines E3", "vòng tròn",
        ),
        (
            [{"code": "CS1", "operation": "split", "successor": "CS2"}],
            [{"code": "CS1", "successor": "CS2", "member_code": "KHONG"}], "people C3", "mang mã «KHONG»",
        ),
        (
            [{"code": "CS1", "operation": "dissolve"}],
            [{"code": "CS1", "successor": "CS2", "member_code": "M"}], "people A3", "không có dòng «Chia, tách»",
        ),
        ([{"code": "CS1", "operation": "dissolve"}], [{"code": "CS1", "successor": "CS2"}], "people C3", "bắt buộc"),
    ],
)  # fmt: skip
def test_a_fault_stands_at_its_cell_and_nothing_is_taken(world, row, lines, people, cell, said):
    taken(row, world, [{"code": "CS2", "operation": "dissolve"}])
    found = taken(row, world, lines, people)
    said_at = {f"{fault.sheet} {fault.cell}": fault.message for fault in found.faults}
    assert said in said_at.get(cell, ""), said_at
    assert row.lines.get().source == world.tree.base2


def test_a_file_with_faults_comes_back_marked(client, world, row):
    client.force_login(world.people["specialist_province"])
    address = reverse("office:reorganisation-file", args=[row.pk])
    assert "Tải tệp mẫu" in words(opened(client, address))
    answer = client.post(address, {"file": filled(row, [{"code": "CS9", "operation": "dissolve"}])})
    assert answer.status_code == 200
    assert "1 ô có lỗi, chưa dòng nào được nhập" in words(answer)
    marked = client.get(reverse("office:reorganisation-faults", args=[row.pk]))
    book = openpyxl.load_workbook(io.BytesIO(b"".join(marked.streaming_content)))
    assert "mang mã «CS9»" in book["lines"]["A3"].comment.text
    assert book["Loi"]["B2"].value == "A3"
    first = fresh_row(row).marked.name
    done = client.post(address, {"file": filled(row, [{"code": "CS1", "operation": "dissolve"}])}, follow=True)
    assert "Đã nhập 1 dòng." in words(done)
    assert not fresh_row(row).marked
    assert first
    missing = client.get(reverse("office:reorganisation-faults", args=[row.pk]), follow=True)
    assert "Không có tệp ghi lỗi nào" in words(missing)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.txt", b"x", "không phải bảng tính"),
        ("a.xlsm", b"x", "macro"),
        ("a.xlsx", b"PK not a zip", "Tệp"),
    ],
)
def test_what_is_no_workbook_is_refused(client, world, row, name, content, said):
    client.force_login(world.people["specialist_province"])
    address = reverse("office:reorganisation-file", args=[row.pk])
    answer = client.post(address, {"file": SimpleUploadedFile(name, content)})
    assert said in words(answer)
    assert not row.lines.exists()


def test_a_page_opened_before_another_change_takes_nothing(client, world, row):
    client.force_login(world.people["specialist_province"])
    address = reverse("office:reorganisation-file", args=[row.pk])
    version = opened(client, address).context["form"]["version"].value()
    add_line(row, by=world.people["manager"], operation="dissolve", source=world.tree.base2, people="end")
    sent = {"file": filled(row, [{"code": "CS1", "operation": "dissolve"}]), "version": version}
    assert "đã được" in words(client.post(address, sent))
    assert row.lines.get().source == world.tree.base2


def test_a_template_of_before_another_s_change_takes_nothing(world, row):
    mine, outdated = world.people["specialist_province"], filled(row, [{"code": "CS1", "operation": "dissolve"}])
    assert import_lines(row, outdated, by=mine).lines == 1
    outdated.seek(0)
    assert import_lines(fresh_row(row), outdated, by=mine, version=fresh_row(row).version).lines == 1
    add_line(row, by=world.people["manager"], operation="dissolve", source=world.tree.base2, people="end")
    outdated.seek(0)
    with pytest.raises(StaleEdit, match="sau khi bạn tải tệp mẫu"):
        import_lines(fresh_row(row), outdated, by=mine, version=fresh_row(row).version)
    assert row.lines.count() == 2
    fresh = filled(fresh_row(row), [{"code": "CS1", "operation": "dissolve"}])
    assert import_lines(fresh_row(row), fresh, by=mine).lines == 1


def test_another_workbook_of_ours_is_told_apart(world, row):
    book = openpyxl.Workbook()
    book.active.title = "units"
    found = import_lines(row, as_upload(book), by=world.people["specialist_province"])
    assert "Không có trang «units»" in found.faults[0].message
    book.active.title = "Huong_dan"
    with pytest.raises(DomainError, match="không có trang «lines»"):
        import_lines(row, as_upload(book), by=world.people["specialist_province"])


def test_hundreds_of_lines_cost_the_same(world, row, django_assert_max_num_queries):
    units = UnitFactory.create_batch(40, parent=world.tree.district)
    upload = filled(row, [{"code": unit.code, "operation": "absorb", "successor": "CS2"} for unit in units])
    with django_assert_max_num_queries(30):
        assert import_lines(row, upload, by=world.people["specialist_province"]).lines == 40


def test_only_who_may_draft_sends_a_file(world, row):
    for who in ("approver", "editor", "manager_elsewhere"):
        by = world.people.get(who) or world.people["specialist_elsewhere"]
        with pytest.raises(NotAllowed):
            import_lines(row, filled(row, [{"code": "CS1", "operation": "dissolve"}]), by=by)
