"""What a council has to pass first: by a voting rule of the award, or by a step; and what counts as passed."""

import datetime as dt

import pytest
from django.utils import timezone

from common.errors import TransitionRefused
from councils.models import AgendaItem, Council, CouncilMember, CouncilSession, ItemResult, VotingRule
from decisions.services.approval import approve_step
from decisions.services.issue import issue_decision, submit_decision
from decisions.services.sending import send_letter
from tests.decisions.conftest import WORDS
from tests.factories import ApprovalStepFactory, RoleAssignmentFactory, UserFactory
from units.models import SuccessionKind, UnitSuccession

pytestmark = pytest.mark.django_db


@pytest.fixture
def council(office):
    return with_council(office)


def with_council(office):
    """Five members, of whom three make a quorum, and a voting rule of the award."""
    rule = {"council_kind": "award", "quorum_percent": 60, "pass_percent": 80, "valid_from": dt.date(2020, 1, 1)}
    office.rule = VotingRule.objects.create(award=office.award, **rule)
    office.council = Council.objects.create(
        unit=office.tree.province,
        kind="award",
        name="Hội đồng",
        decision_no="1/QĐ",
        decided_on=dt.date(2020, 1, 1),
        valid_from=dt.date(2020, 1, 1),
    )
    office.members = []
    for _each in range(5):
        user = UserFactory()
        RoleAssignmentFactory(user=user, role="council", unit=office.tree.province)
        office.members.append(CouncilMember.objects.create(council=office.council, user=user, office="member"))
    return office


def _voted(office, *, failed=(), present=5, rows=None, days_ago=0):
    """A session that is over, where ``present`` were there and all but ``failed`` passed."""
    session = CouncilSession.objects.create(
        council=office.council,
        number=office.council.sessions.count() + 1,
        title="Xét khen",
        way="open",
        held_at=timezone.now() - dt.timedelta(days=days_ago),
        state="open",
        members=5,
        quorum=3,
        prepared_by=office.chair,
    )
    for number, member in enumerate(office.members):
        session.attendances.create(member=member, presence="present" if number < present else "absent")
    for position, row in enumerate(office.run.recommendations.order_by("pk") if rows is None else rows):
        item = AgendaItem.objects.create(session=session, position=position, recommendation=row, rule=office.rule)
        passed = row not in failed
        ItemResult.objects.create(
            item=item,
            subject=row.subject_label,
            unit_name=row.unit.name,
            members=5,
            voters=present,
            votes_for=present if passed else 0,
            votes_against=0 if passed else present,
            pass_percent=80,
            needed=4,
            passed=passed,
        )
    CouncilSession.objects.filter(pk=session.pk).update(state="closed", closed_at=timezone.now())


def _submit(office, decision):
    return submit_decision(decision, by=office.people["specialist_province"])


def test_all_passed_it_is_submitted_and_issued(council):
    _voted(council)
    assert issue_decision(_submit(council, council.drafted()), by=council.chair, words=WORDS).state == "issued"


def test_those_without_a_vote_are_named_five_and_how_many_more(council):
    decision = council.drafted()
    with pytest.raises(TransitionRefused, match="chưa thông qua 3 người, tập thể") as refusal:
        _submit(council, decision)
    assert all(line.name in str(refusal.value) for line in decision.lines.all())
    assert "phiên họp hội đồng" in str(refusal.value)


def test_many_are_counted(council, monkeypatch):
    monkeypatch.setattr("decisions.naming.NAMED", 2)
    with pytest.raises(TransitionRefused, match="và 1 người, tập thể khác"):
        _submit(council, council.drafted())


def test_whom_the_last_session_did_not_pass(council):
    rows = list(council.run.recommendations.order_by("pk"))
    _voted(council)
    _voted(council, failed=rows[:1], rows=rows[:1])
    with pytest.raises(TransitionRefused, match="chưa thông qua 1 người"):
        _submit(council, council.drafted())


def test_a_session_without_quorum_counts_for_nothing(council):
    _voted(council, present=2)
    with pytest.raises(TransitionRefused, match="chưa thông qua 3 người"):
        _submit(council, council.drafted())


def test_a_session_counts_by_the_members_and_the_rule_it_had(council):
    _voted(council, present=3)
    for _each in range(3):
        CouncilMember.objects.create(council=council.council, user=UserFactory(), office="member")
    VotingRule.objects.filter(pk=council.rule.pk).update(quorum_percent=100, pass_percent=100)
    assert _submit(council, council.drafted()).state == "awaiting_issue"


@pytest.mark.parametrize("change", [{"award": None}, {"valid_to": dt.date(2024, 1, 1)}, {"council_kind": "initiative"}])
def test_another_rule_asks_for_no_vote(council, change):
    VotingRule.objects.filter(pk=council.rule.pk).update(**change)
    assert _submit(council, council.drafted()).state == "awaiting_issue"


