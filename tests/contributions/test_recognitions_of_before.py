"""Recognitions from before they were rows of their own become rows, once, as the columns say them."""

import datetime as dt
from importlib import import_module

import pytest
from django.apps import apps

from contributions.models import InitiativeAuthor, Recognition
from tests.factories import InitiativeFactory, MemberFactory

MIGRATION = import_module("contributions.migrations.0027_keep_recognitions_of_before")
DAY = dt.date(2024, 5, 10)

pytestmark = pytest.mark.django_db


def recognised(tree, **fields):
    said = {"state": "recognised", "recognised_level": "upper", "recognised_on": DAY, "recognition_no": "7/QĐ"}
    initiative = InitiativeFactory(unit=tree.base, **said | fields)
    InitiativeAuthor.objects.create(initiative=initiative, member=MemberFactory(unit=tree.base), share_percent=100)
    return initiative


def rows() -> list[tuple]:
    said = Recognition.objects.order_by("initiative", "pk")
    return list(said.values_list("initiative", "level", "decided_on", "decision_no", "recorded_by"))


def test_each_is_one_row_as_the_columns_say_it(tree, monkeypatch):
    monkeypatch.setattr(MIGRATION, "BATCH", 2)
    told = [
        recognised(tree),
        recognised(tree, state="applied", recognised_level="province", recognised_on=None, recognition_no=""),
        recognised(tree, state="spread", recognised_level="base"),
    ]
    for _time in range(2):
        MIGRATION.keep_recognitions(apps, None)
    assert rows() == [
        (told[0].pk, "upper", DAY, "7/QĐ", None),
        (told[1].pk, "province", None, "", None),
        (told[2].pk, "base", DAY, "7/QĐ", None),
    ]
    assert Recognition.objects.first().events.count() == 1


@pytest.mark.parametrize(
    "fields", [{"state": "sent"}, {"state": "checked"}, {"state": "not_recognised"}, {"recognised_level": ""}]
)
def test_what_is_only_declared_is_not_confirmed_by_it(tree, fields):
    initiative = recognised(tree, **fields)
    MIGRATION.keep_recognitions(apps, None)
    assert rows() == []
    initiative.refresh_from_db()
    assert initiative.state == fields.get("state", "recognised")


def test_one_with_rows_of_its_own_keeps_them(tree, people):
    initiative = recognised(tree)
    kept = Recognition.objects.create(initiative=initiative, level="base", recorded_by=people["specialist"])
    MIGRATION.keep_recognitions(apps, None)
    assert Recognition.objects.get() == kept
