"""A contest from the plan to results that count: who may do what, when, and what is written down."""

import datetime as dt
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from common.errors import DomainError, NotAllowed, StaleEdit, TransitionRefused
from contests.models import Contest, Contestant, ContestState
from contests.selectors.results import results_of
from contests.services.contest import update_contest
from contests.services.moves import move_contest
from contests.services.registering import register, take_out
from contests.services.results import Result, paste_results, record_results
from contests.transitions import CONTEST_MOVES
from notices.models import Notice
from tests.contests.conftest import plan
from tests.factories import (
    CampaignFactory,
    CollectiveFactory,
    ContestantFactory,
    ContestDisciplineFactory,
    ContestFactory,
    ContestPrizeFactory,
    MemberFactory,
)

S = ContestState


def results(contest):
    """What came of whom, by code."""
    rows = Contestant.objects.of_contest(contest).select_related("member", "prize")
    return {row.member.code: (row.points, row.rank, row.prize and row.prize.grade) for row in rows}


def test_the_whole_road(held, tree, people):
    typist, second = people["specialist"], people["specialist_province"]
    assert held.level.value == "upper"
    assert paste_results(held, "DV-AN\t95,5\t1\tGiải nhất\nDV-BINH;90;2;nhì\n", by=typist) == 2
    assert results(held) == {"DV-AN": (Decimal("95.5"), 1, "first"), "DV-BINH": (Decimal(90), 2, "second")}
    with pytest.raises(TransitionRefused, match="chưa được người thứ hai xác nhận"):
        move_contest(held, "publish", by=typist)
    with pytest.raises(NotAllowed, match="Bạn đã nhập kết quả"):
        move_contest(held, "confirm", by=typist)
    move_contest(held, "confirm", by=second)
    an = Contestant.objects.get(member__code="DV-AN")
    assert results_of(an.member) == []
    published = move_contest(held, "publish", by=typist)
    assert (published.state, published.published_on, published.confirmed_by) == (S.PUBLISHED, dt.date.today(), second)
    [line] = results_of(an.member)
    assert (line.prize, line.level, line.rank, line.who) == ("Giải nhất", "Cấp trên trực tiếp cơ sở", 1, "")
    assert [line.who for line in results_of(tree.base)] == ["Nguyễn Văn An", "Trần Thị Bình"]
    assert results_of(tree.base2) == []
    [notice] = Notice.objects.filter(user=people["editor"])
    assert notice.text == "Kết quả hội thi «Hội thi thợ giỏi» đã được công bố."
    reopened = move_contest(published, "reopen", by=typist, reason="Nhầm điểm")
    assert (reopened.state, reopened.confirmed_by, reopened.published_on) == (S.HELD, None, None)
    assert results_of(an.member) == []


def test_new_results_undo_a_confirmation(held, people):
    paste_results(held, "DV-AN;95;1;nhất", by=people["specialist"])
    move_contest(held, "confirm", by=people["approver"])
    assert paste_results(held, "DV-AN;95;1;nhất", by=people["specialist"]) == 0
    held.refresh_from_db()
    assert held.confirmed_by == people["approver"]
    paste_results(held, "DV-AN;94;1;nhất", by=people["specialist"])
    held.refresh_from_db()
    assert held.confirmed_by is None


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "Chưa dán dòng nào"),
        ("X-1;9;1;nhất", "Dòng 1: không có thí sinh mang mã «X-1»."),
        ("DV-AN;chín;1;nhất", "Dòng 1: điểm «chín» không đọc được"),
        ("DV-AN;-1;;", "Dòng 1: điểm «-1» không đọc được"),
        ("DV-AN;9,555;;", "điểm «9,555» không đọc được"),
        ("DV-AN;9;0;nhất", "thứ hạng «0» không đọc được"),
        ("DV-AN;9;1;đặc biệt", "hội thi không có giải «đặc biệt»."),
        ("DV-AN;9;1;nhất\nDV-AN;8;2;nhì", "Dòng 2: thí sinh này đã có ở một dòng trên."),
        ("\n".join(f"X-{n}" for n in range(7)), "Còn 2 dòng sai nữa."),
    ],
)
def test_a_bad_line_writes_nothing(held, people, text, problem):
    with pytest.raises(DomainError) as refused:
        paste_results(held, text, by=people["specialist"])
    assert problem in str(refused.value)
    assert set(results(held).values()) == {(None, None, None)}


