"""A campaign in which something of everything happened, and readers of the pages that report it."""

import datetime as dt
from types import SimpleNamespace

import html5lib
from django.contrib.contenttypes.models import ContentType
from django.utils import timezone

from awards.models import HonourEnd, Recommendation, RecommendationState, TallyRun
from awards.services.honour import record_honour
from campaigns.models import CampaignAward, DossierInitiative, DossierKind, DossierState, DossierWork, Target
from common.models import AuditEntry
from common.vietnamese import today
from contributions.models import InitiativeAuthor
from prizes.models import PrizeState
from prizes.services.lists import lay_prize_list
from tests.factories import (
    CollectiveFactory,
    DecisionFactory,
    DecisionLineFactory,
    DossierFactory,
    EntryFactory,
    ExemplarFactory,
    InitiativeFactory,
    LaunchedCampaignFactory,
    MemberFactory,
    ParticipationFactory,
    ScoreCardFactory,
    UnitFactory,
    UserFactory,
    WorkFactory,
)
from tests.factories.decisions import issued
from units.models import Cluster, ClusterMembership

MILLION = 1_000_000


def day(month, number=1):
    return dt.date(today().year - 1, month, number)


def make_world(tree, people, awards) -> SimpleNamespace:
    """Last year: two units registered and proposed, one has a draft that is late, one was invited and did nothing."""
    campaign = LaunchedCampaignFactory(
        code="PT",
        name="Phong trào Mẫu",
        unit=tree.province,
        starts_on=day(1),
        ends_on=day(12, 31),
        registration_opens_on=day(1),
        registration_closes_on=day(3, 31),
        proposal_closes_on=day(10, 31),
    )
    for award in (awards.certificate, awards.flag, awards.title):
        CampaignAward.objects.create(campaign=campaign, award=award)
    world = SimpleNamespace(campaign=campaign, tree=tree, people=people, awards=awards)
    cluster = Cluster.objects.create(code="C1", name="Cụm số 1", unit=tree.province, year=day(1).year)
    ClusterMembership.objects.create(cluster=cluster, unit=tree.base)
    world.members = [
        MemberFactory(unit=unit, gender=gender, is_direct_worker=direct, is_leader=not direct)
        for unit, gender, direct in (
            (tree.base, "female", True),
            (tree.base, "male", False),
            (tree.base2, "female", None),
            (tree.other, "male", True),
        )
    ]
    team = CollectiveFactory(unit=tree.base)
    for unit, state in ((tree.base, DossierState.ACCEPTED), (tree.base2, DossierState.SENT), (tree.other, "draft")):
        dossier = DossierFactory(campaign=campaign, unit=unit, state=state)
        for member in world.members:
            if member.unit == unit:
                EntryFactory(dossier=dossier, award=awards.title, member=member)
        initiative = InitiativeFactory(
            unit=unit,
            state="recognised",
            field="Dạy học",
            recognised_level="base",
            recognised_on=day(5),
            benefit_declared=7 * MILLION,
            benefit_confirmed=5 * MILLION,
        )
        author = next(member for member in world.members if member.unit == unit)
        InitiativeAuthor.objects.create(initiative=initiative, member=author, share_percent=100)
        work = WorkFactory(
            owner_unit=unit, value=100 * MILLION, occasion="Mừng 28/7", finished_on=day(6), state="finished"
        )
        DossierInitiative.objects.create(dossier=dossier, initiative=initiative)
        DossierWork.objects.create(dossier=dossier, work=work)
    WorkFactory(
        owner_unit=tree.base, value=50 * MILLION, state="plaque_fixed", plaque_level="base", plaque_decided_on=day(7)
    )
    world.idle = UnitFactory(code="CS9", parent=tree.district)
    ParticipationFactory(campaign=campaign, unit=world.idle)
    proposal = DossierFactory(campaign=campaign, unit=tree.base, kind=DossierKind.PROPOSAL, state=DossierState.ACCEPTED)
    proposed = EntryFactory(dossier=proposal, award=awards.title, member=world.members[0])
    EntryFactory(dossier=proposal, award=awards.flag, subject_kind="collective", member=None, collective=team)
    Target.objects.create(campaign=campaign, unit=tree.province, indicator="initiatives", value=3)
    Target.objects.create(campaign=campaign, unit=tree.base, indicator="works_value", value=200 * MILLION)
    run = TallyRun.objects.create(
        campaign=campaign,
        number=1,
        state="done",
        started_by=people["superuser"],
        period_from=day(1),
        period_to=day(12, 31),
    )
    Recommendation.objects.create(
        run=run,
        entry=proposed,
        award=awards.title,
        unit=tree.base,
        outcome="recommended",
        eligible=True,
        state=RecommendationState.APPROVED,
    )
    for award, column in ((awards.title, "fighter"), (awards.flag, "flag")):
        type(award).objects.filter(pk=award.pk).update(form_0603=column)
    ExemplarFactory(unit=tree.base, state="approved", approved_on=day(6))
    ExemplarFactory(unit=tree.base, state="draft")
    Target.objects.create(campaign=campaign, unit=tree.province, indicator="exemplars", value=2)
    _award(world, team)
    for unit, score in ((tree.base, 90), (tree.base2, 85), (tree.other, None)):
        ScoreCardFactory(campaign=campaign, unit=unit, score=score, cluster=cluster if unit == tree.base else None)
    return world


def _award(world, team) -> None:
    """Two people by a decision with prizes, one paid; a collective elsewhere; one honour was taken back in November."""
    decision = DecisionFactory(
        unit=world.tree.province, campaign=world.campaign, award=world.awards.title, signed_on=day(9)
    )
    for order, member in enumerate(world.members[:2], start=1):
        DecisionLineFactory(decision=decision, member=member, order_no=order, prize_amount=2 * MILLION)
    world.decision = issued(decision, number=5)
    world.prizes = lay_prize_list(world.decision)
    first = world.prizes.lines.order_by("pk").first()
    type(first).objects.filter(pk=first.pk).update(
        state=PrizeState.PAID, amount=2 * MILLION, paid_on=day(10), paid_by=world.people["finance"]
    )
    world.collective_honour = record_honour(
        subject=team,
        subject_kind="collective",
        award=world.awards.flag,
        year=day(1).year,
        decision_no="7/QĐ",
        decided_on=day(8),
        campaign=world.campaign,
        unit=world.tree.base,
    )
    world.revoked = record_honour(
        subject=world.members[2],
        subject_kind="individual",
        award=world.awards.certificate,
        year=day(1).year,
        decision_no="8/QĐ",
        decided_on=day(8),
        campaign=world.campaign,
        unit=world.tree.base2,
    )
    HonourEnd.objects.create(
        honour=world.revoked, kind="revoked", decided_on=day(11), decision_no="9/QĐ", reason="Khai sai thành tích"
    )


def moved(row, after, on, *, before="draft") -> None:
    """The audit says that ``row`` was moved to ``after`` at noon of ``on``."""
    AuditEntry.objects.create(
        subject_type=ContentType.objects.get_for_model(row),
        subject_id=row.pk,
        move="move",
        before=before,
        after=after,
        actor=UserFactory(),
        at=timezone.make_aware(dt.datetime.combine(on, dt.time(12))),
    )


def numbers_of(response) -> dict[str, int]:
    """Address of a list → the number that leads to it."""
    page = html5lib.parse(response.content.decode(), namespaceHTMLElements=False)
    return {
        link.get("href"): int("".join(link.itertext()).replace(".", "").split(",")[0])
        for link in page.find("body").iter("a")
        if "/rows/?" in link.get("href", "") and "figure=" in link.get("href", "")
    }
