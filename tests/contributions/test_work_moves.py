import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from common import clock
from common.errors import DomainError, NotAllowed, StaleEdit, TransitionRefused
from common.workflow import available_moves
from contributions.models import WorkState
from contributions.services.work import update_work
from contributions.services.work_moves import ASKED, decide_plaque, fix_plaque, move_work, refuse_plaque
from contributions.transitions.work import WORK_MOVES
from notices.models import Notice
from tests.contributions.photos import photo
from tests.factories import WorkFactory

DAY = dt.date(2025, 6, 1)
UNIT = {"editor", "specialist", "specialist_province"}
ABOVE = {"specialist", "specialist_province"}
SAID = {
    "start": {"started_on": DAY},
    "finish": {"finished_on": DAY},
    "inspect": {"inspected_on": DAY, "quality": "Tốt", "safety": "Không tai nạn"},
    "propose_plaque": {"plaque_level": "upper", "plaque_text": "Công trình chào mừng"},
    "decide_plaque": {"plaque_no": "12/QĐ-LĐLĐ", "plaque_decided_on": DAY},
    "fix_plaque": {"plaque_on": DAY, "ceremony": "Tại trụ sở"},
}
REASON = "Chưa đủ hồ sơ hoàn công"


@pytest.fixture
def work(tree):
    return WorkFactory(owner_unit=tree.base, plaque_level="upper", plaque_text="Chào mừng")


def in_state(work, state):
    type(work).objects.filter(pk=work.pk).update(state=state)
    work.refresh_from_db()
    return work


def moved(work, move, by):
    return move_work(work, move, by=by, reason=REASON, **SAID.get(move, {}))


def test_the_whole_road(work, people):
    for move in ("start", "finish", "inspect", "propose_plaque", "decide_plaque", "fix_plaque"):
        work = moved(work, move, people["specialist_province" if move == "decide_plaque" else "specialist"])
    assert (work.state, work.plaque_no, work.plaque_on) == (WorkState.PLAQUE_FIXED, "12/QĐ-LĐLĐ", DAY)
    assert work.version == 7


@pytest.mark.parametrize("move", WORK_MOVES)
@pytest.mark.parametrize("state", WorkState.values)
def test_only_the_table_moves_it(work, people, move, state):
    in_state(work, state)
    step = WORK_MOVES[move]
    if state in step.sources:
        assert moved(work, move, people["specialist"]).state == step.target
    else:
        with pytest.raises(TransitionRefused):
            moved(work, move, people["specialist"])


@pytest.mark.parametrize("state", [WorkState.REGISTERED, WorkState.BUILDING, WorkState.FINISHED])
def test_no_plaque_before_the_inspection(work, people, state):
    in_state(work, state)
    for move in ("propose_plaque", "decide_plaque", "fix_plaque"):
        with pytest.raises(TransitionRefused, match="hiện ở trạng thái"):
            moved(work, move, people["specialist"])


@pytest.mark.parametrize(
    "who", ["editor", "editor2", "specialist", "specialist_province", "specialist_elsewhere", "viewer", "superuser"]
)
@pytest.mark.parametrize("move", WORK_MOVES)
def test_who_moves_it(work, people, who, move):
    in_state(work, next(iter(WORK_MOVES[move].sources)))
    allowed = who in (ABOVE if move in ("decide_plaque", "refuse_plaque") else UNIT)
    assert (move in available_moves(work, by=people[who], table=WORK_MOVES)) == allowed
    if allowed:
        moved(work, move, people[who])
    else:
        with pytest.raises(NotAllowed):
            moved(work, move, people[who])


@pytest.mark.parametrize(("level", "who"), [("province", "specialist"), ("confederation", "specialist_province")])
def test_a_plaque_above_the_own_level_is_for_those_of_that_level(work, people, level, who):
    work.plaque_level = level
    work.save()
    in_state(work, WorkState.PLAQUE_PROPOSED)
    with pytest.raises(NotAllowed, match="trên cấp của bạn"):
        moved(work, "decide_plaque", people[who])


@pytest.mark.parametrize(
    ("state", "before", "move", "said", "sentence"),
    [
        ("building", {"started_on": DAY}, "finish", {"finished_on": DAY - dt.timedelta(1)}, "trước ngày khởi công"),
        ("finished", {"finished_on": DAY}, "inspect", {"inspected_on": DAY - dt.timedelta(1)}, "trước ngày hoàn thành"),
        (
            "plaque_proposed",
            {"inspected_on": DAY},
            "decide_plaque",
            {"plaque_no": "1", "plaque_decided_on": DAY - dt.timedelta(1)},
            "trước ngày nghiệm thu",
        ),
        (
            "plaque_decided",
            {"plaque_decided_on": DAY},
            "fix_plaque",
            {"plaque_on": DAY - dt.timedelta(1)},
            "Ngày gắn biển không thể trước ngày quyết định",
        ),
        ("registered", {}, "start", {"started_on": dt.date(2999, 1, 1)}, "Ngày khởi công không thể ở tương lai"),
        ("building", {}, "finish", {"finished_on": None}, "Hãy ghi ngày hoàn thành"),
        ("inspected", {}, "propose_plaque", {"plaque_level": "upper", "plaque_text": ""}, "Hãy ghi nội dung biển"),
        ("inspected", {}, "propose_plaque", {"plaque_level": "", "plaque_text": "A"}, "Hãy ghi cấp quyết định"),
        ("plaque_proposed", {}, "decide_plaque", {"plaque_no": "", "plaque_decided_on": DAY}, "Hãy ghi số quyết định"),
    ],
)
def test_days_follow_one_another_and_nothing_is_missing(work, people, state, before, move, said, sentence):
    type(work).objects.filter(pk=work.pk).update(**before)
    in_state(work, state)
    with pytest.raises(DomainError, match=sentence):
        move_work(work, move, by=people["specialist"], **said)
    work.refresh_from_db()
    assert work.state == state


