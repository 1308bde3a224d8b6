"""An exemplar from the draft to the public: who moves it from where."""

import datetime as dt

import pytest

from common.errors import DomainError, NotAllowed, StaleEdit, TransitionRefused
from common.workflow import available_moves
from exemplars.models import Consent, Exemplar, ExemplarState
from exemplars.selectors.public import published as gallery
from exemplars.services.consent import record_consent, withdraw_consent
from exemplars.services.exemplar import create_exemplar, update_exemplar
from exemplars.services.moves import move_exemplar
from exemplars.transitions import EXEMPLAR_MOVES
from notices.models import Notice
from tests.exemplars.conftest import make_round, select
from tests.factories import (
    CollectiveFactory,
    ConsentFactory,
    ExemplarFactory,
    ExemplarProgrammeFactory,
    MemberFactory,
    RoleAssignmentFactory,
    UserFactory,
)
from units.models import Role

DAY = dt.date(2025, 3, 1)
REASON = "Chưa rõ số công"
UNIT = {"editor", "specialist", "specialist_province"}
ABOVE = {"specialist", "specialist_province"}
JUDGED = {"approve", "return", "refuse"}


def in_state(exemplar, state):
    day = DAY if state in ("approved", "published", "withdrawn") else None
    Exemplar.objects.filter(pk=exemplar.pk).update(state=state, approved_on=day)
    exemplar.refresh_from_db()
    return exemplar


def test_the_whole_road(exemplar, people):
    exemplar = move_exemplar(exemplar, "propose", by=people["editor"])
    exemplar = select(exemplar, people["editor"])
    assert exemplar.state == ExemplarState.SELECTED
    assert "trình duyệt điển hình" in Notice.objects.get(user=people["specialist"]).text
    exemplar = move_exemplar(exemplar, "approve", by=people["specialist"])
    assert exemplar.approved_on == dt.date.today()
    assert "đã được duyệt" in Notice.objects.get(user=people["editor"]).text
    with pytest.raises(TransitionRefused, match="Chưa ghi sự đồng ý của người được viết"):
        move_exemplar(exemplar, "publish", by=people["editor"])
    record_consent(exemplar, by=people["editor"], given_on=DAY, way="written")
    exemplar = move_exemplar(exemplar, "publish", by=people["editor"])
    assert list(gallery()) == [exemplar]
    exemplar = move_exemplar(exemplar, "withdraw", by=people["specialist"], reason="Gia đình xin gỡ")
    assert not gallery().exists()


@pytest.mark.parametrize("move", EXEMPLAR_MOVES)
@pytest.mark.parametrize("state", ExemplarState.values)
def test_only_the_table_moves_it(exemplar, people, move, state):
    in_state(exemplar, state)
    ConsentFactory(exemplar=exemplar)
    step = EXEMPLAR_MOVES[move]
    if state in step.sources:
        assert move_exemplar(exemplar, move, by=people["specialist"], reason=REASON).state == step.target
    else:
        with pytest.raises(TransitionRefused):
            move_exemplar(exemplar, move, by=people["specialist"], reason=REASON)


@pytest.mark.parametrize(
    "who",
    [
        "editor",
        "editor2",
        "specialist",
        "specialist_province",
        "specialist_elsewhere",
        "viewer",
        "approver",
        "superuser",
    ],
)
@pytest.mark.parametrize("move", EXEMPLAR_MOVES)
def test_who_moves_it(exemplar, people, who, move):
    in_state(exemplar, next(iter(EXEMPLAR_MOVES[move].sources)))
    ConsentFactory(exemplar=exemplar)
    allowed = who in (ABOVE if move in JUDGED else UNIT) or (move == "withdraw" and who == "superuser")
    assert (move in available_moves(exemplar, by=people[who], table=EXEMPLAR_MOVES)) == allowed
    if allowed:
        move_exemplar(exemplar, move, by=people[who], reason=REASON)
    else:
        with pytest.raises(NotAllowed):
            move_exemplar(exemplar, move, by=people[who], reason=REASON)


def test_nobody_approves_what_they_proposed_or_wrote(exemplar, people):
    move_exemplar(exemplar, "propose", by=people["specialist"])
    select(exemplar, people["editor"])
    with pytest.raises(NotAllowed, match="không duyệt"):
        move_exemplar(exemplar, "approve", by=people["specialist"])
    assert move_exemplar(exemplar, "approve", by=people["specialist_province"]).state == "approved"


def test_nobody_approves_what_their_own_round_selected(proposed, people):
    select_by = people["specialist"]
    RoleAssignmentFactory(user=select_by, role=Role.VIEWER, unit=proposed.unit)
    select(proposed, select_by)
    with pytest.raises(NotAllowed, match="chốt bình chọn"):
        move_exemplar(proposed, "approve", by=select_by)


def test_nobody_approves_a_story_about_themselves(exemplar, people):
    in_state(exemplar, "selected")
    exemplar.member.user = people["specialist"]
    exemplar.member.save()
    with pytest.raises(NotAllowed, match="viết về bạn"):
        move_exemplar(exemplar, "approve", by=people["specialist"])


@pytest.mark.parametrize("missing", ["member", "programme", "field", "story"])
def test_what_is_missing_is_said_when_it_is_proposed(exemplar, people, missing):
    value = "" if missing == "story" else None
    exemplar = update_exemplar(exemplar, by=people["editor"], **{missing: value})
    with pytest.raises(TransitionRefused, match="Chưa đề cử được: còn thiếu"):
        move_exemplar(exemplar, "propose", by=people["editor"])


