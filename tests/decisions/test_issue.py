"""From approved results to an issued decision: who may, what is refused, what stands afterwards."""

import datetime as dt

import pytest
from django.utils import timezone

from awards.models import Honour, TallyRun
from awards.services.recommendation import reconsider_recommendation
from catalogue.models import LegalDocument, Road
from common.clock import today
from common.errors import DomainError, NotAllowed, TransitionRefused
from common.models import AuditEntry, Counter
from decisions.models import Decision
from decisions.selectors.recipients import awards_to_decide, recipients_of
from decisions.services.drafting import discard_decision, draft_decision, update_decision
from decisions.services.issue import issue_decision, send_back_decision, submit_decision
from notices.models import Notice
from people.models import Discipline
from tests.decisions.conftest import WORDS, disciplined, states
from tests.factories import MemberFactory

pytestmark = pytest.mark.django_db


def test_a_draft_names_the_approved_in_order(office):
    decision = office.drafted()
    lines = list(decision.lines.in_order())
    assert [line.order_no for line in lines] == [1, 2, 3]
    assert [line.name for line in lines] == [m.full_name for m in sorted(_members(lines), key=lambda m: m.sort_key)]
    assert {(line.unit_name, line.award_label) for line in lines} == {(office.tree.base.name, office.award.name)}
    assert (decision.symbol, decision.signer_name) == ("QĐ-LĐLĐ", "Nguyễn Thị Hường")
    assert [row.document for row in decision.basis.all()] == [office.law]
    assert states(decision).results == {"approved"}
    assert awards_to_decide(office.run) == []
    with pytest.raises(TransitionRefused, match="Không còn ai"):
        office.drafted()


def _members(lines):
    return [line.member for line in lines]


def test_an_issued_decision_has_its_number_and_gives_its_honours(office):
    decision = office.submitted()
    assert vars(states(decision)) == {"decision": "awaiting_issue", "results": {"decided"}}
    decision = issue_decision(decision, by=office.chair, words=WORDS)
    assert vars(states(decision)) == {"decision": "issued", "results": {"published"}}
    year = decision.signed_on.year
    assert (decision.number_label, decision.year, decision.published_on) == ("01/QĐ-LĐLĐ", year, decision.signed_on)
    assert (decision.issued_by, decision.place) == (office.chair, decision.place)
    for line in decision.lines.all():
        honour = line.honour
        assert (honour.is_issued, honour.decision_no, honour.name_then) == (True, "01/QĐ-LĐLĐ", line.name)
        assert (honour.member, honour.award, honour.year) == (line.member, office.award, office.campaign.year)
        assert (honour.decided_by, honour.campaign) == (office.tree.province.name, office.campaign)
    assert Notice.objects.filter(user=office.people["editor"], text__contains="01/QĐ-LĐLĐ").count() == 1
    assert set(AuditEntry.objects.filter(move="publish").values_list("actor", flat=True)) == {office.chair.pk}


@pytest.mark.parametrize("who", ["specialist_province", "superuser", "editor", "council", "finance", "manager"])
def test_nobody_else_issues(office, who):
    decision = office.submitted()
    with pytest.raises(NotAllowed):
        issue_decision(decision, by=office.people[who], words=WORDS)
    assert Honour.objects.count() == Counter.objects.filter(series__startswith="qd:").count() == 0


def test_who_drafted_or_submitted_does_not_issue(office):
    decision = draft_decision(office.run, office.award, by=office.chair)
    submit_decision(decision, by=office.people["approver"])
    for who in (office.chair, office.people["approver"]):
        with pytest.raises(NotAllowed, match="người phê duyệt khác"):
            issue_decision(decision, by=who, words=WORDS)


def test_nobody_issues_an_award_to_themselves(office):
    decision = office.submitted()
    member = decision.lines.first().member
    member.user = office.chair
    member.save()
    with pytest.raises(NotAllowed, match="Bạn có tên trong danh sách"):
        issue_decision(decision, by=office.chair, words=WORDS)


