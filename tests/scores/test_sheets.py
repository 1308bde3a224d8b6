"""Versions of sheets: shipped ones, drafts, a second person, sums that add up."""

import json
from decimal import Decimal

import pytest

from awards.services.catalogue import load_catalogue
from common.errors import DomainError, NotAllowed, StaleEdit, TransitionRefused
from common.models import AuditEntry
from scores.guards import awards_are_known, sheet_adds_up
from scores.models import ScoreSheet, SheetState
from scores.selectors.sheets import fitting_sheets
from scores.services import shipped
from scores.services.sheet import SheetParts, draft_from, put_in_force, refuse_settled, supersede, write_draft
from scores.services.shipped import shipped_sheets
from tests.factories import CriterionFactory, RoleAssignmentFactory
from tests.scores.conftest import make_sheet
from units.services.headcount import record_headcount


@pytest.fixture
def draft(tree, people):
    return draft_from(make_sheet(), unit=tree.province, by=people["specialist_province"])


def test_shipped_sheets_add_up_and_say_where_they_come_from(db):
    load_catalogue()
    for sheet in ScoreSheet.objects.all():
        assert sheet_adds_up(sheet), sheet
        assert sheet.source, sheet
        assert sheet.unverified, sheet
        assert (sheet.state, sheet.approved_by) == (SheetState.IN_FORCE, None)
    common = ScoreSheet.objects.get(code="TO_CD").sections.get(code="I")
    assert [int(row.maximum) for row in common.criteria.all()] == [20, 15, 10, 15, 10, 10, 10]


def test_loading_twice_changes_nothing(db):
    load_catalogue()
    again = load_catalogue()
    for table in shipped_sheets():
        assert (again[table.name]["new"], again[table.name]["changed"], again[table.name]["kept"]) == (0, 0, 0)


def test_a_sheet_superseded_here_stays_so(db, people):
    load_catalogue()
    supersede(ScoreSheet.objects.get(code="VHTT"), by=people["superuser"], reason="Hết áp dụng")
    load_catalogue()
    assert ScoreSheet.objects.get(code="VHTT").state == SheetState.SUPERSEDED


@pytest.mark.parametrize(("workers", "wanted"), [(499, "XSD_DUOI_500"), (500, "XSD_TU_500")])
def test_the_sheet_follows_the_size(db, tree, workers, wanted):
    load_catalogue()
    record_headcount(
        unit=tree.base2, as_of="2025-01-01", workers=workers, workers_female=0, members=0, members_female=0
    )
    found = fitting_sheets(subject_kind="unit", unit=tree.base2, year=2025, day="2025-12-31")
    assert [sheet.code for sheet in found if sheet.series == "XSD"] == [wanted]


def test_a_draft_copies_everything_under_a_code_of_its_own(draft):
    assert (draft.code, draft.number, draft.state, draft.series) == ("BD-TINH", 1, SheetState.DRAFT, "BD")
    assert draft.criteria.count() == 4
    assert {criterion.section.sheet_id for criterion in draft.criteria.all()} == {draft.pk}
    assert (draft.bands.count(), draft.knock_outs.count()) == (2, 1)


def test_the_drafter_does_not_approve(draft, people):
    with pytest.raises(NotAllowed):
        put_in_force(draft, by=people["specialist_province"])
    with pytest.raises(NotAllowed):
        put_in_force(draft, by=people["viewer"])
    row = put_in_force(draft, by=people["approver"])
    assert (row.state, row.approved_by) == (SheetState.IN_FORCE, people["approver"])
    with pytest.raises(TransitionRefused):
        refuse_settled(row)


def test_an_award_nobody_knows_is_refused_by_name(draft, people, awards):
    ScoreSheet.objects.filter(pk=draft.pk).update(awards=[awards.title.code, "CO_LA"])
    draft.refresh_from_db()
    with pytest.raises(TransitionRefused, match="mang mã CO_LA"):
        put_in_force(draft, by=people["approver"])


def test_shipped_sheets_name_awards_that_are_there(db):
    load_catalogue()
    for sheet in ScoreSheet.objects.all():
        assert awards_are_known(sheet), sheet
    assert ScoreSheet.objects.get(code="XSD_TU_500").awards == ["BK_XSD", "CO_XSD"]


def test_another_text_under_a_known_number_is_refused(db, monkeypatch, tmp_path):
    load_catalogue()
    document = json.loads(shipped.SHEETS.read_text(encoding="utf-8"))
    document[0]["sections"][0]["maximum"] = "91.00"
    monkeypatch.setattr(shipped, "SHEETS", tmp_path / "sheets.json")
    shipped.SHEETS.write_text(json.dumps(document), encoding="utf-8")
    with pytest.raises(DomainError, match="một số phiên bản mới"):
        load_catalogue()


def test_sums_that_are_off_are_refused_by_name(draft, people):
    CriterionFactory(section=draft.sections.get(code="I"), sheet=draft, code="I.3", maximum=1)
    with pytest.raises(TransitionRefused, match="ghi 100 điểm nhưng các tiêu chí cộng lại là 101"):
        put_in_force(draft, by=people["approver"])


