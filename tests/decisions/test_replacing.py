"""A replacement gives once more what it ends; whoever was misspelt is called right since."""

import datetime as dt

import pytest

from awards.models import HonourEnd
from awards.selectors.award_history import award_history
from common.clock import today
from common.errors import TransitionRefused
from decisions.forms.amending import line_form_of
from decisions.models import Decision, DecisionKind
from decisions.selectors.amended import aftermath_of
from decisions.selectors.paper import paper_of
from decisions.services.amending import remove_line, update_line
from decisions.services.issue import issue_decision, submit_decision
from tests.decisions.conftest import WORDS, corrected, disciplined, drafted, first_lines, settled
from tests.factories import MemberFactory
from units.models import Role

K = DecisionKind
pytestmark = pytest.mark.django_db


def test_a_replacement_ends_old_honours_and_gives_new_ones(office):
    extra = office.run.recommendations.order_by("pk").last().entry
    about = _issued_without(office, extra.member)
    first, second = first_lines(about, 2)
    first.member.full_name = "Tên Đúng Trong Sổ"
    first.member.save()
    waiting = office.run.recommendations.get(entry__member=extra.member)
    draft = drafted(office, about, K.REPLACEMENT, first, second, approved=[waiting.pk])
    lines = list(draft.lines.in_order())
    assert [(line.ends, line.order_no) for line in lines] == [
        (False, 1), (False, 2), (False, 3), (True, 4), (True, 5),
    ]  # fmt: skip
    assert lines[0].name == "Tên Đúng Trong Sổ"
    by = office.people["specialist_province"]
    remove_line(lines[1], by=by)
    later = settled(office, draft)
    given = list(later.lines.giving().in_order())
    assert [(line.order_no, line.member) for line in given] == [(1, first.member), (2, extra.member)]
    assert {line.honour.decision_no for line in given} == {later.number_label}
    assert {row.honour_id for row in HonourEnd.objects.filter(kind="replaced")} == {first.honour_id, second.honour_id}
    waiting.refresh_from_db()
    assert waiting.state == "published"
    paper = paper_of(Decision.objects.for_page().get(pk=later.pk), with_list=True)
    assert (len(paper.individuals), len(paper.recalled)) == (2, 2)
    assert f"thay thế Quyết định số 01/QĐ-LĐLĐ ngày {about.signed_on:%d/%m/%Y} đối với 02 cá nhân" in paper.articles[1]
    labels = [label for label, _tone in aftermath_of([about])[about.pk].labels]
    assert labels == ["Đã thay thế"]
    assert settled(office, drafted(office, later, K.REVOCATION, given[0])).about == later


def test_a_replacement_gives_the_award_it_ends_and_no_other(office, awards):
    """Neither by the form, which has no award, nor for somebody whose honour is not ended any more."""
    about = office.issued()
    first, second, _third = first_lines(about)
    draft = drafted(office, about, K.REPLACEMENT, first, second)
    by = office.people["specialist_province"]
    given = draft.lines.giving().in_order()[0]
    assert "award" not in line_form_of(given)(instance=given).fields
    update_line(given, by=by, version=None, award=awards.title, award_label=awards.title.name)
    with pytest.raises(TransitionRefused, match=f"{given.name}: không có lượt {awards.title.name} nào bị thay thế"):
        submit_decision(draft, by=by)
    update_line(given, by=by, version=None, award=first.award, award_label=first.award_label)
    remove_line(draft.lines.ending().get(honour=first.honour), by=by)
    with pytest.raises(TransitionRefused, match=f"không có lượt {office.award.name} nào bị thay thế"):
        submit_decision(draft, by=by)
    remove_line(given, by=by)
    assert settled(office, draft).lines.giving().get().member == second.member


@pytest.mark.parametrize("when", ["submit", "issue"])
@pytest.mark.parametrize("level", ["warning", "open_case"])
def test_whom_a_discipline_hits_is_not_awarded_again(office, when, level):
    """One that is over bars nobody."""
    about = office.issued()
    first, second = first_lines(about, 2)
    disciplined(second.member, to_date=today() - dt.timedelta(days=1))
    draft = drafted(office, about, K.REPLACEMENT, first, second)
    by = office.people["specialist_province"]
    if when == "issue":
        draft = submit_decision(draft, by=by)
    case = disciplined(first.member, level=level)
    with pytest.raises(TransitionRefused, match=f"^{first.member.full_name}: đang bị kỷ luật .* không được khen lại"):
        issue_decision(draft, by=office.chair, words=WORDS) if when == "issue" else submit_decision(draft, by=by)
    case.to_date = today() - dt.timedelta(days=1)
    case.save()
    draft = draft if when == "issue" else submit_decision(draft, by=by)
    assert issue_decision(draft, by=office.chair, words=WORDS).is_issued


def test_a_discipline_on_a_merged_record_counts(office):
    about = office.issued()
    line = first_lines(about, 1)[0]
    draft = drafted(office, about, K.REPLACEMENT, line)
    disciplined(MemberFactory(unit=line.member.unit, merged_into=line.member))
    with pytest.raises(TransitionRefused, match=f"^{line.member.full_name}: đang bị kỷ luật"):
        submit_decision(draft, by=office.people["specialist_province"])


def test_a_replacement_keeps_what_was_corrected(office):
    about = office.issued()
    line = first_lines(about, 1)[0]
    corrected(office, about, line, position="Tổ trưởng công đoàn", unit_name="CĐCS Xí nghiệp Một")
    draft = drafted(office, about, K.REPLACEMENT, line)
    texts = {(row.ends, row.position, row.unit_name) for row in draft.lines.all()}
    assert texts == {(ends, "Tổ trưởng công đoàn", "CĐCS Xí nghiệp Một") for ends in (True, False)}


# ---------- The award history ----------


def test_a_misprint_that_was_put_right_is_nobodys_former_name(office):
    about = office.issued()
    line = first_lines(about, 1)[0]
    member, viewer = line.member, office.people["viewer"]
    right = line.name.replace("Nguyễn", "Nguyên")
    member.full_name = right
    member.save()
    assert [row.name_then for row in _history(member, viewer)] == [line.name]
    corrected(office, about, line, name=right, unit_name="CĐCS Xí nghiệp Một")
    assert [(row.name_then, row.unit_then) for row in _history(member, viewer)] == [("", "CĐCS Xí nghiệp Một")]


def _history(member, viewer):
    found = award_history("individual", member, viewer=viewer, roles=[Role.VIEWER], day=today())
    return [*found.titles, *found.rewards]


def _issued_without(office, member):
    decision = office.drafted()
    decision.lines.filter(member=member).delete()
    submit_decision(decision, by=office.people["specialist_province"])
    return issue_decision(decision, by=office.chair, words=WORDS)


def test_a_replacement_that_gives_nothing_is_a_revocation(office):
    about = office.issued()
    draft = drafted(office, about, K.REPLACEMENT, first_lines(about, 1)[0])
    by = office.people["specialist_province"]
    remove_line(draft.lines.giving().get(), by=by)
    with pytest.raises(TransitionRefused, match="đây là thu hồi"):
        submit_decision(draft, by=by)
