import pytest
from django.contrib.auth.models import AnonymousUser

from contributions.models import InitiativeAuthor
from contributions.permissions.initiative import may_read_content
from tests.factories import InitiativeFactory, MemberFactory, UserFactory

CAST = {
    "editor": True,
    "specialist": True,
    "specialist_province": True,
    "auditor": True,
    "viewer": True,
    "superuser": True,
    "editor2": False,
    "editor_elsewhere": False,
    "specialist_elsewhere": False,
    "nobody": False,
}
"""Who reads all of a secret initiative of the first base union."""


@pytest.mark.parametrize(("who", "reads"), CAST.items())
def test_a_secret_is_for_its_unit_and_the_unions_above(tree, people, who, reads):
    verdict = may_read_content(people[who], InitiativeFactory(unit=tree.base, is_secret=True))
    assert bool(verdict) == reads
    assert reads or "chỉ xem được tên và hiệu quả" in verdict.reason


@pytest.mark.parametrize("who", CAST)
def test_what_is_no_secret_is_read_by_all(tree, people, who):
    assert may_read_content(people[who], InitiativeFactory(unit=tree.base))


def test_nobody_is_signed_in(tree):
    assert not may_read_content(AnonymousUser(), InitiativeFactory(unit=tree.base, is_secret=True))


def test_an_author_reads_the_own_secret(tree):
    author, other = UserFactory(), UserFactory()
    initiative = InitiativeFactory(unit=tree.base, is_secret=True)
    member = MemberFactory(unit=tree.base, merged_into=MemberFactory(unit=tree.base, user=author))
    MemberFactory(unit=tree.base, user=other)
    InitiativeAuthor.objects.create(initiative=initiative, member=member, share_percent=100)
    assert may_read_content(author, initiative)
    assert not may_read_content(other, initiative)


def test_a_page_of_secrets_asks_nothing_more(tree, people, django_assert_num_queries):
    rows = InitiativeFactory.create_batch(3, unit=tree.base, is_secret=True)
    assert may_read_content(people["editor"], rows[0])
    with django_assert_num_queries(0):
        assert all(may_read_content(people["editor"], row) for row in rows)
