"""Every table that something keeps from changing, found in the database itself, and every way round that SQL offers.

A table that is frozen from now on is found by its trigger or its model; one whose rows freeze only at some state needs
its line in ``FREEZING``.
"""

import datetime as dt
from collections.abc import Iterator

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from awards.services.sealing import seal_tally
from common.frozen import frozen_tables, immutable_tables
from councils.models import Council, CouncilMember, CouncilSession, PaperCount, VotingRule
from decisions.models import ApprovalStep, DecisionBasis, SubmissionLetter
from people.models import SubjectKind
from prizes.models import PrizeState
from prizes.services.lists import lay_prize_list
from tests.awards.conftest import World
from tests.decisions.conftest import ground_of
from tests.factories import DecisionFactory, DecisionLineFactory, MemberFactory, StandardVersionFactory, UserFactory
from tests.factories.decisions import issued
from tests.reports.summaries import frozen
from tests.scores.conftest import make_sheet

DAY = dt.date(2026, 12, 20)
INSUFFICIENT_PRIVILEGE = "42501"
IGNORING = "SELECT set_config('pgtrigger.ignore', '*:*,{table}', true);"
FREEZING = {
    "awards_assessment": "findings = '[]'",
    "awards_honour": "name_then = 'Khác'",
    "awards_recommendation": "outcome_order = outcome_order + 1",
    "awards_standardversion": "number = number + 50",
    "awards_tallyrun": "counts = '{}'",
    "councils_agendaitem": "position = position + 1",
    "councils_attendance": "reason = 'Khác'",
    "councils_bar": "note = 'Khác'",
    "councils_councilsession": "conclusion = 'Khác'",
    "councils_papercount": "spoilt = spoilt + 1",
    "decisions_decision": "subject_matter = 'Khác'",
    "decisions_decisionbasis": "text = 'Khác'",
    "decisions_decisionground": "text = 'Khác'",
    "decisions_decisionline": "name = 'Khác'",
    "decisions_decisionstep": "name = 'Khác'",
    "decisions_submissionletter": "subject_matter = 'Khác'",
    "decisions_submissionline": "name = 'Khác'",
    "prizes_prizeline": "amount = amount + 1",
    "reports_campaignsummary": "title = 'Khác'",
    "reports_summarycampaign": "order_no = order_no + 1",
    "scores_band": "title = 'Khác'",
    "scores_criterion": "title = 'Khác'",
    "scores_knockout": "title = 'Khác'",
    "scores_scoresheet": "name = 'Khác'",
    "scores_sheetsection": "title = 'Khác'",
}
"""Whose rows freeze at some state, and what somebody would like to change of one that has."""
GUARDS = """
SELECT relation.relname, trigger.tgname, function.proname
FROM pg_trigger AS trigger
JOIN pg_class AS relation ON relation.oid = trigger.tgrelid
JOIN pg_proc AS function ON function.oid = trigger.tgfoid
WHERE NOT trigger.tgisinternal AND function.prosrc ILIKE '%%insufficient_privilege%%'
ORDER BY 1, 2
"""
HELD = """
SELECT relname FROM pg_class WHERE relname = ANY (%s) AND has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
"""
ASLEEP = """
SELECT relation.relname, trigger.tgname FROM pg_trigger AS trigger JOIN pg_class AS relation ON relation.oid = tgrelid
WHERE relation.relname = ANY (%s) AND NOT tgisinternal AND tgenabled = 'D'
"""
COLUMNS = """
SELECT column_name FROM information_schema.columns
WHERE table_schema = 'public' AND table_name = %s AND is_generated = 'NEVER' ORDER BY ordinal_position
"""


def asked(question: str, *values) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(question, values)
        return cursor.fetchall()


def try_in_vain(statement: str) -> None:
    """It is refused for want of a right, by PostgreSQL or by a trigger."""
    with pytest.raises(DatabaseError) as refusal, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert refusal.value.__cause__.pgcode == INSUFFICIENT_PRIVILEGE, (statement, refusal.value)


