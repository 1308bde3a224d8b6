"""Each of the nine operations, tried out and done: tree, names, levels, people, origins."""

import datetime as dt

import pytest
from django.urls import reverse

from common.errors import DomainError, NotAllowed, TransitionRefused
from office.selectors.reorganisation_trial import trial_of
from office.services.applying import apply_due
from office.services.reorganisation import update_reorganisation
from office.services.reorganisation_lines import add_line, confirm_line, remove_line
from people.models import Member, Membership
from tests.factories import RoleAssignmentFactory, UnitFactory, UserFactory
from tests.office.conftest import DAY, EVE, at, draft, fresh, hung_under, member_of, scheduled
from tests.pages import opened, words
from units.models import Role, Unit, UnitName, UnitPlacement, UnitSuccession
from units.services.unit import rename_unit

NEW = {"new_code": "MOI", "new_name": "CĐCS liên xã Mẫu", "new_kind": "grassroots", "new_block": "commune"}


@pytest.fixture
def row(world):
    return draft(world.tree, world.people)


def add(row, world, operation, source=None, target=None, **more):
    return add_line(
        row, by=world.people["specialist_province"], operation=operation, source=source, target=target, **more
    )


def problems(row) -> str:
    return " ".join(said for each in trial_of(fresh_row(row)).problems.values() for said in each)


def fresh_row(row):
    return type(row).objects.select_related("unit").get(pk=row.pk)


def done(row, world):
    assert not problems(row)
    scheduled(fresh_row(row), world.people)
    with at(7, 1, 0, 5):
        assert apply_due() == [row.pk], fresh_row(row).failure
    assert not any(Unit.objects.find_problems())
    return fresh_row(row)


def origins(unit):
    return {(each.predecessor and each.predecessor.code, each.kind) for each in unit.origins.all()}


def test_a_unit_is_founded_under_one_that_is_founded(world, row):
    upper = add(
        row, world, "found", None, world.tree.province,
        new_code="KCN", new_name="Công đoàn KCN Mẫu", new_kind="upper_grassroots",
    )  # fmt: skip
    add(row, world, "found", into=upper, **NEW)
    figures = trial_of(fresh_row(row)).figures
    assert (figures["founded"], figures["lines"], figures["members_before"]) == (2, 0, 0)
    done(row, world)
    unit = Unit.objects.get(code="MOI")
    assert Unit.objects.get_parent(unit).code == "KCN"
    assert (unit.founded_on, unit.kind, unit.block) == (DAY, "grassroots", "commune")
    assert origins(unit) == {(None, "founded")}
    assert UnitPlacement.objects.get(unit=unit).valid_from == UnitName.objects.get(unit=unit).valid_from == DAY
    assert set(row.lines.values_list("made__code", flat=True)) == {"MOI", "KCN"}


def test_two_units_are_consolidated_into_a_new_one(world, row):
    new = add(row, world, "found", None, world.tree.district, **NEW)
    for unit in (world.tree.base, world.tree.base2):
        add(row, world, "consolidate", unit, into=new)
    trial = trial_of(fresh_row(row))
    figures = trial.figures
    assert (figures["members_before"], figures["members_after"], figures["members_moved"]) == (4, 4, 3)
    assert [(each.unit.code, each.before, each.after, each.is_new) for each in trial.headcounts] == [
        ("CS1", 2, 0, False),
        ("CS2", 1, 0, False),
        ("MOI", 0, 3, True),
    ]
    done(row, world)
    unit = Unit.objects.get(code="MOI")
    assert origins(unit) == {("CS1", "consolidated"), ("CS2", "consolidated")}
    assert Member.objects.active().filter(unit=unit).count() == 3
    assert {fresh(world.tree.base).ended_on, fresh(world.tree.base2).ended_on} == {EVE}
    assert Membership.objects.get(member=world.teacher, valid_to=None).unit == unit


@pytest.mark.parametrize("inheritance", ["ask", "count", "ignore"])
def test_the_event_says_whether_the_years_before_count(world, inheritance):
    row = draft(world.tree, world.people, inheritance=inheritance)
    add(row, world, "absorb", world.tree.base, world.tree.base2)
    done(row, world)
    assert UnitSuccession.objects.get().inheritance == inheritance


