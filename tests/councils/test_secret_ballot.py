"""A secret ballot: each token is spent once, the counts add up, and nothing leads from a ballot to its voter."""

import logging
import threading

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import given, settings
from hypothesis import strategies as st

from common.errors import DomainError
from common.models import AuditEntry
from councils.box import BoxDamaged, make_box, opener, put_in
from councils.models import (
    Ballot,
    Bar,
    Choice,
    CouncilSession,
    ItemResult,
    Mark,
    Presence,
    SealedBallot,
    VoteWay,
)
from councils.services.bars import declare_conflict
from councils.services.closing import close_session
from councils.services.session import cancel_session
from councils.services.voting import cast_votes

PATTERN = [Choice.FOR, Choice.AGAINST, Choice.FOR, Choice.ABSTAIN, Choice.FOR]


def items_of(session, member):
    barred = Bar.objects.filter(item__session=session, member=member).values("item")
    return list(session.items.exclude(pk__in=barred).values_list("pk", flat=True))


def vote(session, member, choice):
    return cast_votes(session, choices=dict.fromkeys(items_of(session, member), choice), by=member.user)


def rows_of(table, columns):
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT xmin::text, ctid::text, {columns} FROM {table} ORDER BY ctid")
        return cursor.fetchall()


def test_a_box_gives_back_what_was_put_in_and_nothing_else():
    public, key = make_box()
    sealed = put_in(public, "for", place="7")
    assert opener(key)(sealed, place="7") == "for"
    assert len({len(put_in(public, choice, place="7")) for choice in Choice}) == 1
    for damaged, place in [(sealed, "8"), (sealed[:-1] + b"\0", "7"), (b"", "7")]:
        with pytest.raises(BoxDamaged):
            opener(key)(damaged, place=place)
    with pytest.raises(BoxDamaged):
        opener(make_box()[1])(sealed, place="7")


def test_a_secret_ballot_is_counted(committed_world):
    session = committed_world.opened(VoteWay.SECRET)
    for member, choice in zip(committed_world.members, PATTERN, strict=True):
        vote(session, member, choice)
    assert not Ballot.objects.exists()
    close_session(session, by=committed_world.keeper)
    for result in ItemResult.objects.all():
        assert (result.votes_for, result.votes_against, result.votes_abstain, result.passed) == (3, 1, 1, False)


def test_nothing_joins_a_ballot_to_its_voter(committed_world, caplog):
    """By transaction, place in the table, order, time, history, audit, statements of the mark's connection, logs."""
    caplog.set_level(logging.DEBUG)
    session = committed_world.opened(VoteWay.SECRET)
    with CaptureQueriesContext(connection) as asked:
        for member, choice in zip(committed_world.members, PATTERN, strict=True):
            vote(session, member, choice)
    said = " ".join(query["sql"] for query in asked.captured_queries)
    assert "councils_sealedballot" not in said and "against" not in said
    assert not any("against" in record.getMessage() for record in caplog.records)
    before = bytes(CouncilSession.objects.get().box_key)
    close_session(session, by=committed_world.keeper)

    marks = rows_of("councils_mark", "choice")
    sealed = rows_of("councils_sealedballot", "sealed")
    ballots = rows_of("councils_ballot", "item_id, choice")
    assert {choice for _xmin, _ctid, choice in marks} == {""}
    assert len(marks) == len(sealed) == len(ballots) == 15
    mark_transactions = {xmin for xmin, *_rest in marks}
    assert not mark_transactions & {xmin for xmin, *_rest in sealed}
    assert len({xmin for xmin, *_rest in ballots}) == 1
    assert not mark_transactions & {xmin for xmin, *_rest in ballots}
    assert len({len(bytes(row[2])) for row in sealed}) == 1

    assert CouncilSession.objects.get().box_key is None
    take_out = opener(before)  # who kept a copy of the key: that is what its destruction is for
    assert take_out(SealedBallot.objects.first().sealed, place=str(SealedBallot.objects.first().item_id)) in Choice
    tables = {model.__name__ for model in apps.get_app_config("councils").get_models()}
    assert not tables & {"MarkHistory", "SealedBallotHistory", "BallotHistory"}
    history = apps.get_model("councils.CouncilSessionHistory")
    assert "box_key" not in {field.name for field in history._meta.fields}
    for model in (SealedBallot, Ballot):
        kinds = {field.get_internal_type() for field in model._meta.fields}
        assert kinds <= {"UUIDField", "ForeignKey", "BinaryField", "CharField"}
        assert {field.name for field in model._meta.fields} <= {"key", "item", "sealed", "choice"}
    voters = {member.user_id for member in committed_world.members}
    assert not AuditEntry.objects.filter(actor__in=voters).exists()


