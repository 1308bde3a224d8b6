"""Walks the permission matrix: every address, every person of the cast, not a line more or less."""

from types import SimpleNamespace

import pytest
from django.core.files.base import ContentFile
from django.db import transaction
from django.test import Client
from django.urls import get_resolver, path, reverse

from awards.models import (
    Assessment,
    Outcome,
    QuarterPraise,
    QuotaDefault,
    QuotaRule,
    Recommendation,
    SealCheck,
    StandardTrial,
    StandardVersionState,
    TallyRun,
    TallyRunState,
    TrialState,
)
from awards.selectors.quotas import quotas_of
from awards.selectors.standards import standards_in_force
from awards.services.honour import record_honour
from awards.services.recommendation import APPROVE, BULK_MOVE
from campaigns.models import (
    Attachment,
    CampaignDocument,
    DossierInitiative,
    DossierKind,
    DossierState,
    DossierVersion,
    DossierWork,
)
from campaigns.selectors.canonical import canonical_json, dossier_content
from catalogue.models import LegalDocument
from common import noting
from common.models import AuditEntry
from common.noting import REFUSED
from common.workflow import Move, write_audit
from notices.models import Notice
from people.models import SubjectKind
from people.services.standing import record_discipline
from scores.models import CardState, ClusterReview, SheetState
from tests.arch import permission_matrix as matrix
from tests.arch.refusals import Walk, errors_of, unnoted
from tests.arch.rows import PARTS
from tests.conftest import make_awards, make_people, make_tree
from tests.factories import (
    CollectiveFactory,
    DossierFactory,
    EntryFactory,
    InitiativeFactory,
    LaunchedCampaignFactory,
    MemberFactory,
    PhaseFactory,
    RoleAssignmentFactory,
    ScoreCardFactory,
    StandardVersionFactory,
    UserFactory,
    WorkFactory,
)
from tests.scores.conftest import make_sheet, pdf
from units.models import Cluster, ClusterMembership, Role

FORMS = {"awards:recommendation-bulk": {"action": APPROVE}}
GET, POST = dict(matrix.GET), dict(matrix.POST)
for part in PARTS:
    GET |= part.GET
    POST |= part.POST
    FORMS |= part.FORMS
"""What is sent where an empty form says nothing about who sends it."""
LETTERS = {403: "!", 200: ".", 302: ">", 404: "x", 405: "m", 400: "f", 204: "0", 422: "f", 409: "f", 401: "t"}