@pytest.mark.parametrize("words", ["", "công bố", "CONG BO", "CÔNG BỐ NGAY"])
def test_other_words_issue_nothing(office, words):
    with pytest.raises(DomainError, match="CÔNG BỐ"):
        issue_decision(office.submitted(), by=office.chair, words=words)


def test_a_decision_is_issued_once(office):
    decision = office.issued()
    with pytest.raises(TransitionRefused, match="Đã ban hành"):
        issue_decision(decision, by=office.people["approver"], words=WORDS)
    assert Honour.objects.count() == 3


def _expired(office, decision):
    LegalDocument.objects.update(valid_to=dt.date(2024, 12, 31))


def _not_yet(office, decision):
    LegalDocument.objects.update(valid_from=dt.date(2099, 1, 1))


def _no_basis(office, decision):
    decision.basis.all().delete()


def _disciplined(office, decision):
    disciplined(decision.lines.first().member)


def _renamed(office, decision):
    member = decision.lines.first().member
    member.full_name = "Trần Thị Đổi Tên"
    member.save()


def _no_symbol(office, decision):
    Decision.objects.update(symbol="")


def _number_in_the_register(office, decision):
    line = decision.lines.first()
    year = office.campaign.year
    Honour.objects.create(
        subject_kind="individual",
        member=line.member,
        award=line.award,
        unit=line.unit,
        year=year,
        decision_no="01/QĐ-LĐLĐ",
        name_then=line.name,
        unit_name_then=line.unit_name,
    )


IN_THE_WAY = [
    (_expired, "đã hết hiệu lực từ ngày 31/12/2024"),
    (_not_yet, "đến ngày 01/01/2099 mới có hiệu lực"),
    (_no_basis, "Chưa chọn văn bản căn cứ"),
    (_disciplined, "kỷ luật"),
    (_renamed, "Trần Thị Đổi Tên"),
    (_no_symbol, "Chưa có ký hiệu"),
]


@pytest.mark.parametrize(("what", "words"), [*IN_THE_WAY, (_number_in_the_register, "đã dùng")])
def test_what_came_between_keeps_it_from_being_issued(office, what, words):
    decision = office.submitted()
    what(office, decision)
    with pytest.raises(TransitionRefused, match=words):
        issue_decision(decision, by=office.chair, words=WORDS)
    assert vars(states(decision)) == {"decision": "awaiting_issue", "results": {"decided"}}
    assert not Honour.objects.filter(is_issued=True).exists()


LONG_AGO = dt.datetime(2019, 6, 1, tzinfo=dt.UTC)


def _known(member, *, changed=LONG_AGO, **fields):
    """A discipline recorded long before the run."""
    row = disciplined(member, **fields)
    Discipline.objects.filter(pk=row.pk).update(created_at=LONG_AGO, updated_at=changed)


def _kept(office, decision):
    """The record that was kept of the person of the first line."""
    member = decision.lines.first().member
    member.merged_into = MemberFactory(unit=office.tree.base)
    member.save()
    return member.merged_into


def test_a_discipline_the_run_knew_of_is_for_the_standard(office):
    decision = office.drafted()
    _known(decision.lines.first().member)
    _known(_kept(office, decision))
    assert submit_decision(decision, by=office.people["specialist_province"]).state == "awaiting_issue"


@pytest.mark.parametrize(
    "spoil",
    [
        lambda office, decision: _known(decision.lines.first().member, changed=timezone.now()),
        lambda office, decision: _known(decision.lines.first().member, from_date=today()),
        lambda office, decision: disciplined(_kept(office, decision)),
        lambda office, decision: disciplined(
            MemberFactory(unit=office.tree.base, merged_into=decision.lines.first().member)
        ),
        lambda office, decision: disciplined(MemberFactory(unit=office.tree.base, merged_into=_kept(office, decision))),
    ],
    ids=["changed later", "from a later day", "of the kept record", "of a merged record", "of another merged record"],
)
def test_a_discipline_the_run_missed_keeps_it_from_being_submitted(office, spoil):
    decision = office.drafted()
    TallyRun.objects.filter(pk=office.run.pk).update(as_of=today() - dt.timedelta(days=1))
    spoil(office, decision)
    with pytest.raises(TransitionRefused, match="kỷ luật"):
        submit_decision(decision, by=office.people["specialist_province"])