def test_people_named_one_by_one_split_off_and_the_unit_goes_on(world, row):
    new = add(row, world, "found", None, world.tree.district, **NEW)
    add(row, world, "split", world.tree.base, into=new, members=[world.nurse])
    figures = trial_of(fresh_row(row)).figures
    assert (figures["split"], figures["ended"], figures["members_moved"]) == (1, 0, 1)
    done(row, world)
    assert fresh(world.tree.base).ended_on is None
    assert set(Member.objects.active().filter(unit=world.tree.base)) == {world.teacher}
    assert Member.objects.active().get(unit__code="MOI") == world.nurse
    assert origins(Unit.objects.get(code="MOI")) == {("CS1", "split")}


def test_a_unit_is_divided_up_and_ends(world, row):
    """One goes to a new unit by name, the rest to another; what was split is said once."""
    new = add(row, world, "found", None, world.tree.district, **NEW)
    add(row, world, "split", world.tree.base, into=new, members=[world.nurse])
    add(row, world, "absorb", world.tree.base, into=new)
    figures = trial_of(fresh_row(row)).figures
    assert (figures["lines"], figures["split"], figures["ended"], figures["members_moved"]) == (1, 0, 1, 2)
    done(row, world)
    assert Member.objects.active().filter(unit__code="MOI").count() == 2
    assert origins(Unit.objects.get(code="MOI")) == {("CS1", "split")}


def test_a_unit_is_raised_with_a_new_name_and_parent(world, row):
    group = UnitFactory(code="TO", kind="group", parent=world.tree.base2)
    add(
        row,
        world,
        "upgrade",
        world.tree.base2,
        world.tree.province,
        new_kind="upper_grassroots",
        new_name="CĐ Tổng Mẫu",
    )
    assert trial_of(fresh_row(row)).figures["regraded"] == 1
    done(row, world)
    unit = fresh(world.tree.base2)
    assert (unit.kind, unit.name, Unit.objects.get_parent(unit)) == (
        "upper_grassroots", "CĐ Tổng Mẫu", world.tree.province,
    )  # fmt: skip
    then, now = UnitPlacement.objects.filter(unit=unit).order_by("valid_to")
    assert (then.kind, then.valid_to, now.kind, now.valid_from) == ("grassroots", EVE, "upper_grassroots", DAY)
    assert set(unit.names.values_list("name", "valid_to")) == {("CĐCS Công ty Mẫu", EVE), ("CĐ Tổng Mẫu", None)}
    assert Unit.objects.get_parent(fresh(group)) == unit
    assert not UnitSuccession.objects.exists()


def test_a_unit_is_lowered_where_it_is(world, row):
    add(row, world, "downgrade", world.tree.other, new_kind="section")
    done(row, world)
    unit = fresh(world.tree.other)
    assert (unit.kind, unit.name) == ("section", "CĐCS Uỷ ban xã Mẫu")
    places = UnitPlacement.objects.filter(unit=unit)
    assert {(place.kind, place.block) for place in places} == {("grassroots", "commune"), ("section", "commune")}
    assert {place.path for place in places} == {unit.path}


def test_another_day_asks_for_the_consent_anew(world, row):
    line, by = add(row, world, "receive", world.tree.far, world.tree.district), world.people["specialist_province"]
    giver = UserFactory(username="giver")
    RoleAssignmentFactory(user=giver, role=Role.APPROVER, unit=world.tree.province2)
    confirm_line(line, by=giver)
    update_reorganisation(row, by=by, title="Tiếp nhận đơn vị của tỉnh bạn")
    assert "Chờ người phê duyệt bên giao" not in problems(row)
    update_reorganisation(row, by=by, effective_on=DAY + dt.timedelta(days=30))
    assert "Chờ người phê duyệt bên giao" in problems(row)


def test_a_line_somebody_removed_is_told_so(world, row):
    line = add(row, world, "receive", world.tree.far, world.tree.district)
    remove_line(line, by=world.people["specialist_province"])
    for act in (remove_line, confirm_line):
        with pytest.raises(DomainError, match="vừa được người khác bỏ"):
            act(line, by=world.people["specialist_province"])


