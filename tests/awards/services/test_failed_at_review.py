"""Who was failed when the dossier was reviewed is left out of a tally, and the run says so."""

import pytest
from django.urls import reverse

from awards.services.tally import start_tally
from campaigns.models import EntryOutcome, EntryReview
from common.errors import TransitionRefused
from tests.pages import opened, words

REASON = "Chưa đủ một năm công tác"


@pytest.fixture
def two(world):
    """Two people of one accepted dossier; the second was failed."""
    dossier = world.dossier()
    passed, failed = world.person(dossier), world.person(dossier)
    reviewed = {"reviewed_by": world.people["specialist"]}
    EntryReview.objects.create(entry=passed, outcome=EntryOutcome.PASSED, **reviewed)
    EntryReview.objects.create(entry=failed, outcome=EntryOutcome.FAILED, reason=REASON, **reviewed)
    return passed, failed


def test_a_run_considers_those_who_were_not_failed(world, two):
    passed, failed = two
    run = world.evaluated()
    assert list(run.recommendations.values_list("entry", flat=True)) == [passed.pk]
    assert list(run.set_aside.values_list("entry", "considered")) == [(failed.pk, None)]
    assert run.entries == 1


def test_the_run_says_who_and_why(client, world, two):
    run = world.evaluated()
    client.force_login(world.people["viewer"])
    text = words(opened(client, reverse("awards:run-set-aside", args=[run.pk])))
    assert two[1].subject_label in text
    assert f"không đạt khi thẩm định: {REASON}" in text
    assert "1 lượt đề nghị không xét" in words(opened(client, reverse("awards:run-detail", args=[run.pk])))


def test_the_start_page_counts_only_the_others(client, world, two):
    client.force_login(world.people["specialist_province"])
    page = opened(client, reverse("awards:run-start") + f"?campaign={world.campaign.pk}")
    assert [award.ready for award in page.context["awards"]] == [1]


def test_nothing_is_started_where_all_were_failed(world, two):
    passed, _failed = two
    EntryReview.objects.filter(entry=passed).update(outcome=EntryOutcome.FAILED, reason=REASON)
    with pytest.raises(TransitionRefused, match="Chưa có đối tượng nào"):
        start_tally(world.campaign, by=world.people["specialist_province"])