@pytest.fixture
def world(db, settings, tmp_path):
    """One row of every noun, all of the base union ``tree.base`` under the district and province of the cast."""
    tree = make_tree()
    people = make_people(tree)
    people["stranger"] = UserFactory(username="stranger")
    RoleAssignmentFactory(user=people["stranger"], role=Role.SPECIALIST, unit=tree.province2)
    awards = make_awards()
    campaign = LaunchedCampaignFactory(unit=tree.province)
    phase = PhaseFactory(campaign=campaign)
    author = UserFactory()
    draft = DossierFactory(campaign=campaign, phase=phase, unit=tree.base, created_by=author)
    entry = EntryFactory(dossier=draft, award=awards.certificate)
    collective = CollectiveFactory(unit=tree.base)
    EntryFactory(
        dossier=draft, award=awards.flag, subject_kind=SubjectKind.COLLECTIVE, member=None, collective=collective
    )
    initiative, work = InitiativeFactory(unit=tree.base), WorkFactory(owner_unit=tree.base)
    DossierInitiative.objects.create(dossier=draft, initiative=initiative)
    DossierWork.objects.create(dossier=draft, work=work)
    attachment = Attachment(
        dossier=draft, name="bien-ban.pdf", size=4, content_type="application/pdf", sha256="a" * 64, uploaded_by=author
    )
    attachment.file.save("bien-ban.pdf", ContentFile(b"%PDF"), save=True)
    DossierVersion.objects.create(
        dossier=draft,
        number=1,
        receipt_no="R1",
        content=canonical_json(dossier_content(draft) | {"number": 1, "receipt_no": "R1"}),
        sha256="b" * 64,
        sent_by=author,
    )
    sent = DossierFactory(
        campaign=LaunchedCampaignFactory(unit=tree.province),
        unit=tree.base,
        created_by=author,
        state=DossierState.SENT,
        receipt_no="R2",
    )
    document = CampaignDocument(
        campaign=campaign, document=LegalDocument.objects.create(number="01/QĐ", title="Quy chế")
    )
    document.file.save("quy-che.pdf", ContentFile(b"%PDF"), save=True)
    quota = QuotaRule.objects.create(
        offer=campaign.awards.get(award=awards.certificate), scope="overall", places=4, proposed_by=author
    )
    default = QuotaDefault.objects.create(award=awards.certificate, scope="unit", places=1, valid_from="2020-01-01")
    StandardVersionFactory(award=awards.certificate)
    draft_standard = StandardVersionFactory(award=awards.certificate, number=2, state=StandardVersionState.DRAFT)
    accepted = DossierFactory(
        campaign=campaign,
        phase=phase,
        unit=tree.base,
        created_by=author,
        kind=DossierKind.PROPOSAL,
        state=DossierState.ACCEPTED,
    )
    run = TallyRun.objects.create(
        campaign=campaign,
        number=1,
        state=TallyRunState.DONE,
        started_by=author,
        entries=1,
        standards={"awards": standards_in_force([awards.certificate], campaign.ends_on)},
        quotas=quotas_of(campaign, [awards.certificate]),
    )
    recommendation = Recommendation.objects.create(
        run=run,
        entry=EntryFactory(dossier=accepted, award=awards.certificate),
        award=awards.certificate,
        unit=tree.base,
        outcome=Outcome.RECOMMENDED,
        eligible=True,
        rank=1,
    )
    place = [awards.certificate.code, "individual", recommendation.entry.member.code, tree.base.code, "0", "0"]
    Assessment.objects.create(
        recommendation=recommendation, place=place, facts={}, findings={"verdicts": "uu"}, digest=b""
    )
    trial = StandardTrial.objects.create(
        standard=draft_standard, run=run, seen_version=1, started_by=author, considered=1, done=1, state=TrialState.DONE
    )
    bulk = write_audit(run, BULK_MOVE[APPROVE], by=people["approver"], record=Move(data={"rows": []}))
    member = MemberFactory(unit=tree.base)
    cluster = Cluster.objects.create(code="C1", name="Cụm 1", unit=tree.province, year=campaign.year)
    sheet = make_sheet()
    own = Cluster.objects.create(code="C2", name="Cụm 2", unit=tree.province, year=campaign.year)
    ClusterMembership.objects.create(cluster=own, unit=tree.base)
    ClusterMembership.objects.create(cluster=own, unit=tree.base2, office="head")
    about = {"campaign": campaign, "unit": tree.base, "cluster": own}
    card = ScoreCardFactory(**about, sheet=sheet)
    evidence = card.evidence.create(
        file=pdf(), name="minh-chung.pdf", size=9, content_type="application/pdf", sha256="c" * 64, uploaded_by=author
    )
    review = ClusterReview.objects.create(
        campaign=campaign, cluster=own, uses_cross_scores=True, minutes=pdf(), minutes_name="bb.pdf"
    )
    sent_card = ScoreCardFactory(**about, sheet=make_sheet(code="BD2"), state=CardState.SENT)
    praise = QuarterPraise.objects.create(
        campaign=campaign,
        indicator="initiatives",
        year=campaign.year,
        quarter=1,
        unit=tree.base,
        outcome="recorded",
        honour=record_honour(
            subject=tree.base, subject_kind=SubjectKind.UNIT, award=awards.flag, year=campaign.year, campaign=campaign
        ),
        decided_by=author,
    )
    made = SimpleNamespace(
        praise=praise,
        card=card,
        sent_card=sent_card,
        evidence=evidence,
        review=review,
        sheet=sheet,
        draft_sheet=make_sheet(code="BD3", unit=tree.province, state=SheetState.DRAFT),
        tree=tree,
        people=people,
        awards=awards,
        campaign=campaign,
        draft=draft,
        sent=sent,
        entry=entry,
        initiative=initiative,
        work=work,
        attachment=attachment,
        document=document,
        run=run,
        check=SealCheck.objects.create(run=run, asked_by=author),
        recommendation=recommendation,
        bulk=bulk,
        cluster=cluster,
        quota=quota,
        default=default,
        member=member,
        discipline=record_discipline(
            subject_kind=SubjectKind.INDIVIDUAL, subject=member, level="warning", from_date=campaign.starts_on
        ),
        collective=collective,
        draft_standard=draft_standard,
        trial=trial,
        notice=Notice.objects.create(user=people["editor"], text="Hồ sơ đã được nhận"),
    )
    made.named = {}
    for part in PARTS:
        part.build(made)
    return made


