"""A reorganisation on its day: wholly or not at all, once, by the clock of Vietnam."""

import threading
import time

from django.db import OperationalError, connection, connections, transaction
from django.urls import reverse

from common.models import AuditEntry
from notices.models import Notice
from office.models import Reorganisation
from office.services.applying import apply_due, apply_reorganisation
from office.services.carrying_out import carry_out
from office.services.reorganisation_lines import add_line
from people.models import Collective, Member, Membership
from tests.factories import MemberFactory, UnitFactory
from tests.office.conftest import DAY, EVE, at, draft, end_of_a_district, fresh, hung_under, make_world, scheduled
from tests.pages import opened, words
from units.models import Unit, UnitPlacement, UnitSuccession
from units.permissions import may_write_for


def on_the_day():
    with at(7, 1, 0, 5):
        return apply_due()


def test_it_is_done_when_the_day_begins_in_vietnam(world, ready):
    with at(6, 30, 23, 59):
        assert apply_due() == []
    assert fresh(world.tree.base).ended_on is None
    with at(7, 1, 0, 0):
        assert apply_due() == [ready.pk]
    ready.refresh_from_db()
    assert (ready.state, ready.applied_at is not None) == ("applied", True)


def test_a_worker_that_slept_over_the_day_does_it_by_its_day(world, ready):
    with at(7, 20):
        assert apply_due() == [ready.pk]
    assert fresh(world.tree.base).ended_on == EVE
    assert Membership.objects.get(member=world.teacher, valid_to=None).valid_from == DAY


def test_the_tree_of_before_and_after(world, ready):
    tree = world.tree
    on_the_day()
    base, base2, district = fresh(tree.base), fresh(tree.base2), fresh(tree.district)
    assert (base.ended_on, district.ended_on, base2.ended_on) == (EVE, EVE, None)
    assert (base.path, district.path) == (tree.base.path, tree.district.path)
    assert Unit.objects.get_parent(base2) == tree.district2
    assert fresh(tree.district2).numchild == 2
    assert fresh(tree.district).numchild == 1
    assert not any(Unit.objects.find_problems())
    codes = {(unit.code, day): hung_under(unit, day) for unit in (tree.district, tree.district2) for day in (EVE, DAY)}
    assert codes == {
        ("HUYEN", EVE): {"HUYEN", "CS1", "CS2"},
        ("HUYEN", DAY): set(),
        ("HUYEN2", EVE): {"HUYEN2", "CS3"},
        ("HUYEN2", DAY): {"HUYEN2", "CS2", "CS3"},
    }


def test_people_and_collectives_of_before_and_after(world, ready):
    tree = world.tree
    on_the_day()
    assert set(Member.objects.active().filter(unit=tree.base2)) == {world.teacher, world.nurse, world.worker}
    assert Collective.objects.get(pk=world.team.pk).unit == tree.base2
    spent, here = Membership.objects.filter(member=world.teacher).order_by("valid_from")
    assert (spent.unit, spent.valid_to, spent.leaving_reason) == (tree.base, EVE, "moved")
    assert (here.unit, here.valid_from, here.valid_to, here.leaving_reason) == (tree.base2, DAY, None, "")
    officer = Member.objects.get(pk=world.officer.pk)
    assert (officer.left_on, officer.unit) == (EVE, tree.district)
    assert officer.memberships.get().leaving_reason == "dissolved"
    assert Membership.objects.get(member=world.worker).valid_to is None


def test_what_is_written_down_and_who_is_told(world, ready):
    on_the_day()
    line = UnitSuccession.objects.get()
    assert (line.predecessor, line.successor, line.kind) == (world.tree.base, world.tree.base2, "absorbed")
    assert (line.effective_on, line.decision_no) == (DAY, "25/QĐ-LĐLĐ")
    audits = AuditEntry.objects.filter(move="reorganise")
    assert {row.subject.code: row.data["operation"] for row in audits} == {
        "HUYEN": "dissolve",
        "CS1": "absorb",
        "CS2": "transfer",
    }
    assert {row.actor for row in audits} == {world.people["approver"]}
    told = set(Notice.objects.values_list("user__username", flat=True))
    assert told == {"editor", "editor2", "specialist", "specialist_elsewhere"}
    history = Unit.pgh_event_model.objects.filter(pgh_obj=world.tree.base.pk).order_by("-pgh_id").first()
    assert history.pgh_context.metadata["user"] == world.people["approver"].pk


def test_once_is_enough(world, ready):
    on_the_day()
    before = list(UnitPlacement.objects.order_by("pk").values()), list(Membership.objects.order_by("pk").values())
    assert on_the_day() == []
    with at(7, 2):
        assert apply_reorganisation(ready.pk) is False
    assert before == (
        list(UnitPlacement.objects.order_by("pk").values()),
        list(Membership.objects.order_by("pk").values()),
    )


def test_an_officer_of_an_ended_unit_reads_and_writes_no_more(client, world, ready):
    on_the_day()
    client.force_login(world.people["editor"])
    page = client.get(f"/units/{world.tree.base.pk}/")
    assert page.status_code == 200
    assert "CĐCS Công ty Mẫu" in page.content.decode()
    assert not may_write_for(world.people["editor"], fresh(world.tree.base))


