"""Every figure of the first page is the number of rows of the list it leads to, for whoever looks."""

import datetime as dt

import pytest
from django.contrib.auth import get_user_model
from django.utils import timezone

from campaigns.models import DossierState
from exchange.models import ImportRun, ImportState
from tests.emulation.numbers import HOME, assert_every_number_is_its_list
from tests.factories import DossierFactory, LaunchedCampaignFactory, RoleAssignmentFactory, UnitFactory, WorkFactory
from tests.pages import opened, words
from units.models import Role, RoleAssignment


@pytest.fixture
def rich(tree, people):
    """Dossiers in every state, roles that end soon, accounts nobody used, imports that run and failed."""
    campaign = LaunchedCampaignFactory(unit=tree.province)
    for number, state in enumerate(DossierState):
        for _ in range(number + 1):
            DossierFactory(campaign=campaign, unit=UnitFactory(parent=tree.district), state=state)
            DossierFactory(campaign=campaign, unit=UnitFactory(parent=tree.district2), state=state)
    RoleAssignmentFactory(user=people["editor"], unit=tree.district, role=Role.EDITOR)
    day = timezone.localdate()
    RoleAssignment.objects.filter(user__in=[people["editor"], people["viewer"]]).update(
        valid_to=day + dt.timedelta(days=9)
    )
    get_user_model().objects.filter(username__startswith="specialist").update(last_login=timezone.now())
    ImportRun.objects.create(
        file_name="loi.xlsx", sha256="e" * 64, by=people["editor"], state=ImportState.CHECKED, figures={"cells": 3}
    )
    states = [ImportState.CHECKING, ImportState.APPLYING, ImportState.FAILED, ImportState.APPLIED]
    for number, state in enumerate(states):
        ImportRun.objects.create(
            file_name=f"{number}.xlsx", sha256=f"{number:064}", by=people["editor"], unit=tree.base, state=state
        )
    return campaign


@pytest.mark.parametrize(
    ("who", "least"),
    [
        ("editor", 5),
        ("specialist", 7),
        ("approver", 4),
        ("council", 4),
        ("finance", 6),
        ("auditor", 4),
        ("viewer", 4),
        ("manager", 8),
        ("superuser", 24),
    ],
)
def test_every_figure_is_its_list(client, people, rich, who, least):
    client.force_login(people[who])
    assert any(assert_every_number_is_its_list(client, least).values())


def test_a_work_past_its_day_is_among_what_is_to_be_done(client, tree, people):
    past = timezone.localdate() - dt.timedelta(days=2)
    for unit, name in ((tree.base, "Cầu mới"), (tree.base2, "Cầu khác")):
        WorkFactory(owner_unit=unit, name=name, state="building", due_on=past)
    client.force_login(people["editor"])
    text = words(opened(client, HOME))
    assert "Cập nhật tiến độ công trình: Cầu mới" in text
    assert "Cầu khác" not in text
