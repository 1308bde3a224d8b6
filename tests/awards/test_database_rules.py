"""What the database itself refuses about recommendations, whoever writes them."""

from contextlib import contextmanager

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import ProtectedError

from awards.models import Recommendation
from tests.factories import EntryFactory


@contextmanager
def refused(words):
    """Only what happens inside is undone."""
    with pytest.raises(IntegrityError, match=words), transaction.atomic():
        yield


def test_a_recommendation_is_for_the_award_of_its_entry(four_outcomes):
    row, other = four_outcomes.recommended, four_outcomes.world.awards.title
    with refused("đúng hình thức khen"):
        Recommendation.objects.filter(pk=row.pk).update(award=other)
    entry = EntryFactory(dossier=four_outcomes.dossier, award=other, member=row.entry.member)
    with refused("đúng hình thức khen"):
        Recommendation.objects.create(run=row.run, entry=entry, award=row.award, unit=row.unit)


@pytest.mark.parametrize("state", ["approved", "decided", "published"])
def test_only_who_meets_the_standard_is_approved(four_outcomes, state):
    for row in (four_outcomes.not_eligible, four_outcomes.missing_data):
        with refused("Chỉ phê duyệt được đối tượng đạt tiêu chuẩn"):
            Recommendation.objects.filter(pk=row.pk).update(state=state)
    eligible = [four_outcomes.recommended.pk, four_outcomes.below_line.pk]
    assert Recommendation.objects.filter(pk__in=eligible).update(state=state) == 2


def test_a_subject_stands_once_for_an_award_in_a_run(four_outcomes):
    row = four_outcomes.recommended
    elsewhere = four_outcomes.world.dossier(four_outcomes.world.tree.district)
    again = EntryFactory(dossier=elsewhere, award=row.award, member=row.entry.member)
    with refused("recommendation_once_per_subject"):
        Recommendation.objects.create(run=row.run, entry=again, award=row.award, unit=row.unit)


def test_nobody_renames_the_subject(four_outcomes):
    Recommendation.objects.filter(pk=four_outcomes.recommended.pk).update(subject_key="khác")
    row = Recommendation.objects.get(pk=four_outcomes.recommended.pk)
    assert row.subject_key == f"individual:{row.entry.member_id}"


def test_a_run_with_results_is_not_deleted(four_outcomes):
    with pytest.raises(ProtectedError):
        four_outcomes.run.delete()
    with refused("foreign key"), connection.cursor() as cursor:
        cursor.execute("DELETE FROM awards_shard")
        cursor.execute("DELETE FROM awards_tallyrun")
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
