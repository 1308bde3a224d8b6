"""A reorganisation on paper: drafted, tried out, scheduled by a second person, undone before its day."""

import datetime as dt

import pytest
from django.urls import reverse

from common.errors import DomainError, NotAllowed, StaleEdit, TransitionRefused
from common.models import AuditEntry
from office.models import Reorganisation
from office.selectors.reorganisation_trial import trial_of
from office.services.reorganisation import schedule_reorganisation, undo_reorganisation, update_reorganisation
from office.services.reorganisation_lines import add_line, remove_line
from tests.factories import RoleAssignmentFactory, UnitFactory, UserFactory
from tests.office.conftest import DAY, at, draft, end_of_a_district, member_of, scheduled
from tests.pages import opened, words
from units.models import Role, Unit, UnitPlacement

LIST = reverse("office:reorganisation-list")


def page_of(row, name="detail", **more):
    return reverse(f"office:reorganisation-{name}", kwargs={"pk": row.pk, **more})


def problems(row) -> str:
    return " ".join(said for each in trial_of(row).problems.values() for said in each)


def add(row, world, operation, source, target=None, people="move"):
    return add_line(
        row, by=world.people["specialist_province"], operation=operation, source=source, target=target, people=people
    )


def test_the_figures_add_up(world):
    trial = trial_of(end_of_a_district(world.tree, world.people))
    assert trial.is_clean, trial.problems
    assert trial.reconciles
    assert trial.figures == {
        "lines": 3,
        "transferred": 1,
        "ended": 2,
        "regraded": 0,
        "split": 0,
        "founded": 0,
        "members_before": 4,
        "members_after": 3,
        "members_moved": 2,
        "members_left": 1,
    }
    assert [(row.unit.code, row.before, row.after, row.ends) for row in trial.headcounts] == [
        ("HUYEN", 1, 0, True),
        ("CS1", 2, 0, True),
        ("CS2", 1, 3, False),
    ]


def test_a_trial_writes_nothing_and_costs_the_same(world, django_assert_num_queries):
    row = end_of_a_district(world.tree, world.people)
    before = list(Unit.objects.values_list("pk", "path", "ended_on"))
    for unit in UnitFactory.create_batch(3, parent=world.tree.district2):
        add(row, world, "absorb", unit, world.tree.other)
    row = Reorganisation.objects.select_related("unit").get(pk=row.pk)
    with django_assert_num_queries(6):  # lines; members, children, other plans, places, memberships
        assert trial_of(row).reconciles
    assert list(Unit.objects.exclude(code__startswith="DV-").values_list("pk", "path", "ended_on")) == before


def test_a_plan_without_lines_is_no_plan(world):
    assert "Chưa có dòng nào" in problems(draft(world.tree, world.people))


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ([("dissolve", "district", None, "end")], "Còn 2 đơn vị trực thuộc chưa có dòng: CS1, CS2"),
        ([("absorb", "base", "far", "move")], "không thuộc LĐLĐ tỉnh Mẫu"),
        ([("dissolve", "far", None, "end")], "không thuộc LĐLĐ tỉnh Mẫu"),
        ([("dissolve", "province", None, "end")], "không tự sắp xếp chính mình"),
        ([("absorb", "base", "base2", "move"), ("dissolve", "base2", None, "end")], "cũng kết thúc"),
        ([("transfer", "base", "district", "move")], "đang trực thuộc"),
        ([("transfer", "base", "base2", "move")], "không phải là cấp trên"),
        ([("transfer", "district", "district2", "move")], "không phải là cấp trên"),
    ],
)
def test_what_stands_in_the_way(world, lines, said):
    row = draft(world.tree, world.people)
    for operation, source, target, people in lines:
        add(row, world, operation, getattr(world.tree, source), target and getattr(world.tree, target), people)
    assert said in problems(row)


def test_a_unit_does_not_come_to_hang_under_itself(world):
    upper = UnitFactory(code="TREN", kind="sectoral", parent=world.tree.province)
    below = UnitFactory(code="DUOI", kind="upper_grassroots", parent=upper)
    Unit.objects.filter(pk=upper.pk).update(kind="district")
    row = draft(world.tree, world.people)
    add(row, world, "transfer", Unit.objects.get(pk=upper.pk), below)
    assert "theo vòng tròn" in problems(row)


def test_what_began_on_the_day_cannot_be_closed_before_it(world):
    row = end_of_a_district(world.tree, world.people)
    UnitPlacement.objects.filter(unit=world.tree.base2).update(valid_from=DAY)
    member_of(world.tree.base, DAY)
    assert "mới ở vị trí hiện tại từ 01/07/2025" in problems(row)
    assert "1 đoàn viên bắt đầu sinh hoạt" in problems(row)