@pytest.mark.parametrize("move", [move for move, step in WORK_MOVES.items() if step.needs_reason])
def test_a_step_back_says_why(work, people, move):
    in_state(work, next(iter(WORK_MOVES[move].sources)))
    with pytest.raises(TransitionRefused, match="Hãy ghi lý do"):
        move_work(work, move, by=people["specialist"], reason=" ")


@pytest.mark.parametrize(
    ("state", "move", "day"), [("finished", "build_on", "finished_on"), ("inspected", "inspect_again", "inspected_on")]
)
def test_a_step_back_forgets_its_day(work, people, state, move, day):
    type(work).objects.filter(pk=work.pk).update(**{day: DAY})
    assert getattr(moved(in_state(work, state), move, people["editor"]), day) is None


def test_a_work_without_a_kind_does_not_start(work, people):
    work.kind = ""
    work.save()
    with pytest.raises(TransitionRefused, match="chưa chọn loại"):
        moved(work, "start", people["editor"])


def test_what_was_seen_before_somebody_else_is_stale(work, people):
    moved(work, "start", people["editor"])
    with pytest.raises(StaleEdit):
        move_work(work, "finish", by=people["editor"], version=1, finished_on=DAY)


@pytest.mark.parametrize("state", ["plaque_proposed", "plaque_decided", "plaque_fixed", "dropped"])
def test_nothing_is_changed_under_the_eyes_of_those_who_decide(work, people, state):
    in_state(work, state)
    with pytest.raises(TransitionRefused, match="nên không sửa được"):
        update_work(work, by=people["editor"], name="Tên khác")


def test_nobody_decides_the_plaque_they_proposed(work, people):
    moved(in_state(work, "inspected"), "propose_plaque", people["specialist"])
    told = set(Notice.objects.values_list("user__username", flat=True))
    assert told == {people[name].username for name in ("specialist_province", "specialist_province2")}
    with pytest.raises(NotAllowed, match="làm thay đơn vị"):
        moved(work, "decide_plaque", people["specialist"])
    assert moved(work, "decide_plaque", people["specialist_province"]).state == "plaque_decided"


def test_the_decision_is_kept_and_the_unit_told(work, people):
    in_state(work, "plaque_proposed")
    file = SimpleUploadedFile("quyet-dinh.pdf", b"%PDF-1.4 quyet dinh\n%%EOF")
    work = decide_plaque(work, by=people["specialist"], file=file, **SAID["decide_plaque"])
    assert [(kept.name, kept.progress) for kept in work.files.all()] == [("quyet-dinh.pdf", None)]
    assert "12/QĐ-LĐLĐ" in Notice.objects.get(user=people["editor"]).text


def test_a_refusal_is_told_with_its_reason(work, people):
    in_state(work, "plaque_proposed")
    assert refuse_plaque(work, by=people["specialist"], reason=REASON).state == "inspected"
    assert REASON in Notice.objects.get(user=people["editor"]).text


def test_the_ceremony_leaves_its_photos(work, people):
    in_state(work, "plaque_decided")
    work = fix_plaque(work, by=people["editor"], plaque_on=DAY, ceremony="Tại trụ sở", photos=(photo(),))
    entry = work.progress.get()
    assert (entry.day, entry.text, entry.photos.count()) == (DAY, "Tại trụ sở", 1)


def test_only_what_is_asked_with_a_move_is_set(work, people):
    with pytest.raises(TypeError):
        move_work(work, "start", by=people["editor"], plaque_no="1")


@pytest.mark.parametrize(("due", "finished", "days"), [(30, 0, 30), (0, 0, 0), (0, 5, -5), (None, 0, None)])
def test_days_ahead_are_counted(due, finished, days):
    work = WorkFactory.build(
        owner_unit=None,
        due_on=None if due is None else DAY + dt.timedelta(due),
        finished_on=DAY + dt.timedelta(finished),
    )
    assert work.days_ahead == days


def test_today_is_not_to_come(work, people):
    assert move_work(work, "start", by=people["editor"], started_on=clock.today()).state == "building"


def test_every_move_that_asks_is_known():
    assert ASKED.keys() <= WORK_MOVES.keys()
