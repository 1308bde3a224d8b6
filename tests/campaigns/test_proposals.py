import datetime as dt
import json
from decimal import Decimal

import pytest

from campaigns.models import Dossier, DossierKind, DossierState, EntryOutcome, EntryReview
from campaigns.selectors.readiness import readiness
from campaigns.selectors.registered import registered_entries, undecided_entries
from campaigns.services.contribution import add_initiative, add_work, update_initiative
from campaigns.services.entry import add_entries, remove_entry, update_entry
from campaigns.services.moves import accept_dossier, send_dossier
from campaigns.services.proposal import choose_entries, make_proposal
from common.errors import DomainError, NotAllowed, TransitionRefused
from tests.factories import CollectiveFactory, MemberFactory


@pytest.fixture
def registration(draft, tree, people, awards):
    """Accepted, with a person, a collective, an initiative and a work."""
    by = people["editor"]
    add_entries(draft, award=awards.flag, subjects=[CollectiveFactory(unit=tree.base)], by=by)
    authors = [(draft.entries.first().member, 100)]
    add_initiative(draft, by=by, title="Máy hàn", kind="technical", authors=authors, summary="Tiết kiệm")
    add_work(draft, by=by, name="Cầu dân sinh", kind="construction", value=7_200_000_000)
    send_dossier(draft, by=by)
    accept_dossier(draft, by=people["specialist"])
    draft.refresh_from_db()
    return draft


def test_proposal_copies_everything_once(registration, people):
    proposal = make_proposal(registration, by=people["editor"])
    assert make_proposal(registration, by=people["editor"]) == proposal
    assert (proposal.kind, proposal.state, proposal.source) == (DossierKind.PROPOSAL, DossierState.DRAFT, registration)
    assert Dossier.objects.count() == 2

    def lines(dossier):
        return {(entry.award_id, entry.subject, entry.registered_on) for entry in dossier.entries.all()}

    assert lines(proposal) == lines(registration)
    assert {entry.source_id for entry in proposal.entries.all()} == set(
        registration.entries.values_list("pk", flat=True)
    )
    assert proposal.initiative_links.get().initiative == registration.initiative_links.get().initiative
    assert proposal.work_links.get().work == registration.work_links.get().work


def test_who_failed_at_registration_is_not_put_up(registration, tree, people):
    by = people["editor"]
    failed = registration.entries.get(collective__isnull=False)
    EntryReview.objects.create(
        entry=failed, outcome=EntryOutcome.FAILED, reason="Không đủ điều kiện", reviewed_by=people["specialist"]
    )
    proposal = make_proposal(registration, by=by)
    assert failed.pk not in proposal.entries.values_list("source", flat=True)
    assert proposal.entries.count() == registration.entries.count() - 1
    assert failed not in registered_entries(proposal)
    assert not undecided_entries(proposal).exists()
    with pytest.raises(DomainError, match="không đạt khi thẩm định đăng ký"):
        choose_entries(proposal, put_up=[failed], left_out={}, by=by)


def test_proposal_asks_for_achievements_and_registration_does_not(registration, people):
    assert not [problem for problem in readiness(registration) if problem.blocking]
    proposal = make_proposal(registration, by=people["editor"])
    with pytest.raises(TransitionRefused, match="chưa có thành tích"):
        send_dossier(proposal, by=people["editor"])
    for entry in proposal.entries.all():
        update_entry(entry, by=people["editor"], achievements="Vượt 120% kế hoạch")
    send_dossier(proposal, by=people["editor"])
    accept_dossier(proposal, by=people["specialist"])


@pytest.mark.parametrize("state", [state for state in DossierState if state != DossierState.ACCEPTED])
def test_only_from_an_accepted_registration(in_state, people, state):
    with pytest.raises(TransitionRefused, match="khi đăng ký đã được nhận"):
        make_proposal(in_state(state), by=people["editor"])


def test_not_from_a_proposal(registration, people):
    proposal = make_proposal(registration, by=people["editor"])
    with pytest.raises(TransitionRefused, match="từ một hồ sơ đăng ký"):
        make_proposal(proposal, by=people["editor"])


def test_not_where_none_is_needed_and_not_after_the_end(registration, campaign, people):
    campaign.needs_proposal = False
    campaign.save()
    with pytest.raises(TransitionRefused, match="không cần hồ sơ đề nghị"):
        make_proposal(registration, by=people["editor"])
    campaign.needs_proposal, campaign.state = True, "ended"
    campaign.save()
    with pytest.raises(TransitionRefused, match="đã kết thúc"):
        make_proposal(registration, by=people["editor"])