@pytest.fixture
def unthrottled(monkeypatch):
    """Whoever is refused a hundred times in a minute has a hundred lines."""
    monkeypatch.setattr(noting, "MOST_A_MINUTE", 1_000_000)


def arguments(world, name: str) -> dict:
    """What the address of ``name`` needs: rows of the world."""
    special = {
        "units:cluster-detail": world.cluster,
        "notices:open": world.notice,
        "contributions:initiative-detail": world.initiative,
        "contributions:work-detail": world.work,
        "awards:type-detail": world.awards.certificate,
        "awards:trial-detail": world.trial,
        "awards:trial-progress": world.trial,
        "awards:readiness": world.draft,
        "awards:quotas": world.campaign,
        "awards:praise-withdraw": world.praise,
        "awards:quota-default": world.campaign,
        "awards:quota-remove": world.quota,
        "awards:quota-approve": world.quota,
        "awards:seal-check": world.check,
        "units:role-end": world.people["editor"].role_assignments.get(),
        "people:discipline-end": world.discipline,
        "scores:card-finish": world.sent_card,
        "scores:card-appraise": world.sent_card,
        "scores:card-return": world.sent_card,
        "scores:card-reopen": world.sent_card,
        "scores:sheet-force": world.draft_sheet,
        "scores:sheet-edit": world.draft_sheet,
    }
    by_prefix = [
        ("units:account-", world.people["editor"]),
        ("units:", world.tree.base),
        ("people:collective-", world.collective),
        ("people:", world.member),
        ("campaigns:entry-", world.entry),
        ("campaigns:campaign-", world.campaign),
        ("campaigns:dossier-open", world.campaign),
        ("campaigns:", world.draft),
        ("awards:quarter-", world.campaign),
        ("scores:review-", world.review),
        ("scores:sheet-", world.sheet),
        ("scores:", world.card),
        ("awards:standard-", world.draft_standard),
        ("awards:run-", world.run),
        ("awards:what-if", world.run),
        ("awards:recommendation-list", world.run),
        ("awards:recommendation-bulk", world.run),
        ("awards:bulk-", world.run),
        ("awards:recommendation-", world.recommendation),
    ]
    of_sent = {f"campaigns:dossier-{move}" for move in ("take", "accept", "return", "refuse", "withdraw", "extend")}
    row = next(filter(None, (part.row_for(world, name) for part in PARTS)), None)
    row = row or special.get(name) or (world.sent if name in of_sent else None)
    row = row or next((thing for prefix, thing in by_prefix if name.startswith(prefix)), None)
    parts = {
        "section": "individual",
        "digest": world.attachment.sha256,
        "number": 1,
        "document": world.document.pk,
        "cluster": world.cluster.pk,
        "unit": world.tree.base.pk,
        "file": world.evidence.pk,
        "line": world.bulk.pk,
        "default": world.default.pk,
        "row": world.work.pk if "work" in name else world.initiative.pk,
        "name": "honours",
        "role": "can-bo-co-so",
    }
    return parts | world.named | ({"pk": row.pk} if row else {})