def test_a_unit_is_received_once_the_other_side_agrees(client, world, row):
    line = add(row, world, "receive", world.tree.far, world.tree.district)
    assert "Chờ người phê duyệt bên giao" in problems(row)
    giver = UserFactory(username="giver")
    RoleAssignmentFactory(user=giver, role=Role.APPROVER, unit=world.tree.province2)
    for who in ("approver", "specialist_province", "superuser"):
        with pytest.raises(NotAllowed):
            confirm_line(line, by=world.people[who])
    client.force_login(giver)
    page = opened(client, reverse("office:reorganisation-detail", args=[row.pk]))
    assert "Đồng ý giao" in words(page)
    client.post(reverse("office:reorganisation-line-confirm", args=[row.pk, line.pk]))
    assert "Bên giao đồng ý" in words(opened(client, reverse("office:reorganisation-detail", args=[row.pk])))
    done(row, world)
    assert Unit.objects.get_parent(fresh(world.tree.far)) == world.tree.district
    codes = {
        (unit.code, day): "CS4" in hung_under(unit, day)
        for unit in (world.tree.province, world.tree.province2)
        for day in (EVE, DAY)
    }
    assert codes == {("TINH", EVE): False, ("TINH", DAY): True, ("TINH2", EVE): True, ("TINH2", DAY): False}


def test_a_draft_is_not_seen_by_other_approvers(client, world, row):
    add(row, world, "receive", world.tree.far, world.tree.district)
    for role, unit, status in (
        (Role.APPROVER, "district2", 404),
        (Role.EDITOR, "far", 404),
        (Role.APPROVER, "far", 200),
    ):
        user = UserFactory()
        RoleAssignmentFactory(user=user, role=role, unit=getattr(world.tree, unit))
        client.force_login(user)
        opened(client, reverse("office:reorganisation-detail", args=[row.pk]), status)


def test_a_new_parent_that_moves_itself(world, row):
    """A unit is founded under one that moves, and another one goes into it."""
    sector = UnitFactory(code="NGANH", kind="sectoral", parent=world.tree.province)
    new = add(
        row, world, "found", None, world.tree.district2,
        new_code="CT", new_name="Công đoàn cấp trên Mẫu", new_kind="upper_grassroots",
    )  # fmt: skip
    add(row, world, "transfer", world.tree.base2, into=new)
    add(row, world, "transfer", world.tree.district2, sector)
    done(row, world)
    made = Unit.objects.get(code="CT")
    assert Unit.objects.get_parent(made) == world.tree.district2
    assert Unit.objects.get_parent(fresh(world.tree.base2)) == made
    place = UnitPlacement.objects.get(unit=made)
    assert (place.path, place.parent, place.valid_from, place.valid_to) == (made.path, world.tree.district2, DAY, None)
    for unit in Unit.objects.active():
        assert UnitPlacement.objects.get(unit=unit, valid_to=None).path == unit.path


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ([("found", None, "district", NEW | {"new_code": "CS1"})], "Mã CS1 đã dùng"),
        ([("found", None, "base", NEW)], "không phải là cấp trên"),
        ([("consolidate", "base", "base2", {})], "Hợp nhất là thành một đơn vị mới"),
        ([("split", "base", "base2", {})], "Chưa nêu đoàn viên nào"),
        ([("split", "base", "base2", {"members": ["worker"]})], "Không còn sinh hoạt ở"),
        (
            [("split", "base", "base2", {"members": ["nurse"]}), ("split", "base", "other", {"members": ["nurse"]})],
            "Được tách ở hai dòng",
        ),
        ([("upgrade", "base", None, {"new_kind": "section"})], "không đúng chiều"),
        ([("downgrade", "base", None, {"new_kind": "grassroots"})], "không đúng chiều"),
        ([("upgrade", "base", None, {"new_kind": "district"})], "không phải là cấp trên"),
        ([("downgrade", "district", None, {"new_kind": "section"})], "không phải là cấp trên"),
        ([("receive", "base", "district2", {})], "Hãy dùng «Chuyển giao»"),
    ],
)
def test_what_stands_in_the_way(world, row, lines, said):
    tree = vars(world.tree) | {None: None}
    for operation, source, target, more in lines:
        members = [getattr(world, name) for name in more.get("members", [])]
        add(row, world, operation, tree[source], tree[target], **more | {"members": members})
    assert said in problems(row)
    with at(6, 3), pytest.raises(TransitionRefused, match="Còn dòng chưa thực hiện được"):
        scheduled(fresh_row(row), world.people)


