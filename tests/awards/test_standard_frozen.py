"""What the database itself refuses about versions of standards, to the application's role."""

import datetime as dt
from contextlib import contextmanager

import pytest
from django.db import DatabaseError, connection, transaction

from awards.models import StandardVersion, StandardVersionState
from tests.factories import StandardVersionFactory, UserFactory

S = StandardVersionState
CONTENT = {
    "tree": {"all_of": [{"condition": "dossier_accepted"}]},
    "rank_by": [{"key": "score", "direction": "desc"}],
    "valid_from": dt.date(2021, 1, 1),
    "legal_basis": "khác",
    "source": "khác",
    "council_text": "khác",
    "unverified": True,
    "number": 9,
    "subject_kinds": ["unit"],
    "note": "khác",
    "version": 5,
}


@contextmanager
def refused(words=None):
    with pytest.raises(DatabaseError, match=words), transaction.atomic():
        yield


def rows(version):
    return StandardVersion.objects.filter(pk=version.pk)


@pytest.mark.parametrize("state", [S.APPROVED, S.IN_FORCE, S.SUPERSEDED])
@pytest.mark.parametrize("name", CONTENT)
def test_content_never_changes_once_approved(db, state, name):
    version = StandardVersionFactory(state=state)
    with refused("không được sửa"):
        rows(version).update(**{name: CONTENT[name]})


@pytest.mark.parametrize("state", [S.APPROVED, S.IN_FORCE, S.SUPERSEDED])
def test_nobody_else_has_approved_it_afterwards(db, state):
    with refused("không được sửa"):
        rows(StandardVersionFactory(state=state)).update(approved_by=UserFactory())


@pytest.mark.parametrize("state", [S.APPROVED, S.IN_FORCE, S.SUPERSEDED])
def test_it_is_not_deleted(db, state):
    version = StandardVersionFactory(state=state)
    with refused("không được xoá"):
        version.delete()
    with refused(), connection.cursor() as cursor:
        cursor.execute("TRUNCATE awards_standardversion CASCADE")


def test_a_draft_changes_and_goes(db):
    version = StandardVersionFactory(state=S.DRAFT)
    rows(version).update(**CONTENT)
    version.delete()
    assert not StandardVersion.objects.exists()


@pytest.mark.parametrize(
    ("before", "after", "may"),
    [
        (S.DRAFT, S.IN_FORCE, False),
        (S.DRAFT, S.SUPERSEDED, False),
        (S.DRAFT, S.APPROVED, False),  # by nobody
        (S.APPROVED, S.IN_FORCE, True),
        (S.APPROVED, S.SUPERSEDED, True),
        (S.APPROVED, S.DRAFT, False),
        (S.IN_FORCE, S.SUPERSEDED, True),
        (S.IN_FORCE, S.APPROVED, False),
        (S.IN_FORCE, S.DRAFT, False),
        (S.SUPERSEDED, S.IN_FORCE, False),
        (S.SUPERSEDED, S.DRAFT, False),
    ],
)
def test_states_only_move_on(db, before, after, may):
    version = StandardVersionFactory(state=before)
    if may:
        rows(version).update(state=after)
    else:
        with refused():
            rows(version).update(state=after)


@pytest.mark.parametrize(
    ("state", "stored", "wanted", "may"),
    [
        (S.IN_FORCE, None, dt.date(2026, 1, 1), True),
        (S.IN_FORCE, dt.date(2026, 1, 1), dt.date(2025, 1, 1), True),
        (S.IN_FORCE, dt.date(2026, 1, 1), dt.date(2027, 1, 1), False),
        (S.IN_FORCE, dt.date(2026, 1, 1), None, False),
        (S.IN_FORCE, None, dt.date(2010, 1, 1), False),
        (S.SUPERSEDED, dt.date(2026, 1, 1), dt.date(2025, 1, 1), False),
    ],
)
def test_validity_only_ends_sooner(db, state, stored, wanted, may):
    version = StandardVersionFactory(state=state, valid_to=stored)
    if may:
        rows(version).update(valid_to=wanted)
    else:
        with refused():
            rows(version).update(valid_to=wanted)


def test_who_drafted_it_is_not_who_approved_it(db):
    both = UserFactory()
    with refused("standard_approved_by_another"):
        StandardVersionFactory(drafted_by=both, approved_by=both)


@pytest.mark.parametrize(("kinds", "other", "clash"), [
    ([], [], True),
    ([], ["unit"], True),
    (["individual", "unit"], ["unit"], True),
    (["individual"], ["unit"], False),
])  # fmt: skip
def test_no_two_hold_for_a_subject_on_one_day(db, kinds, other, clash):
    first = StandardVersionFactory(subject_kinds=kinds, valid_to=dt.date(2025, 12, 31))
    next_day = {"award": first.award, "subject_kinds": other, "valid_from": dt.date(2026, 1, 1)}
    StandardVersionFactory(number=2, **next_day)
    same_day = next_day | {"valid_from": dt.date(2025, 12, 31), "valid_to": dt.date(2025, 12, 31), "number": 3}
    StandardVersionFactory(state=S.APPROVED, **same_day)
    same_day["number"] = 4
    if clash:
        with refused("standard_one_a_day"):
            StandardVersionFactory(**same_day)
    else:
        StandardVersionFactory(**same_day)
