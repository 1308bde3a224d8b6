"""An issued decision, its lines, its basis and the honours it gave: nothing of them changes, whoever asks."""

import datetime as dt

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.db.models import ProtectedError

from awards.models import Honour, HonourEnd
from decisions.models import Decision, DecisionBasis, DecisionLine
from tests.conftest import as_role
from tests.factories import DecisionFactory, DecisionLineFactory, issued

REFUSED = r"đã ban hành|permission denied|chỉ được ghi thêm"

STATEMENTS = [
    "UPDATE decisions_decision SET subject_matter = 'Khác'",
    "UPDATE decisions_decision SET state = 'draft'",
    "UPDATE decisions_decision SET number = 99",
    "DELETE FROM decisions_decision",
    "TRUNCATE decisions_decision CASCADE",
    "UPDATE decisions_decisionline SET name = 'Khác'",
    "UPDATE decisions_decisionline SET prize_amount = 1",
    "DELETE FROM decisions_decisionline",
    "TRUNCATE decisions_decisionline CASCADE",
    "UPDATE decisions_decisionbasis SET text = 'Khác'",
    "DELETE FROM decisions_decisionbasis",
    "TRUNCATE decisions_decisionbasis",
    "INSERT INTO decisions_decisionbasis (decision_id, text, position) SELECT id, 'Thêm', 9 FROM decisions_decision",
    "UPDATE awards_honour SET name_then = 'Khác'",
    "UPDATE awards_honour SET is_issued = false",
    "DELETE FROM awards_honour",
    "TRUNCATE awards_honour CASCADE",
    "UPDATE awards_honourend SET reason = 'Khác'",
    "DELETE FROM awards_honourend",
    "TRUNCATE awards_honourend",
]


def make_issued():
    decision = DecisionFactory()
    DecisionLineFactory(decision=decision)
    DecisionBasis.objects.create(decision=decision, text="Luật Thi đua, khen thưởng")
    issued(decision)
    HonourEnd.objects.create(
        honour=Honour.objects.get(),
        kind="revoked",
        decided_on=dt.date(2027, 2, 1),
        decision_no="02/QĐ-LĐLĐ",
        reason="Kê khai gian dối",
    )
    return decision


@pytest.fixture
def decision(db):
    return make_issued()


@pytest.mark.parametrize("statement", STATEMENTS)
def test_nothing_changes_by_sql(decision, statement):
    ignoring = "SELECT set_config('pgtrigger.ignore', 'awards_honour,decisions_decision', true);"
    with pytest.raises(DatabaseError, match=REFUSED), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(ignoring + statement)


@pytest.fixture
def as_owner(committed_db, roles):
    make_issued()
    as_role(connection, roles.owner)
    yield
    as_role(connection, roles.app)


def test_nor_by_the_owner_of_the_tables(as_owner):
    for statement in STATEMENTS:
        with pytest.raises(DatabaseError, match=REFUSED), connection.cursor() as cursor:
            cursor.execute(statement)


def test_nor_by_deleting_what_it_rests_on(decision):
    line = decision.lines.get()
    for row in (line.member, line.award, decision.unit, decision.drafted_by, line.honour):
        with pytest.raises((ProtectedError, DatabaseError)), transaction.atomic():
            row.delete()
    with pytest.raises(DatabaseError, match=REFUSED), transaction.atomic():
        decision.delete()


def test_a_recorded_honour_is_never_made_an_issued_one(decision):
    honour = Honour.objects.get()
    honour.pk, honour.is_issued, honour.year = None, False, 2020
    honour.save()
    with pytest.raises(DatabaseError, match=REFUSED), transaction.atomic():
        Honour.objects.filter(pk=honour.pk).update(is_issued=True)
    assert Honour.objects.filter(pk=honour.pk).update(decided_by="LĐLĐ tỉnh") == 1
    assert honour.delete()[0] == 1


def test_lines_of_a_draft_move_freely_and_not_into_an_issued_one(decision):
    line = DecisionLineFactory(order_no=7)
    assert DecisionLine.objects.filter(pk=line.pk).update(name="Khác") == 1
    with pytest.raises(DatabaseError, match=REFUSED), transaction.atomic():
        DecisionLine.objects.filter(pk=line.pk).update(decision=decision)
    assert line.decision.delete()[1]["decisions.DecisionLine"] == 1


@pytest.mark.parametrize(
    ("fields", "constraint"),
    [
        ({"kind": "other"}, "decision_kind_known|decision_about_another"),
        ({"state": "other"}, "decision_state_known"),
        ({"state": "issued"}, "decision_issued_is_whole"),
        ({"kind": "revocation"}, "decision_about_another_has_grounds"),
    ],
)
def test_the_database_keeps_a_decision_whole(db, fields, constraint):
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        DecisionFactory(**fields)


def test_nobody_issues_what_they_drafted_or_submitted(db):
    draft = DecisionFactory()
    submitted = DecisionFactory(submitted_by=draft.drafted_by)
    for decision in (draft, submitted):
        with pytest.raises(IntegrityError, match="decision_issued_by_another"), transaction.atomic():
            issued(decision, issued_by=draft.drafted_by)


def test_a_number_is_used_once_a_year(decision):
    again = DecisionFactory(unit=decision.unit)
    with pytest.raises(IntegrityError, match="decision_number_once"), transaction.atomic():
        issued(again, number=decision.number)
    again.refresh_from_db()
    assert issued(again, number=2).number_label == "02/QĐ-LĐLĐ"
    assert set(Decision.objects.issued()) == {decision, again}