def test_a_code_has_one_version_in_force_in_a_year(draft, tree, people):
    first = put_in_force(draft, by=people["approver"])
    second = draft_from(first, unit=tree.province, by=people["specialist_province"])
    assert (second.code, second.number) == ("BD-TINH", 2)
    with pytest.raises(DomainError, match="đã có phiên bản đang hiệu lực"):
        put_in_force(second, by=people["approver"])
    supersede(first, by=people["approver"], reason="Có bản mới")
    assert put_in_force(second, by=people["approver"]).state == SheetState.IN_FORCE


def test_nobody_drafts_for_a_union_elsewhere(tree, people):
    with pytest.raises(NotAllowed):
        draft_from(make_sheet(), unit=tree.province, by=people["specialist"])


def parts(**changes):
    """One section of two criteria, a band, an exclusion, as the service takes them."""
    made = {
        "sections": [{"code": "A", "title": "Chuyên môn", "kind": "common", "maximum": Decimal(100)}],
        "criteria": [
            {"code": "A1", "section": "A", "title": "Chăm lo", "maximum": Decimal("60.5")},
            {"code": "A2", "section": "A", "title": "Tuyên truyền", "maximum": Decimal("39.5")},
        ],
        "bands": [{"code": "T", "title": "Tốt", "at_least": Decimal(70)}],
        "knock_outs": [{"code": "KL", "title": "Có người bị kỷ luật"}],
    }
    return SheetParts(**made | changes)


def write(draft, by, *, content=None, seen=None, **changes):
    return write_draft(draft, content=content or {}, parts=parts(**changes), seen=seen, by=by)


def test_a_draft_is_written_whole_and_put_in_force(draft, people):
    write(draft, people["specialist_province"], content={"name": "Bảng của tỉnh", "year_to": 2030})
    draft.refresh_from_db()
    assert (draft.name, draft.year_to, draft.state) == ("Bảng của tỉnh", 2030, SheetState.DRAFT)
    assert list(draft.criteria.values_list("code", "section__code", "maximum", "position")) == [
        ("A1", "A", Decimal("60.5"), 1),
        ("A2", "A", Decimal("39.5"), 2),
    ]
    assert [draft.sections.count(), draft.bands.count(), draft.knock_outs.count()] == [1, 1, 1]
    assert AuditEntry.objects.filter(move="edit", subject_id=draft.pk, actor=people["specialist_province"]).exists()
    assert put_in_force(draft, by=people["approver"]).state == SheetState.IN_FORCE
    with pytest.raises(TransitionRefused, match="không sửa nữa"):
        write(draft, people["specialist_province"])


def test_who_wrote_in_a_draft_does_not_approve_it(draft, tree, people):
    both = people["approver"]
    RoleAssignmentFactory(user=both, role="specialist", unit=tree.province)
    write(draft, both)
    with pytest.raises(NotAllowed, match="Bạn đã soạn"):
        put_in_force(draft, by=both)
    assert put_in_force(draft, by=people["superuser"]).state == SheetState.IN_FORCE


@pytest.mark.parametrize("who", ["specialist", "editor", "approver", "viewer", "manager", "nobody"])
def test_only_who_drafts_writes(draft, people, who):
    with pytest.raises(NotAllowed):
        write(draft, people[who])
    assert draft.criteria.count() == 4


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"criteria": [{"code": "A1", "section": "B", "title": "Lạc", "maximum": Decimal(1)}]}, "phần «B»"),
        ({"bands": [{"code": "T", "title": "Tốt", "at_least": Decimal(-1)}]}, "T: .*không được âm"),
        ({"bands": [{"code": code, "title": code, "at_least": Decimal(70)} for code in "TK"]}, "cùng số điểm"),
        ({"bands": [{"code": "T", "title": "T", "at_least": points} for points in (1, 2)]}, "cùng mang một mã"),
        ({"knock_outs": [{"code": "K", "title": "Một"}, {"code": "K", "title": "Hai"}]}, "cùng mang một mã"),
        ({"sections": [], "criteria": [], "knock_outs": [{"code": "K", "title": ""}]}, "K: "),
        ({"content": {"year_from": 2030, "year_to": 2020}}, "Năm kết thúc"),
    ],
)
def test_what_cannot_be_is_refused_and_the_draft_stays(draft, people, changes, told):
    with pytest.raises(DomainError, match=told):
        write(draft, people["specialist_province"], **changes)
    assert (draft.criteria.count(), draft.bands.count()) == (4, 2)


def test_a_draft_saved_by_another_meanwhile_is_not_overwritten(draft, people):
    seen = draft.updated_at
    write(draft, people["specialist_province2"], seen=seen)
    with pytest.raises(StaleEdit):
        write(draft, people["specialist_province"], seen=seen, bands=[])
    assert draft.bands.count() == 1