def test_one_unit_alone_is_not_consolidated(world, row):
    new = add(row, world, "found", None, world.tree.district, **NEW)
    add(row, world, "consolidate", world.tree.base, into=new)
    assert "từ hai đơn vị trở lên vào CĐCS liên xã Mẫu" in problems(row)
    with pytest.raises(DomainError, match="Còn 1 dòng vào đơn vị mới"):
        remove_line(new, by=world.people["specialist_province"])


def test_a_name_or_a_stay_younger_than_the_day(world, row):
    rename_unit(world.tree.other, name="CĐCS Mới Đổi", on=DAY)
    add(row, world, "downgrade", world.tree.other, new_kind="section", new_name="CĐBP Mẫu")
    young = member_of(world.tree.base, DAY)
    add(row, world, "split", world.tree.base, world.tree.base2, members=[young])
    said = problems(row)
    assert "Tên hiện tại bắt đầu từ 01/07/2025" in said
    assert "1 đoàn viên bắt đầu sinh hoạt ở CĐCS Trường Tiểu học Mẫu" in said


@pytest.mark.parametrize(
    ("operation", "more", "said"),
    [
        ("found", {"new_code": "A"}, "cần mã, tên và cấp"),
        ("upgrade", {"source": "base"}, "cần cấp mới"),
        ("absorb", {"source": "base", "target": "base2", "new_name": "Tên"}, "hình thức khác thì bỏ trống"),
        ("absorb", {"target": "base2"}, "Hãy chọn đơn vị được sắp xếp"),
    ],
)
def test_a_line_that_lacks_something_is_refused(world, row, operation, more, said):
    units = {name: getattr(world.tree, more.pop(name)) for name in ("source", "target") if name in more}
    if operation == "found":
        units["target"] = world.tree.district
    with pytest.raises(DomainError, match=said):
        add(row, world, operation, **units, **more)


@pytest.mark.parametrize(
    ("operation", "typed", "said"),
    [
        ("found", NEW | {"target": "HUYEN"}, "Thành lập mới 1 đơn vị"),
        ("split", {"source": "CS1", "target": "CS2", "members": "M-1\nM-2"}, "2 người nêu tên"),
        ("upgrade", {"source": "CS2", "new_kind": "upper_grassroots", "new_name": "CĐ Tổng"}, "1 nâng cấp, hạ cấp"),
        ("receive", {"source": "CS4", "target": "HUYEN"}, "Chờ người phê duyệt bên giao"),
        ("dissolve", {"source": "CS2", "people": "end"}, "1 kết thúc"),
    ],
)
def test_lines_are_added_by_form(client, world, row, operation, typed, said):
    for number, member in enumerate((world.teacher, world.nurse), start=1):
        Member.objects.filter(pk=member.pk).update(code=f"M-{number}")
    client.force_login(world.people["specialist_province"])
    address = reverse("office:reorganisation-line-add", args=[row.pk])
    assert f"operation={operation}" in opened(client, address).content.decode()
    opened(client, f"{address}?operation={operation}")
    answer = client.post(address, {"operation": operation, **typed})
    assert answer.status_code == 302, words(answer)
    assert said in words(opened(client, reverse("office:reorganisation-detail", args=[row.pk])))


def test_a_form_says_which_people_are_not_there(client, world, row):
    client.force_login(world.people["specialist_province"])
    address = reverse("office:reorganisation-line-add", args=[row.pk])
    typed = {"operation": "split", "source": "CS1", "target": "CS2", "members": "KHONG-CO"}
    assert "Không có trong danh sách đoàn viên của đơn vị: KHONG-CO" in words(client.post(address, typed))
    assert "Hãy chọn hình thức" in words(client.post(address, {"operation": "buy"}))
    assert not row.lines.exists()


def test_the_days_of_a_unit_that_is_founded_are_its_own(world, row):
    add(row, world, "found", None, world.tree.district, **NEW)
    done(row, world)
    unit = Unit.objects.get(code="MOI")
    assert not hung_under(unit, EVE)
