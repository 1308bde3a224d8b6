"""A dossier called back before review, a wrong step taken back, an extension asked for and answered."""

import pytest

from awards.models import Recommendation, TallyRun
from campaigns.models import Dossier, DossierState, Extension, ExtensionRequest, ExtensionState
from campaigns.selectors.timeline import timeline
from campaigns.services.dossier import update_pledge
from campaigns.services.extension import ask_extension, decline_extension, grant_extension
from campaigns.services.moves import (
    accept_dossier,
    correct_dossier,
    recall_dossier,
    refuse_dossier,
    return_dossier,
    send_dossier,
    take_dossier,
)
from campaigns.services.proposal import make_proposal
from common.errors import DomainError, NotAllowed, TransitionRefused
from common.models import AuditEntry
from contributions.models import InitiativeState
from tests.campaigns.conftest import REASON, days
from tests.factories import InitiativeFactory

WHY = "Đơn vị bị ngập lụt"


def state_of(dossier):
    return Dossier.objects.get(pk=dossier.pk).state


# ---------- Called back by the unit ----------


def test_called_back_it_is_a_draft_that_can_be_sent_again(sent, people):
    recall_dossier(sent, by=people["editor"], reason="Thiếu một người")
    assert state_of(sent) == DossierState.DRAFT
    assert send_dossier(sent, by=people["editor"]).number == 2


def test_its_initiatives_come_back_with_it(sent, tree, people):
    initiative = InitiativeFactory(unit=tree.base, state=InitiativeState.SENT)
    sent.initiative_links.create(initiative=initiative)
    recall_dossier(sent, by=people["editor"], reason="Thiếu một người")
    initiative.refresh_from_db()
    assert initiative.state == InitiativeState.DRAFT


def test_not_once_somebody_reviews_it(sent, people):
    take_dossier(sent, by=people["specialist"])
    with pytest.raises(TransitionRefused, match="Thu hồi để sửa"):
        recall_dossier(sent, by=people["editor"], reason="Thiếu một người")


def test_not_when_it_could_not_be_sent_again(sent, campaign, people):
    campaign.registration_closes_on = days(-1)
    campaign.save()
    with pytest.raises(TransitionRefused, match="hết hạn"):
        recall_dossier(sent, by=people["editor"], reason="Thiếu một người")


def test_what_a_return_left_closed_stays_closed(sent, people):
    return_dossier(sent, by=people["specialist"], reason=REASON, due_on=days(5), open_parts=["works"])
    send_dossier(sent, by=people["editor"])
    recalled = recall_dossier(sent, by=people["editor"], reason="Thiếu một người")
    assert (recalled.due_on, recalled.open_parts) == (days(5), ["works"])


# ---------- A wrong step taken back ----------


def test_an_acceptance_is_taken_back(accepted, people):
    correct_dossier(accepted, by=people["specialist"], reason="Nhận nhầm hồ sơ")
    assert state_of(accepted) == DossierState.IN_REVIEW
    assert "Nhận nhầm hồ sơ" in people["editor"].notices.latest("pk").text
    line = AuditEntry.objects.get(move="correct", subject_id=accepted.pk)
    assert (line.before, line.after, line.data["undone"]) == ("accepted", "in_review", "accepted")


def test_a_refusal_is_taken_back(sent, people):
    refuse_dossier(sent, by=people["specialist"], reason=REASON)
    correct_dossier(sent, by=people["specialist"], reason="Kết luận nhầm")
    accept_dossier(sent, by=people["specialist"])
    assert state_of(sent) == DossierState.ACCEPTED


def test_a_return_is_taken_back_with_its_day_and_its_parts(sent, tree, people):
    return_dossier(sent, by=people["specialist"], reason=REASON, due_on=days(5), open_parts=["works"])
    send_dossier(sent, by=people["editor"])
    initiative = InitiativeFactory(unit=tree.base, state=InitiativeState.SENT)
    sent.initiative_links.create(initiative=initiative)
    return_dossier(sent, by=people["specialist"], reason="Thiếu chữ ký của chủ tịch", due_on=days(9))
    initiative.authors.create(member=sent.entries.get().member, share_percent=100)
    correct_dossier(sent, by=people["specialist"], reason="Trả lại nhầm")
    sent.refresh_from_db()
    initiative.refresh_from_db()
    assert (sent.state, sent.due_on, sent.open_parts) == (DossierState.IN_REVIEW, days(5), ["works"])
    assert sent.return_reason == REASON
    assert initiative.state == InitiativeState.SENT