@pytest.mark.parametrize("who", ["editor2", "specialist_elsewhere", "approver", "viewer", "superuser"])
def test_others_make_none(registration, people, who):
    with pytest.raises(NotAllowed):
        make_proposal(registration, by=people[who])


def test_from_above_it_is_filled_on_behalf(registration, people, tree):
    assert make_proposal(registration, by=people["specialist"]).filled_by_unit == tree.district


def test_a_line_taken_out_can_come_back_with_its_registration(registration, people, awards):
    proposal = make_proposal(registration, by=people["editor"])
    entry = proposal.entries.get(award=awards.title)
    source, member = entry.source, entry.member
    remove_entry(entry, by=people["editor"])
    [again] = add_entries(proposal, award=awards.title, subjects=[member], by=people["editor"])
    assert again.source == source


def test_somebody_unregistered_cannot_slip_in(registration, people, awards, tree):
    proposal = make_proposal(registration, by=people["editor"])
    with pytest.raises(DomainError, match="chưa đăng ký"):
        add_entries(proposal, award=awards.title, subjects=[MemberFactory(unit=tree.base)], by=people["editor"])


def test_a_proposal_opened_by_itself_takes_the_registered_in(registration, own_proposal, people):
    assert make_proposal(registration, by=people["editor"]) == own_proposal
    own_proposal.refresh_from_db()
    assert own_proposal.source == registration
    assert own_proposal.entries.count() == registration.entries.count()


def test_what_stood_there_already_points_at_its_registration(registration, own_proposal, people, tree, awards):
    registered = registration.entries.get(award=awards.title)
    registered.registered_on = dt.date(2025, 1, 5)
    registered.save()
    awards.title.allows_unregistered = True
    awards.title.save()
    stranger = MemberFactory(unit=tree.base)
    add_entries(
        own_proposal,
        award=awards.title,
        subjects=[registered.member, stranger],
        by=people["editor"],
        achievements="Vượt 120% kế hoạch",
    )
    make_proposal(registration, by=people["editor"])
    entry = own_proposal.entries.get(member=registered.member)
    assert (entry.source, entry.registered_on) == (registered, dt.date(2025, 1, 5))
    assert entry.achievements == "Vượt 120% kế hoạch"
    assert own_proposal.entries.get(member=stranger).source is None


def test_goals_are_not_achievements(registration, people, awards):
    registered = registration.entries.get(award=awards.title)
    type(registered).objects.filter(pk=registered.pk).update(achievements="Phấn đấu vượt 120% kế hoạch")
    proposal = make_proposal(registration, by=people["editor"])
    assert {entry.achievements for entry in proposal.entries.all()} == {""}
    assert [problem.section for problem in readiness(proposal) if problem.blocking] == ["individual", "collective"]


def test_an_initiative_of_an_accepted_registration_keeps_whole_shares(registration, people, tree):
    proposal = make_proposal(registration, by=people["editor"])
    initiative = proposal.initiative_links.get().initiative
    one, two = MemberFactory.create_batch(2, unit=tree.base)
    with pytest.raises(DomainError, match="là 60%, phải bằng 100%"):
        update_initiative(initiative, by=people["editor"], authors=[(one, 60)], dossier=proposal)
    update_initiative(
        initiative, by=people["editor"], authors=[(one, 60), (two, 40)], benefit_declared=85_000_000, dossier=proposal
    )
    initiative.refresh_from_db()
    assert initiative.benefit_declared == 85_000_000


# ---------- Who is put up, who is not and why ----------

WHY = "Vi phạm nội quy lao động trong năm"


def blocking(proposal):
    return [problem.text for problem in readiness(proposal) if problem.blocking]


@pytest.fixture
def proposal(registration, people):
    return make_proposal(registration, by=people["editor"])


@pytest.fixture
def registered(registration, awards):
    return registration.entries.get(award=awards.title)


def leave_out(proposal, entry, people, reason=WHY):
    choose_entries(proposal, put_up=[], left_out={entry: reason}, by=people["editor"])
    entry.refresh_from_db()


def test_what_is_left_out_says_why_and_can_be_put_up_again(proposal, registered, people):
    leave_out(proposal, registered, people)
    assert registered.not_proposed == WHY
    assert not proposal.entries.filter(source=registered).exists()
    choose_entries(proposal, put_up=[registered], left_out={}, by=people["editor"])
    registered.refresh_from_db()
    assert registered.not_proposed == ""
    assert proposal.entries.filter(source=registered).count() == 1


