"""What every import keeps: one transaction, faults at their cells, the same file twice changes nothing."""

import datetime as dt

import openpyxl
import pytest
from django.apps import apps

from common.errors import DomainError
from exchange.models import ImportRun
from exchange.services import importing
from exchange.services.importing import import_workbook
from exchange.services.sheets.members import MembersImporter
from people.models import Collective, Member, Membership
from tests.exchange.conftest import cells, counts, member_row
from tests.factories import MemberFactory
from units.models import Unit

pytestmark = pytest.mark.django_db


def test_members_are_written_with_unit_and_membership(take_in, people, tree):
    result = take_in(people["editor"], {"members": [member_row(joined_on="2015-09-01", is_leader="x", education=None)]})
    member = Member.objects.get(code="DV-01")
    assert (result.applied, counts(result, "members"), result.errors) == (True, (1, 0, 0, 0), [])
    assert (member.full_name, member.unit, member.is_leader, member.is_direct_worker) == (
        "Nguyễn Văn An",
        tree.base,
        True,
        False,
    )
    assert member.sort_key.startswith("AN")
    membership = Membership.objects.get()
    assert (membership.unit, membership.valid_from) == (tree.base, member.joined_on)


def test_same_file_again_changes_nothing(take_in, people):
    rows = {"members": [member_row(), member_row("DV-02", birth_date="18/05/1990")]}
    take_in(people["editor"], rows)
    assert counts(take_in(people["editor"], rows), "members") == (0, 0, 2, 0)


def test_an_ended_unit_takes_no_rows_and_what_it_left_is_known(take_in, people, tree):
    take_in(people["editor"], {"members": [member_row()]})
    Unit.objects.filter(pk=tree.base.pk).update(ended_on=dt.date(2025, 6, 30))
    assert counts(take_in(people["editor"], {"members": [member_row()]}), "members") == (0, 0, 1, 0)
    for row in (member_row("DV-02"), member_row(full_name="Nguyễn Văn Anh")):
        result = take_in(people["editor"], {"members": [row]})
        assert not result.applied
        assert [error.column for error in result.errors] == ["unit_code"]
        assert "đã kết thúc hoạt động từ hết ngày 30/06/2025" in str(result.errors[0].message)


def test_changed_cell_changes_its_row_alone(take_in, people):
    rows = [member_row(), member_row("DV-02")]
    take_in(people["editor"], {"members": rows})
    rows[1]["position"] = "Tổ trưởng"
    assert counts(take_in(people["editor"], {"members": rows}), "members") == (0, 1, 1, 0)
    assert list(Member.objects.order_by("code").values_list("position", flat=True)) == ["", "Tổ trưởng"]


def test_absent_column_leaves_what_is_known(take_in, people):
    take_in(people["editor"], {"members": [member_row(position="Kế toán")]})
    columns = {"members": ["code", "full_name", "gender", "unit_code"]}
    result = take_in(people["editor"], {"members": [member_row(full_name="Nguyễn Văn Anh")]}, columns=columns)
    assert counts(result, "members") == (0, 1, 0, 0)
    assert Member.objects.get().position == "Kế toán"


def test_empty_yes_or_no_leaves_the_unknown_unknown(take_in, people, register):
    assert register.an.is_leader is None
    row = member_row(birth_date=register.an.birth_date, gender=register.an.gender)
    assert counts(take_in(people["editor"], {"members": [row]}), "members") == (0, 0, 1, 0)


def test_nfd_and_eth_become_one_spelling(take_in, people):
    result = take_in(people["editor"], {"members": [member_row(full_name="Ðo\u0302\u0303 Thi\u0323 Hoa\u0300")]})
    assert result.applied
    assert Member.objects.get().full_name == "Đỗ Thị Hoà"


@pytest.mark.parametrize("only_valid", [False, True])
def test_faults_are_told_at_their_cells(take_in, people, only_valid):
    rows = [
        member_row("DV-01"),
        member_row("DV-02", gender="nam giới", birth_date="31/02/1990"),
        member_row(123.0),
        member_row("DV-04", unit="CS3"),
        member_row("DV-05", full_name=None),
        member_row("DV-01"),
        member_row("DV-07", birth_date="01/01/1990", joined_on="01/01/1980"),
    ]
    result = take_in(people["editor"], {"members": rows}, only_valid=only_valid)
    assert set(cells(result)) == {
        ("members", "D4"),
        ("members", "C4"),
        ("members", "A5"),
        ("members", "E6"),
        ("members", "B7"),
        ("members", "A8"),
        ("members", "J9"),
    }
    assert counts(result, "members") == (1, 0, 0, 6)
    assert result.applied is only_valid
    assert set(Member.objects.values_list("code", flat=True)) == ({"DV-01"} if only_valid else set())


