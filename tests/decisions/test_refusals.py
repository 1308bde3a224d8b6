"""Refusals about decisions, letters and their lines: a power that is lacking is in the audit, a state is not."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from common.models import AuditEntry
from common.noting import REFUSED
from councils.models import Council
from decisions.models import DecisionKind
from decisions.services.sending import send_letter
from tests.decisions.conftest import drafted, settled
from tests.factories import RoleAssignmentFactory, UserFactory
from tests.pages import words

pytestmark = pytest.mark.django_db
DAY = dt.date(2020, 1, 1)
CLOSED = "Chỉ sửa, huỷ được khi còn là dự thảo."


def noted(person):
    return list(AuditEntry.objects.filter(actor=person, move=REFUSED).values_list("note", flat=True))


def reader_of(unit):
    person = UserFactory()
    RoleAssignmentFactory(user=person, role="viewer", unit=unit)
    return person


def asked(client, person, address, method):
    client.force_login(person)
    return words(getattr(client, method)(address, follow=True))


@pytest.fixture
def line_edit(office):
    """The form of a line of a draft, and how the draft is no draft any more."""
    about = office.issued()
    draft = drafted(office, about, DecisionKind.REVOCATION, about.lines.first())
    address = reverse("decisions:line-update", args=[draft.lines.get().pk])
    return address, lambda: settled(office, draft), office.people["specialist_province"], office.tree.province


@pytest.fixture
def line_removal(office):
    about = office.issued()
    draft = drafted(office, about, DecisionKind.REVOCATION, about.lines.first())
    address = reverse("decisions:line-remove", args=[draft.lines.get().pk])
    return address, lambda: settled(office, draft), office.people["specialist_province"], office.tree.province


@pytest.fixture
def decision_edit(office):
    draft = office.drafted()
    address = reverse("decisions:decision-update", args=[draft.pk])
    return address, lambda: settled(office, draft), office.people["specialist_province"], office.tree.province


@pytest.fixture
def decision_discard(office):
    draft = office.drafted()
    address = reverse("decisions:decision-discard", args=[draft.pk])
    return address, lambda: settled(office, draft), office.people["specialist_province"], office.tree.province


@pytest.fixture
def letter_edit(upward):
    letter = upward.drafted()
    address = reverse("decisions:letter-update", args=[letter.pk])
    return address, lambda: send_letter(letter, by=upward.chair), upward.clerk, upward.tree.province


@pytest.fixture
def letter_discard(upward):
    letter = upward.drafted()
    address = reverse("decisions:letter-discard", args=[letter.pk])
    return address, lambda: send_letter(letter, by=upward.chair), upward.clerk, upward.tree.province


FORMS = ["line_edit", "line_removal", "decision_edit", "decision_discard", "letter_edit", "letter_discard"]


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("form", FORMS)
def test_who_lacks_the_power_is_in_the_audit_and_a_state_is_not(request, client, form, method):
    address, close, drafter, unit = request.getfixturevalue(form)
    viewer = reader_of(unit)
    assert "Chỉ chuyên viên, người phê duyệt" in asked(client, viewer, address, method)
    assert len(noted(viewer)) == 1
    close()
    assert CLOSED in asked(client, drafter, address, method)
    assert noted(drafter) == []
    assert "Chỉ chuyên viên, người phê duyệt" in asked(client, viewer, address, method)
    assert len(noted(viewer)) == 2


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_move_that_is_over_is_no_refusal_of_a_person(office, client, method):
    issued = office.issued()
    address = reverse("decisions:decision-submit", args=[issued.pk])
    drafter = office.people["specialist_province"]
    assert "Hiện ở trạng thái «Đã ban hành»" in asked(client, drafter, address, method)
    assert noted(drafter) == []


def test_an_act_about_what_is_not_awarded_any_more_is_none_either(office, client):
    about = office.issued()
    settled(office, drafted(office, about, DecisionKind.REVOCATION, *about.lines.all()))
    address = reverse("decisions:revocation-create", args=[about.pk])
    drafter, viewer = office.people["specialist_province"], reader_of(office.tree.province)
    assert "đã hết hiệu lực theo quyết định sau" in asked(client, drafter, address, "get")
    assert noted(drafter) == []
    assert "Chỉ chuyên viên, người phê duyệt" in asked(client, viewer, address, "get")
    assert len(noted(viewer)) == 1


def test_who_may_draft_nowhere_is_told_so_by_the_page_of_plaques_and_sees_no_button(office, client):
    address = reverse("decisions:plaque-create")
    drafter, viewer = office.people["specialist_province"], reader_of(office.tree.province)
    assert "Chỉ chuyên viên, người phê duyệt mới soạn được" in asked(client, viewer, address, "get")
    assert len(noted(viewer)) == 1
    listing = reverse("decisions:decision-list")
    assert address not in client.get(listing).content.decode()
    client.force_login(drafter)
    assert address in client.get(listing).content.decode()
    assert client.get(address).status_code == 200


@pytest.mark.parametrize("name", ["session-vote", "session-paper", "session-paper-confirm", "session-update"])
def test_a_session_that_is_over_is_no_refusal_of_a_person(office, client, name):
    council = Council.objects.create(
        unit=office.tree.province, kind="award", name="Hội đồng", decision_no="1/QĐ", decided_on=DAY, valid_from=DAY
    )
    session = council.sessions.create(
        number=1, title="Xét khen", held_at=timezone.now(), state="closed", prepared_by=office.chair
    )
    drafter = office.people["specialist_province"]
    said = asked(client, drafter, reverse(f"councils:{name}", args=[session.pk]), "get")
    assert "Phiên họp không" in said or "Phiên họp đã mở bỏ phiếu" in said
    assert noted(drafter) == []