def test_put_up_twice_stands_once(proposal, registered, people):
    choose_entries(proposal, put_up=[registered], left_out={}, by=people["editor"])
    assert proposal.entries.filter(source=registered).count() == 1


@pytest.mark.parametrize("reason", ["", "  "])
def test_a_reason_is_asked_for(proposal, registered, people, reason):
    with pytest.raises(DomainError, match="Hãy ghi lý do không đề nghị"):
        leave_out(proposal, registered, people, reason)
    assert proposal.entries.filter(source=registered).exists()


def test_a_line_of_another_registration_is_refused(proposal, people, own_entry):
    with pytest.raises(DomainError, match="không thuộc hồ sơ đăng ký"):
        choose_entries(proposal, put_up=[own_entry], left_out={}, by=people["editor"])


@pytest.fixture
def own_entry(proposal):
    return proposal.entries.first()


def test_a_line_taken_out_without_a_word_is_asked_for_before_sending(proposal, registered, people):
    remove_entry(proposal.entries.get(source=registered), by=people["editor"])
    assert "Còn 1 dòng đã đăng ký chưa đề nghị. Hãy đưa vào hồ sơ hoặc ghi lý do không đề nghị." in blocking(proposal)
    leave_out(proposal, registered, people)
    assert not [text for text in blocking(proposal) if "đã đăng ký" in text]


def test_a_line_taken_out_may_say_why_at_once(proposal, registered, people, awards):
    remove_entry(proposal.entries.get(source=registered), by=people["editor"], reason=WHY)
    registered.refresh_from_db()
    assert registered.not_proposed == WHY
    add_entries(proposal, award=awards.title, subjects=[registered.member], by=people["editor"])
    registered.refresh_from_db()
    assert registered.not_proposed == ""


def test_nobody_chooses_once_the_proposal_is_sent(proposal, registered, people):
    type(proposal).objects.filter(pk=proposal.pk).update(state=DossierState.SENT)
    with pytest.raises(TransitionRefused, match="không sửa được"):
        leave_out(proposal, registered, people)


# ---------- Points and votes ----------


def test_an_award_may_ask_for_the_vote_and_the_points(proposal, registered, people, awards):
    entry = proposal.entries.get(source=registered)
    update_entry(entry, by=people["editor"], achievements="Vượt 120% kế hoạch")
    awards.title.needs_vote = awards.title.needs_self_score = True
    awards.title.save()
    named = [text for text in blocking(proposal) if text.startswith(entry.subject_label)]
    assert [text.split(") ")[-1] for text in named] == [
        "chưa có kết quả bỏ phiếu của đơn vị. Hãy ghi số phiếu và tổng số người.",
        "chưa có điểm tự chấm. Hãy ghi điểm.",
    ]
    update_entry(entry, by=people["editor"], votes_for=38, votes_members=40, self_score=Decimal("95.5"))
    assert not [text for text in blocking(proposal) if text.startswith(entry.subject_label)]


@pytest.mark.parametrize(
    ("votes_for", "members"),
    [(41, 40), (3, None), (None, 40), (0, 0)],
    ids=["more", "no members", "no votes", "nobody"],
)
def test_a_vote_that_cannot_be(proposal, registered, people, votes_for, members):
    entry = proposal.entries.get(source=registered)
    with pytest.raises(DomainError, match="Hãy ghi cả số phiếu tán thành và tổng số người"):
        update_entry(entry, by=people["editor"], votes_for=votes_for, votes_members=members)


def test_points_below_nothing(proposal, registered, people):
    with pytest.raises(DomainError, match="Điểm tự chấm"):
        update_entry(proposal.entries.get(source=registered), by=people["editor"], self_score=Decimal(-1))


def test_what_was_sent_keeps_points_votes_and_who_was_left_out(proposal, registered, people, awards):
    flagged = registered.dossier.entries.get(award=awards.flag)
    leave_out(proposal, flagged, people)
    entry = proposal.entries.get(source=registered)
    said = {"achievements": "Vượt kế hoạch", "votes_for": 38, "votes_members": 40, "self_score": Decimal("95.5")}
    update_entry(entry, by=people["editor"], **said)
    content = json.loads(send_dossier(proposal, by=people["editor"]).content)
    [sent] = content["entries"]
    assert (sent["self_score"], sent["votes"]) == ("95.50", {"for": 38, "of": 40})
    [left_out] = content["not_proposed"]
    assert (left_out["subject"]["code"], left_out["reason"]) == (flagged.subject_code, WHY)