def addresses(patterns=None):
    """Name and parameters of every address of ours, the admin aside."""

    def walk(patterns, namespace="", above=frozenset()):
        for pattern in patterns:
            needed = above | set(pattern.pattern.converters) | set(pattern.pattern.regex.groupindex)
            if hasattr(pattern, "url_patterns"):
                inner = ":".join(filter(None, [namespace, pattern.namespace]))
                if pattern.namespace != "admin":
                    yield from walk(pattern.url_patterns, inner, needed)
            else:
                yield ":".join(filter(None, [namespace, pattern.name or f"{pattern.pattern} without a name"])), needed

    yield from walk(patterns or get_resolver().url_patterns)


def letter(response) -> str:
    if response.status_code == 302 and response["Location"].startswith(reverse("account_login")):
        return "L"
    return LETTERS.get(response.status_code, str(response.status_code))


def walked(world, method: str, names, cast=matrix.CAST) -> Walk:
    """Every one of ``cast`` asks for every one of ``names``."""
    parameters = dict(addresses())
    clients = {}
    for person in cast:
        clients[person] = Client(raise_request_exception=True)
        if person != "anonymous":
            clients[person].force_login(world.people[person])
    walk = Walk()
    for name in names:
        given = arguments(world, name)
        address = reverse(name, kwargs={key: given[key] for key in parameters[name]})
        sent = FORMS.get(name, {}) if method == "post" else {}
        letters, told = {}, {}
        for person in cast:
            with transaction.atomic():
                response = getattr(clients[person], method)(address, sent)
                letters[person] = letter(response)
                is_noted = AuditEntry.objects.filter(move=REFUSED).exists()
                told[person] = (errors_of(response), is_noted)
                transaction.set_rollback(True)
        walk.letters[name] = "".join(letters.values())
        walk.silent += [f"{name}: {person}, {reason}" for person, reason in unnoted(told, letters)]
        if method == "get":
            walk.loud += [f"{name}: {who}" for who, (_, noted) in told.items() if noted and letters[who] in ".0"]
    return walk


def test_every_address_stands_in_the_matrix():
    listed = {*matrix.PUBLIC, *matrix.OWN_ACCOUNT, *GET, *POST}
    assert {name for name, _ in addresses()} == listed


def test_an_address_without_a_name_is_seen():
    assert "la without a name" in {name for name, _ in addresses([path("la", lambda request: None)])}


@pytest.mark.parametrize(("method", "rows"), [("get", GET), ("post", POST)])
def test_who_may_do_what_and_who_was_refused_is_in_the_audit(world, unthrottled, method, rows):
    walk = walked(world, method, rows)
    assert walk.letters == rows
    assert "\n".join(walk.silent) == ""
    assert "\n".join(walk.loud) == ""


@pytest.mark.parametrize(("method", "listed"), [("get", GET), ("post", POST)])
def test_no_address_takes_what_is_not_listed(world, method, listed):
    others = {name for name, _ in addresses()} - {*matrix.PUBLIC, *matrix.OWN_ACCOUNT, *listed}
    to_nobody = dict.fromkeys(sorted(others), "L" + "m" * (len(matrix.CAST) - 1))
    assert walked(world, method, sorted(others)).letters == to_nobody


@pytest.mark.parametrize("name", matrix.OWN_ACCOUNT)
def test_own_account_needs_a_sign_in(db, client, name):
    parameters = dict(addresses())[name]
    response = client.get(reverse(name, kwargs=dict.fromkeys(parameters, 1)))
    assert response.status_code in {302, 404}  # sent to the sign-in, or somebody's key that is not there
