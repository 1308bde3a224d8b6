"""Until when a dossier may be sent: the guard, the lists, the pages and the home task say one day."""

import datetime as dt

import pytest
import time_machine
from django.utils import timezone

from campaigns.guards.dossier import dossier_is_on_time, last_day
from campaigns.models import Dossier, DossierKind, DossierState
from campaigns.selectors.tasks import tasks_of
from campaigns.services.campaign import close_registration
from campaigns.services.extension import grant_extension
from campaigns.services.moves import reopen_dossier, return_dossier, send_dossier, withdraw_dossier
from common.errors import TransitionRefused
from tests.campaigns.conftest import REASON, days, fresh
from tests.factories import DossierFactory
from tests.pages import opened, words

WHY = "Đơn vị bị ngập lụt"


def later(count):
    return time_machine.travel(timezone.now() + dt.timedelta(days=count), tick=False)


def told(dossier, user):
    """The last day as the guard, the lists and the home page have it."""
    [task] = tasks_of(fresh(user)).tasks
    return last_day(dossier), Dossier.objects.with_last_day().get(pk=dossier.pk).last_day, task.until


# ---------- Closed by hand ----------


@pytest.fixture
def closed(draft, people):
    """The draft on the day its campaign's registration was closed by hand."""
    draft.campaign = close_registration(draft.campaign, by=people["specialist_province"], reason="Đủ chỉ tiêu")
    return draft


def test_on_the_day_of_the_closing_the_last_day_was_yesterday(closed, people):
    assert told(closed, people["editor"]) == (days(-1),) * 3
    assert not dossier_is_on_time(closed)


def test_the_page_does_not_say_it_can_be_sent(client, closed, people):
    client.force_login(people["editor"])
    text = words(opened(client, f"/campaigns/dossiers/{closed.pk}/"))
    assert "hết hạn hôm nay" not in text
    assert "đã quá hạn 1 ngày" in text


def test_an_extension_until_today_is_possible(closed, people):
    grant_extension(closed, by=people["specialist"], until=days(0), reason=WHY)
    assert told(closed, people["editor"]) == (days(0),) * 3
    send_dossier(closed, by=people["editor"])


def test_closing_after_the_last_day_changes_nothing(draft, people):
    with later(40):
        type(draft.campaign).objects.update(registration_closed_at=timezone.now())
        draft.campaign.refresh_from_db()
        closes_on = draft.campaign.registration_closes_on
        assert told(draft, people["editor"]) == (closes_on,) * 3


# ---------- After a return ----------


def test_the_day_of_the_return_binds_while_the_window_is_open(returned, people):
    assert told(returned, people["editor"]) == (days(5),) * 3
    with later(6), pytest.raises(TransitionRefused, match="Đã quá hạn bổ sung"):
        send_dossier(returned, by=people["editor"])


def test_after_it_an_extension_lets_it_through_and_it_is_late(returned, people):
    with later(6):
        grant_extension(returned, by=people["specialist"], until=days(0), reason=WHY)
        assert told(returned, people["editor"]) == (days(0),) * 3
        send_dossier(returned, by=people["editor"])
    returned.refresh_from_db()
    assert (returned.state, returned.is_late) == (DossierState.SENT, True)


def test_the_banner_of_a_returned_dossier_knows_the_extension(client, returned, people):
    client.force_login(people["editor"])
    page = f"/campaigns/dossiers/{returned.pk}/"
    assert f"{days(5):%d/%m/%Y} (còn 5 ngày)" in words(opened(client, page))
    grant_extension(returned, by=people["specialist"], until=days(9), reason=WHY)
    assert f"{days(9):%d/%m/%Y} (còn 9 ngày)" in words(opened(client, page))


def test_withdrawing_what_was_mended_does_not_bring_the_window_back(returned, people):
    send_dossier(returned, by=people["editor"])
    withdraw_dossier(returned, by=people["editor"], reason="Còn thiếu một người")
    reopen_dossier(returned, by=people["editor"])
    returned.refresh_from_db()
    with later(6), pytest.raises(TransitionRefused, match="Đã quá hạn bổ sung"):
        send_dossier(returned, by=people["editor"])


def test_a_returned_proposal_has_a_last_day_where_the_campaign_gives_none(campaign, tree, people):
    proposal = DossierFactory(
        campaign=campaign,
        unit=tree.base,
        kind=DossierKind.PROPOSAL,
        state=DossierState.RETURNED,
        due_on=days(4),
    )
    assert last_day(proposal) == days(4)
    assert Dossier.objects.with_last_day().get().last_day == days(4)
    with later(5):
        assert not dossier_is_on_time(proposal)


def test_a_second_return_has_the_last_word(returned, people):
    send_dossier(returned, by=people["editor"])
    return_dossier(returned, by=people["specialist"], reason=REASON, due_on=days(2))
    returned.refresh_from_db()
    assert told(returned, people["editor"]) == (days(2),) * 3
