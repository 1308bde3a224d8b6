"""A whole run by the shipped standard of an outstanding collective: from its members' registers to the outcome."""

import datetime as dt
import json
from pathlib import Path

import pytest

import awards
from awards.models import Honour
from awards.services.honour import record_honour
from people.models import Discipline, Membership, Rating
from people.services.collective_members import set_collective_members
from tests.factories import AwardTypeFactory, CollectiveFactory, EntryFactory, MemberFactory

SHIPPED = json.loads((Path(awards.__file__).parent / "catalogue/standards/TTLDXS.json").read_text())
YEAR = 2026


def rated(subject_kind, column, subject, rating):
    Rating.objects.create(subject_kind=subject_kind, **{column: subject}, unit=subject.unit, year=YEAR, rating=rating)


@pytest.fixture
def collective(world):
    """Ten people who all completed their tasks, seven of them LĐTT, one of these CSTĐCS; put up and rated itself."""
    world.award.subject_kinds = ["collective", "unit"]
    world.award.save()
    world.goes_by(SHIPPED["tree"], rank_by=SHIPPED["rank_by"], kinds=SHIPPED["applies_to"])
    group = CollectiveFactory(unit=world.tree.base, headcount=10, headcount_female=7)
    rated("collective", "collective", group, "excellent")
    people = [MemberFactory(unit=world.tree.base) for _each in range(10)]
    ldtt, cstdcs = AwardTypeFactory(code="LDTT"), AwardTypeFactory(code="CSTDCS")
    for number, person in enumerate(people):
        Membership.objects.create(member=person, unit=world.tree.base)
        rated("individual", "member", person, "completed")
        if number < 7:
            record_honour(subject=person, subject_kind="individual", award=ldtt, year=YEAR)
    record_honour(subject=people[0], subject_kind="individual", award=cstdcs, year=YEAR)
    set_collective_members(group, codes=[person.code for person in people], by=world.people["editor"])
    EntryFactory(dossier=world.dossier(), award=world.award, subject_kind="collective", member=None, collective=group)
    group.people = people
    return group


def nothing(collective):
    """As it is."""


def one_ldtt_less(collective):
    Honour.objects.filter(member=collective.people[6]).delete()


def no_cstdcs(collective):
    Honour.objects.filter(award__code="CSTDCS").delete()


def one_not_completed(collective):
    Rating.objects.filter(member=collective.people[9]).update(rating="not_completed")


def one_not_rated(collective):
    Rating.objects.filter(member=collective.people[9]).delete()


def no_title_recorded(collective):
    Honour.objects.all().delete()


def one_more_in_the_headcount(collective):
    collective.headcount = 11
    collective.save()


def one_moved_away(collective):
    Membership.objects.filter(member=collective.people[9]).update(valid_to=dt.date(YEAR, 6, 30))


def one_warned(collective):
    person = collective.people[9]
    Discipline.objects.create(
        subject_kind="individual", member=person, unit=person.unit, level="warning", from_date=dt.date(YEAR, 5, 1)
    )


@pytest.mark.parametrize(
    ("change", "outcome"),
    [
        (nothing, "recommended"),
        (one_ldtt_less, "not_eligible"),
        (no_cstdcs, "not_eligible"),
        (one_not_completed, "not_eligible"),
        (one_not_rated, "missing_data"),
        (no_title_recorded, "missing_data"),
        (one_more_in_the_headcount, "missing_data"),
        (one_moved_away, "missing_data"),
        (one_warned, "recommended"),  # only the lower title asks for nobody disciplined
    ],
    ids=lambda value: getattr(value, "__name__", value),
)
def test_an_outstanding_collective(world, collective, change, outcome):
    change(collective)
    assert world.evaluated().recommendations.get().outcome == outcome
