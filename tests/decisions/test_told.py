"""What the units are told of a published decision: of each kind its own sentence, by a kind of notice of its own."""

import pytest

from decisions.models import DecisionKind
from decisions.services.amending import remove_line, update_line
from notices.models import Delivery, Notice, NoticeKind
from notices.selectors.preferences import deliveries_for
from tests.decisions.conftest import drafted, settled

pytestmark = pytest.mark.django_db
K = DecisionKind


@pytest.fixture
def told(office):
    """What the editor of the unit was told of a decision about the issued one."""
    office.about = office.issued()
    office.line = office.about.lines.in_order()[0]
    office.editor = office.people["editor"]
    Notice.objects.all().delete()

    def tell(draft):
        decision = settled(office, draft)
        notice = Notice.objects.get(user=office.editor, kind=NoticeKind.DECISION)
        assert notice.url.endswith(f"/{decision.pk}/")
        return notice.text

    return tell


def number_and_day(about):
    return f"Quyết định số {about.number_label} ngày {about.signed_on:%d/%m/%Y}"


def test_of_an_award_that_somebody_of_theirs_is_in_it(office):
    decision = office.issued()
    notice = Notice.objects.get(user=office.people["editor"], kind=NoticeKind.DECISION)
    assert notice.text == (
        f"Quyết định {decision.number_label} của {decision.unit.name} đã công bố, có người hoặc tập thể của đơn vị bạn."
    )


def test_of_a_revocation_whose_award_is_taken_back(office, told):
    said = told(drafted(office, office.about, K.REVOCATION, office.line))
    line = office.line
    assert said == (
        f"Quyết định 02/QĐ-LĐLĐ của {office.about.unit.name} thu hồi {line.award_label} của: {line.name}, đã tặng theo "
        f"{number_and_day(office.about)}."
    )


def test_of_a_revocation_a_unit_reads_its_own_names_alone(office, told):
    draft = drafted(office, office.about, K.REVOCATION, *office.about.lines.in_order())
    elsewhere = draft.lines.in_order()[0]
    draft.lines.filter(pk=elsewhere.pk).update(unit=office.tree.base2)
    said = told(draft)
    assert elsewhere.name not in said
    assert all(line.name in said for line in draft.lines.exclude(pk=elsewhere.pk))


def test_of_a_correction_whose_texts_are_put_right(office, told):
    draft = drafted(office, office.about, K.CORRECTION, office.line)
    line = draft.lines.get()
    update_line(line, by=office.people["specialist_province"], version=None, position="Tổ trưởng sản xuất")
    assert told(draft) == (
        f"Quyết định 02/QĐ-LĐLĐ của {office.about.unit.name} đính chính {number_and_day(office.about)} về: {line.name}."
    )


def test_of_a_replacement_what_ended_and_what_is_given_anew(office, told):
    said = told(drafted(office, office.about, K.REPLACEMENT, office.line))
    assert said == (
        f"Quyết định 02/QĐ-LĐLĐ của {office.about.unit.name} thay thế {number_and_day(office.about)}. "
        f"Lượt khen cũ hết hiệu lực: {office.line.name}. Được khen theo quyết định mới: {office.line.name}."
    )


def test_of_a_replacement_that_nobody_of_theirs_is_awarded_again(office, told):
    first, second = office.about.lines.in_order()[:2]
    draft = drafted(office, office.about, K.REPLACEMENT, first, second)
    draft.lines.filter(member=second.member).update(unit=office.tree.base2)
    remove_line(draft.lines.giving().get(member=first.member), by=office.people["specialist_province"])
    assert told(draft).endswith(f"Lượt khen cũ hết hiệu lực: {first.name}. Đơn vị bạn không có ai được khen lại.")


def test_many_are_counted(office, told, monkeypatch):
    monkeypatch.setattr("decisions.naming.NAMED", 2)
    lines = office.about.lines.in_order()
    said = told(drafted(office, office.about, K.REVOCATION, *lines))
    assert f"của: {lines[0].name}, {lines[1].name} và 1 người, tập thể khác, đã tặng" in said


def test_whoever_chose_nothing_hears_of_it_by_mail_at_once(office):
    person = office.people["editor"]
    assert deliveries_for(NoticeKind.DECISION, {person.pk})[person.pk] == Delivery.MAIL
