"""Whose own unit a recipient is of: up and down the tree for who is awarded as a whole, never the deciding unit."""

import pytest

from decisions.standing import own_unit_in
from people.models import SubjectKind
from tests.factories import (
    CollectiveFactory,
    DecisionFactory,
    DecisionLineFactory,
    MemberFactory,
    UnitFactory,
    UserFactory,
)
from units.models import Unit, UnitKind


@pytest.fixture
def colleague(tree):
    """A member of a section of the base union."""
    section = UnitFactory(code="CS1-BP1", name="Công đoàn bộ phận 1", kind=UnitKind.SECTION, parent=tree.base)
    return MemberFactory(unit=section, user=UserFactory()).user


def awarded(tree, unit, subject_kind, **subject):
    decision = DecisionFactory(unit=tree.province)
    about = {"unit": unit, "name": unit.name, "subject_kind": subject_kind, "member": None, **subject}
    DecisionLineFactory(decision=decision, **about)
    return decision


def test_a_union_is_that_of_who_belongs_to_its_section(tree, colleague):
    assert own_unit_in(colleague, awarded(tree, tree.base, SubjectKind.UNIT, subject_unit=tree.base)) == tree.base.name
    district = awarded(tree, tree.district, SubjectKind.UNIT, subject_unit=tree.district)
    assert own_unit_in(colleague, district) == tree.district.name


def test_a_collective_of_the_union_too(tree, colleague):
    collective = CollectiveFactory(unit=tree.base)
    decision = awarded(tree, tree.base, SubjectKind.COLLECTIVE, collective=collective)
    assert own_unit_in(colleague, decision) == tree.base.name


def test_a_person_of_the_union_a_neighbour_and_the_deciding_unit_are_not(tree, colleague):
    person = MemberFactory(unit=tree.base)
    assert own_unit_in(colleague, awarded(tree, tree.base, SubjectKind.INDIVIDUAL, member=person)) == ""
    assert own_unit_in(colleague, awarded(tree, tree.base2, SubjectKind.UNIT, subject_unit=tree.base2)) == ""
    assert own_unit_in(colleague, awarded(tree, tree.province, SubjectKind.UNIT, subject_unit=tree.province)) == ""


def test_a_section_that_is_awarded_is_that_of_who_sits_above_it(tree, colleague):
    section = Unit.objects.get(code="CS1-BP1")
    above = MemberFactory(unit=tree.base, user=UserFactory()).user
    assert own_unit_in(above, awarded(tree, section, SubjectKind.UNIT, subject_unit=section)) == section.name