def changes(table: str, change: str) -> Iterator[str]:
    """The ways to change rows of ``table``."""
    columns = ", ".join(f'"{name}"' for (name,) in asked(COLUMNS, table))
    (key,) = connection.introspection.get_primary_key_columns(connection.cursor(), table)
    yield f"UPDATE {table} SET {change}"
    yield f"UPDATE {table} SET {change} FROM (SELECT 1) AS other"
    yield f"WITH touched AS (UPDATE {table} SET {change} RETURNING 1) SELECT count(*) FROM touched"
    yield f"MERGE INTO {table} USING (SELECT 1) AS other ON true WHEN MATCHED THEN UPDATE SET {change}"
    yield (
        f"INSERT INTO {table} ({columns}) SELECT {columns} FROM {table} "
        f"ON CONFLICT ({key}) DO UPDATE SET {_of_table(table, change)}"
    )


def _of_table(table: str, change: str) -> str:
    """The change where a column alone could also be that of the new row."""
    name, value = change.split(" = ", 1)
    return f"{name} = {value.replace(name, f'{table}.{name}')}"


def removals(table: str) -> Iterator[str]:
    yield f"DELETE FROM {table}"
    yield f"DELETE FROM {table} USING (SELECT 1) AS other"
    yield f"MERGE INTO {table} USING (SELECT 1) AS other ON true WHEN MATCHED THEN DELETE"


def ways_round(table: str) -> Iterator[str]:
    """The ways to get rid of what keeps ``table``."""
    yield f"TRUNCATE {table}"
    yield f"TRUNCATE {table} CASCADE"
    yield f"ALTER TABLE {table} DISABLE TRIGGER ALL"
    yield f"ALTER TABLE {table} DISABLE TRIGGER USER"
    yield f"ALTER TABLE {table} OWNER TO CURRENT_USER"
    yield f"ALTER TABLE {table} RENAME TO {table}_old"
    yield f"DROP TABLE {table} CASCADE"
    yield f"CREATE RULE gone AS ON DELETE TO {table} DO INSTEAD NOTHING"
    yield (
        f"CREATE TRIGGER zz BEFORE UPDATE ON {table} FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()"
    )


@pytest.fixture
def frozen_rows(db, tree, people, awards):
    """A row of every table of ``FREEZING``, in the state that freezes it."""
    decision = DecisionFactory()
    DecisionLineFactory(decision=decision)
    DecisionBasis.objects.create(decision=decision, text="Luật Thi đua, khen thưởng")
    unit = decision.unit
    rule = ApprovalStep.objects.create(unit=unit, order_no=1, name="Trưởng ban", role="approver", valid_from=DAY)
    decision.steps.create(round=1, order_no=1, rule=rule, name=rule.name, unit=unit, role=rule.role)
    decision.legal_grounds.create(ground=ground_of(), text="Gian dối")
    lines = lay_prize_list(issued(decision)).lines
    lines.update(state=PrizeState.PAID, amount=1_000_000, paid_on=decision.signed_on, paid_by=UserFactory())
    world = World(tree, people, awards)
    world.person(world.dossier())
    run = world.evaluated()
    send_up(run, unit)
    seal_tally(run, by=people["approver"])
    StandardVersionFactory(number=9)
    make_sheet()
    frozen(tree.province, people["specialist_province"], people["approver"])
    close_session_of(unit, run.recommendations.first())


def close_session_of(unit, result) -> None:
    """A council has met about one of the results, and on paper; a member was barred."""
    rule = VotingRule.objects.create(council_kind="award", quorum_percent=50, pass_percent=50, valid_from=DAY)
    council = Council.objects.create(
        unit=unit, kind="award", name="Hội đồng", decision_no="1/QĐ", decided_on=DAY, valid_from=DAY
    )
    member = CouncilMember.objects.create(council=council, user=UserFactory(), office="chair")
    session = council.sessions.create(
        number=1, title="Xét khen", way="paper", state="open", held_at=timezone.now(), prepared_by=member.user
    )
    session.attendances.create(member=member, presence="present")
    item = session.items.create(position=1, recommendation=result, rule=rule)
    item.bars.create(member=member, kind="person")
    PaperCount.objects.create(item=item, typed_by=member.user)
    CouncilSession.objects.filter(pk=session.pk).update(state="closed")


