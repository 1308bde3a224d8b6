"""People with two records, and what they hold."""

import datetime as dt

import pytest

from awards.services.honour import record_honour
from office.services.merging import merge_members
from people.models import CollectiveMembership, Discipline, Member, SubjectKind
from people.services.member import create_member
from people.services.standing import record_absence, record_rating
from tests.factories import CollectiveFactory, DossierFactory, EntryFactory, InitiativeFactory

BIRTH = dt.date(1985, 5, 19)
GROUND = "Cùng số căn cước 001185000001"


def person(unit, code, name="Nguyễn Thị Hoà", birth_date=BIRTH):
    return create_member(code=code, full_name=name, gender="female", unit=unit, birth_date=birth_date)


@pytest.fixture
def pair(tree):
    return person(tree.base, "DV1"), person(tree.base2, "DV2", "NGUYỄN THỊ HÒA")


@pytest.fixture
def lived(tree, people, awards, pair):
    """Both records hold something in every register, and the second one has another one merged into it."""
    keep, other = pair
    third = person(tree.base2, "DV3")
    for number, member in enumerate((keep, other, third)):
        year = 2020 + number
        record_honour(
            subject=member,
            subject_kind=SubjectKind.INDIVIDUAL,
            award=awards.title,
            year=year,
            decision_no=f"{number}/QĐ",
            decided_on=dt.date(year, 5, 18),
        )
        record_rating(subject_kind=SubjectKind.INDIVIDUAL, subject=member, year=year, rating="good")
        record_absence(member=member, year=2026, reason="sick", working_days=10 + number)
        Discipline.objects.create(
            subject_kind="individual", member=member, unit=member.unit, level="reprimand", from_date=dt.date(year, 1, 1)
        )
        initiative = InitiativeFactory(unit=member.unit, recognised_level="base", state="recognised")
        initiative.authors.create(member=member, share_percent=100)
        EntryFactory(dossier=DossierFactory(unit=member.unit), member=member)
        CollectiveMembership.objects.create(collective=CollectiveFactory(unit=member.unit), member=member)
    merge_members(other, third, reason="Gộp từ trước", by=people["specialist"])
    return keep, Member.objects.get(pk=other.pk), Member.objects.get(pk=third.pk)


def merged(people, keep, other, reason=GROUND, by="specialist"):
    return merge_members(keep, other, reason=reason, by=people[by])
