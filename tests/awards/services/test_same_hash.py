"""What a run comes to does not depend on who works it out, when by their clock, how it is cut, or how rows lie."""

import datetime as dt

import pytest
import time_machine
from django.db import connection
from django.utils import timezone, translation

from awards.models import Shard
from awards.services.ranking import rank_run
from awards.services.shard import evaluate_shard, take_lease
from awards.services.tally import start_tally
from people.models import Rating

HOUR = dt.timedelta(hours=1)


@pytest.fixture
def peopled(committed_world):
    """Six people, three places, two of them equals at the line."""
    committed_world.limit.quota = 3
    committed_world.limit.save()
    for unit, ratings in (
        (None, ("excellent", "good", "")),
        (committed_world.tree.base2, ("good", "excellent", "good")),
    ):
        dossier = committed_world.dossier(unit)
        for rating in ratings:
            committed_world.person(dossier, rating=rating)
    return committed_world


def outcomes(run):
    return sorted(run.recommendations.values_list("entry", "outcome", "rank", "tie_at_line"))


def worked(world, *, order=1, by="specialist_province"):
    run = start_tally(world.campaign, by=world.people[by])
    for shard in list(run.shards.order_by("number"))[::order]:
        assert evaluate_shard(shard.pk, "thử")
    assert rank_run(run.pk)
    run.refresh_from_db()
    return run


def test_a_worker_whose_clock_is_an_hour_ahead(peopled, settings):
    settings.TALLY_SHARD_SIZE = 2
    first = worked(peopled)
    with time_machine.travel(timezone.now() + HOUR):
        second = worked(peopled)
    assert (second.sha256, outcomes(second)) == (first.sha256, outcomes(first))


def test_a_clock_an_hour_ahead_takes_no_slice_from_another(peopled):
    run = start_tally(peopled.campaign, by=peopled.people["specialist_province"])
    shard = run.shards.get()
    assert take_lease(shard.pk, "một")
    with time_machine.travel(timezone.now() + HOUR):
        assert take_lease(shard.pk, "hai") is None
    assert Shard.objects.get(pk=shard.pk).owner == "một"


@pytest.mark.parametrize("size", [1, 2, 1000])
def test_slices_of_any_size_in_any_order(peopled, settings, size):
    first = worked(peopled)
    settings.TALLY_SHARD_SIZE = size
    assert worked(peopled, order=-1).sha256 == first.sha256


def test_whoever_runs_it_in_whatever_language_and_time_zone(peopled):
    first = worked(peopled)
    with translation.override("en"), timezone.override("America/New_York"), connection.cursor() as cursor:
        cursor.execute("SET TIME ZONE 'Pacific/Auckland'")
        second = worked(peopled, by="specialist_province2")
        cursor.execute("RESET TIME ZONE")
    assert second.sha256 == first.sha256


def test_rows_that_lie_in_another_order(peopled):
    first = worked(peopled)
    ratings = list(Rating.objects.order_by("-pk").values())
    Rating.objects.all().delete()
    Rating.objects.bulk_create(Rating(**(values | {"id": None})) for values in ratings)
    assert worked(peopled).sha256 == first.sha256


def test_the_hash_can_be_recomputed_with_nothing_but_the_rows(peopled):
    """As anybody would: a header, sorted lines, one hash; written from the documentation, not from the code."""
    import hashlib
    import json

    run = worked(peopled)
    header = {
        "campaign": "PT2026",
        "campaign_rules": {"all_of": [{"condition": "dossier_accepted"}]},
        "standards": {
            code: {
                "subject_kinds": award["subject_kinds"],
                "versions": [
                    {key: value for key, value in version.items() if key not in ("id", "name")}
                    for version in award["versions"]
                ],
            }
            for code, award in run.standards["awards"].items()
        },
        "quotas": run.quotas,
        "buckets": run.buckets,
        "period": ["2026-01-01", "2026-12-31"],
    }
    lines = sorted(
        " ".join(
            [
                bytes(row.assessment.digest).hex(),
                row.outcome,
                str(row.rank or 0),
                str(int(row.tie_at_line)),
                "-" if row.stopped_by is None else json.dumps(row.stopped_by, ensure_ascii=False),
            ]
        )
        for row in run.recommendations.select_related("assessment")
    )
    first = json.dumps(header, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert hashlib.sha256("\n".join([first, *lines]).encode()).hexdigest() == run.sha256
