"""The reports as of a past day do not change whatever happens afterwards; and ask as much of one row as of many."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from awards.models import Honour, HonourEnd, Recommendation
from campaigns.models import Dossier, DossierState, DossierVersion, Entry
from campaigns.selectors.canonical import canonical_json, dossier_content
from common.vietnamese import end_of_day
from contributions.models import Initiative, Work
from prizes.models import PrizeLine, PrizeState
from reports.selectors.cube.asked import Asked
from reports.selectors.cube.report import CAMPAIGN, EITHER, table_of
from reports.selectors.kinds.registry import REPORTS
from tests.factories import DossierFactory, EntryFactory, MemberFactory, UnitFactory
from tests.reports.tables import day, make_world, moved


@pytest.fixture
def world(tree, people, awards):
    """Everything handed in on 1 March and accepted on 1 April, approved on 1 August."""
    made = make_world(tree, people, awards)
    for dossier in made.campaign.dossiers.exclude(state=DossierState.DRAFT):
        content = canonical_json(dossier_content(dossier))
        DossierVersion.objects.create(
            dossier=dossier,
            number=1,
            receipt_no=f"R{dossier.pk}",
            content=content,
            sha256="0" * 64,
            sent_at=end_of_day(day(3)),
            sent_by=people["editor"],
        )
        moved(dossier, "sent", day(3))
        if dossier.state == DossierState.ACCEPTED:
            moved(dossier, "accepted", day(4), before="sent")
    for row in Initiative.objects.all():
        moved(row, "recognised", day(5), before="checked")
    for row in Work.objects.exclude(finished_on=None):
        moved(row, "finished", day(6), before="registered")
    moved(Recommendation.objects.get(), "approved", day(8), before="proposed")
    return made


def asked(world, report, **more):
    choice = {"campaign": world.campaign} if report.needs == CAMPAIGN else {"year": day(1).year}
    return Asked(unit=world.tree.province, **((choice if report.needs in (CAMPAIGN, EITHER) else {}) | more))


def told(world, on):
    return {
        (report.name, by): table_of(report, asked(world, report, as_of=on), by).as_json()
        for report in REPORTS.values()
        for by in report.axes
    }


def test_an_old_day_stays_as_it_was(world):
    old = told(world, day(10, 15))
    funnel = old["funnel", "award"]["total"]
    assert (funnel["registered"], funnel["proposed"], funnel["approved"], funnel["awarded"]) == (3, 2, 1, 4)
    _go_on(world)
    assert told(world, day(10, 15)) == old
    assert told(world, day(12, 31)) != old


def _go_on(world) -> None:
    """In November dossiers are returned, lines go, an award is taken back and another one given, money is paid."""
    late = day(11, 20)
    for dossier in world.campaign.dossiers.filter(state=DossierState.SENT):
        moved(dossier, "returned", late, before="sent")
        Dossier.objects.filter(pk=dossier.pk).update(state=DossierState.RETURNED)
        Entry.objects.filter(dossier=dossier).delete()
    for row in Work.objects.filter(state="finished"):
        moved(row, "inspected", late, before="finished")
        Work.objects.filter(pk=row.pk).update(state="inspected")
    HonourEnd.objects.create(
        honour=world.collective_honour, kind="revoked", decided_on=late, decision_no="11/QĐ", reason="Khai sai"
    )
    Honour.objects.create(
        subject_kind="individual",
        member=world.members[3],
        award=world.awards.title,
        unit=world.tree.other,
        year=late.year,
        decided_on=late,
        campaign=world.campaign,
        name_then="Người mới",
        unit_name_then="Đơn vị mới",
    )
    due = PrizeLine.objects.filter(state=PrizeState.DUE)
    due.update(state=PrizeState.PAID, amount=2_000_000, paid_on=late, paid_by=world.people["finance"])
    fresh = DossierFactory(campaign=world.campaign, unit=world.idle, state="sent")
    EntryFactory(dossier=fresh, award=world.awards.title, member=MemberFactory(unit=fresh.unit))
    moved(fresh, "sent", late)
    Dossier.objects.filter(pk=fresh.pk).update(created_at=end_of_day(late))


@pytest.mark.parametrize("name", REPORTS)
@pytest.mark.parametrize("is_past", [False, True])
def test_more_rows_take_no_more_queries(world, name, is_past):
    report = REPORTS[name]
    more = {"as_of": day(12, 31)} if is_past else {}

    def queries():
        with CaptureQueriesContext(connection) as seen:
            for by in report.axes:
                table_of(report, asked(world, report, **more), by)
        return len(seen)

    queries()
    before = queries()
    for _number in range(3):
        dossier = DossierFactory(campaign=world.campaign, unit=UnitFactory(parent=world.tree.district), state="sent")
        EntryFactory(dossier=dossier, award=world.awards.title, member=MemberFactory(unit=dossier.unit))
        Honour.objects.create(
            subject_kind="individual",
            member=MemberFactory(unit=dossier.unit),
            award=world.awards.title,
            unit=dossier.unit,
            year=day(9).year,
            decided_on=day(9),
            campaign=world.campaign,
            name_then="Người mới",
            unit_name_then="Đơn vị mới",
        )
    assert queries() == before
