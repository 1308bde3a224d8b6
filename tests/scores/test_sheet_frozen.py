"""What the database itself refuses about score sheets, to the application's role."""

from contextlib import contextmanager

import pytest
from django.db import DatabaseError, connection, transaction

from scores.models import Band, Criterion, KnockOut, ScoreSheet, SheetSection, SheetState
from tests.factories import ScoreSheetFactory, UserFactory
from tests.scores.conftest import make_sheet

S = SheetState
CONTENT = {"name": "Tên khác", "series": "KHAC", "year_to": 2001, "workers_from": 5, "awards": ["CO_XSD"], "number": 9}
PARTS = {
    SheetSection: {"maximum": 1},
    Criterion: {"maximum": 1},
    Band: {"title": "Khác"},
    KnockOut: {"title": "Khác"},
}


@contextmanager
def refused(words=None):
    with pytest.raises(DatabaseError, match=words), transaction.atomic():
        yield


def rows(sheet):
    return ScoreSheet.objects.filter(pk=sheet.pk)


@pytest.mark.parametrize("state", [S.IN_FORCE, S.SUPERSEDED])
@pytest.mark.parametrize("name", CONTENT)
def test_content_never_changes_once_in_force(db, state, name):
    sheet = make_sheet(state=state)
    with refused("không được sửa"):
        rows(sheet).update(**{name: CONTENT[name]})


@pytest.mark.parametrize("state", [S.IN_FORCE, S.SUPERSEDED])
@pytest.mark.parametrize("model", PARTS)
def test_parts_never_change_once_in_force(db, state, model):
    sheet = make_sheet(state=state)
    part = model.objects.filter(sheet=sheet).first()
    with refused("không được sửa"):
        model.objects.filter(pk=part.pk).update(**PARTS[model])
    with refused("không được sửa"):
        model.objects.filter(pk=part.pk).update(sheet=make_sheet(code="NHAP", state=S.DRAFT))
    with refused("không được sửa"):
        part.delete()
    part.pk, part.code = None, "MOI"
    with refused("không được sửa"):
        part.save(force_insert=True)


@pytest.mark.parametrize("state", [S.IN_FORCE, S.SUPERSEDED])
def test_it_is_not_deleted(db, state):
    sheet = ScoreSheetFactory(state=state)
    with refused("không được xoá"):
        rows(sheet).delete()
    for table in ("scores_scoresheet", "scores_criterion"):
        with refused(), connection.cursor() as cursor:
            cursor.execute(f"TRUNCATE {table} CASCADE")


def test_a_draft_changes_and_goes(db):
    sheet = make_sheet(state=S.DRAFT)
    rows(sheet).update(**CONTENT)
    for model, change in PARTS.items():
        assert model.objects.filter(sheet=sheet).update(**change)
    sheet.delete()
    assert not ScoreSheet.objects.exists()


@pytest.mark.parametrize(
    ("before", "after", "may"),
    [
        (S.DRAFT, S.SUPERSEDED, False),
        (S.DRAFT, S.IN_FORCE, False),
        (S.IN_FORCE, S.DRAFT, False),
        (S.IN_FORCE, S.SUPERSEDED, True),
        (S.SUPERSEDED, S.IN_FORCE, False),
        (S.SUPERSEDED, S.DRAFT, False),
    ],
)
def test_the_state_only_moves_on(db, before, after, may):
    sheet = ScoreSheetFactory(state=before, drafted_by=UserFactory())
    if may:
        assert rows(sheet).update(state=after)
        return
    with refused():
        rows(sheet).update(state=after)


def test_a_draft_comes_into_force_by_somebody(db):
    sheet = ScoreSheetFactory(state=S.DRAFT, drafted_by=UserFactory())
    assert rows(sheet).update(state=S.IN_FORCE, approved_by=UserFactory())
