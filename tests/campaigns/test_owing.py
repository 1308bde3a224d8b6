"""Who has still to send what, and until when."""

import datetime as dt
from datetime import timedelta

import pytest

from campaigns.models import CampaignState, Dossier, Extension
from campaigns.selectors.owing import debts, owing
from common.vietnamese import TIME_ZONE
from tests.campaigns.reminding import DUE, K, S, at, make_stage
from tests.factories import (
    DossierFactory,
    PhaseFactory,
)
from units.models import Unit


@pytest.fixture
def stage(db):
    return make_stage()


def owed(stage, kind=K.REGISTRATION) -> dict:
    """Unit's code → until when it owes."""
    return dict(owing(stage.campaign, kind).values_list("unit__code", "last_day"))


@pytest.mark.parametrize(
    ("state", "owes"),
    [
        (None, True),
        (S.DRAFT, True),
        (S.RETURNED, True),
        (S.SENT, False),
        (S.IN_REVIEW, False),
        (S.ACCEPTED, False),
        (S.WITHDRAWN, False),
        (S.REFUSED, False),
    ],
)
def test_who_has_not_sent_owes_a_registration(stage, state, owes):
    if state:
        DossierFactory(campaign=stage.campaign, unit=stage.tree.base, state=state)
    with at(-3):
        assert owed(stage) == ({"CS1": DUE} if owes else {}) | {"CS2": DUE}


@pytest.mark.parametrize("state", [CampaignState.DRAFT, CampaignState.ENDED])
def test_nobody_owes_a_campaign_that_is_not_running(stage, state):
    type(stage.campaign).objects.update(state=state)
    stage.campaign.refresh_from_db()
    with at(-3):
        assert owed(stage) == {}


def test_nobody_owes_before_the_window_opens(stage):
    with at(-60):
        assert owed(stage) == {}


def test_a_unit_that_has_ended_owes_nothing(stage):
    Unit.objects.filter(pk=stage.tree.base.pk).update(ended_on="2026-03-20")
    with at(-3):
        assert set(owed(stage)) == {"CS2"}


def test_a_returned_dossier_is_owed_by_its_own_day_and_by_an_extension(stage):
    about = {"campaign": stage.campaign, "unit": stage.tree.base}
    DossierFactory(**about, state=S.RETURNED, due_on=DUE + timedelta(days=9))
    with at(-3):
        assert owed(stage)["CS1"] == DUE + timedelta(days=9)
        Extension.objects.create(
            **about, until=DUE + timedelta(days=20), reason="Bão", granted_by=stage.people["specialist"]
        )
        assert owed(stage)["CS1"] == DUE + timedelta(days=20)


def test_a_window_closed_by_hand_is_over_the_day_before(stage):
    stage.campaign.registration_closed_at = dt.datetime(2026, 4, 2, 9, tzinfo=TIME_ZONE)
    stage.campaign.save()
    with at(-3):
        assert owed(stage) == dict.fromkeys(("CS1", "CS2"), dt.date(2026, 4, 1))


def test_with_phases_a_unit_owes_until_it_has_sent_in_each_that_is_not_over(stage):
    over = PhaseFactory(campaign=stage.campaign, number=1, ends_on=dt.date(2026, 3, 30))
    going_on = PhaseFactory(campaign=stage.campaign, number=2, name="Đợt II")
    for unit, phase in ((stage.tree.base, over), (stage.tree.base2, going_on)):
        DossierFactory(campaign=stage.campaign, unit=unit, phase=phase, state=S.SENT)
    with at(-3):
        assert set(owed(stage)) == {"CS1"}


def test_an_accepted_registration_owes_a_proposal_until_one_is_sent(stage):
    closes = stage.campaign.proposal_closes_on
    registration = DossierFactory(campaign=stage.campaign, unit=stage.tree.base, state=S.ACCEPTED)
    DossierFactory(campaign=stage.campaign, unit=stage.tree.base2, state=S.SENT)
    with at(100):
        assert owed(stage, K.PROPOSAL) == {"CS1": closes}
        proposal = DossierFactory(
            campaign=stage.campaign, unit=stage.tree.base, kind=K.PROPOSAL, source=registration, state=S.DRAFT
        )
        assert owed(stage, K.PROPOSAL) == {"CS1": closes}
        Dossier.objects.filter(pk=proposal.pk).update(state=S.SENT)
        assert owed(stage, K.PROPOSAL) == {}


def test_where_no_proposal_is_asked_none_is_owed(stage):
    DossierFactory(campaign=stage.campaign, unit=stage.tree.base, state=S.ACCEPTED)
    stage.campaign.needs_proposal = False
    with at(100):
        assert owed(stage, K.PROPOSAL) == {}


def test_a_proposal_without_a_last_day_is_owed_without_one(stage):
    stage.campaign.proposal_closes_on = None
    stage.campaign.save()
    DossierFactory(campaign=stage.campaign, unit=stage.tree.base, state=S.ACCEPTED)
    with at(100):
        assert owed(stage, K.PROPOSAL) == {"CS1": None}
        [debt] = debts(owing(stage.campaign, K.PROPOSAL).select_related("unit", "campaign"), K.PROPOSAL)
        assert debt.words().endswith("chưa gửi hồ sơ đề nghị, phong trào «Phong trào Mẫu».")


@pytest.mark.parametrize(
    ("state", "days", "words"),
    [
        (None, -3, "chưa gửi đăng ký thi đua, phong trào «Phong trào Mẫu». Hạn là hết ngày 05/04/2026, còn 3 ngày."),
        (S.DRAFT, 0, "chưa gửi đăng ký thi đua, phong trào «Phong trào Mẫu». Hạn là hết hôm nay, 05/04/2026."),
        (S.RETURNED, -1, "yêu cầu bổ sung, phong trào «Phong trào Mẫu». Hạn là hết ngày 05/04/2026, còn 1 ngày."),
        (S.DRAFT, 1, "Đã hết hạn từ hết ngày 05/04/2026; nếu vẫn muốn nộp, hãy xin công đoàn cấp trên gia hạn."),
    ],
)
def test_what_people_are_told(stage, state, days, words):
    if state:
        DossierFactory(campaign=stage.campaign, unit=stage.tree.base, state=state)
    with at(days):
        rows = owing(stage.campaign, K.REGISTRATION).filter(unit=stage.tree.base)
        [debt] = debts(rows.select_related("unit", "campaign"), K.REGISTRATION)
        assert debt.words().startswith("CĐCS Trường Tiểu học Mẫu chưa gửi") and debt.words().endswith(words)
