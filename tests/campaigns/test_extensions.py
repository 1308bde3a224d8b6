import pytest
from django.utils import timezone

from campaigns.models import Extension
from campaigns.services.dossier import open_dossier
from campaigns.services.entry import add_entries
from campaigns.services.extension import grant_extension
from campaigns.services.moves import send_dossier
from common.errors import NotAllowed, TransitionRefused
from common.models import AuditEntry
from tests.campaigns.conftest import days
from tests.factories import MemberFactory

WHY = "Đơn vị bị ngập lụt"


@pytest.fixture
def closed(campaign):
    """The window ended yesterday."""
    campaign.registration_closes_on = days(-1)
    campaign.save()
    return campaign


@pytest.mark.parametrize("state", ["draft", "returned", "withdrawn"])
@pytest.mark.parametrize(
    ("who", "granted"),
    [
        ("specialist", True),
        ("specialist_province", True),
        ("specialist_elsewhere", False),
        ("editor", False),
        ("approver", False),
        ("viewer", False),
        ("superuser", False),
    ],
)
def test_who_may_extend(in_state, closed, people, state, who, granted):
    dossier = in_state(state)
    if granted:
        grant_extension(dossier, by=people[who], until=days(3), reason=WHY)
    else:
        with pytest.raises(NotAllowed, match="Chỉ chuyên viên"):
            grant_extension(dossier, by=people[who], until=days(3), reason=WHY)
    assert Extension.objects.count() == granted


@pytest.mark.parametrize("state", ["sent", "in_review", "accepted", "refused"])
def test_nothing_to_extend_once_handed_in(in_state, closed, people, state):
    with pytest.raises(TransitionRefused, match="không cần gia hạn"):
        grant_extension(in_state(state), by=people["specialist"], until=days(3), reason=WHY)


def test_one_unit_may_send_late_and_the_next_may_not(draft, closed, people, tree, awards):
    neighbour = open_dossier(closed, unit=tree.base2, by=people["editor2"])
    add_entries(neighbour, award=awards.title, subjects=[MemberFactory(unit=tree.base2)], by=people["editor2"])
    grant_extension(draft, by=people["specialist"], until=days(0), reason=WHY)
    send_dossier(draft, by=people["editor"])
    draft.refresh_from_db()
    assert draft.is_late
    with pytest.raises(TransitionRefused, match="xin công đoàn cấp trên gia hạn"):
        send_dossier(neighbour, by=people["editor2"])


def test_within_the_window_an_extension_makes_nobody_late(draft, people):
    grant_extension(draft, by=people["specialist"], until=days(40), reason=WHY)
    send_dossier(draft, by=people["editor"])
    draft.refresh_from_db()
    assert not draft.is_late


def test_a_window_closed_by_hand_is_extended_too(draft, campaign, people):
    campaign.registration_closed_at = timezone.now()
    campaign.save()
    grant_extension(draft, by=people["specialist"], until=days(2), reason=WHY)
    send_dossier(draft, by=people["editor"])
    draft.refresh_from_db()
    assert draft.is_late


@pytest.mark.parametrize(
    ("until", "sentence"), [(-1, "từ hôm nay"), (500, "quá xa"), (30, "đã là hết ngày"), (10, "đã là hết ngày")]
)
def test_the_day_must_help(draft, people, until, sentence):
    with pytest.raises(TransitionRefused, match=sentence):
        grant_extension(draft, by=people["specialist"], until=days(until), reason=WHY)


def test_a_reason_is_needed(draft, closed, people):
    with pytest.raises(TransitionRefused, match="lý do"):
        grant_extension(draft, by=people["specialist"], until=days(2), reason=" ")


def test_it_is_written_down_and_told(draft, closed, people):
    grant_extension(draft, by=people["specialist"], until=days(2), reason=WHY)
    line = AuditEntry.objects.get(move="extend", subject_id=draft.pk)
    assert (line.note, line.data["due_on"], line.data["unit"]) == (WHY, days(2).isoformat(), "LĐLĐ huyện Mẫu")
    assert f"{days(2):%d/%m/%Y}" in people["editor"].notices.get().text
