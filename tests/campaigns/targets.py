"""Rows that count towards targets, put into the tree of the tests."""

import datetime as dt

from campaigns.models import DossierInitiative, DossierKind, DossierState, DossierWork, Indicator, Target
from campaigns.services.target import set_targets
from contributions.models import InitiativeAuthor
from tests.factories import (
    DossierFactory,
    EntryFactory,
    InitiativeFactory,
    LaunchedCampaignFactory,
    MemberFactory,
    WorkFactory,
)
from units.models import Unit
from units.services.cluster import create_cluster

FIRST, LAST = dt.date(2022, 1, 1), dt.date(2022, 12, 31)


def make_campaign(unit, **fields):
    return LaunchedCampaignFactory(
        **{"code": "TS2022", "name": "Phong trào 2022", "unit": unit, "starts_on": FIRST, "ends_on": LAST} | fields
    )


def hand(campaign, indicator=Indicator.INITIATIVES, **targets):
    """Targets by unit: ``hand(campaign, base=(tree.base, 5))``."""
    for unit, value in targets.values():
        Target.objects.create(campaign=campaign, unit=unit, indicator=indicator, value=value)


def set_target(campaign, *, unit, indicator, value, by):
    """The target ``unit`` has once whoever is above has handed it this one, ``None`` once it was taken back."""
    above = unit if unit.pk == campaign.unit_id else Unit.objects.get_parent(unit)
    set_targets(campaign, above=above, units=[unit], values={(unit.pk, indicator): value}, by=by)
    return Target.objects.filter(campaign=campaign, unit=unit, indicator=indicator).first()


def accepted(campaign, unit, *, state=DossierState.ACCEPTED, kind=DossierKind.REGISTRATION, phase=None):
    found = campaign.dossiers.filter(unit=unit, state=state, kind=kind, phase=phase).first()
    return found or DossierFactory(campaign=campaign, unit=unit, state=state, kind=kind, phase=phase)


def recognise(campaign, unit, count=1, *, on=dt.date(2022, 5, 10), state="recognised", dossier=None):
    """Initiatives of ``unit`` recognised on a day, in a dossier that was accepted."""
    dossier = dossier or accepted(campaign, unit)
    made = InitiativeFactory.create_batch(
        count, unit=unit, state=state, recognised_level="base", recognised_on=on, recognition_no="01/QĐ"
    )
    author = MemberFactory(unit=unit)
    InitiativeAuthor.objects.bulk_create(
        InitiativeAuthor(initiative=each, member=author, share_percent=100) for each in made
    )
    DossierInitiative.objects.bulk_create(DossierInitiative(dossier=dossier, initiative=each) for each in made)
    return made


def finish(campaign, unit, value, *, on=dt.date(2022, 5, 10), **fields):
    """A work of ``unit`` finished on a day, in a dossier that was accepted."""
    work = WorkFactory(owner_unit=unit, value=value, finished_on=on, **fields)
    DossierWork.objects.create(dossier=accepted(campaign, unit), work=work)
    return work


def praise_entry(campaign, unit, award, **fields):
    return EntryFactory(dossier=accepted(campaign, unit, **fields), award=award)


def cluster_of(unit, code, *members, year=2022):
    cluster = create_cluster(code=code, name=f"Cụm {code}", unit=unit, year=year)
    for member in members:
        cluster.memberships.create(unit=member)
    return cluster
