"""Decisions as they are issued for real, each move in a transaction of its own: at once, and after a name changed."""

from threading import Thread

import pytest
from django.db import connection

from awards.models import Honour
from awards.services.recommendation import approve_recommendation, preview_many, reconsider_recommendation
from common.errors import DomainError, TransitionRefused
from common.models import Counter
from decisions.models import Decision
from decisions.selectors.recipients import recipients_of
from decisions.services.issue import issue_decision, submit_decision
from tests.decisions.conftest import WORDS, disciplined
from tests.factories import DecisionFactory


def test_the_disciplined_and_the_renamed_are_neither_approved_nor_drafted(committed_office):
    office = committed_office
    approver, rows = office.people["approver"], list(office.run.recommendations.order_by("pk"))[:3]
    for row, change in zip(rows[:2], ("discipline", "name"), strict=True):
        reconsider_recommendation(row, by=approver, reason="Xem lại")
        member = row.entry.member
        if change == "discipline":
            disciplined(member)
        else:
            member.full_name = "Tên Mới"
            member.save()
    preview = {
        row.pk: row.problem
        for row in preview_many(office.run, ids=[r.pk for r in rows[:2]], by=approver, verdict="approve")
    }
    assert "kỷ luật" in preview[rows[0].pk]
    assert "nay là «Tên Mới»" in preview[rows[1].pk]
    for row in rows[:2]:
        with pytest.raises(TransitionRefused, match="sau khi tổng hợp"):
            approve_recommendation(row, by=approver)
    disciplined(rows[2].entry.member)
    found = recipients_of(office.run, office.award)
    assert len(found.lines) == 17
    assert [line.member for line, _why in found.barred] == [rows[2].entry.member]


def test_twenty_at_once_have_twenty_numbers(committed_office):
    """Each of twenty approved people has a decision of their own; all are issued at the same time."""
    office = committed_office
    big = office.drafted()
    decisions = [
        DecisionFactory(unit=office.tree.province, award=office.award, campaign=office.campaign, run=office.run)
        for _each in range(20)
    ]
    for line, decision in zip(list(big.lines.in_order()), decisions, strict=True):
        line.decision, line.order_no = decision, 1
        line.save()
        decision.basis.create(document=office.law, text="Luật")
        submit_decision(decision, by=office.people["specialist_province"])
    refusals = []

    def issue(decision):
        try:
            issue_decision(decision, by=office.chair, words=WORDS)
        except DomainError as refusal:
            refusals.append(str(refusal))
        finally:
            connection.close()

    threads = [Thread(target=issue, args=[decision]) for decision in decisions]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert refusals == []
    assert sorted(Decision.objects.issued().values_list("number", flat=True)) == list(range(1, 21))
    assert Honour.objects.filter(is_issued=True).count() == 20


def test_two_people_at_once_issue_one_decision_once(committed_office):
    office = committed_office
    decision = office.submitted()
    told = []

    def issue(who):
        try:
            told.append(issue_decision(decision, by=who, words=WORDS).number)
        except DomainError as refusal:
            told.append(str(refusal))
        finally:
            connection.close()

    threads = [Thread(target=issue, args=[who]) for who in (office.chair, office.people["approver"])]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert 1 in told
    assert any("Đã ban hành" in str(word) for word in told)
    assert Counter.objects.get(series__startswith="qd:").last == 1
