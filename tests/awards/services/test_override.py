"""A person says otherwise than the machine: with a reason, beside it, before anybody decided, never on a sealed run."""

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import IntegrityError, transaction

from awards.models import Override, Recommendation, RecommendationState
from awards.models.override import outcome_of
from awards.services.override import override_outcome, withdraw_override
from awards.services.recommendation import (
    approve_recommendation,
    decide_many,
    preview_many,
    reconsider_recommendation,
    refuse_recommendation,
)
from awards.services.sealing import seal_tally
from common.errors import NotAllowed, TransitionRefused
from common.models import AuditEntry
from tests.factories import RoleAssignmentFactory, UserFactory
from units.models import Role

WHY = "Biên bản họp hội đồng số 7"


def again(row) -> Recommendation:
    return Recommendation.objects.for_page().get(pk=row.pk)


@pytest.fixture
def staff(four_outcomes):
    return four_outcomes.world.people


def said(row, outcome, by):
    return override_outcome(row, by=by, outcome=outcome, reason=WHY)


def test_the_machine_s_result_stays_beside_it(four_outcomes, staff):
    row = four_outcomes.missing_data
    said(row, "recommended", staff["specialist_province"])
    row = again(row)
    assert (row.outcome, outcome_of(row), row.override.reason) == ("missing_data", "recommended", WHY)
    line = AuditEntry.objects.get(
        move="override", subject_type=ContentType.objects.get_for_model(Recommendation), subject_id=row.pk
    )
    assert (line.actor, line.note) == (staff["specialist_province"], WHY)
    assert line.data == {"machine": "missing_data", "before": "missing_data", "outcome": "recommended"}


def test_who_is_recommended_by_a_person_may_be_approved(four_outcomes, staff):
    row = four_outcomes.not_eligible
    with pytest.raises(TransitionRefused, match="đạt tiêu chuẩn"):
        approve_recommendation(row, by=staff["approver"])
    said(row, "recommended", staff["specialist_province"])
    approve_recommendation(row, by=staff["approver"])
    assert again(row).state == RecommendationState.APPROVED


def test_who_is_refused_by_a_person_may_not(four_outcomes, staff):
    row = four_outcomes.recommended
    said(row, "not_eligible", staff["specialist_province"])
    with pytest.raises(TransitionRefused, match="Không đủ điều kiện"):
        approve_recommendation(row, by=staff["approver"])
    with pytest.raises(IntegrityError, match="đạt tiêu chuẩn"), transaction.atomic():
        Recommendation.objects.filter(pk=row.pk).update(state="approved")


def test_bulk_decisions_go_by_it(four_outcomes, staff, django_assert_max_num_queries):
    rows = [four_outcomes.not_eligible, four_outcomes.missing_data]
    said(rows[0], "recommended", staff["specialist_province"])
    asked = {"ids": [row.pk for row in rows], "by": staff["approver"], "verdict": "approve"}
    results = {result.pk: result for result in preview_many(four_outcomes.run, **asked)}
    assert (results[rows[0].pk].problem, bool(results[rows[1].pk].problem)) == ("", True)
    decide_many(four_outcomes.run, **asked)
    assert [again(row).state for row in rows] == ["approved", "proposed"]


def test_a_second_word_takes_the_place_of_the_first(four_outcomes, staff):
    row = four_outcomes.missing_data
    said(row, "recommended", staff["specialist_province"])
    said(row, "not_eligible", staff["approver"])
    override = Override.objects.get()
    assert (override.outcome, override.made_by) == ("not_eligible", staff["approver"])
    assert AuditEntry.objects.filter(move="override").count() == 2


def test_withdrawn(four_outcomes, staff):
    row = four_outcomes.missing_data
    said(row, "recommended", staff["specialist_province"])
    withdraw_override(row, by=staff["specialist_province"], reason="Nhầm người")
    assert outcome_of(again(row)) == "missing_data"
    assert AuditEntry.objects.filter(move="withdraw_override", note="Nhầm người").exists()
    with pytest.raises(TransitionRefused, match="không có ai ghi"):
        withdraw_override(row, by=staff["specialist_province"], reason="Nhầm người")


def test_who_could_then_decide_takes_back_nobody_elses_word(four_outcomes, staff):
    row = four_outcomes.recommended
    said(row, "not_eligible", staff["specialist_province"])
    with pytest.raises(NotAllowed, match="Hãy nhờ người đã ghi hoặc chuyên viên bỏ"):
        withdraw_override(again(row), by=staff["approver"], reason="Máy đúng")
    assert outcome_of(again(row)) == "not_eligible"