def test_ballots_lie_in_another_order_than_they_were_cast_in(committed_world):
    """Of each item there are ten ways the two choices can lie; that all nine lie as cast is one in a milliard."""
    nominees = [*committed_world.nominees, *(committed_world.nominee(number) for number in range(3, 9))]
    session = committed_world.opened(VoteWay.SECRET, nominees)
    cast = [Choice.FOR, Choice.FOR, Choice.AGAINST, Choice.AGAINST, Choice.AGAINST]
    for member, choice in zip(committed_world.members, cast, strict=True):
        vote(session, member, choice)
    close_session(session, by=committed_world.keeper)
    found = rows_of("councils_ballot", "item_id, choice")
    as_cast = [
        [row[3] for row in found if row[2] == item] == cast for item in session.items.values_list("pk", flat=True)
    ]
    assert len(as_cast) == 9 and not all(as_cast)


@pytest.mark.parametrize("table", ["councils_mark", "councils_sealedballot", "councils_ballot", "councils_itemresult"])
def test_no_raw_statement_changes_a_vote(committed_world, table):
    session = committed_world.opened(VoteWay.SECRET)
    for member in committed_world.members:
        vote(session, member, Choice.FOR)
    close_session(session, by=committed_world.keeper)
    for statement in (
        f"UPDATE {table} SET item_id = item_id",
        f"DELETE FROM {table}",
        f"TRUNCATE {table}",
        f"SELECT set_config('pgtrigger.ignore', '{table}', false); DELETE FROM {table}",
    ):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)


def test_when_the_ballot_cannot_be_written_no_token_is_spent(world):
    """The rows of this test are never committed: the connection of the ballots does not see the item."""
    session = world.opened(VoteWay.SECRET)
    with pytest.raises(DomainError, match="Chưa ghi được phiếu"):
        vote(session, world.members[0], Choice.FOR)
    assert not Mark.objects.exists()


def test_two_requests_at_once_are_one_vote(committed_world):
    session, member = committed_world.opened(VoteWay.SECRET), committed_world.members[0]
    choices, outcomes = dict.fromkeys(items_of(session, member), Choice.FOR), []
    start = threading.Barrier(4)

    def cast():
        start.wait()
        try:
            outcomes.append(cast_votes(session, choices=choices, by=member.user))
        except DomainError:
            outcomes.append("refused")
        finally:
            connection.close()

    threads = [threading.Thread(target=cast) for _each in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes, key=str) == [3, "refused", "refused", "refused"]
    assert SealedBallot.objects.count() == Mark.objects.count() == 3


def test_a_ballot_too_many_makes_the_vote_void(committed_world):
    session = committed_world.opened(VoteWay.SECRET)
    for member in committed_world.members:
        vote(session, member, Choice.FOR)
    item = session.items.first()
    public = CouncilSession.objects.get().public_key
    SealedBallot.objects.create(item=item, sealed=put_in(bytes(public), "for", place=str(item.pk)))
    with pytest.raises(DomainError, match="thu được 6 phiếu, số người được bỏ phiếu là 5"):
        close_session(session, by=committed_world.keeper)
    cancelled = cancel_session(session, reason="Thừa một phiếu", by=committed_world.keeper)
    assert cancelled.box_key is None and not ItemResult.objects.exists() and not Ballot.objects.exists()


def test_a_ballot_that_cannot_be_read_is_said(committed_world):
    session = committed_world.opened(VoteWay.SECRET)
    for member in committed_world.members:
        vote(session, member, Choice.FOR)
    SealedBallot.objects.create(item=session.items.first(), sealed=b"x" * 76)
    with pytest.raises(DomainError, match="không mở được"):
        close_session(session, by=committed_world.keeper)


VOTE = st.fixed_dictionaries(
    {
        "presence": st.sampled_from([Presence.PRESENT, Presence.WRITTEN, Presence.ABSENT]),
        "choice": st.sampled_from(list(Choice)),
        "is_barred": st.booleans(),
    }
)


def test_whatever_is_voted_counts_add_up(committed_world):
    world = committed_world

    @settings(max_examples=15)
    @given(votes=st.lists(VOTE, min_size=5, max_size=5), way=st.sampled_from([VoteWay.SECRET, VoteWay.OPEN]))
    def holds(votes, way):
        if sum(vote["presence"] == Presence.PRESENT for vote in votes) < 3:
            votes = [vote | {"presence": Presence.PRESENT} for vote in votes]
        for needed in (0, 2):  # who presides, and who writes the minutes
            votes[needed] = votes[needed] | {"presence": Presence.PRESENT}
        presence = {member.user.username: each["presence"] for member, each in zip(world.members, votes, strict=True)}
        session = world.opened(way, world.nominees[:1], **presence)
        item = session.items.get()
        expected = dict.fromkeys(Choice, 0)
        for member, each in zip(world.members, votes, strict=True):
            if each["is_barred"]:
                declare_conflict(item, member=member, note="người nhà", by=member.user)
            elif each["presence"] != Presence.ABSENT:
                assert vote(session, member, each["choice"]) == 1
                expected[each["choice"]] += 1
                with pytest.raises(DomainError):
                    vote(session, member, each["choice"])
        close_session(session, by=world.keeper)
        result = item.__class__.objects.get(pk=item.pk).result
        assert (result.votes_for, result.votes_against, result.votes_abstain) == tuple(expected.values())
        assert result.voters == sum(expected.values()) == item.marks.count() and result.members == 5
        assert result.passed == (result.votes_for >= 4)

    holds()
