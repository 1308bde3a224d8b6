"""From the plan to the close: who is told what when, and who may not do what."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction
from django.utils import translation

from common.errors import DomainError, NotAllowed, TransitionRefused
from inspections.models import FindingState, Inspection, InspectionFinding, InspectionState, InspectionUnit
from inspections.services.finding import add_finding, judge_remedy, remove_finding, report_remedy, update_finding
from inspections.services.inspected import add_units, conclude_unit, remove_unit, visit_unit
from inspections.services.inspection import move_inspection, plan_inspection, update_inspection
from notices.models import Notice, NoticeKind
from tests.factories import FindingFactory, InspectionFactory, RoleAssignmentFactory
from tests.inspections.conftest import REMEDY
from units.models import Role

TODAY = dt.date.today()


def told(user):
    return list(
        Notice.objects.filter(user=user, kind=NoticeKind.INSPECTION).order_by("pk").values_list("text", flat=True)
    )


def report(finding, by):
    return report_remedy(finding, by=by, report="Đã họp", reported_on=TODAY)


def test_the_whole_road(planned, people):
    inspector, editor = people["specialist"], people["editor"]
    with translation.override("en"):
        move_inspection(planned, "announce", by=inspector)
    assert len(told(editor)) == 1 and "LĐLĐ huyện Mẫu kiểm tra" in told(editor)[0]
    move_inspection(planned, "start", by=inspector)
    assert len(told(editor)) == 1, "told once"
    part = visit_unit(planned.inspected.get(), by=inspector, visited_on=TODAY)
    strength = add_finding(part, by=inspector, kind="strength", text="Sổ sách đủ")
    finding = add_finding(part, by=inspector, remedy_due=TODAY, **REMEDY)
    assert not InspectionFinding.objects.visible_to(editor).exists(), "not before the conclusion"
    conclude_unit(part, by=inspector)
    assert told(editor)[-1].endswith("2 kết quả, 1 yêu cầu khắc phục.")
    assert set(InspectionFinding.objects.visible_to(editor)) == {strength, finding}
    move_inspection(planned, "conclude", by=inspector)
    with pytest.raises(TransitionRefused, match="1 yêu cầu khắc phục"):
        move_inspection(planned, "close", by=inspector)
    report(finding, editor)
    assert len(told(inspector)) == 1
    judge_remedy(finding, "return", by=inspector, reason="Thiếu biên bản")
    assert told(editor)[-1].endswith("Thiếu biên bản")
    report(finding, editor)
    finding.refresh_from_db()
    assert (finding.state, finding.return_reason) == (FindingState.REPORTED, "")
    judge_remedy(finding, "confirm", by=inspector)
    assert move_inspection(planned, "close", by=inspector).state == InspectionState.CLOSED


def test_an_unannounced_one_is_known_only_from_its_start(tree, people):
    inspection = InspectionFactory(unit=tree.district, is_unannounced=True)
    add_units(inspection, by=people["specialist"], units=[tree.base])
    with pytest.raises(TransitionRefused, match="không báo trước"):
        move_inspection(inspection, "announce", by=people["specialist"])
    assert not Inspection.objects.visible_to(people["editor"]).exists()
    assert not InspectionUnit.objects.visible_to(people["editor"]).exists()
    move_inspection(inspection, "start", by=people["specialist"])
    assert len(told(people["editor"])) == 1
    assert Inspection.objects.visible_to(people["editor"]).get() == inspection
    assert not Inspection.objects.visible_to(people["editor2"]).exists()


def test_a_unit_added_later_is_told_and_one_reads_its_own_part_alone(planned, tree, people):
    move_inspection(planned, "announce", by=people["specialist"])
    add_units(planned, by=people["specialist"], units=[tree.base, tree.base2])
    assert (len(told(people["editor"])), len(told(people["editor2"]))) == (1, 1)
    assert [part.unit for part in InspectionUnit.objects.visible_to(people["editor2"])] == [tree.base2]
    assert InspectionUnit.objects.visible_to(people["specialist"]).count() == 2


def test_nobody_inspects_their_own_unit(planned, tree, people):
    with pytest.raises(DomainError, match="không phải đơn vị cấp dưới"):
        add_units(planned, by=people["specialist"], units=[tree.district])
    with pytest.raises(DomainError, match="không phải đơn vị cấp dưới"):
        add_units(planned, by=people["specialist"], units=[tree.other])
    RoleAssignmentFactory(user=people["specialist"], role=Role.VIEWER, unit=tree.base2)
    del people["specialist"].unit_scope
    with pytest.raises(DomainError, match="giữ vai trò"):
        add_units(planned, by=people["specialist"], units=[tree.base2])
    add_units(planned, by=people["specialist_province"], units=[tree.base2])
    move_inspection(planned, "start", by=people["specialist"])
    own = planned.inspected.get(unit=tree.base2)
    with pytest.raises(NotAllowed, match="giữ vai trò"):
        visit_unit(own, by=people["specialist"], visited_on=TODAY)


@pytest.mark.parametrize("who", ["editor", "specialist_elsewhere", "viewer", "approver", "superuser"])
def test_others_neither_plan_nor_move(planned, tree, people, who):
    with pytest.raises(NotAllowed):
        plan_inspection(
            unit=tree.district, by=people[who], title="A", kind="check", starts_on=TODAY, ends_on=TODAY, subject="B"
        )
    with pytest.raises(NotAllowed):
        move_inspection(planned, "start", by=people[who])
    with pytest.raises(NotAllowed):
        remove_unit(planned.inspected.get(), by=people[who])


def test_who_reported_does_not_confirm(finding, tree, people):
    inspector = people["specialist"]
    RoleAssignmentFactory(user=inspector, role=Role.EDITOR, unit=tree.district)
    del inspector.unit_scope
    report(finding, inspector)
    with pytest.raises(NotAllowed, match="không tự xác nhận"):
        judge_remedy(finding, "confirm", by=inspector)
    assert judge_remedy(finding, "confirm", by=people["specialist_province"]).state == FindingState.CONFIRMED


def test_only_the_unit_reports(finding, people):
    for who in ("specialist", "editor2", "superuser"):
        with pytest.raises(NotAllowed):
            report(finding, people[who])
    with pytest.raises(DomainError, match="tương lai"):
        report_remedy(finding, by=people["editor"], report="A", reported_on=TODAY + dt.timedelta(days=1))


def test_findings_stand_once_concluded(finding, people):
    inspector = people["specialist"]
    for act in (
        lambda: update_finding(finding, by=inspector, text="Khác"),
        lambda: remove_finding(finding, by=inspector),
        lambda: add_finding(finding.inspected, by=inspector, kind="strength", text="A"),
    ):
        with pytest.raises(TransitionRefused, match="trước khi kết luận"):
            act()


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        (REMEDY, "Hãy ghi hạn khắc phục"),
        (REMEDY | {"remedy": "", "remedy_due": TODAY}, "hoặc bỏ hạn"),
        (REMEDY | {"kind": "strength", "remedy_due": TODAY}, "Chỉ yêu cầu khắc phục hạn chế"),
        (REMEDY | {"remedy_due": TODAY - dt.timedelta(days=1)}, "không thể trước ngày làm việc"),
    ],
)
def test_a_finding_that_makes_no_sense_is_refused(part, people, fields, said):
    with pytest.raises(DomainError, match=said):
        add_finding(part, by=people["specialist"], **fields)


def test_a_start_wants_units_and_a_decision(tree, people):
    inspection = InspectionFactory(unit=tree.district, decision_no="", leader="")
    with pytest.raises(TransitionRefused, match="Chưa có đơn vị"):
        move_inspection(inspection, "start", by=people["specialist"])
    add_units(inspection, by=people["specialist"], units=[tree.base])
    with pytest.raises(TransitionRefused, match="số quyết định, trưởng đoàn"):
        move_inspection(inspection, "start", by=people["specialist"])


def test_new_days_are_told(planned, people):
    update_inspection(planned, by=people["specialist"], ends_on=TODAY)
    assert told(people["editor"]) == []
    move_inspection(planned, "announce", by=people["specialist"])
    update_inspection(planned, by=people["specialist"], ends_on=TODAY + dt.timedelta(days=30))
    assert len(told(people["editor"])) == 2


def test_a_cancelled_one_asks_nothing_and_says_why(finding, people):
    inspection = finding.inspected.inspection
    move_inspection(inspection, "cancel", by=people["specialist"], reason="Trùng đoàn kiểm tra khác")
    assert told(people["editor"])[-1].endswith("Trùng đoàn kiểm tra khác")
    assert not InspectionFinding.objects.owed().exists()
    with pytest.raises(TransitionRefused, match="đã huỷ"):
        report(finding, people["editor"])


def test_the_database_keeps_a_remedy_with_its_day(part):
    for wrong in ({"remedy_due": None}, {"kind": "strength"}, {"state": "confirmed"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            FindingFactory(inspected=part, **wrong)