def test_fault_says_column_value_and_what_to_do(take_in, people):
    error = take_in(people["editor"], {"members": [member_row(gender="nam giới")]}).as_json()["errors"][0]
    assert error == {
        "sheet": "members",
        "cell": "D3",
        "column": "gender",
        "value": "nam giới",
        "message": "«nam giới» không có trong danh sách. Hãy chọn một trong: male (Nam), female (Nữ).",
    }


def test_formula_is_a_fault_even_where_it_has_a_value(take_in, xlsx, people):
    path = xlsx({"members": [member_row(), member_row("DV-02", position='=CONCATENATE("a","b")')]})
    result = import_workbook(path, by=people["editor"])
    assert [(error.cell, error.value) for error in result.errors] == [("F4", "=")]
    assert "công thức" in result.errors[0].message
    assert not Member.objects.exists()


def test_unknown_sheet_and_column_are_faults_of_the_shape(xlsx, people):
    path = xlsx({"members": [member_row()]}, columns={"members": ["code", "full_name", "gender", "unit_code", "luong"]})
    book = openpyxl.load_workbook(path)
    book.create_sheet("khac")
    book["members"]["F1"] = "code"
    book.save(path)
    result = import_workbook(path, by=people["editor"], only_valid=True)
    assert cells(result) == [("members", "E1"), ("members", "F1"), ("khac", "A1")]
    assert counts(result, "members") == (0, 0, 0, 1)
    assert not Member.objects.exists()


def test_missing_required_column_is_named(take_in, people):
    columns = {"members": ["code", "full_name", "unit_code"]}
    result = take_in(people["editor"], {"members": [member_row()]}, columns=columns)
    assert [(error.cell, error.column) for error in result.errors] == [("A1", "gender")]


def test_data_in_the_row_of_headings_is_not_lost_in_silence(xlsx, people):
    path = xlsx({"members": [member_row()]})
    book = openpyxl.load_workbook(path)
    book["members"].delete_rows(2)
    book.save(path)
    result = import_workbook(path, by=people["editor"])
    assert cells(result) == [("members", "A2")]
    assert not result.applied


def test_order_of_columns_and_sheets_does_not_matter(take_in, people):
    columns = {"members": ["unit_code", "gender", "full_name", "code"]}
    sheets = {
        "collectives": [{"code": "TT-01", "name": "Tổ Một", "unit_code": "CS1"}],
        "members": [member_row()],
    }
    assert take_in(people["editor"], sheets, columns=columns).applied
    assert (Member.objects.count(), Collective.objects.count()) == (1, 1)


def test_dry_run_says_everything_and_writes_nothing(take_in, people):
    result = take_in(people["editor"], {"members": [member_row()]}, dry_run=True)
    assert (result.applied, counts(result, "members")) == (False, (1, 0, 0, 0))
    assert not Member.objects.exists()
    assert not ImportRun.objects.exists()


def test_import_that_breaks_in_the_middle_leaves_nothing(take_in, people, monkeypatch):
    def broken(self, lines):
        super(MembersImporter, self).finish()
        raise KeyboardInterrupt

    monkeypatch.setattr(MembersImporter, "finish", lambda self: broken(self, None))
    with pytest.raises(KeyboardInterrupt):
        take_in(people["editor"], {"members": [member_row()]})
    assert not Member.objects.exists()
    assert not ImportRun.objects.exists()


def test_history_knows_who_imported(take_in, people):
    take_in(people["editor"], {"members": [member_row()]})
    history = apps.get_model("people.MemberHistory").objects.select_related("pgh_context").get()
    assert history.pgh_context.metadata["user"] == people["editor"].pk
    run = ImportRun.objects.get()
    assert (run.by, run.counts["members"]["new"], len(run.sha256)) == (people["editor"], 1, 64)