def test_one_in_two_trades_is_told_apart(opened_contest, tree, people):
    an = MemberFactory(unit=tree.base, code="DV-AN")
    for discipline in opened_contest.disciplines.all():
        register(discipline, [an], by=people["editor"])
    held = move_contest(opened_contest, "hold", by=people["specialist"])
    with pytest.raises(DomainError, match="cột thứ năm"):
        paste_results(held, "DV-AN;9;1;nhất", by=people["specialist"])
    paste_results(held, "DV-AN;9;1;nhất;tien", by=people["specialist"])
    assert Contestant.objects.get(prize__isnull=False).discipline.name == "Tiện"


def test_foreign_prizes_and_contestants_are_refused(held, people):
    [an, _binh] = Contestant.objects.of_contest(held).order_by("pk")
    foreign = ContestPrizeFactory()
    for results_given in ({an.pk: Result(None, None, foreign)}, {0: Result(None, 1, None)}):
        with pytest.raises(DomainError, match="không thuộc hội thi này"):
            record_results(held, results_given, by=people["specialist"])


@pytest.mark.parametrize(
    ("move", "state", "who", "allowed"),
    [
        ("open", S.PLANNED, "specialist", True),
        ("open", S.PLANNED, "specialist_province", True),
        ("open", S.PLANNED, "approver", False),
        ("open", S.PLANNED, "editor", False),
        ("open", S.PLANNED, "specialist_elsewhere", False),
        ("open", S.OPEN, "specialist", False),
        ("hold", S.OPEN, "specialist", True),
        ("hold", S.PLANNED, "specialist", False),
        ("confirm", S.HELD, "approver", True),
        ("confirm", S.HELD, "editor", False),
        ("confirm", S.OPEN, "approver", False),
        ("publish", S.HELD, "specialist", True),
        ("publish", S.HELD, "approver", False),
        ("cancel", S.PLANNED, "specialist", True),
        ("cancel", S.HELD, "specialist", True),
        ("cancel", S.PUBLISHED, "specialist", False),
        ("reopen", S.PUBLISHED, "specialist", True),
        ("reopen", S.PUBLISHED, "editor", False),
    ],
)
def test_who_moves_it_in_which_state(tree, people, move, state, who, allowed):
    known = {"confirmed_by": people["superuser"], "published_on": "2025-03-15"}
    contest = ContestFactory(unit=tree.district, state=state, **known)
    contest.registration_closes_on = contest.starts_on = contest.ends_on = dt.date.today()
    contest.save()
    prize = ContestPrizeFactory(contest=contest)
    ContestantFactory(discipline=ContestDisciplineFactory(contest=contest), unit=tree.base, prize=prize)
    if allowed:
        after = move_contest(contest, move, by=people[who], reason="Vì mưa bão")
        assert after.state == CONTEST_MOVES[move].target
    else:
        with pytest.raises((NotAllowed, TransitionRefused)):
            move_contest(contest, move, by=people[who], reason="Vì mưa bão")
        contest.refresh_from_db()
        assert contest.state == state


def test_what_an_opening_needs(tree, people):
    bare = ContestFactory(unit=tree.district)
    with pytest.raises(TransitionRefused, match="chưa có nghề thi"):
        move_contest(bare, "open", by=people["specialist"])
    ContestDisciplineFactory(contest=bare)
    with pytest.raises(TransitionRefused, match="chưa có giải"):
        move_contest(bare, "open", by=people["specialist"])
    ContestPrizeFactory(contest=bare)
    with pytest.raises(TransitionRefused, match="Hạn đăng ký dự thi đã qua"):
        move_contest(bare, "open", by=people["specialist"])


