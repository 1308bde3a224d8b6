import datetime as dt
from types import SimpleNamespace

import pytest

from campaigns.models import DossierInitiative, DossierState, DossierWork
from tests.factories import (
    CollectiveFactory,
    DossierFactory,
    EntryFactory,
    InitiativeFactory,
    LaunchedCampaignFactory,
    MemberFactory,
    PhaseFactory,
    UnitFactory,
    WorkFactory,
)
from units.services.headcount import record_headcount

MILLION = 1_000_000


@pytest.fixture
def campaign(tree):
    return LaunchedCampaignFactory(code="PT2025", name="Phong trào Mẫu", unit=tree.province)


def put_down(dossier, award, *, initiative=None, work=None):
    """A person, an initiative and a work of 100 million in ``dossier``."""
    entry = EntryFactory(dossier=dossier, award=award)
    initiative = initiative or InitiativeFactory(unit=dossier.unit, benefit_declared=5 * MILLION)
    work = work or WorkFactory(owner_unit=dossier.unit, value=100 * MILLION)
    DossierInitiative.objects.create(dossier=dossier, initiative=initiative)
    DossierWork.objects.create(dossier=dossier, work=work)
    return entry


def counted_at(unit, members, *, women=0, day=1):
    """``unit`` counted its people on that day of January 2025."""
    record_headcount(
        unit,
        as_of=dt.date(2025, 1, day),
        workers=members,
        workers_female=0,
        members=members,
        members_female=women,
    )


@pytest.fixture
def every_state(tree, campaign, awards):
    """A registration in every state under the district, each of its own unit with one thing of each sort."""
    rows = {}
    for state in DossierState:
        unit = UnitFactory(code=f"U-{state}", parent=tree.district, block="school")
        dossier = DossierFactory(campaign=campaign, unit=unit, state=state)
        rows[state] = SimpleNamespace(dossier=dossier, entry=put_down(dossier, awards.certificate))
    return rows


@pytest.fixture
def two_phases(tree, campaign, awards):
    """One person, one collective and one initiative in both phases, another person in the second alone."""
    phases = [PhaseFactory(campaign=campaign, number=number, name=f"Đợt {number}") for number in (1, 2)]
    person, other = MemberFactory.create_batch(2, unit=tree.base)
    team = CollectiveFactory(unit=tree.base)
    initiative = InitiativeFactory(unit=tree.base)
    for phase in phases:
        dossier = DossierFactory(campaign=campaign, unit=tree.base, phase=phase, state=DossierState.ACCEPTED)
        EntryFactory(dossier=dossier, award=awards.certificate, member=person)
        EntryFactory(dossier=dossier, award=awards.certificate, subject_kind="collective", member=None, collective=team)
        DossierInitiative.objects.create(dossier=dossier, initiative=initiative)
    EntryFactory(dossier=dossier, award=awards.certificate, member=other)
    return phases
