"""The cases in which the law has an award taken back."""

import datetime as dt

import pytest
from django.core.management import call_command

from catalogue.models import RevocationGround

pytestmark = pytest.mark.django_db


def test_the_four_of_the_law_are_shipped_with_their_days_and_their_law():
    call_command("load_catalogue")
    grounds = RevocationGround.objects.in_force_on(dt.date(2026, 1, 1))
    assert {row.code for row in grounds} == {"fraud", "false_papers", "against_law", "later_judgment"}
    assert {(row.document.number, bool(row.source)) for row in grounds} == {("06/2022/QH15", True)}
    assert not RevocationGround.objects.in_force_on(dt.date(2023, 12, 31)).exists()
