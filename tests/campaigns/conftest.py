import datetime as dt

import pytest
from django.utils import timezone

from campaigns.models import CampaignAward, DossierKind, DossierState
from campaigns.services.dossier import open_dossier
from campaigns.services.entry import add_entries
from campaigns.services.moves import accept_dossier, return_dossier, send_dossier
from tests.factories import (
    DossierFactory,
    EntryFactory,
    LaunchedCampaignFactory,
    MemberFactory,
    ParticipationFactory,
)

REASON = "Thiếu biên bản họp xét của ban chấp hành"


def fresh(user):
    """The same person in a new request: roles are read again."""
    return type(user).objects.get(pk=user.pk)


def days(count):
    return timezone.localdate() + dt.timedelta(days=count)


@pytest.fixture
def campaign(tree, awards):
    """A running campaign of the province that leads to all three awards and invites both base units."""
    campaign = LaunchedCampaignFactory(code="PT2025", name="Phong trào Mẫu", unit=tree.province)
    for award in vars(awards).values():
        CampaignAward.objects.create(campaign=campaign, award=award)
    for unit in (tree.base, tree.base2):
        ParticipationFactory(campaign=campaign, unit=unit, joined_at=None)
    return campaign


@pytest.fixture
def draft(campaign, tree, people, awards):
    """A draft of the base unit with one person, typed by its editor."""
    dossier = open_dossier(campaign, unit=tree.base, by=people["editor"])
    add_entries(dossier, award=awards.title, subjects=[MemberFactory(unit=tree.base)], by=people["editor"])
    dossier.refresh_from_db()
    return dossier


@pytest.fixture
def sent(draft, people):
    send_dossier(draft, by=people["editor"])
    draft.refresh_from_db()
    return draft


@pytest.fixture
def returned(sent, people):
    return_dossier(sent, by=people["specialist"], reason=REASON, due_on=days(5))
    sent.refresh_from_db()
    return sent


@pytest.fixture
def accepted(sent, people):
    accept_dossier(sent, by=people["specialist"])
    sent.refresh_from_db()
    return sent


@pytest.fixture
def in_state(draft):
    """The draft put into a state as rows are, without its road there."""

    def put(state):
        draft.state = state
        if state != DossierState.DRAFT:
            draft.sent_at, draft.sent_by, draft.receipt_no = timezone.now(), draft.created_by, "PT2025/CS1/1"
        draft.save()
        return draft

    return put


@pytest.fixture
def own_proposal(campaign, tree, people):
    return DossierFactory(campaign=campaign, unit=tree.base, kind=DossierKind.PROPOSAL, created_by=people["editor"])


def waiting(campaign, unit, *, hours_ago=1, state=DossierState.SENT, **more):
    """A dossier with one person that was sent so long ago."""
    dossier = DossierFactory(
        campaign=campaign,
        unit=unit,
        state=state,
        sent_at=timezone.now() - dt.timedelta(hours=hours_ago),
        receipt_no=f"{campaign.code}/{unit.code}",
        **more,
    )
    EntryFactory(dossier=dossier)
    return dossier


@pytest.fixture
def queue(campaign, tree):
    """Two of the campaign, one of a campaign that closes earlier, one elsewhere, one of the district's own."""
    urgent = LaunchedCampaignFactory(unit=tree.province, registration_closes_on=days(2))
    waiting(campaign, tree.other, hours_ago=9)
    waiting(campaign, tree.district, hours_ago=9)
    return {
        "late": waiting(campaign, tree.base, hours_ago=1),
        "early": waiting(campaign, tree.base2, hours_ago=5, state=DossierState.IN_REVIEW),
        "urgent": waiting(urgent, tree.base, hours_ago=0),
    }