def test_not_once_the_unit_mends(returned, people):
    update_pledge(returned, pledge="Đã bổ sung", version=None, by=people["editor"])
    with pytest.raises(TransitionRefused, match="đã bắt đầu bổ sung"):
        correct_dossier(returned, by=people["specialist"], reason="Trả lại nhầm")


def test_not_once_a_proposal_grew_from_it(accepted, people):
    make_proposal(accepted, by=people["editor"])
    with pytest.raises(TransitionRefused, match="đã lập hồ sơ đề nghị"):
        correct_dossier(accepted, by=people["specialist"], reason="Nhận nhầm hồ sơ")


def test_not_once_a_run_considered_it(accepted, campaign, people):
    run = TallyRun.objects.create(campaign=campaign, number=1, started_by=people["specialist"])
    entry = accepted.entries.get()
    Recommendation.objects.create(run=run, entry=entry, award=entry.award, unit=accepted.unit)
    with pytest.raises(TransitionRefused, match="đã được đưa vào xét khen"):
        correct_dossier(accepted, by=people["specialist"], reason="Nhận nhầm hồ sơ")


@pytest.mark.parametrize("reason", ["", "  "])
def test_a_correction_says_why(accepted, people, reason):
    with pytest.raises(TransitionRefused, match="Hãy ghi lý do"):
        correct_dossier(accepted, by=people["specialist"], reason=reason)


# ---------- An extension asked for ----------


@pytest.fixture
def late(draft, campaign):
    """The window ended yesterday."""
    campaign.registration_closes_on = days(-1)
    campaign.save()
    return draft


def ask(dossier, by, until=3, reason=WHY):
    return ask_extension(dossier, by=by, until=days(until), reason=reason)


def test_asked_granted_and_sent_late(late, people):
    asked = ask(late, people["editor"])
    assert f"{days(3):%d/%m/%Y}" in people["specialist"].notices.get().text
    assert not people["specialist_elsewhere"].notices.exists()
    grant_extension(late, by=people["specialist"], until=days(2), reason="Đúng là ngập lụt")
    asked.refresh_from_db()
    assert (asked.state, asked.answer) == (ExtensionState.GRANTED, "Đúng là ngập lụt")
    assert asked.answered_by == people["specialist"]
    assert Extension.objects.get().until == days(2)
    send_dossier(late, by=people["editor"])
    late.refresh_from_db()
    assert late.is_late
    told = [event.move for event in timeline(late, viewer=people["editor"])]
    assert told[:3] == ["send", "extend", "ask_extension"]


def test_declined_with_a_reason_it_may_be_asked_again(late, people):
    asked = ask(late, people["editor"])
    decline_extension(late, by=people["specialist"], reason="Hạn đã kéo dài hai lần")
    asked.refresh_from_db()
    assert asked.state == ExtensionState.DECLINED
    assert "Hạn đã kéo dài hai lần" in people["editor"].notices.latest("pk").text
    ask(late, people["editor"])
    assert ExtensionRequest.objects.waiting().count() == 1


def test_one_request_waits_at_a_time(late, people):
    ask(late, people["editor"])
    with pytest.raises(DomainError, match="đang chờ trả lời"):
        ask(late, people["editor"], until=4)


@pytest.mark.parametrize("who", ["specialist", "editor2", "viewer", "superuser"])
def test_only_the_unit_asks(late, people, who):
    with pytest.raises(NotAllowed):
        ask(late, people[who])


@pytest.mark.parametrize("who", ["editor", "specialist_elsewhere", "approver", "superuser"])
def test_only_a_specialist_above_answers(late, people, who):
    ask(late, people["editor"])
    with pytest.raises(NotAllowed):
        decline_extension(late, by=people[who], reason=WHY)


@pytest.mark.parametrize(
    ("until", "reason", "sentence"),
    [(-1, WHY, "từ hôm nay"), (500, WHY, "quá xa"), (3, "  ", "lý do xin gia hạn")],
)
def test_what_is_asked_must_make_sense(late, people, until, reason, sentence):
    with pytest.raises(TransitionRefused, match=sentence):
        ask(late, people["editor"], until=until, reason=reason)


def test_nothing_to_ask_for_within_the_window(draft, people):
    with pytest.raises(TransitionRefused, match="Hạn hiện nay"):
        ask(draft, people["editor"])


def test_nothing_to_ask_for_once_sent(sent, people):
    with pytest.raises(TransitionRefused, match="không cần gia hạn"):
        ask(sent, people["editor"])


def test_nothing_to_decline(late, people):
    with pytest.raises(TransitionRefused, match="Không còn đề nghị"):
        decline_extension(late, by=people["specialist"], reason=WHY)
