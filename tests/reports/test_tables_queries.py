"""Every report and every list behind its numbers asks the database the same, whatever it counts."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from campaigns.models import Dossier, DossierInitiative, DossierWork
from contributions.models import InitiativeAuthor
from reports.selectors.kinds.registry import REPORTS
from tests.factories import (
    EntryFactory,
    ExemplarFactory,
    InitiativeFactory,
    ScoreCardFactory,
    WorkFactory,
)
from tests.pages import opened
from tests.reports.tables import day, make_world, numbers_of
from tests.reports.test_tables import address, choices_of


@pytest.fixture
def world(tree, people, awards):
    return make_world(tree, people, awards)


def more_of_everything(world) -> None:
    """Three more of what the reports count, at a unit that has some."""
    dossier = Dossier.objects.get(campaign=world.campaign, unit=world.tree.base, kind="registration")
    for _each in range(3):
        EntryFactory(dossier=dossier, award=world.awards.title)
        initiative = InitiativeFactory(unit=world.tree.base, state="recognised", recognised_on=day(5))
        InitiativeAuthor.objects.create(initiative=initiative, member=world.members[0], share_percent=100)
        work = WorkFactory(owner_unit=world.tree.base, finished_on=day(6), state="finished")
        DossierInitiative.objects.create(dossier=dossier, initiative=initiative)
        DossierWork.objects.create(dossier=dossier, work=work)
        ExemplarFactory(unit=world.tree.base, state="approved", approved_on=day(6))
        ScoreCardFactory(campaign=world.campaign, unit=world.tree.base, score=70)


def asked_by(client, url) -> int:
    with CaptureQueriesContext(connection) as queries:
        opened(client, url)
    return len(queries)


@pytest.mark.parametrize("name", REPORTS)
def test_a_report_asks_the_same_of_one_row_and_of_more(client, world, name):
    client.force_login(world.people["superuser"])
    url = address(name, **choices_of(REPORTS[name])[0])
    lists = list(numbers_of(opened(client, url)))[:4]
    before = [asked_by(client, each) for each in (url, *lists)]
    more_of_everything(world)
    assert [asked_by(client, each) for each in (url, *lists)] == before