def send_up(run, unit) -> None:
    """A letter with one of the results of the run has left."""
    letter = SubmissionLetter.objects.create(
        unit=unit,
        run=run,
        addressee="Tổng Liên đoàn",
        subject_matter="Đề nghị",
        request="Kính đề nghị",
        drafted_by=UserFactory(),
    )
    result = run.recommendations.first()
    letter.lines.create(
        order_no=1,
        recommendation=result,
        award=result.award,
        unit=result.unit,
        name="Người được đề nghị",
        subject_kind=SubjectKind.INDIVIDUAL,
        member=MemberFactory(),
        unit_name="CĐCS",
        award_label="Bằng khen",
    )
    SubmissionLetter.objects.filter(pk=letter.pk).update(
        state="sent", year=DAY.year, number=1, signed_on=DAY, sent_by=UserFactory(), sent_at=timezone.now()
    )


def test_every_frozen_table_is_known(db):
    guarded = {table for table, *_ in asked(GUARDS)}
    always = set(frozen_tables()) | set(immutable_tables())
    assert {table for table in always if not table.endswith("history")} <= guarded
    unknown = guarded - always - set(FREEZING)
    assert unknown == set(), "these need a line in FREEZING and a row in frozen_rows"
    assert set(FREEZING) <= guarded


def test_what_is_only_added_to_is_never_changed(db):
    """Without a single row: the right itself is missing."""
    for table in (*frozen_tables(), *immutable_tables()):
        (key,) = connection.introspection.get_primary_key_columns(connection.cursor(), table)
        for statement in changes(table, f"{key} = {key}"):
            try_in_vain(IGNORING.format(table=table) + statement)
    for table in frozen_tables():
        for statement in removals(table):
            try_in_vain(IGNORING.format(table=table) + statement)


@pytest.mark.parametrize("table", FREEZING)
def test_what_is_frozen_by_its_state_is_never_changed_from_then_on(frozen_rows, table):
    ((rows,),) = asked(f"SELECT count(*) FROM {table}")
    assert rows
    for statement in (*changes(table, FREEZING[table]), *removals(table)):
        try_in_vain(IGNORING.format(table=table) + statement)


def test_what_keeps_them_is_not_put_to_sleep(db):
    guards = asked(GUARDS)
    for table in {*frozen_tables(), *immutable_tables(), *FREEZING}:
        for statement in ways_round(table):
            try_in_vain(statement)
    for table, trigger, function in guards:
        try_in_vain(f"DROP TRIGGER {trigger} ON {table}")
        try_in_vain(f"ALTER TABLE {table} DISABLE TRIGGER {trigger}")
        try_in_vain(
            f"CREATE OR REPLACE FUNCTION {function}() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'"
        )
    assert asked(ASLEEP, [table for table, *_ in guards]) == []


def test_the_role_takes_no_further_rights(db):
    ((owner,),) = asked("SELECT tableowner FROM pg_tables WHERE tablename = 'common_auditentry'")
    for statement in (
        "SET session_replication_role = replica",
        "SELECT set_config('session_replication_role', 'replica', true)",
        f'SET ROLE "{owner}"',
        f'SET SESSION AUTHORIZATION "{owner}"',
        f'GRANT "{owner}" TO CURRENT_USER',
        "ALTER ROLE CURRENT_USER SUPERUSER",
        "UPDATE pg_trigger SET tgenabled = 'D'",
        "UPDATE pg_class SET relacl = NULL",
        "CREATE FUNCTION refuse_change(integer) RETURNS integer LANGUAGE sql AS 'SELECT 1'",
    ):
        try_in_vain(statement)
    with connection.cursor() as cursor:  # only a warning: there is nothing to give
        cursor.execute(f"GRANT ALL ON {', '.join(frozen_tables())} TO CURRENT_USER")
    assert asked(HELD, frozen_tables()) == []
