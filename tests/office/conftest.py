"""Units that are reorganised, and people with two records and what they hold."""

import datetime as dt
from types import SimpleNamespace

import pytest

from awards.services.honour import record_honour
from common import clock
from common.vietnamese import TIME_ZONE
from office.models import Reorganisation
from office.services.merging import merge_members
from office.services.reorganisation import draft_reorganisation, schedule_reorganisation
from office.services.reorganisation_lines import add_line
from people.models import CollectiveMembership, Discipline, Member, Membership, SubjectKind
from people.services.member import create_member
from people.services.standing import record_absence, record_rating
from tests.conftest import make_people, make_tree
from tests.factories import CollectiveFactory, DossierFactory, EntryFactory, InitiativeFactory, MemberFactory
from units.models import Unit, UnitPlacement

DAY = dt.date(2025, 7, 1)
EVE = dt.date(2025, 6, 30)
BIRTH = dt.date(1985, 5, 19)
GROUND = "Cùng số căn cước 001185000001"


def at(month, day, hour=9, minute=0):
    return clock.telling(dt.datetime(2025, month, day, hour, minute, tzinfo=TIME_ZONE))


def draft(tree, people, **fields) -> Reorganisation:
    about = {
        "title": "Kết thúc công đoàn cấp huyện",
        "decision_no": "25/QĐ-LĐLĐ",
        "decided_on": dt.date(2025, 6, 1),
        "effective_on": DAY,
    }
    with at(6, 2):
        return draft_reorganisation(unit=tree.province, by=people["specialist_province"], **about | fields)


def end_of_a_district(tree, people) -> Reorganisation:
    """The first district ends with its people; base goes into base2, which goes under the second district."""
    row = draft(tree, people)
    by = people["specialist_province"]
    for operation, source, target, leaves in (
        ("dissolve", tree.district, None, "end"),
        ("absorb", tree.base, tree.base2, "move"),
        ("transfer", tree.base2, tree.district2, "move"),
    ):
        add_line(row, by=by, operation=operation, source=source, target=target, people=leaves)
    row.refresh_from_db()
    return row


def scheduled(row, people) -> Reorganisation:
    with at(6, 3):
        return schedule_reorganisation(row, by=people["approver"])


def member_of(unit, since) -> Member:
    """A member who has been in the unit since that day, ``None`` from ever."""
    member = MemberFactory(unit=unit, joined_on=since)
    Membership.objects.create(member=member, unit=unit, valid_from=since)
    return member


def hung_under(unit, day) -> set[str]:
    """Codes of ``unit`` and of all that hung under it on ``day``; none when it hung nowhere."""
    there = UnitPlacement.objects.on(day).filter(unit=unit).first()
    under = UnitPlacement.objects.on(day).filter(path__startswith=there.path) if there else []
    return {place.unit.code for place in under}


def make_world() -> SimpleNamespace:
    """One member in the district, two in base with a collective, one in base2, and one who had left base."""
    tree = make_tree()
    people = make_people(tree)
    long_ago = dt.date(2020, 1, 1)
    members = {
        "officer": member_of(tree.district, long_ago),
        "teacher": member_of(tree.base, long_ago),
        "nurse": member_of(tree.base, None),
        "worker": member_of(tree.base2, long_ago),
    }
    return SimpleNamespace(tree=tree, people=people, team=CollectiveFactory(unit=tree.base), **members)


@pytest.fixture
def world(db):
    return make_world()


@pytest.fixture
def ready(world):
    return scheduled(end_of_a_district(world.tree, world.people), world.people)


def fresh(unit) -> Unit:
    return Unit.objects.get(pk=unit.pk)


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