def test_a_subtree_goes_as_a_whole_and_parents_first(world):
    """district2 goes under a new sector, base2 under district2, and an ended unit goes along with its old place."""
    tree, people = world.tree, world.people
    sector = UnitFactory(code="NGANH", kind="sectoral", parent=tree.province)
    gone = UnitFactory(code="CU", parent=tree.district2)
    Unit.objects.filter(pk=gone.pk).update(ended_on="2020-01-01")
    UnitPlacement.objects.filter(unit=gone).update(valid_to="2020-01-01")
    group = UnitFactory(code="TO", kind="group", parent=tree.base2)
    row = draft(tree, people)
    for source, target in ((tree.base2, tree.district2), (tree.district2, sector)):
        add_line(row, by=people["specialist_province"], operation="transfer", source=source, target=target)
    scheduled(row, people)
    assert on_the_day() == [row.pk]
    assert not any(Unit.objects.find_problems())
    above = {unit.code: Unit.objects.get_parent(fresh(unit)).code for unit in (tree.district2, tree.base2, group, gone)}
    assert above == {"HUYEN2": "NGANH", "CS2": "HUYEN2", "TO": "CS2", "CU": "HUYEN2"}
    assert UnitPlacement.objects.get(unit=gone).path == gone.path
    here = UnitPlacement.objects.get(unit=group, valid_to=None)
    assert (here.parent, here.path, here.valid_from) == (tree.base2, fresh(group).path, DAY)
    assert {fresh(unit).numchild for unit in (sector, tree.base2)} == {1}
    assert fresh(tree.district).numchild == 1


def test_what_came_in_between_stops_it_and_the_approver_is_told_once(world, ready):
    UnitFactory(code="CS9", parent=world.tree.district)
    for _ in range(2):
        assert on_the_day() == []
    ready.refresh_from_db()
    assert ready.state == "scheduled"
    assert "Còn dòng chưa thực hiện được" in ready.failure
    assert fresh(world.tree.base).ended_on is None
    assert Notice.objects.filter(user=world.people["approver"]).count() == 1


def test_an_error_nobody_foresaw_is_told_and_holds_up_no_other(client, world, ready, monkeypatch, caplog):
    other = draft(world.tree, world.people, title="Chuyển về tỉnh khác")
    by = world.people["specialist_province"]
    add_line(other, by=by, operation="transfer", source=world.tree.other, target=world.tree.province)
    scheduled(other, world.people)

    def broken(row, trial):
        if row.pk == ready.pk:
            raise ZeroDivisionError
        return carry_out(row, trial)

    monkeypatch.setattr("office.services.applying.carry_out", broken)
    assert on_the_day() == [other.pk]
    assert f"Reorganisation {ready.pk} was not applied" in caplog.text
    ready.refresh_from_db()
    assert ready.state == "scheduled"
    client.force_login(world.people["approver"])
    page = opened(client, reverse("office:reorganisation-detail", args=[ready.pk]))
    assert "lỗi ngoài dự kiến" in words(page)
    assert Notice.objects.filter(user=world.people["approver"], text__contains="lỗi ngoài dự kiến").count() == 1
    monkeypatch.undo()
    assert on_the_day() == [ready.pk]


def test_many_lines_cost_the_same(world, django_assert_max_num_queries):
    tree, people = world.tree, world.people
    row = draft(tree, people)
    for unit in UnitFactory.create_batch(20, parent=tree.district):
        MemberFactory(unit=unit)
        add_line(row, by=people["specialist_province"], operation="absorb", source=unit, target=tree.base2)
    scheduled(row, people)
    with django_assert_max_num_queries(60):
        assert on_the_day() == [row.pk]
    assert Member.objects.active().filter(unit=tree.base2).count() == 21


def test_a_worker_killed_in_the_middle_leaves_nothing_and_the_next_one_does_it(committed_db):
    world = make_world()
    row = scheduled(end_of_a_district(world.tree, world.people), world.people)
    caught, backend = [], []

    def work():
        try:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_backend_pid()")
                backend.append(cursor.fetchone()[0])
            on_the_day()
        except OperationalError as lost:
            caught.append(lost)
        finally:
            connections.close_all()

    with transaction.atomic():
        Membership.objects.select_for_update().get(member=world.teacher)  # it comes to people after the tree
        worker = threading.Thread(target=work)
        worker.start()
        wait_for_lock(backend)
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_terminate_backend(%s)", backend)
        worker.join(20)
    assert caught
    assert Reorganisation.objects.get(pk=row.pk).state == "scheduled"
    assert not Unit.objects.filter(ended_on__isnull=False).exists()
    assert not UnitPlacement.objects.filter(valid_to__isnull=False).exists()
    assert fresh(world.tree.base2).path == world.tree.base2.path
    assert on_the_day() == [row.pk]
    assert fresh(world.tree.base).ended_on == EVE


def wait_for_lock(backend, seconds=20):
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        with connection.cursor() as cursor:
            cursor.execute("SELECT cardinality(pg_blocking_pids(%s))", backend or [0])
            if cursor.fetchone()[0]:
                return
        time.sleep(0.05)
    raise AssertionError("the worker never came to the people")
