"""Letters to higher bodies: drafted, sent by a second person, withdrawn; who stands in them and where else not."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from awards.services.recommendation import approve_recommendation
from catalogue.models import AwardType, LegalDocument, Road
from common.clock import today
from common.errors import DomainError, NotAllowed, StaleEdit, TransitionRefused
from councils.models import Presence
from councils.services.closing import close_session
from decisions.models import Decision, SubmissionLetter, SubmissionLine
from decisions.selectors.going_up import addressee_of, awards_going_up
from decisions.selectors.letter_paper import letter_list, letter_paper
from decisions.selectors.recipients import recipients_of
from decisions.services.drafting import draft_decision
from decisions.services.letters import discard_letter, draft_letter, update_letter
from decisions.services.sending import send_letter, withdraw_letter
from notices.models import Notice
from papers.content import PaperKind
from papers.services.rendering import render_pdf
from tests.awards.conftest import RANK_BY
from tests.councils.conftest import CouncilWorld
from tests.councils.test_sessions import vote
from tests.decisions.conftest import disciplined
from tests.decisions.letters import standing
from tests.factories import (
    CollectiveFactory,
    DecisionFactory,
    DecisionLineFactory,
    EntryFactory,
    LaunchedCampaignFactory,
    StandardVersionFactory,
)
from tests.pages import opened, words

pytestmark = pytest.mark.django_db


def fields_of(letter, **changed):
    names = ("addressee", "subject_matter", "grounds", "request", "enclosures", "due_on", "symbol", "place")
    said = {name: getattr(letter, name) for name in (*names, "signing_formula", "signer_post", "signer_name")}
    return said | {"addressee_unit": letter.addressee_unit, "version": letter.version} | changed


def test_a_draft_puts_up_whoever_is_approved(upward):
    letter = upward.drafted()
    assert (letter.addressee_unit, letter.addressee) == (upward.tree.confederation, "Tổng Liên đoàn")
    lines = list(letter.lines.in_order())
    assert [line.order_no for line in lines] == [1, 2, 3]
    assert {line.award for line in lines} == {upward.award}
    assert letter.grounds.splitlines()[0] == "Căn cứ Luật Thi đua, khen thưởng"
    assert recipients_of(upward.run, upward.award).lines == []
    with pytest.raises(TransitionRefused, match="Không còn ai"):
        upward.drafted()
    discard_letter(letter, by=upward.other_clerk)
    assert upward.drafted().lines.count() == 3


def test_what_is_decided_here_does_not_go_up(upward):
    assert awards_going_up(upward.run) == [upward.award]
    with pytest.raises(TransitionRefused, match="không quyết định"):
        draft_decision(upward.run, upward.award, by=upward.clerk)
    Road.objects.filter(award=upward.award, level="provincial").update(kind="decide")
    assert awards_going_up(upward.run) == []
    with pytest.raises(TransitionRefused, match="không trình cấp trên"):
        upward.drafted()


def test_it_goes_to_the_nearest_level_above_that_has_a_say(upward):
    assert addressee_of(upward.award, upward.tree.base) == (upward.tree.province, upward.tree.province.name)
    Road.objects.filter(award=upward.award).exclude(level="provincial").delete()
    assert addressee_of(upward.award, upward.tree.province) == (None, upward.award.decided_by)


def test_only_another_approver_sends_it_and_once(upward):
    letter = upward.drafted()
    update_letter(letter, by=upward.chair, **fields_of(letter, due_on=today()))
    with pytest.raises(NotAllowed, match="soạn hoặc sửa"):
        send_letter(letter, by=upward.chair)
    with pytest.raises(NotAllowed, match="người phê duyệt"):
        send_letter(letter, by=upward.other_clerk)
    with pytest.raises(StaleEdit):
        send_letter(letter, by=upward.people["approver"], version=1)
    sent = send_letter(letter, by=upward.people["approver"], version=2)
    assert sent.number_label == "01/TTr-LĐLĐ"
    assert set(standing(letter).results) == {"sent_up"}
    with pytest.raises(TransitionRefused, match="Đã gửi"):
        send_letter(letter, by=upward.people["approver"])
    told = Notice.objects.filter(user=upward.above)
    assert [notice.text for notice in told] == [f"LĐLĐ tỉnh Mẫu trình 01/TTr-LĐLĐ: {letter.subject_matter}."]


def test_nobody_sends_a_letter_that_puts_them_up(upward):
    letter = upward.drafted()
    member = letter.lines.first().member
    member.user = upward.chair
    member.save()
    with pytest.raises(NotAllowed, match="có tên"):
        send_letter(letter, by=upward.chair)


@pytest.mark.parametrize(
    ("spoil", "problem"),
    [
        (lambda letter: SubmissionLetter.objects.update(symbol=""), "ký hiệu"),
        (lambda letter: SubmissionLetter.objects.update(signer_name=""), "người ký"),
        (lambda letter: SubmissionLetter.objects.update(due_on=dt.date(2020, 1, 1)), "Hạn đề nghị"),
        (lambda letter: disciplined(letter.lines.first().member), "kỷ luật"),
        (lambda letter: letter.lines.all().delete(), "chưa có ai"),
    ],
)
def test_what_is_not_whole_is_not_sent(upward, spoil, problem):
    letter = upward.drafted()
    spoil(letter)
    with pytest.raises(TransitionRefused, match=problem):
        send_letter(letter, by=upward.chair)
    assert standing(letter).letter == "draft"


def test_law_that_is_over_is_left_out_of_a_new_letter(upward):
    LegalDocument.objects.filter(pk=upward.law.pk).update(valid_to=today() - dt.timedelta(days=1))
    assert "Luật Thi đua" not in upward.drafted().grounds


@pytest.mark.parametrize(
    ("days", "problem"),
    [
        ({"valid_to": today() - dt.timedelta(days=1)}, "06/2022/QH15 đã hết hiệu lực"),
        ({"valid_from": today() + dt.timedelta(days=1)}, "06/2022/QH15 đến ngày .* mới có hiệu lực"),
    ],
)
def test_a_letter_that_names_law_not_in_force_is_not_sent(upward, days, problem):
    letter = upward.drafted()
    LegalDocument.objects.filter(pk=upward.law.pk).update(**days)
    with pytest.raises(TransitionRefused, match=problem):
        send_letter(letter, by=upward.chair)
    SubmissionLetter.objects.update(grounds="Căn cứ Công văn số 106/2022/QH15")
    assert send_letter(letter, by=upward.chair).state == "sent"


def test_a_unit_addressed_is_one_above(upward):
    letter = upward.drafted()
    with pytest.raises(DomainError, match="cấp trên"):
        update_letter(letter, by=upward.clerk, **fields_of(letter, addressee_unit=upward.tree.district))
    with pytest.raises(DomainError, match="kính gửi"):
        update_letter(letter, by=upward.clerk, **fields_of(letter, addressee_unit=None, addressee=""))
    saved = update_letter(letter, by=upward.clerk, **fields_of(letter, addressee=""))
    assert saved.addressee == "Tổng Liên đoàn"
    with pytest.raises(StaleEdit):
        update_letter(letter, by=upward.clerk, **fields_of(letter, version=1))
    with pytest.raises(NotAllowed):
        update_letter(letter, by=upward.people["specialist"], **fields_of(saved))


def test_withdrawn_before_an_answer_it_frees_whom_it_put_up(upward):
    letter = upward.sent()
    with pytest.raises(TransitionRefused, match="lý do"):
        withdraw_letter(letter, by=upward.chair, reason=" ")
    with pytest.raises(NotAllowed):
        withdraw_letter(letter, by=upward.clerk, reason="Nhầm")
    withdraw_letter(letter, by=upward.chair, reason="Nhầm danh hiệu")
    assert set(standing(letter).results) == {"approved"}
    again = upward.sent()
    assert (again.number, again.lines.count()) == (2, 3)


def test_an_answered_letter_is_not_withdrawn(upward):
    letter = upward.sent()
    upward.granted(letter, numbers=[1])
    with pytest.raises(TransitionRefused, match="đã trả lời"):
        withdraw_letter(letter, by=upward.chair, reason="Nhầm")


def test_one_in_a_letter_stands_in_no_other_letter_or_decision(upward):
    line = upward.drafted().lines.first()
    other = DecisionFactory(unit=upward.tree.province, award=upward.award)
    with pytest.raises(IntegrityError, match="tờ trình hoặc một quyết định khác"), transaction.atomic():
        DecisionLineFactory(decision=other, member=line.member, recommendation=line.recommendation)
    line.pk, line.order_no = None, 9
    with pytest.raises(IntegrityError, match="submission_line_live_once"), transaction.atomic():
        line.save()


def test_one_in_a_decision_stands_in_no_letter(upward):
    Road.objects.filter(award=upward.award, level="provincial").update(kind="decide")
    line = draft_decision(upward.run, upward.award, by=upward.clerk).lines.first()
    letter = SubmissionLetter.objects.create(
        unit=upward.tree.province,
        run=upward.run,
        addressee="Tổng Liên đoàn",
        subject_matter="Về việc",
        request="Kính đề nghị",
        drafted_by=upward.clerk,
    )
    with pytest.raises(IntegrityError, match="tờ trình hoặc một quyết định khác"), transaction.atomic():
        SubmissionLine.objects.create(
            letter=letter,
            order_no=1,
            subject_kind="individual",
            member=line.member,
            recommendation=line.recommendation,
            award=line.award,
            unit=line.unit,
            name=line.name,
            unit_name=line.unit_name,
            award_label=line.award_label,
        )
    assert Decision.objects.count() == 1


def two_awards_of(upward):
    """A run with somebody approved for the certificate and a collective approved for the flag, and the collective."""
    flag = upward.awards.flag
    Road.objects.create(award=flag, level="provincial", kind="propose_up")
    StandardVersionFactory(award=flag, tree={"all_of": [{"condition": "registered"}]}, rank_by=RANK_BY)
    upward.campaign = campaign = LaunchedCampaignFactory(
        unit=upward.tree.province,
        needs_proposal=False,
        starts_on=dt.date(2026, 1, 1),
        ends_on=dt.date(2026, 12, 31),
        registration_opens_on=dt.date(2026, 1, 1),
        registration_closes_on=dt.date(2026, 1, 31),
    )
    dossier = upward.dossier()
    EntryFactory(dossier=dossier, award=upward.award, member=upward.run.recommendations.first().entry.member)
    team = CollectiveFactory(unit=upward.tree.base, name="Tổ Một", headcount=12)
    EntryFactory(
        dossier=dossier,
        award=flag,
        subject_kind="collective",
        member=None,
        collective=team,
        achievements="Vượt kế hoạch",
        votes_for=9,
        votes_members=12,
    )
    run = upward.evaluated()
    assert run.campaign == campaign
    for row in run.recommendations.all():
        approve_recommendation(row, by=upward.people["approver"])
    return run


def test_what_different_bodies_are_asked_for_goes_in_letters_of_their_own(upward, client):
    run, flag = two_awards_of(upward), upward.awards.flag
    AwardType.objects.filter(pk=flag.pk).update(decided_by="Thủ tướng Chính phủ")
    both = awards_going_up(run)
    assert set(both) == {flag, upward.award}
    together = f"Tổng Liên đoàn: {upward.award.name}"
    with pytest.raises(TransitionRefused, match="mỗi nơi một tờ trình") as refused:
        draft_letter(run, both, by=upward.clerk)
    assert together in str(refused.value) and f"Thủ tướng Chính phủ: {flag.name}" in str(refused.value)
    client.force_login(upward.clerk)
    create = reverse("decisions:letter-create", args=[run.pk])
    asked = opened(client, f"{create}?award={flag.code}&award={upward.award.code}")
    assert together in words(asked) and not asked.context["found"]
    first = opened(client, create)
    assert len(first.context["chosen"]) == 1 and first.context["found"].lines
    letters = [draft_letter(run, [award], by=upward.clerk) for award in both]
    assert {letter.addressee for letter in letters} == {"Tổng Liên đoàn", "Thủ tướng Chính phủ"}


def test_a_letter_edited_since_is_not_thrown_away(upward):
    letter = upward.drafted()
    update_letter(letter, by=upward.other_clerk, **fields_of(letter, due_on=today()))
    with pytest.raises(StaleEdit):
        discard_letter(letter, by=upward.clerk, version=1)
    discard_letter(letter, by=upward.clerk, version=2)


def test_several_awards_go_in_one_letter_collectives_first(upward):
    run, flag = two_awards_of(upward), upward.awards.flag
    Road.objects.create(award=flag, level="confederation", kind="decide")
    letter = draft_letter(run, awards_going_up(run), by=upward.clerk)
    assert [(line.order_no, line.award) for line in letter.lines.in_order()] == [(1, flag), (2, upward.award)]
    paper, listed = letter_paper(letter), letter_list(letter)
    counted = [(count.award, count.collectives, count.individuals) for count in paper.counts]
    assert counted == [(flag.name, 1, 0), (upward.award.name, 0, 1)]
    assert len(paper.names) == 2
    (told,) = listed.collectives
    assert (told.name, told.members, told.achievements) == ("Tổ Một", 12, "Vượt kế hoạch")
    assert letter.lines.get(order_no=1).votes == "9/12 (75,0%)"
    assert [person.name for person in listed.individuals] == [letter.lines.get(order_no=2).name]


def test_its_paper_stays_what_was_sent(upward):
    letter = upward.sent()
    before = _pdfs(letter)
    member = letter.lines.first().member
    member.full_name = "Tên Mới Sau Khi Gửi"
    member.save()
    head = upward.tree.province.letterheads.get()
    head.unit_line, head.recipients = "TÊN KHÁC", "Nơi khác"
    head.save()
    assert _pdfs(SubmissionLetter.objects.get()) == before
    assert letter_list(letter).accompanies.startswith("Kèm theo Tờ trình số 01/TTr-LĐLĐ ngày")


def _pdfs(letter):
    day, unit = letter.signed_on, letter.unit
    return (
        render_pdf(PaperKind.SUBMISSION, letter_paper(letter), unit=unit, on=day),
        render_pdf(PaperKind.PROPOSAL_LIST, letter_list(letter), unit=unit, on=day),
    )


def test_what_the_council_voted_stands_in_the_list_and_its_minutes_among_the_grounds(db):
    world = CouncilWorld()
    session = world.opened(uyvien4=Presence.ABSENT)
    for member in world.members[:4]:
        vote(session, member)
    close_session(session, by=world.keeper)
    Road.objects.create(award=world.awards.certificate, level="provincial", kind="propose_up")
    world.run.recommendations.update(state="approved")
    letter = draft_letter(world.run, [world.awards.certificate], by=world.keeper)
    assert set(letter.lines.values_list("votes", flat=True)) == {"4/5 (80,0%)"}
    minutes = letter.grounds.splitlines()[-1]
    assert minutes.startswith("Căn cứ Biên bản họp Hội đồng thi đua – khen thưởng, phiên số 1 ngày")


def test_approvers_are_told_of_a_draft_until_it_is_sent_or_thrown_away(upward):
    def waiting(who):
        return Notice.objects.filter(user=who, topic__startswith="submission-letter-draft").unread().count()

    letter = upward.drafted()
    assert (waiting(upward.chair), waiting(upward.clerk)) == (1, 0)
    discard_letter(letter, by=upward.clerk)
    assert waiting(upward.chair) == 0
    letter = upward.drafted()
    assert waiting(upward.chair) == 1
    send_letter(letter, by=upward.chair)
    assert waiting(upward.chair) == 0
