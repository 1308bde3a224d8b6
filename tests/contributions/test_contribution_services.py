import datetime as dt
from contextlib import contextmanager
from decimal import Decimal

import pytest
from django.db import IntegrityError, connection, transaction

from common.errors import DomainError, NotAllowed, TransitionRefused
from contributions.models import Initiative, InitiativeAuthor, InitiativeState, Work
from contributions.services.initiative import create_initiative, send_initiatives, update_initiative
from contributions.services.intake import recognise_initiatives
from contributions.services.work import create_work, update_work
from tests.factories import InitiativeFactory, MemberFactory, WorkFactory


@pytest.fixture
def crew(tree):
    return MemberFactory.create_batch(3, unit=tree.base)


# ---------- Codes ----------


def test_codes_count_per_unit_and_pass_over_those_taken(tree, people):
    InitiativeFactory(code="SK-CS1-2", unit=tree.base)
    codes = [create_initiative(unit=tree.base, by=people["editor"], title="Máy").code for _one in range(3)]
    assert codes == ["SK-CS1-1", "SK-CS1-3", "SK-CS1-4"]
    assert create_initiative(unit=tree.base2, by=people["editor2"], title="Máy").code == "SK-CS2-1"
    assert create_work(unit=tree.base, by=people["editor"], name="Cầu").code == "CT-CS1-1"


def test_a_given_code_is_kept_and_a_taken_one_refused(tree, people):
    create_initiative(unit=tree.base, by=people["editor"], title="Máy", code="BK-01")
    with pytest.raises(DomainError, match="Mã sáng kiến này đã có"):
        create_initiative(unit=tree.base, by=people["editor"], title="Máy", code="BK-01")
    WorkFactory(code="CT-1")
    with pytest.raises(DomainError, match="Mã công trình này đã có"):
        create_work(unit=tree.base, by=people["editor"], name="Cầu", code="CT-1")
    assert Initiative.objects.count() == Work.objects.count() == 1


# ---------- Kinds ----------


def test_nobody_guesses_a_kind(tree, people):
    assert create_initiative(unit=tree.base, by=people["editor"], title="Máy").kind == ""
    assert create_work(unit=tree.base, by=people["editor"], name="Cầu").kind == ""


def test_an_initiative_without_a_kind_stays_a_draft(tree, people, crew):
    initiative = create_initiative(unit=tree.base, by=people["editor"], title="Máy", authors=[(crew[0], 100)])
    rows = Initiative.objects.filter(pk=initiative.pk)
    for move, by in ((send_initiatives, "editor"), (recognise_initiatives, "specialist")):
        rows.update(recognised_level="upper")
        with pytest.raises(TransitionRefused, match="«Máy» chưa chọn loại"):
            move(rows, by=people[by])
    update_initiative(initiative, by=people["editor"], kind="technical")
    send_initiatives(rows, by=people["editor"])
    with pytest.raises(DomainError, match="chưa chọn loại"):
        update_initiative(initiative, by=people["editor"], kind="")


@pytest.mark.parametrize(("model", "state"), [(Initiative, "sent"), (Work, "finished")])
def test_the_database_knows_that_only_a_beginning_has_no_kind(tree, model, state):
    row = (InitiativeFactory(unit=tree.base) if model is Initiative else WorkFactory(owner_unit=tree.base)).pk
    model.objects.filter(pk=row).update(kind="")
    with pytest.raises(IntegrityError, match="kind_known"), transaction.atomic():
        model.objects.filter(pk=row).update(state=state)


# ---------- Money ----------


@pytest.mark.parametrize("amount", [-1, 10.5, Decimal("0.5"), "44,5 đồng", "âm", 10**15])
def test_a_negative_or_fractional_amount(tree, people, amount):
    with pytest.raises(DomainError, match=r"[Gg]iá trị"):
        create_initiative(unit=tree.base, by=people["editor"], title="Máy", benefit_declared=amount)
    with pytest.raises(DomainError, match=r"[Gg]iá trị"):
        create_work(unit=tree.base, by=people["editor"], name="Cầu", value=amount)
    assert not Initiative.objects.exists()


@pytest.mark.parametrize(("typed", "amount"), [(0, 0), ("44,9 tỷ", 44_900_000_000), ("7.200 triệu", 7_200_000_000)])
def test_whole_amounts(tree, people, typed, amount):
    work = create_work(unit=tree.base, by=people["editor"], name="Cầu", value=typed)
    work.refresh_from_db()
    assert work.value == amount


def test_the_database_refuses_a_negative_amount(tree):
    with pytest.raises(IntegrityError), transaction.atomic():
        InitiativeFactory(unit=tree.base, benefit_declared=-1)
    with pytest.raises(IntegrityError), transaction.atomic():
        WorkFactory(owner_unit=tree.base, value=-1)


# ---------- Shares ----------


@pytest.mark.parametrize("shares", [(0,), (101,), (-5,), (33.3,), ("50",), (None,), (True,)])
def test_a_share_that_is_no_percent(tree, people, crew, shares):
    with pytest.raises(DomainError, match="số nguyên từ 1 đến 100"):
        create_initiative(
            unit=tree.base, by=people["editor"], title="Máy", authors=list(zip(crew, shares, strict=False))
        )


def test_more_than_all(tree, people, crew):
    with pytest.raises(DomainError, match="là 110%, không thể quá 100%"):
        create_initiative(unit=tree.base, by=people["editor"], title="Máy", authors=[(crew[0], 60), (crew[1], 50)])


def test_the_same_author_twice(tree, people, crew):
    with pytest.raises(DomainError, match="hai lần"):
        create_initiative(unit=tree.base, by=people["editor"], title="Máy", authors=[(crew[0], 60), (crew[0], 40)])