def test_a_step_that_needs_a_session_asks_for_the_vote_of_all(council):
    VotingRule.objects.filter(pk=council.rule.pk).update(award=None)
    ApprovalStepFactory(unit=council.tree.province, role="finance", needs_session=True)
    decision = council.drafted()
    with pytest.raises(TransitionRefused, match="chưa thông qua 3 người"):
        _submit(council, decision)
    _voted(council)
    decision = _submit(council, decision)
    rows = list(council.run.recommendations.order_by("pk"))
    _voted(council, failed=rows[:1], rows=rows[:1])
    with pytest.raises(TransitionRefused, match="chưa thông qua 1 người"):
        approve_step(decision, by=council.people["finance"])


def test_a_rule_that_came_between_keeps_it_from_being_issued(council):
    VotingRule.objects.filter(pk=council.rule.pk).update(valid_from=dt.date(2099, 1, 1))
    decision = _submit(council, council.drafted())
    VotingRule.objects.filter(pk=council.rule.pk).update(valid_from=dt.date(2020, 1, 1))
    with pytest.raises(TransitionRefused, match="Hội đồng chưa thông qua"):
        issue_decision(decision, by=council.chair, words=WORDS)


def test_a_letter_goes_up_with_the_vote_its_award_asks_for(upward):
    upward = with_council(upward)
    letter = upward.drafted()
    rows = list(upward.run.recommendations.order_by("pk"))
    with pytest.raises(TransitionRefused, match="chưa thông qua 3 người"):
        send_letter(letter, by=upward.chair)
    _voted(upward, failed=rows[:1])
    with pytest.raises(TransitionRefused, match="chưa thông qua 1 người"):
        send_letter(letter, by=upward.chair)
    _voted(upward, rows=rows[:1], present=2)
    with pytest.raises(TransitionRefused, match="chưa thông qua 1 người"):
        send_letter(letter, by=upward.chair)
    _voted(upward, rows=rows[:1])
    assert send_letter(letter, by=upward.chair).state == "sent"


def test_a_letter_whose_award_has_no_rule_of_its_own_needs_no_vote(upward):
    VotingRule.objects.filter(pk=with_council(upward).rule.pk).update(award=None)
    assert upward.sent().state == "sent"


def _council_moved_to(unit):
    """What was voted was voted by a council of ``unit``."""
    Council.objects.update(unit=unit, name="Hội đồng nơi khác")


def test_the_council_of_another_unit_counts_for_nothing(council):
    _voted(council)
    _council_moved_to(council.tree.confederation)
    decision = council.drafted()
    with pytest.raises(TransitionRefused, match="3 người, tập thể mới được hội đồng của đơn vị khác") as refusal:
        _submit(council, decision)
    said = str(refusal.value)
    assert f"(Hội đồng nơi khác, {council.tree.confederation.name})" in said
    assert f"phải do hội đồng của {council.tree.province.name} thông qua" in said
    assert decision.lines.first().name in said


def test_nor_is_issued_what_only_such_a_council_passed(council):
    _voted(council)
    decision = _submit(council, council.drafted())
    _council_moved_to(council.tree.district)
    with pytest.raises(TransitionRefused, match="hội đồng của đơn vị khác"):
        issue_decision(decision, by=council.chair, words=WORDS)


def test_what_another_council_said_later_does_not_undo_the_vote_of_the_own_one(council):
    _voted(council)
    own = council.council
    council.council = Council.objects.create(
        unit=council.tree.confederation,
        kind="award",
        name="Hội đồng cấp trên",
        decision_no="2/QĐ",
        decided_on=dt.date(2020, 1, 1),
        valid_from=dt.date(2020, 1, 1),
    )
    rows = list(council.run.recommendations.order_by("pk"))
    _voted(council, failed=rows, rows=rows)
    assert own.unit == council.tree.province
    assert _submit(council, council.drafted()).state == "awaiting_issue"


@pytest.mark.parametrize(("days_ago", "counts"), [(1, True), (0, False)])
def test_what_the_council_of_a_predecessor_passed_counts_until_the_successor_took_over(council, days_ago, counts):
    """The council of a unit that went into the province voted the day before, or on the day of, the reorganisation."""
    before = council.tree.far
    Council.objects.filter(pk=council.council.pk).update(unit=before)
    _voted(council, days_ago=days_ago)
    day = timezone.localdate()
    UnitSuccession.objects.create(
        successor=council.tree.province,
        predecessor=before,
        kind=SuccessionKind.CONSOLIDATED,
        effective_on=day,
    )
    decision = council.drafted()
    if counts:
        assert _submit(council, decision).state == "awaiting_issue"
    else:
        with pytest.raises(TransitionRefused, match="hội đồng của đơn vị khác biểu quyết"):
            _submit(council, decision)