def test_closed_account_imports_nothing(take_in, people):
    people["editor"].is_active = False
    with pytest.raises(DomainError, match="đã khoá"):
        take_in(people["editor"], {"members": [member_row()]})


def test_code_of_another_unit_is_refused_without_saying_whose(take_in, people, register):
    result = take_in(people["editor"], {"members": [member_row("DV-09")]})
    assert cells(result) == [("members", "A3")]
    assert register.other.full_name not in result.errors[0].message
    register.other.refresh_from_db()
    assert register.other.full_name == "Lê Văn Chín"


@pytest.mark.parametrize("rows", [1, 30])
def test_queries_do_not_grow_with_rows(people, django_assert_num_queries, rows):
    sheets = {"members": [member_row(f"DV-{number:03d}") for number in range(rows)]}
    with django_assert_num_queries(13):
        assert import_workbook(sheets, by=people["editor"]).applied


@pytest.mark.parametrize(
    ("who", "sheet", "allowed"),
    [
        ("editor", "members", True),
        ("editor", "collectives", True),
        ("editor", "units", False),
        ("editor", "clusters", False),
        ("editor", "campaigns", False),
        ("editor", "targets", False),
        ("editor", "ratings", False),
        ("editor", "discipline", False),
        ("editor", "past_awards", False),
        ("specialist", "targets", True),
        ("specialist", "past_awards", True),
        ("specialist_elsewhere", "targets", False),
        ("specialist_elsewhere", "past_awards", False),
        ("editor_elsewhere", "members", False),
        ("specialist", "members", True),
        ("specialist", "units", True),
        ("specialist", "ratings", True),
        ("specialist_elsewhere", "units", False),
        ("specialist_elsewhere", "ratings", False),
        ("viewer", "members", False),
        ("approver", "ratings", False),
        ("manager", "units", False),
        ("nobody", "members", False),
        ("superuser", "units", True),
        ("superuser", "members", True),
        ("superuser", "campaigns", True),
    ],
)
def test_who_may_import_what(people, register, campaign, who, sheet, allowed):
    row = {
        "members": member_row("DV-77"),
        "collectives": {"code": "TT-77", "name": "Tổ Bảy", "unit_code": "CS1"},
        "units": {"code": "CS-77", "name": "CĐCS Bảy", "kind": "grassroots", "parent_code": "HUYEN"},
        "clusters": {
            "code": "CUM",
            "name": "Cụm",
            "unit_code": "HUYEN",
            "year": 2026,
            "member_unit_code": "CS1",
        },
        "campaigns": {
            "code": "PT-77",
            "name": "Phong trào",
            "unit_code": "HUYEN",
            "kind": "regular",
            "from": "2026-01-01",
            "to": "2026-12-31",
            "registration_opens": "2026-01-01",
            "registration_closes": "2026-03-31",
        },
        "targets": {"campaign_code": "PT2026", "unit_code": "CS1", "indicator": "works", "value": 1},
        "ratings": {"subject_kind": "individual", "subject_code": "DV-01", "year": 2025, "rating": "good"},
        "discipline": {
            "subject_kind": "individual",
            "subject_code": "DV-01",
            "level": "warning",
            "from_date": "2025-01-01",
        },
        "past_awards": {
            "subject_kind": "individual",
            "subject_code": "DV-01",
            "award_code": "BK_TINH",
            "year": 2020,
        },
    }[sheet]
    result = importing.import_workbook({sheet: [row]}, by=people[who])
    assert (result.applied, counts(result, sheet)[3]) == ((True, 0) if allowed else (False, 1))


def test_rows_somebody_wrote_meanwhile_are_refused_in_one_line(take_in, people, tree, monkeypatch):
    known = MembersImporter.known

    def then_somebody_writes(self):
        rows = known(self)
        MemberFactory(code="DV-01", unit=tree.base)
        return rows

    monkeypatch.setattr(MembersImporter, "known", then_somebody_writes)
    with pytest.raises(DomainError, match="Hãy nhập lại"):
        take_in(people["editor"], {"members": [member_row()]})


def test_equal_cells_of_different_types_are_not_taken_for_one_another(take_in, people):
    rows = [member_row(f"DV-{number}", position=value) for number, value in enumerate(["1", 1, "1", True])]
    result = take_in(people["editor"], {"members": rows}, only_valid=True)
    assert cells(result) == [("members", "F4"), ("members", "F6")]
