"""From a proposal to an honour: who may do what when, what the decision says, which steps it takes."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from awards.models import Honour
from campaigns.models import Campaign
from common.errors import DomainError, NotAllowed, StaleEdit, TransitionRefused
from common.models import AuditEntry
from decisions.chain import chain_of
from decisions.services.drafting import discard_decision, set_basis
from decisions.services.issue import issue_decision, submit_decision
from notices.models import Notice
from people.models import Discipline
from spot.awards import decider_of, spot_awards
from spot.models import SpotProposal
from spot.selectors.warnings import warnings_of
from spot.services.drafting import draft_spot_decision
from spot.services.moves import move_proposal
from spot.services.proposal import create_proposal, remove_file, update_proposal
from tests.factories import ApprovalStepFactory, CampaignFactory, CollectiveFactory, MemberFactory, spot_award
from tests.spot.conftest import DAY, STATEMENT, accepted, proposed, sent

PDF = b"%PDF-1.4\n%%EOF\n"


def pdf(name="bien-ban.pdf"):
    return SimpleUploadedFile(name, PDF, content_type="application/pdf")


@pytest.fixture(autouse=True)
def _spring(time_machine):
    time_machine.move_to(dt.datetime(2026, 4, 1, 9, tzinfo=dt.UTC))


def drafted(road, *proposals, **more):
    return draft_spot_decision(
        road.tree.province, road.award, [row.pk for row in proposals], by=road.people["specialist_province"], **more
    )


def test_only_awards_of_any_time_and_ground_that_a_union_decides_are_given_on_the_spot(road):
    spot_award("provincial", scope="unscheduled", name="Khen ngay", code="NGAY")
    spot_award("provincial", scope="comprehensive")
    spot_award("provincial", scope="thematic")
    spot_award("provincial", period="yearly")
    spot_award("provincial", active=False)
    spot_award("provincial", subject_kinds=["unit"])
    spot_award()
    assert {award.name for award in spot_awards()} == {"Bằng khen đột xuất", "Khen ngay"}


@pytest.mark.parametrize(
    ("levels", "decider"),
    [
        (["provincial"], "province"),
        (["provincial", "grassroots"], "province"),
        (["grassroots"], "base"),
        (["provincial", "district"], "district"),
        (["sectoral"], None),
    ],
)
def test_the_nearest_unit_above_that_decides_is_asked(tree, levels, decider):
    assert decider_of(tree.base, spot_award(*levels)) == (getattr(tree, decider) if decider else None)


def test_a_proposal_is_of_the_unit_of_its_subject_and_keeps_its_files(road):
    proposal = proposed(road, uploads=[pdf(), pdf("anh.pdf")])
    assert (proposal.unit, proposal.decider, proposal.state) == (road.tree.base, road.tree.province, "draft")
    assert [file.name for file in proposal.files.all()] == ["bien-ban.pdf", "anh.pdf"]
    remove_file(proposal.files.first(), by=road.people["editor"])
    assert proposal.files.count() == 1
    moves = AuditEntry.objects.filter(subject_id=proposal.pk).order_by("pk").values_list("move", flat=True)
    assert list(moves) == ["create", "add_file", "add_file", "remove_file"]


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"happened_on": dt.date(2026, 4, 2)}, "không thể ở tương lai"),
        ({"statement": ""}, "Thành tích: "),
        ({"award": lambda: spot_award("provincial", scope="thematic")}, "không cho tặng đột xuất"),
        ({"award": lambda: spot_award("provincial", subject_kinds=["collective"])}, "không tặng cho cá nhân"),
        ({"award": lambda: spot_award("sectoral")}, "Không có công đoàn nào"),
    ],
)
def test_what_cannot_be_proposed_is_said(road, fields, said):
    fields = {name: value() if callable(value) else value for name, value in fields.items()}
    with pytest.raises(DomainError, match=said):
        proposed(road, **fields)
    assert not SpotProposal.objects.exists()


@pytest.mark.parametrize("who", ["editor2", "specialist_elsewhere", "viewer", "approver", "nobody"])
def test_only_who_writes_for_the_unit_proposes(road, who):
    with pytest.raises(NotAllowed):
        create_proposal(by=road.people[who], subject=road.an, award=road.award, happened_on=DAY, statement=STATEMENT)


@pytest.mark.parametrize(
    ("who", "move", "state", "after"),
    [
        ("editor", "send", "draft", "sent"),
        ("specialist", "send", "draft", "sent"),
        ("editor2", "send", "draft", None),
        ("editor", "take_back", "sent", "draft"),
        ("specialist_province", "accept", "sent", "accepted"),
        ("specialist_province", "refuse", "sent", "refused"),
        ("specialist_province", "return", "sent", "draft"),
        ("specialist_province", "accept", "draft", None),
        ("specialist", "accept", "sent", None),
        ("editor", "accept", "sent", None),
        ("approver", "accept", "sent", None),
        ("specialist_province", "reopen", "refused", "sent"),
        ("specialist_province", "reopen", "accepted", "sent"),
        ("editor", "reopen", "refused", None),
    ],
)
def test_who_may_move_it_from_where(road, who, move, state, after):
    proposal = proposed(road)
    SpotProposal.objects.filter(pk=proposal.pk).update(state=state)
    if after is None:
        with pytest.raises((NotAllowed, TransitionRefused)):
            move_proposal(proposal, move, by=road.people[who], reason="Vì thế.")
        after = state
    else:
        move_proposal(proposal, move, by=road.people[who], reason="Vì thế.")
    assert SpotProposal.objects.get(pk=proposal.pk).state == after


def test_nobody_answers_what_they_wrote_or_what_is_about_them(road):
    specialist = road.people["specialist_province"]
    own = create_proposal(by=specialist, subject=road.an, award=road.award, happened_on=DAY, statement=STATEMENT)
    own = move_proposal(own, "send", by=road.people["editor"])
    with pytest.raises(NotAllowed, match="Bạn đã viết hoặc gửi"):
        move_proposal(own, "accept", by=specialist)
    me = MemberFactory(unit=road.tree.base, user=specialist)
    with pytest.raises(NotAllowed, match="khen chính bạn"):
        move_proposal(sent(road, me), "accept", by=specialist)
    assert move_proposal(own, "accept", by=road.people["specialist_province2"]).state == "accepted"


def test_a_refusal_needs_a_reason_that_the_unit_is_told(road, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        proposal = sent(road)
    told = Notice.objects.filter(text__contains="đề nghị khen đột xuất Nguyễn Văn An")
    assert {notice.user for notice in told} == {
        road.people["specialist_province"], road.people["specialist_province2"],
    }  # fmt: skip
    with pytest.raises(TransitionRefused):
        move_proposal(proposal, "refuse", by=road.people["specialist_province"], reason=" ")
    refused = move_proposal(proposal, "refuse", by=road.people["specialist_province"], reason="Đã khen ở huyện.")
    assert refused.reason == "Đã khen ở huyện."
    notice = Notice.objects.get(text__contains="không được nhận")
    assert notice.user == road.people["editor"]
    assert notice.text.endswith("Đã khen ở huyện.")
    again = move_proposal(refused, "reopen", by=road.people["specialist_province"], reason="Xem lại biên bản.")
    assert again.reason == ""


def test_only_a_draft_is_edited_and_no_edit_is_lost(road):
    proposal = proposed(road)
    known = {"by": road.people["editor"], "subject": road.an, "award": road.award, "happened_on": DAY}
    changed = update_proposal(proposal, statement="Cứu ba người.", version=1, **known)
    assert (changed.statement, changed.version) == ("Cứu ba người.", 2)
    with pytest.raises(StaleEdit):
        update_proposal(proposal, statement="Cứu bốn người.", version=1, **known)
    move_proposal(proposal, "send", by=road.people["editor"])
    with pytest.raises(TransitionRefused, match="Đã gửi"):
        update_proposal(proposal, statement="Cứu năm người.", **known)


def test_whoever_left_the_unit_is_not_sent(road):
    proposal = proposed(road)
    road.an.unit = road.tree.base2
    road.an.save()
    with pytest.raises(TransitionRefused, match="không còn thuộc"):
        move_proposal(proposal, "send", by=road.people["editor"])


def test_a_decision_is_drafted_without_a_tally_and_takes_the_steps_of_unscheduled_awards(road):
    province = road.tree.province
    ApprovalStepFactory(unit=province, order_no=1, name="thường")
    ApprovalStepFactory(unit=province, order_no=1, scope="unscheduled", name="đột xuất")
    team = CollectiveFactory(unit=road.tree.base, name="Tổ cứu nạn")
    rows = [accepted(road), accepted(road, team)]
    decision = drafted(road, *rows)
    assert [(line.order_no, line.name) for line in decision.lines.in_order()] == [
        (1, "Tổ cứu nạn"), (2, "Nguyễn Văn An"),
    ]  # fmt: skip
    assert (decision.run, decision.achievement) == (None, STATEMENT)
    assert decision.subject_matter == "Về việc tặng Bằng khen đột xuất cho tập thể, cá nhân có thành tích đột xuất"
    assert [step.name for step in chain_of(decision)] == ["đột xuất"]
    assert (decision.campaign.kind, decision.campaign.unit, decision.campaign.year) == ("unscheduled", province, 2026)
    assert not decision.campaign.registration_is_open()
    assert SpotProposal.objects.get(pk=rows[0].pk).decision == decision
    third = accepted(road, MemberFactory(unit=road.tree.base))
    assert drafted(road, third).campaign == decision.campaign


def test_a_launched_unscheduled_campaign_of_the_year_is_taken(road):
    known = CampaignFactory(
        unit=road.tree.province,
        kind="unscheduled",
        state="launched",
        starts_on=dt.date(2026, 2, 1),
        ends_on=dt.date(2026, 12, 1),
    )
    assert drafted(road, accepted(road)).campaign == known
    assert Campaign.objects.count() == 1


def test_what_may_not_be_drafted(road):
    proposal, province = accepted(road), road.tree.province
    with pytest.raises(NotAllowed):
        draft_spot_decision(province, road.award, [proposal.pk], by=road.people["specialist"])
    with pytest.raises(DomainError, match="ít nhất một"):
        drafted(road)
    with pytest.raises(TransitionRefused, match="đã thay đổi"):
        drafted(road, proposal, seen="khác")
    with pytest.raises(TransitionRefused, match="không còn chờ"):
        drafted(road, proposal, sent(road, MemberFactory(unit=road.tree.base)))
    with pytest.raises(DomainError, match="hai đề nghị"):
        drafted(road, proposal, accepted(road))
    drafted(road, proposal)
    with pytest.raises(TransitionRefused, match="không còn chờ"):
        drafted(road, proposal)
    with pytest.raises(TransitionRefused, match="đã nằm trong quyết định"):
        move_proposal(proposal, "reopen", by=road.people["specialist_province"], reason="Xem lại.")


def test_a_draft_thrown_away_sets_its_proposals_free(road):
    proposal = accepted(road)
    discard_decision(drafted(road, proposal), by=road.people["specialist_province"])
    assert list(SpotProposal.objects.waiting()) == [proposal]
    decision = drafted(road, proposal)
    assert SpotProposal.objects.get(pk=proposal.pk).decision == decision


def test_the_honour_is_given_on_unscheduled_ground(road):
    proposal = accepted(road)
    specialist = road.people["specialist_province"]
    decision = drafted(road, proposal)
    set_basis(decision, [road.law], other=())
    issued = issue_decision(submit_decision(decision, by=specialist), by=road.chair, words="CÔNG BỐ")
    honour = Honour.objects.get()
    assert (honour.member, honour.award, honour.year) == (road.an, road.award, 2026)
    assert (honour.decision_no, honour.campaign.kind) == (issued.number_label, "unscheduled")
    proposal = SpotProposal.objects.with_subject().get(pk=proposal.pk)
    assert warnings_of([proposal])[proposal.pk] == []
    again = sent(road)
    (told, asked) = warnings_of([again])[again.pk]
    assert "đã được tặng «Bằng khen đột xuất» ngay trong năm 2026" in told
    assert "Một thành tích không khen hai lần" in told
    assert "cũng đề nghị" in asked


def test_discipline_and_a_record_merged_are_weighed(road):
    second = MemberFactory(unit=road.tree.base, full_name="Nguyễn Văn An", merged_into=road.an)
    Honour.objects.create(
        subject_kind="individual",
        member=second,
        award=road.award,
        year=2024,
        decision_no="07/QĐ-LĐLĐ",
        unit=road.tree.base,
        name_then="Nguyễn Văn An",
        unit_name_then=road.tree.base.name,
    )
    Discipline.objects.create(
        subject_kind="individual", member=road.an, unit=road.tree.base, level="warning", from_date=dt.date(2026, 1, 1)
    )
    proposal = proposed(road)
    found = warnings_of([proposal])[proposal.pk]
    assert "«Cảnh cáo» từ ngày 01/01/2026" in found[0]
    assert found[1] == "Nguyễn Văn An đã được tặng «Bằng khen đột xuất» năm 2024 (07/QĐ-LĐLĐ)."
    assert len(found) == 2