def test_whoever_was_disciplined_after_the_submission_is_left_out_by_a_new_draft(office):
    by = office.people["specialist_province"]
    decision = office.submitted()
    line = decision.lines.first()
    disciplined(line.member)
    said = f"{line.name}: Bị kỷ luật .* Hãy đưa về dự thảo, huỷ dự thảo rồi soạn lại"
    with pytest.raises(TransitionRefused, match=said) as refused:
        issue_decision(decision, by=office.chair, words=WORDS)
    assert "không phê duyệt" not in str(refused.value)
    decision = send_back_decision(decision, by=office.chair, reason="Có người bị kỷ luật")
    with pytest.raises(TransitionRefused, match="Hãy huỷ dự thảo và soạn lại"):
        submit_decision(decision, by=by)
    discard_decision(decision, by=by, reason="Soạn lại")
    again = office.drafted()
    assert line.name not in again.lines.values_list("name", flat=True) and again.lines.count() == 2


def test_an_old_discipline_of_a_record_that_was_merged_since_the_run(office):
    decision = office.drafted()
    _known(_kept(office, decision), from_date=dt.date(2019, 1, 1))
    TallyRun.objects.filter(pk=office.run.pk).update(started_at=dt.datetime(2020, 1, 1, tzinfo=dt.UTC))
    with pytest.raises(TransitionRefused, match="kỷ luật"):
        submit_decision(decision, by=office.people["specialist_province"])


@pytest.mark.parametrize(("what", "words"), IN_THE_WAY)
def test_nor_is_it_submitted(office, what, words):
    decision = office.drafted()
    what(office, decision)
    with pytest.raises(TransitionRefused, match=words):
        submit_decision(decision, by=office.people["specialist_province"])


def test_a_discipline_that_is_over_bars_nobody(office):
    decision = office.drafted()
    disciplined(decision.lines.first().member, to_date=dt.date(2020, 12, 31))
    assert submit_decision(decision, by=office.people["specialist_province"]).state == "awaiting_issue"


def test_back_to_a_draft_with_a_reason_and_thrown_away(office):
    decision, specialist = office.submitted(), office.people["specialist_province"]
    with pytest.raises(TransitionRefused, match="không sửa"):
        discard_decision(decision, by=specialist)
    with pytest.raises(TransitionRefused, match="lý do"):
        send_back_decision(decision, by=office.chair, reason=" ")
    decision = send_back_decision(decision, by=office.chair, reason="Thiếu căn cứ")
    assert vars(states(decision)) == {"decision": "draft", "results": {"approved"}}
    discard_decision(decision, by=specialist)
    assert not Decision.objects.exists()
    assert office.drafted().lines.count() == 3


def test_a_list_that_changed_since_it_was_seen_is_not_drafted(office):
    seen = recipients_of(office.run, office.award).fingerprint
    reconsider_recommendation(office.run.recommendations.first(), by=office.people["approver"], reason="Xem lại")
    with pytest.raises(TransitionRefused, match="đã thay đổi"):
        draft_decision(office.run, office.award, by=office.chair, seen=seen)


def test_a_level_that_only_proposes_drafts_no_decision(office):
    Road.objects.update(kind="propose_up")
    with pytest.raises(TransitionRefused, match="trình cấp trên"):
        office.drafted()


@pytest.mark.parametrize("who", ["editor", "specialist", "council", "viewer", "nobody"])
def test_nobody_else_drafts_or_changes(office, who):
    person = office.people[who]
    with pytest.raises(NotAllowed):
        draft_decision(office.run, office.award, by=person)
    decision = office.drafted()
    with pytest.raises(NotAllowed):
        update_decision(decision, by=person, version=None, documents=[], other=[])
    with pytest.raises(NotAllowed):
        submit_decision(decision, by=person)
