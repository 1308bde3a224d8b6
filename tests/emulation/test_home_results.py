"""Home tells a unit what its people, collectives and works got."""

import datetime as dt

from django.urls import reverse

from awards.services.honour import record_honour
from tests.factories import MemberFactory, WorkFactory
from tests.pages import opened, words

HOME = reverse("home")


def test_results_of_the_unit_show_the_latest_honours(client, tree, people, awards):
    for unit in (tree.base, tree.base2):
        member = MemberFactory(unit=unit, full_name=f"Người của {unit.code}")
        record_honour(subject_kind="individual", subject=member, award=awards.certificate, year=2025)
    client.force_login(people["editor"])
    text = words(opened(client, HOME))
    assert ("Người của CS1" in text, "Người của CS2" in text) == (True, False)


def test_results_of_the_unit_show_the_plaques_it_has(client, tree, people):
    day = dt.date(2026, 3, 2)
    for unit, state in ((tree.base, "plaque_decided"), (tree.base, "inspected"), (tree.base2, "plaque_fixed")):
        WorkFactory(
            owner_unit=unit, name=f"{unit.code} {state}", state=state, plaque_no="04/QĐ-LĐLĐ", plaque_decided_on=day
        )
    client.force_login(people["editor"])
    for address in (HOME, reverse("units:unit-detail", args=[tree.base.pk])):
        text = words(opened(client, address))
        assert "CS1 plaque_decided 04/QĐ-LĐLĐ · 02/03/2026" in text
        assert "CS1 inspected" not in text
        assert "CS2 plaque_fixed" not in text