@pytest.mark.parametrize(
    ("outcome", "reason", "words"),
    [
        ("recommended", "  ", "lý do"),
        ("below_line", WHY, "chọn một kết quả"),
        ("not_eligible", WHY, "hiện đã là «Không đủ điều kiện»"),
    ],
)
def test_what_is_refused(four_outcomes, staff, outcome, reason, words):
    with pytest.raises(TransitionRefused, match=words):
        override_outcome(four_outcomes.not_eligible, by=staff["approver"], outcome=outcome, reason=reason)
    assert not Override.objects.exists()


@pytest.mark.parametrize("who", ["editor", "specialist", "viewer", "council", "auditor", "nobody"])
def test_who_may_not(four_outcomes, staff, who):
    with pytest.raises(NotAllowed):
        said(four_outcomes.not_eligible, "recommended", staff[who])


def test_nobody_about_an_entry_they_typed(four_outcomes, staff):
    row = four_outcomes.not_eligible
    row.entry.added_by = staff["specialist_province"]
    row.entry.save()
    with pytest.raises(NotAllowed, match="lập, nhập hoặc nộp"):
        said(row, "recommended", staff["specialist_province"])


def test_not_once_it_was_decided(four_outcomes, staff):
    row = four_outcomes.recommended
    approve_recommendation(row, by=staff["approver"])
    with pytest.raises(TransitionRefused, match="đưa về chờ duyệt"):
        said(row, "not_eligible", staff["specialist_province"])


def test_not_on_a_sealed_run_not_even_past_the_service(four_outcomes, staff):
    row = four_outcomes.missing_data
    said(row, "recommended", staff["specialist_province"])
    seal_tally(four_outcomes.run, by=staff["approver"])
    with pytest.raises(TransitionRefused, match="niêm phong"):
        said(row, "not_eligible", staff["approver"])
    with pytest.raises(IntegrityError, match="niêm phong"), transaction.atomic():
        Override.objects.update(outcome="not_eligible")
    with pytest.raises(IntegrityError, match="niêm phong"), transaction.atomic():
        Override.objects.all().delete()


def test_not_on_a_run_that_a_later_one_overtook(four_outcomes, staff):
    four_outcomes.world.evaluated()
    with pytest.raises(TransitionRefused, match="mới hơn"):
        said(four_outcomes.missing_data, "recommended", staff["specialist_province"])


@pytest.mark.parametrize("decide", [approve_recommendation, refuse_recommendation])
def test_whoever_said_otherwise_does_not_decide_about_it(four_outcomes, staff, decide):
    row, words = four_outcomes.missing_data, {} if decide is approve_recommendation else {"reason": WHY}
    said(row, "recommended", staff["approver"])
    with pytest.raises(NotAllowed, match="Hãy để người phê duyệt khác"):
        decide(again(row), by=staff["approver"], **words)
    assert again(row).state == RecommendationState.PROPOSED


def test_another_approver_decides_about_it(four_outcomes, staff):
    row, other = four_outcomes.missing_data, UserFactory(username="approver2")
    RoleAssignmentFactory(user=other, role=Role.APPROVER, unit=four_outcomes.world.tree.province)
    said(row, "recommended", staff["approver"])
    approve_recommendation(row, by=other)
    with pytest.raises(NotAllowed, match="Hãy để người phê duyệt khác"):
        reconsider_recommendation(row, by=staff["approver"], reason=WHY)
    assert again(row).state == RecommendationState.APPROVED


def test_a_bulk_decision_leaves_to_others_what_the_person_said(four_outcomes, staff):
    own, machine_s = four_outcomes.not_eligible, four_outcomes.recommended
    said(own, "recommended", staff["approver"])
    asked = {"ids": [own.pk, machine_s.pk], "by": staff["approver"], "verdict": "approve"}
    problems = {result.pk: result.problem for result in preview_many(four_outcomes.run, **asked)}
    assert "Hãy để người phê duyệt khác" in problems[own.pk] and not problems[machine_s.pk]
    decide_many(four_outcomes.run, **asked)
    assert [again(row).state for row in (own, machine_s)] == ["proposed", "approved"]


def test_who_takes_the_word_back_may_decide_again(four_outcomes, staff):
    row = four_outcomes.recommended
    said(row, "not_eligible", staff["approver"])
    withdraw_override(again(row), by=staff["approver"], reason="Nhầm người")
    approve_recommendation(row, by=staff["approver"])
    assert again(row).state == RecommendationState.APPROVED
