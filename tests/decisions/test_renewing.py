"""Posts, units and birth years that changed since a draft was made are told and taken over from the register."""

import datetime as dt

import pytest
from django.urls import reverse

from common.errors import DomainError, NotAllowed, StaleEdit, TransitionRefused
from common.models import AuditEntry
from decisions.selectors.timeline import timeline_of
from decisions.services.issue import issue_decision, send_back_decision, submit_decision
from decisions.services.renewing import renew_lines
from decisions.services.sending import send_letter
from tests.decisions.conftest import WORDS
from tests.pages import opened, words

pytestmark = pytest.mark.django_db


def _moved(line, unit, *, position="Phó phòng", born=1980):
    """Since the draft was made the person has another post, unit and birth date."""
    member = line.member
    member.position, member.unit, member.birth_date = position, unit, dt.date(born, 5, 1)
    member.save()


def texts(line):
    line.refresh_from_db()
    return line.position, line.unit, line.unit_name, line.birth_year


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"position": "Phó phòng"}, "chức vụ «.*» nay là «Phó phòng»"),
        ({"birth_date": dt.date(1980, 5, 1)}, "năm sinh «.*» nay là «1980»"),
    ],
)
def test_what_changed_since_the_draft_keeps_it_from_being_submitted(office, changes, told):
    decision = office.drafted()
    member = decision.lines.first().member
    for name, value in changes.items():
        setattr(member, name, value)
    member.save()
    with pytest.raises(TransitionRefused, match=f"{told}. Hãy bấm «Cập nhật theo sổ»"):
        submit_decision(decision, by=office.people["specialist_province"])


def test_a_unit_that_changed_keeps_it_from_being_issued_until_it_is_renewed(office):
    decision = office.submitted()
    line = decision.lines.first()
    _moved(line, office.tree.other)
    with pytest.raises(TransitionRefused, match=f"đơn vị «{line.unit_name}» nay là «{office.tree.other.name}»"):
        issue_decision(decision, by=office.chair, words=WORDS)
    with pytest.raises(TransitionRefused, match="đưa về dự thảo rồi bấm"):
        issue_decision(decision, by=office.chair, words=WORDS)
    clerk = office.people["specialist_province"]
    with pytest.raises(TransitionRefused, match="Chờ công bố"):
        renew_lines(decision, by=clerk)
    decision = send_back_decision(decision, by=clerk, reason="Đổi đơn vị")
    assert renew_lines(decision, by=clerk) == 1
    assert texts(line) == ("Phó phòng", office.tree.other, office.tree.other.name, 1980)
    entry = AuditEntry.objects.get(move="renew")
    assert (entry.actor, entry.data) == (clerk, {"lines": 1, "names": [line.name]})
    assert "cập nhật 1 dòng theo sổ" in timeline_of(decision)[0]["title"]
    decision.refresh_from_db()
    assert issue_decision(submit_decision(decision, by=clerk), by=office.chair, words=WORDS).state == "issued"


def test_who_renews_writes(office):
    decision = office.drafted()
    _moved(decision.lines.first(), office.tree.other)
    renew_lines(decision, by=office.chair)
    decision = submit_decision(decision, by=office.people["specialist_province"])
    with pytest.raises(NotAllowed, match="soạn, sửa hoặc trình"):
        issue_decision(decision, by=office.chair, words=WORDS)


def test_nothing_to_renew_is_told_and_a_stale_page_refused(office):
    decision = office.drafted()
    clerk = office.people["specialist_province"]
    with pytest.raises(DomainError, match="đúng như sổ"):
        renew_lines(decision, by=clerk)
    _moved(decision.lines.first(), office.tree.other)
    with pytest.raises(NotAllowed):
        renew_lines(decision, by=office.people["finance"])
    with pytest.raises(StaleEdit):
        renew_lines(decision, by=clerk, version=7)


def test_a_letter_too(upward):
    letter = upward.drafted()
    line = letter.lines.first()
    _moved(line, upward.tree.other)
    with pytest.raises(TransitionRefused, match="Cập nhật theo sổ"):
        send_letter(letter, by=upward.chair)
    assert renew_lines(letter, by=upward.clerk) == 1
    assert texts(line) == ("Phó phòng", upward.tree.other, upward.tree.other.name, 1980)
    assert send_letter(letter, by=upward.chair).state == "sent"


@pytest.mark.parametrize("kind", ["decision", "letter"])
def test_the_button_on_the_page(request, client, kind):
    office = request.getfixturevalue("upward" if kind == "letter" else "office")
    draft = office.drafted()
    client.force_login(office.people["specialist_province"])
    page, act = (reverse(f"decisions:{kind}-{name}", args=[draft.pk]) for name in ("detail", "renew"))
    assert act not in opened(client, page).content.decode()
    _moved(draft.lines.first(), office.tree.other)
    assert act in opened(client, page).content.decode()
    opened(client, act)
    assert "Đã cập nhật" in words(client.post(act, {"version": draft.version}, follow=True))
    assert texts(draft.lines.first())[0] == "Phó phòng"