def test_one_unit_stands_in_one_plan(world, ready):
    other = draft(world.tree, world.people, title="Lần hai")
    add(other, world, "dissolve", world.tree.base, None, "end")
    assert "đã nằm trong «Kết thúc công đoàn cấp huyện»" in problems(other)


@pytest.mark.parametrize(
    ("operation", "target", "people", "said"),
    [
        ("absorb", None, "move", "Hãy chọn đơn vị nhận"),
        ("transfer", None, "move", "Hãy chọn đơn vị nhận"),
        ("dissolve", None, "move", "Hãy chọn đơn vị nhận"),
        ("absorb", "base", "move", "phải là một đơn vị khác"),
    ],
)
def test_a_line_that_makes_no_sense_is_refused(world, operation, target, people, said):
    row = draft(world.tree, world.people)
    with pytest.raises(DomainError, match=said):
        add(row, world, operation, world.tree.base, getattr(world.tree, target) if target else None, people)


def test_a_unit_has_one_line(world):
    row = draft(world.tree, world.people)
    add(row, world, "absorb", world.tree.base, world.tree.base2)
    with pytest.raises(DomainError, match="đã có một dòng"):
        add(row, world, "transfer", world.tree.base, world.tree.district2)


def test_days_out_of_order_are_refused(world):
    with pytest.raises(DomainError, match="không thể trước ngày quyết định"):
        draft(world.tree, world.people, decided_on=dt.date(2025, 7, 2))


@pytest.mark.parametrize(
    ("who", "may"),
    [("approver", True), ("specialist_province", False), ("manager", False), ("superuser", False), ("editor", False)],
)
def test_who_schedules(world, who, may):
    row = end_of_a_district(world.tree, world.people)
    with at(6, 3):
        if may:
            row = schedule_reorganisation(row, by=world.people[who])
            assert (row.state, row.figures["members_before"]) == ("scheduled", 4)
            assert AuditEntry.objects.get(move="schedule").actor == world.people[who]
        else:
            with pytest.raises(NotAllowed):
                schedule_reorganisation(row, by=world.people[who])


def test_nobody_schedules_what_they_drafted(world):
    row = end_of_a_district(world.tree, world.people)
    both = world.people["specialist_province"]
    RoleAssignmentFactory(user=both, role=Role.APPROVER, unit=world.tree.province)
    with at(6, 3), pytest.raises(NotAllowed, match="không tự duyệt"):
        schedule_reorganisation(row, by=type(both).objects.get(pk=both.pk))


def test_nobody_schedules_what_they_typed_in(world):
    row = draft(world.tree, world.people)
    both = UserFactory(username="both")
    for role in (Role.SPECIALIST, Role.APPROVER):
        RoleAssignmentFactory(user=both, role=role, unit=world.tree.province)
    add_line(row, by=both, operation="dissolve", source=world.tree.base2, people="end")
    with at(6, 3), pytest.raises(NotAllowed, match="không tự duyệt"):
        schedule_reorganisation(row, by=both)


def test_a_day_that_came_is_not_scheduled_and_faults_neither(world):
    row = end_of_a_district(world.tree, world.people)
    with at(7, 1), pytest.raises(TransitionRefused, match="không còn ở phía trước"):
        schedule_reorganisation(row, by=world.people["approver"])
    UnitFactory(code="CS9", parent=world.tree.district)
    with at(6, 3), pytest.raises(TransitionRefused, match="Còn dòng chưa thực hiện được"):
        schedule_reorganisation(row, by=world.people["approver"])


def test_what_the_approver_did_not_see_is_not_scheduled(world):
    row = end_of_a_district(world.tree, world.people)
    remove_line(row.lines.first(), by=world.people["specialist_province"])
    with at(6, 3), pytest.raises(StaleEdit):
        schedule_reorganisation(row, by=world.people["approver"], seen=row.version)


@pytest.mark.parametrize(("hour", "may"), [((6, 30, 23, 59), True), ((7, 1, 0, 0), False)])
def test_undone_until_its_day_begins(world, ready, hour, may):
    with at(*hour):
        if may:
            assert undo_reorganisation(ready, by=world.people["approver"], reason="Thu hồi").state == "undone"
        else:
            with pytest.raises(TransitionRefused, match="Đã đến ngày có hiệu lực"):
                undo_reorganisation(ready, by=world.people["approver"], reason="Thu hồi")