def test_a_contest_is_not_held_early_or_empty(tree, people):
    later = dt.date.today() + dt.timedelta(days=2)
    early = plan(tree.district, people["specialist"], starts_on=later, ends_on=later)
    early = move_contest(early, "open", by=people["specialist"])
    with pytest.raises(TransitionRefused, match="chưa đến ngày"):
        move_contest(early, "hold", by=people["specialist"])
    empty = move_contest(plan(tree.district, people["specialist"]), "open", by=people["specialist"])
    with pytest.raises(TransitionRefused, match="Chưa có thí sinh"):
        move_contest(empty, "hold", by=people["specialist"])


def test_registering(opened_contest, tree, people):
    welding, turning = opened_contest.disciplines.order_by("pk")
    an, team = MemberFactory(unit=tree.base), CollectiveFactory(unit=tree.base)
    assert len(register(welding, [an, team], by=people["editor"])) == 2
    assert register(welding, [an], by=people["editor"]) == []
    assert len(register(turning, [an], by=people["specialist"])) == 1
    with pytest.raises(NotAllowed):
        register(welding, [MemberFactory(unit=tree.base2)], by=people["editor"])
    with pytest.raises(DomainError, match="không thuộc"):
        register(welding, [MemberFactory(unit=tree.other)], by=people["editor_elsewhere"])
    with pytest.raises(NotAllowed):
        take_out(Contestant.objects.get(collective=team), by=people["editor2"])
    take_out(Contestant.objects.get(collective=team), by=people["editor"])
    Contest.objects.filter(pk=opened_contest.pk).update(registration_closes_on=dt.date(2025, 1, 1))
    welding.contest.refresh_from_db()
    with pytest.raises(TransitionRefused, match="đã hết ngày 01/01/2025"):
        register(welding, [MemberFactory(unit=tree.base)], by=people["editor"])
    with pytest.raises(TransitionRefused):
        take_out(Contestant.objects.first(), by=people["editor"])


def test_a_merged_record_is_the_same_person(opened_contest, tree, people):
    welding = opened_contest.disciplines.first()
    kept = MemberFactory(unit=tree.base)
    register(welding, [MemberFactory(unit=tree.base, merged_into=kept)], by=people["editor"])
    assert register(welding, [kept], by=people["editor"]) == []


def test_editing(planned, tree, people):
    fields = {"disciplines": ["Tiện", "Điện"], "grades": ["first"], "title": "Hội thi mới"}
    changed = update_contest(planned, by=people["specialist"], version=planned.version, **fields)
    assert {each.name for each in changed.disciplines.all()} == {"Tiện", "Điện"}
    assert [prize.grade for prize in changed.prizes.all()] == ["first"]
    with pytest.raises(StaleEdit):
        update_contest(planned, by=people["specialist"], version=planned.version, **fields)
    opened = move_contest(changed, "open", by=people["specialist"])
    register(opened.disciplines.get(name="Điện"), [MemberFactory(unit=tree.base)], by=people["editor"])
    with pytest.raises(DomainError, match="Nghề thi «Điện» đã có thí sinh"):
        update_contest(opened, by=people["specialist"], disciplines=["Tiện"], grades=["first"])
    with pytest.raises(NotAllowed):
        update_contest(opened, by=people["editor"], **fields)
    with pytest.raises(DomainError, match="không phải của"):
        update_contest(opened, by=people["specialist"], campaign=CampaignFactory(unit=tree.far), **fields)
    held = move_contest(opened, "hold", by=people["specialist"])
    with pytest.raises(TransitionRefused, match="nên không sửa được"):
        update_contest(held, by=people["specialist"], **fields)


def test_the_database_keeps_what_must_be_true(held, tree, people):
    contestant = Contestant.objects.first()
    broken = [
        lambda: Contestant.objects.filter(pk=contestant.pk).update(collective=CollectiveFactory(unit=tree.base)),
        lambda: Contestant.objects.filter(pk=contestant.pk).update(rank=0),
        lambda: Contest.objects.filter(pk=held.pk).update(state="published"),
        lambda: Contest.objects.filter(pk=held.pk).update(ends_on=dt.date(2000, 1, 1)),
        lambda: Contest.objects.filter(pk=held.pk).update(state="lost"),
    ]
    for breaking in broken:
        with pytest.raises(IntegrityError), transaction.atomic():
            breaking()