def test_a_period_to_come_and_a_programme_before_its_time(exemplar, people):
    update_exemplar(exemplar, by=people["editor"], year=dt.date.today().year + 1)
    with pytest.raises(TransitionRefused, match="chưa đến"):
        move_exemplar(exemplar, "propose", by=people["editor"])
    late = ExemplarProgrammeFactory(valid_from=dt.date(2025, 4, 1))
    update_exemplar(exemplar, by=people["editor"], year=2025, programme=late)
    with pytest.raises(TransitionRefused, match="không áp dụng cho tháng 3/2025"):
        move_exemplar(exemplar, "propose", by=people["editor"])


def test_a_draft_needs_a_title_and_a_year_alone(tree, people):
    draft = create_exemplar(unit=tree.base, by=people["editor"], title="Câu chuyện", year=2026)
    assert (draft.state, draft.period_label) == ("draft", "Năm 2026")


def test_somebody_of_another_unit_and_both_at_once(tree, people):
    stranger = MemberFactory(unit=tree.base2)
    with pytest.raises(DomainError, match="không thuộc"):
        create_exemplar(unit=tree.base, by=people["editor"], title="A", year=2026, member=stranger)
    both = {"member": MemberFactory(unit=tree.base), "collective": CollectiveFactory(unit=tree.base)}
    with pytest.raises(DomainError, match="không ghi cả hai"):
        create_exemplar(unit=tree.base, by=people["editor"], title="A", year=2026, **both)


@pytest.mark.parametrize("url", ["http://example.org/v", "javascript:alert(1)", "ftp://example.org/v"])
def test_a_video_is_https(exemplar, people, url):
    with pytest.raises(DomainError, match="https://"):
        update_exemplar(exemplar, by=people["editor"], video_url=url)


def test_two_who_edit_at_once(exemplar, people):
    update_exemplar(exemplar, by=people["editor"], version=exemplar.version, title="Tên một")
    with pytest.raises(StaleEdit):
        update_exemplar(exemplar, by=people["specialist"], version=exemplar.version, title="Tên hai")


def test_nothing_is_edited_once_proposed_nor_taken_back_while_voted_on(proposed, people):
    with pytest.raises(TransitionRefused, match="không sửa được"):
        update_exemplar(proposed, by=people["editor"], title="Khác")
    make_round(proposed.unit, people["editor"], proposed)
    with pytest.raises(TransitionRefused, match="đang được bình chọn"):
        move_exemplar(proposed, "take_back", by=people["editor"])


def test_a_story_is_shown_without_what_runs(exemplar):
    exemplar.story = (
        'Một <b>đậm</b> & <script>alert(1)</script><a href="javascript:x()">xem</a>\n\n<img src=x onerror=y>'
    )
    assert exemplar.story_html == (
        '<p>Một <b>đậm</b> &amp; <a rel="nofollow noopener noreferrer">xem</a></p>\n\n<p></p>'
    )


# ---------- Consent ----------


@pytest.mark.parametrize("who", ["editor", "specialist", "superuser", "person"])
def test_consent_taken_back_takes_it_off_at_once(published, people, who):
    people["person"] = published.member.user = UserFactory()
    published.member.save()
    assert gallery().exists()
    withdrawn = withdraw_consent(published, by=people[who])
    assert withdrawn.state == "withdrawn"
    assert not gallery().exists()
    assert Consent.objects.get().withdrawn_by == people[who]
    with pytest.raises(TransitionRefused, match="Không có sự đồng ý nào"):
        withdraw_consent(published, by=people[who])
    with pytest.raises(TransitionRefused, match="Chưa ghi sự đồng ý"):
        move_exemplar(published, "publish", by=people["editor"])


@pytest.mark.parametrize("who", ["editor2", "specialist_elsewhere", "viewer", "nobody"])
def test_others_take_no_consent_back(published, people, who):
    with pytest.raises(NotAllowed):
        withdraw_consent(published, by=people[who])
    assert gallery().exists()


def test_a_second_consent_a_day_to_come_and_a_collective_without_a_speaker(tree, people, exemplar):
    record_consent(exemplar, by=people["editor"], given_on=DAY, way="spoken", note="Tổ trưởng chứng kiến")
    assert exemplar.consents.get().given_by == exemplar.member.full_name
    with pytest.raises(DomainError, match="Đã ghi sự đồng ý rồi"):
        record_consent(exemplar, by=people["editor"], given_on=DAY, way="spoken")
    with pytest.raises(DomainError, match="không thể ở tương lai"):
        record_consent(exemplar, by=people["editor"], given_on=dt.date(2099, 1, 1), way="spoken")
    team = ExemplarFactory(unit=tree.base, member=None, collective=CollectiveFactory(unit=tree.base))
    with pytest.raises(DomainError, match="ai thay mặt tập thể"):
        record_consent(team, by=people["editor"], given_on=DAY, way="spoken")


def test_who_is_written_about_is_told(exemplar, people):
    in_state(exemplar, "approved")
    exemplar.member.user = UserFactory()
    exemplar.member.save()
    ConsentFactory(exemplar=exemplar)
    move_exemplar(exemplar, "publish", by=people["editor"])
    assert "viết về bạn" in Notice.objects.get(user=exemplar.member.user).text


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [("m2", (2, 1), (2, 28)), ("q4", (10, 1), (12, 31)), ("q1", (1, 1), (3, 31)), ("y", (1, 1), (12, 31))],
)
def test_the_days_of_a_period(period, first, last):
    row = Exemplar(year=2025, period=period)
    assert (row.first_day, row.last_day) == (dt.date(2025, *first), dt.date(2025, *last))