def test_an_undone_one_needs_a_reason_and_changes_no_more(world, ready):
    with at(6, 4):
        with pytest.raises(TransitionRefused, match="lý do"):
            undo_reorganisation(ready, by=world.people["approver"], reason=" ")
        undone = undo_reorganisation(ready, by=world.people["approver"], reason="Thu hồi")
    with pytest.raises(NotAllowed, match="không còn là bản nháp"):
        update_reorganisation(undone, by=world.people["specialist_province"], title="Khác")
    with pytest.raises(NotAllowed, match="không còn là bản nháp"):
        remove_line(undone.lines.first(), by=world.people["specialist_province"])


@pytest.mark.parametrize(
    ("who", "while_draft", "once_scheduled"),
    [
        ("editor", 404, 200),
        ("specialist", 404, 200),
        ("editor_elsewhere", 404, 404),
        ("specialist_elsewhere", 404, 200),
        ("viewer", 200, 200),
        ("nobody", 404, 404),
    ],
)
def test_units_that_are_named_see_it_once_scheduled(client, world, who, while_draft, once_scheduled):
    row = end_of_a_district(world.tree, world.people)
    client.force_login(world.people[who])
    opened(client, page_of(row), while_draft)
    scheduled(row, world.people)
    opened(client, page_of(row), once_scheduled)
    assert len(opened(client, LIST).context["object_list"]) == (once_scheduled == 200)


def test_the_whole_way_on_the_pages(client, world):
    tree, people = world.tree, world.people
    client.force_login(people["specialist_province"])
    assert reverse("office:reorganisation-list") in opened(client, reverse("units:unit-list")).content.decode()
    assert "Chưa có việc sắp xếp nào" in words(opened(client, LIST))
    typed = {
        "unit": "TINH",
        "title": "Giải thể CĐCS",
        "decision_no": "1/QĐ",
        "decided_on": "01/06/2026",
        "effective_on": "01/07/2099",
    }
    wrong = client.post(reverse("office:reorganisation-create"), typed | {"effective_on": "01/05/2026"})
    assert "không thể trước ngày quyết định" in words(wrong)
    client.post(reverse("office:reorganisation-create"), typed)
    row = Reorganisation.objects.get()
    assert "Chưa có đơn vị nào" in words(opened(client, page_of(row)))
    again = client.post(page_of(row, "line-add"), {"operation": "absorb", "source": "CS1", "target": ""})
    assert "Hãy chọn đơn vị nhận" in words(again)
    client.post(page_of(row, "line-add"), {"operation": "dissolve", "source": "HUYEN", "target": "", "people": "end"})
    page = opened(client, page_of(row))
    assert "Còn 2 đơn vị trực thuộc chưa có dòng: CS1, CS2" in words(page)
    assert "schedule" not in page.context["moves"]
    client.post(page_of(row, "line-remove", line_pk=row.lines.get().pk))
    client.post(page_of(row, "line-add"), {"operation": "absorb", "source": "CS1", "target": "CS2", "people": "move"})
    assert "1 đơn vị = 0 chuyển giao + 1 kết thúc" in words(opened(client, page_of(row)))
    row.refresh_from_db()
    client.post(page_of(row, "update"), {**typed, "title": "Sáp nhập CĐCS", "version": row.version})
    assert Reorganisation.objects.get().title == "Sáp nhập CĐCS"
    client.force_login(people["approver"])
    asked = opened(client, page_of(row, "schedule"))
    assert "Đoàn viên trước 3 = sau 3 + thôi sinh hoạt 0" in words(asked)
    client.post(page_of(row, "schedule"), {"seen": Reorganisation.objects.get().version})
    assert Reorganisation.objects.get().state == "scheduled"
    assert not Unit.objects.get(pk=tree.base.pk).ended_on
    client.post(page_of(row, "undo"), {"reason": "Thu hồi quyết định"})
    assert Reorganisation.objects.get().state == "undone"


@pytest.mark.parametrize("rows", [1, 3])
def test_list_query_count(client, world, rows, django_assert_num_queries):
    for number in range(rows):
        row = draft(world.tree, world.people, title=f"Lần {number}")
        add(row, world, "absorb", world.tree.base, world.tree.base2)
    client.force_login(world.people["viewer"])
    opened(client, LIST)
    with django_assert_num_queries(7):  # session, user, roles, count, page; notices, the band
        response = client.get(LIST)
    assert [row.line_count for row in response.context["object_list"]] == [1] * rows
