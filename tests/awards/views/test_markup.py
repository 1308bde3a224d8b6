"""Every page of the app is sound HTML, whoever looks and whatever it shows."""

import pytest
from django.urls import reverse

from awards.services.catalogue import load_catalogue
from awards.services.recommendation import decide_many
from awards.services.tally import start_tally
from campaigns.models import DossierState
from catalogue.models import AwardType
from tests.pages import assert_valid_html, opened


@pytest.mark.parametrize("who", ["approver", "specialist_province"])
def test_pages_of_a_done_run(client, four_outcomes, who):
    run, people = four_outcomes.run, four_outcomes.world.people
    line = decide_many(
        run, ids=run.recommendations.values_list("pk", flat=True), by=people["approver"], verdict="approve"
    )
    client.force_login(people[who])
    opened(client, reverse("awards:run-list"))
    for name in ("run-detail", "recommendation-list"):
        opened(client, reverse(f"awards:{name}", args=[run.pk]))
    for row in run.recommendations.all():
        opened(client, reverse("awards:recommendation-detail", args=[row.pk]))
    opened(client, reverse("awards:bulk-result", args=[run.pk, line.pk]))


def test_bulk_preview(client, four_outcomes):
    client.force_login(four_outcomes.world.people["approver"])
    url = reverse("awards:recommendation-bulk", args=[four_outcomes.run.pk])
    for verdict in ("approve", "refuse"):
        assert_valid_html(client.post(url, {"action": verdict, "select_all": "1"}))


def test_pages_of_a_run_under_way(client, world):
    world.person(world.dossier())
    client.force_login(world.people["specialist_province"])
    opened(client, reverse("awards:run-start"))
    opened(client, reverse("awards:run-start") + f"?campaign={world.campaign.pk}")
    run = start_tally(world.campaign, by=world.people["specialist_province"])
    opened(client, reverse("awards:run-detail", args=[run.pk]))
    opened(client, reverse("awards:run-cancel", args=[run.pk]))


def test_the_shipped_catalogue(client, world):
    load_catalogue()
    client.force_login(world.people["nobody"])
    opened(client, reverse("awards:type-list") + "?rows=100")
    for award in AwardType.objects.prefetch_related("standard_versions"):
        opened(client, reverse("awards:type-detail", args=[award.pk]))
        for version in award.standard_versions.all():
            opened(client, reverse("awards:standard-detail", args=[version.pk]))


def test_readiness(client, world):
    dossier = world.dossier(state=DossierState.DRAFT)
    for rating in ("good", "completed", ""):
        world.person(dossier, rating=rating)
    client.force_login(world.people["editor"])
    opened(client, reverse("awards:readiness", args=[dossier.pk]))
