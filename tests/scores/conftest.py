"""A cluster of three units in two districts, a sheet with every kind of section, a card for each unit."""

from decimal import Decimal
from types import SimpleNamespace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from scores.models import Band, KnockOut, ScoreSheet, SectionKind, SheetState
from scores.services.card import open_card, save_scores
from scores.services.evidence import attach_evidence
from scores.services.moves import appraise_card, finish_cluster, send_card
from tests.factories import CriterionFactory, LaunchedCampaignFactory, ScoreSheetFactory, SectionFactory
from units.services.cluster import add_to_cluster, create_cluster

OWN = {"I.1": Decimal(50), "I.2": Decimal(40)}


def make_sheet(**fields):
    """100 points in two criteria, a bonus of at most 5, a penalty of at most 10, two bands, one knock-out."""
    state = fields.pop("state", SheetState.IN_FORCE)
    named = {"code": "BD", "series": "BD", "name": "Bảng điểm mẫu"} | fields
    sheet = ScoreSheetFactory(**named, state=SheetState.DRAFT)
    common = SectionFactory(sheet=sheet, code="I", maximum=100, position=1)
    bonus = SectionFactory(sheet=sheet, code="II", title="Thưởng", kind=SectionKind.BONUS, maximum=5, position=2)
    penalty = SectionFactory(sheet=sheet, code="III", title="Trừ", kind=SectionKind.PENALTY, maximum=10, position=3)
    CriterionFactory(section=common, code="I.1", title="Chăm lo", maximum=60)
    CriterionFactory(section=common, code="I.2", title="Tuyên truyền", maximum=40, evidence_required=True)
    CriterionFactory(section=bonus, code="II.1", title="Sáng tạo", maximum=8)
    CriterionFactory(section=penalty, code="III.1", title="Báo cáo muộn", maximum=20)
    Band.objects.create(sheet=sheet, code="A", title="Loại A", at_least=90, least_criterion_percent=50)
    Band.objects.create(sheet=sheet, code="B", title="Loại B", at_least=50)
    KnockOut.objects.create(sheet=sheet, code="TN", title="Để xảy ra tai nạn")
    return settle(sheet, state)


def settle(sheet, state=SheetState.IN_FORCE):
    """The draft with its parts is in that state, the way it gets there."""
    for step in {SheetState.DRAFT: (), SheetState.SUPERSEDED: (SheetState.IN_FORCE, state)}.get(state, (state,)):
        ScoreSheet.objects.filter(pk=sheet.pk).update(state=step)
    sheet.refresh_from_db()
    return sheet


def pdf(name="minh-chung.pdf", more=b""):
    return SimpleUploadedFile(name, b"%PDF-1.4 " + more)


@pytest.fixture
def sheet(db):
    return make_sheet()


@pytest.fixture
def campaign(tree):
    return LaunchedCampaignFactory(code="PT", unit=tree.province)


@pytest.fixture
def cluster(tree, campaign):
    """``base`` a member, ``base2`` its head, ``other`` its deputy."""
    row = create_cluster(code="C1", name="Cụm 1", unit=tree.province, year=campaign.year)
    add_to_cluster(row, member=tree.base)
    add_to_cluster(row, member=tree.base2, office="head")
    add_to_cluster(row, member=tree.other, office="deputy")
    return row


@pytest.fixture
def scored(tree, people, campaign, cluster, sheet):
    """``scored(unit, by, state)`` is the card of a unit in that state, with 90 points in each column it has."""
    officer = {tree.base: people["editor2"], tree.base2: people["editor_elsewhere"], tree.other: people["editor2"]}

    def make(unit, by, state="self_scoring", points=None):
        points = points or OWN
        card = open_card(campaign, sheet=sheet, subject_kind="unit", subject=unit, by=by)
        save_scores(card, column="self", points=points, by=by)
        attach_evidence(card, criterion_code="I.2", upload=pdf(), by=by)
        if state != "self_scoring":
            send_card(card, by=by)
        if state in ("cluster_scored", "appraised"):
            save_scores(card, column="cluster", points=points, by=officer[unit])
            finish_cluster(card, by=officer[unit])
        if state == "appraised":
            save_scores(card, column="appraised", points=points, by=people["specialist_province"])
            appraise_card(card, by=people["specialist_province"])
        card.refresh_from_db()
        return card

    return make


@pytest.fixture
def card(scored, tree, people):
    """The card of ``base``, scored by itself, not sent."""
    return scored(tree.base, people["editor"])


@pytest.fixture
def cards(scored, tree, people):
    """Sent cards of the three units."""
    return SimpleNamespace(
        base=scored(tree.base, people["editor"], "sent"),
        base2=scored(tree.base2, people["editor2"], "sent"),
        other=scored(tree.other, people["editor_elsewhere"], "sent"),
    )


@pytest.fixture
def signed_in(client, people):
    def enter(who):
        client.force_login(people[who])
        return client

    return enter
