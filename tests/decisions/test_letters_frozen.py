"""A letter that was sent: its words and its list do not change, whoever asks; its answers do."""

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from decisions.models import SubmissionLetter, SubmissionLine
from tests.conftest import as_role

REFUSED = r"đã gửi không được sửa|permission denied"

STATEMENTS = [
    "UPDATE decisions_submissionletter SET subject_matter = 'Khác'",
    "UPDATE decisions_submissionletter SET state = 'draft'",
    "UPDATE decisions_submissionletter SET number = 99",
    "UPDATE decisions_submissionletter SET addressee_unit_id = NULL",
    "DELETE FROM decisions_submissionletter",
    "TRUNCATE decisions_submissionletter CASCADE",
    "UPDATE decisions_submissionline SET name = 'Khác'",
    "UPDATE decisions_submissionline SET order_no = order_no + 1000",
    "UPDATE decisions_submissionline SET praised = 'Huân chương'",
    "UPDATE decisions_submissionline SET id = id + 100000",
    "DELETE FROM decisions_submissionline",
    "TRUNCATE decisions_submissionline",
]


@pytest.mark.parametrize("statement", STATEMENTS)
def test_nothing_changes_by_sql(upward, statement):
    upward.sent()
    ignoring = "SELECT set_config('pgtrigger.ignore', 'decisions_submissionletter', true);"
    with pytest.raises(DatabaseError, match=REFUSED), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(ignoring + statement)


def test_nor_by_the_owner_of_the_tables(committed_upward, roles):
    committed_upward.sent()
    as_role(connection, roles.owner)
    try:
        for statement in STATEMENTS:
            with pytest.raises(DatabaseError, match=REFUSED), connection.cursor() as cursor:
                cursor.execute(statement)
    finally:
        as_role(connection, roles.app)


def test_a_line_is_not_added_to_a_sent_letter(upward):
    line = upward.sent().lines.first()
    SubmissionLine.objects.filter(pk=line.pk).update(is_live=False)
    line.pk, line.order_no = None, 9
    with pytest.raises(DatabaseError, match=REFUSED), transaction.atomic():
        line.save()


def test_a_withdrawn_letter_stays_withdrawn(upward):
    from decisions.services.sending import withdraw_letter

    letter = withdraw_letter(upward.sent(), by=upward.chair, reason="Nhầm")
    with pytest.raises(DatabaseError, match=REFUSED), transaction.atomic():
        SubmissionLetter.objects.filter(pk=letter.pk).update(version=7)


@pytest.mark.parametrize(
    ("fields", "constraint"),
    [
        ({"state": "other"}, "submission_state_known|submission_sent_is_whole"),
        ({"state": "sent"}, "submission_sent_is_whole"),
        ({"addressee": ""}, "submission_has_addressee"),
    ],
)
def test_the_database_keeps_a_letter_whole(upward, fields, constraint):
    letter = upward.drafted()
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        SubmissionLetter.objects.filter(pk=letter.pk).update(**fields)


@pytest.mark.parametrize(
    "fields", [{"answer": "granted"}, {"answer": "not_granted"}, {"answer": "other"}, {"decision_no": "1"}]
)
def test_the_database_keeps_an_answer_whole(upward, fields):
    lines = upward.sent().lines
    if "answer" not in fields:
        assert lines.update(**fields) == 3
        return
    with pytest.raises(IntegrityError, match="submission_line_answer_is_whole"), transaction.atomic():
        lines.update(**fields)


def test_an_honour_decided_above_is_not_changed_and_does_not_go_while_its_answer_stands(committed_upward):
    committed_upward.granted()
    ignoring = "SELECT set_config('pgtrigger.ignore', 'awards_honour', true);"
    for change in ("name_then = 'Khác'", "decided_above = false", "decision_no = '1'"):
        with pytest.raises(DatabaseError, match="do cấp trên quyết định"), connection.cursor() as cursor:
            cursor.execute(f"{ignoring}UPDATE awards_honour SET {change} WHERE decided_above")
    with pytest.raises(IntegrityError), connection.cursor() as cursor:
        cursor.execute("DELETE FROM awards_honour WHERE decided_above")