def test_authors_are_replaced_and_unchanged_rows_stay(tree, people, crew):
    initiative = create_initiative(
        unit=tree.base, by=people["editor"], title="Máy", authors=[(crew[0], 60), (crew[1], 40)]
    )
    row = initiative.authors.get(member=crew[0])
    update_initiative(initiative, by=people["editor"], authors=[(crew[0], 60), (crew[2], 30)])
    assert set(initiative.authors.values_list("pk", "member", "share_percent")) == {
        (row.pk, crew[0].pk, 60),
        (initiative.authors.get(member=crew[2]).pk, crew[2].pk, 30),
    }


def test_sending_is_all_or_none(tree, people, crew):
    for title, share in {"Đủ": 100, "Thiếu": 99}.items():
        authors = [(crew[0], share)]
        create_initiative(unit=tree.base, by=people["editor"], title=title, kind="technical", authors=authors)
    with pytest.raises(TransitionRefused, match="«Thiếu»: tổng tỷ lệ của các tác giả là 99%"):
        send_initiatives(Initiative.objects.all(), by=people["editor"])
    assert set(Initiative.objects.values_list("state", flat=True)) == {InitiativeState.DRAFT}


@pytest.mark.parametrize("rows", [1, 3])
def test_sending_takes_a_fixed_number_of_queries(tree, people, crew, rows, django_assert_num_queries):
    authors = [(crew[0], 100)]
    for _row in range(rows):
        create_initiative(unit=tree.base, by=people["editor"], title="Máy", kind="technical", authors=authors)
    with django_assert_num_queries(6):  # savepoint and its end, rows locked, authors, update, audit
        sent = send_initiatives(Initiative.objects.all(), by=people["editor"])
    assert [initiative.state for initiative in sent] == [InitiativeState.SENT] * rows
    assert set(Initiative.objects.values_list("state", flat=True)) == {InitiativeState.SENT}


@contextmanager
def checked_at_the_end():
    """What a commit would check is checked when the block ends, and undone with it."""
    with transaction.atomic(), connection.cursor() as cursor:
        yield
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def test_the_database_holds_the_shares_of_what_was_sent(tree, crew):
    initiative = InitiativeFactory(unit=tree.base)
    with checked_at_the_end():
        InitiativeAuthor.objects.create(initiative=initiative, member=crew[0], share_percent=60)
    with pytest.raises(IntegrityError, match="là 60, phải bằng 100"), checked_at_the_end():
        Initiative.objects.filter(pk=initiative.pk).update(state=InitiativeState.SENT)
    with checked_at_the_end():
        InitiativeAuthor.objects.create(initiative=initiative, member=crew[1], share_percent=40)
        Initiative.objects.filter(pk=initiative.pk).update(state=InitiativeState.SENT)
    with pytest.raises(IntegrityError, match="là 60, phải bằng 100"), checked_at_the_end():
        initiative.authors.filter(member=crew[1]).delete()


@pytest.mark.parametrize("share", [0, 101])
def test_the_database_knows_what_a_percent_is(tree, crew, share):
    with pytest.raises(IntegrityError, match="initiative_share_1_to_100"), transaction.atomic():
        InitiativeAuthor.objects.create(
            initiative=InitiativeFactory(unit=tree.base), member=crew[0], share_percent=share
        )


# ---------- Other bad input ----------


@pytest.mark.parametrize("title", ["", "   ", "\u200b", "x" * 501])
def test_a_name_is_needed(tree, people, title):
    with pytest.raises(DomainError, match="Tên sáng kiến"):
        create_initiative(unit=tree.base, by=people["editor"], title=title)
    with pytest.raises(DomainError, match="Tên công trình"):
        create_work(unit=tree.base, by=people["editor"], name=title)


def test_an_unknown_kind(tree, people):
    with pytest.raises(DomainError, match="Loại"):
        create_initiative(unit=tree.base, by=people["editor"], title="Máy", kind="phep_mau")


def test_days_in_order(tree, people):
    tomorrow = dt.date.today() + dt.timedelta(days=2)
    with pytest.raises(DomainError, match="tương lai"):
        create_initiative(unit=tree.base, by=people["editor"], title="Máy", applied_on=tomorrow)
    work = create_work(unit=tree.base, by=people["editor"], name="Cầu", started_on=dt.date(2025, 5, 1))
    for late in ("finished_on", "due_on"):
        with pytest.raises(DomainError, match="không thể trước ngày khởi công"):
            update_work(work, by=people["editor"], **{late: dt.date(2025, 4, 30)})


@pytest.mark.parametrize("state", ["checked", "recognised", "applied", "spread", "not_recognised"])
def test_what_was_judged_is_closed(tree, people, crew, state):
    initiative = InitiativeFactory(unit=tree.base)
    InitiativeAuthor.objects.create(initiative=initiative, member=crew[0], share_percent=100)
    Initiative.objects.filter(pk=initiative.pk).update(state=state)
    with pytest.raises(TransitionRefused, match="không sửa được trong hồ sơ"):
        update_initiative(initiative, by=people["editor"], title="Đổi")


@pytest.mark.parametrize("who", ["editor2", "specialist_elsewhere", "approver", "nobody", "superuser"])
def test_others_write_nothing(tree, people, who):
    with pytest.raises(NotAllowed):
        create_initiative(unit=tree.base, by=people[who], title="Máy")
    with pytest.raises(NotAllowed):
        create_work(unit=tree.base, by=people[who], name="Cầu")
    with pytest.raises(NotAllowed):
        update_work(WorkFactory(owner_unit=tree.base), by=people[who], name="Cầu")
    with pytest.raises(NotAllowed):
        update_initiative(InitiativeFactory(unit=tree.base), by=people[who], title="Máy")
