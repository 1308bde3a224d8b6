"""The letter to agencies has the number and the day of the office's register."""

import datetime as dt

import pytest
from django.db import IntegrityError

from common.clock import today
from common.errors import DomainError, NotAllowed
from common.models import AuditEntry
from common.vietnamese import format_date_official
from consultations.models import Consultation
from consultations.selectors.enclosure import enclosure_of
from consultations.selectors.letter import agency_letter
from consultations.services.consultation import number_letter, record_answer
from papers.content import PaperKind
from papers.services.rendering import render_docx
from tests.campaigns.threads import at_once
from tests.consultations.conftest import later
from tests.consultations.test_pages import address, posted
from tests.pages import opened, words
from tests.papers.test_docx import words_of


def numbered(hearing, consultation, number=45, **more):
    said = {"signed_on": today(), "by": hearing.specialist} | more
    return number_letter(consultation, number=number, **said)


def test_the_paper_and_its_list_bear_the_number_and_the_day(hearing):
    consultation = hearing.asked()
    before = words_of(
        render_docx(PaperKind.AGENCY_LETTER, agency_letter(consultation), unit=hearing.tree.province, on=today())
    )
    assert "Số: 45" not in before
    day = today() - dt.timedelta(days=1)
    kept = numbered(hearing, consultation, 45, symbol="LĐLĐ-CSPL", signed_on=day)
    assert kept.number_label == "45/LĐLĐ-CSPL"
    letter = agency_letter(kept)
    said = words_of(render_docx(PaperKind.AGENCY_LETTER, letter, unit=hearing.tree.province, on=kept.letter_day))
    assert "Số: 45/LĐLĐ-CSPL" in said and format_date_official(day) in said
    assert "Công văn số 45/LĐLĐ-CSPL" in enclosure_of(kept).accompanies


def test_without_a_symbol_that_of_the_letterhead_is_taken(hearing):
    consultation = hearing.asked()
    assert numbered(hearing, consultation, 7).symbol == agency_letter(consultation).heading.symbol


def test_one_number_stands_once_in_the_year_of_a_unit(hearing):
    first, second = hearing.asked(), hearing.asked("Thuế tỉnh")
    numbered(hearing, first, 45)
    with pytest.raises(DomainError, match=r"Số 45.*đã ghi cho công văn «Hiệp y khen thưởng».*ghi số khác"):
        numbered(hearing, second, 45)
    last_year = today().replace(year=today().year - 1)
    assert numbered(hearing, second, 45, signed_on=last_year).number == 45
    with pytest.raises(IntegrityError, match="consultation_number_once"):
        Consultation.objects.filter(pk=second.pk).update(signed_on=today())


def test_a_wrong_number_is_put_right_and_the_audit_says_what_it_was(hearing):
    consultation = hearing.asked()
    numbered(hearing, consultation, 45, symbol="CV")
    numbered(hearing, consultation, 46, symbol="CV")
    entry = AuditEntry.objects.filter(subject_type__model="consultation", move="number").order_by("-pk").first()
    assert (entry.data["before"], entry.data["number"]) == ("45/CV", "46/CV")


@pytest.mark.parametrize(
    ("days", "sentence"), [(1, "Ngày công văn chưa đến"), (None, "ngày công văn phải trước ngày ấy")]
)
def test_a_day_that_cannot_be_is_refused(hearing, days, sentence):
    consultation = hearing.asked()
    if days is None:
        with later(consultation.due_on), pytest.raises(DomainError, match=sentence):
            numbered(hearing, consultation, signed_on=consultation.due_on)
    else:
        with pytest.raises(DomainError, match=sentence):
            numbered(hearing, consultation, signed_on=today() + dt.timedelta(days=days))


def test_no_letter_is_younger_than_an_answer_to_it(hearing):
    consultation = hearing.asked()
    request = consultation.requests.get()
    record_answer(request, answered_on=today(), answer_no="1/CAT", objections={}, by=hearing.specialist)
    with later(today()), pytest.raises(DomainError, match="Công an tỉnh đã trả lời ngày"):
        numbered(hearing, consultation, signed_on=today())


def test_an_answer_may_come_from_the_day_of_the_letter_on(hearing):
    consultation = hearing.asked()
    day = today() - dt.timedelta(days=3)
    request = numbered(hearing, consultation, signed_on=day).requests.get()
    said = {"answer_no": "1/CAT", "objections": {}, "by": hearing.specialist}
    with pytest.raises(DomainError, match="từ ngày công văn"):
        record_answer(request, answered_on=day - dt.timedelta(days=1), **said)
    assert record_answer(request, answered_on=day, **said).answered_on == day


@pytest.mark.parametrize("who", ["editor", "viewer", "specialist_elsewhere"])
def test_nobody_else_numbers(hearing, who):
    with pytest.raises(NotAllowed):
        numbered(hearing, hearing.asked(), by=hearing.people[who])


def test_who_stands_on_the_list_does_not_number(hearing):
    consultation = hearing.asked()
    with pytest.raises(NotAllowed, match="có tên"):
        numbered(hearing, consultation, by=hearing.listed_keeper())


def test_two_at_once_do_not_take_one_number(committed_hearing):
    letters = [committed_hearing.asked(), committed_hearing.asked("Thuế tỉnh")]
    results = at_once(*[lambda row=row: numbered(committed_hearing, row, 45).number for row in letters])
    assert sorted(map(str, results))[0] == "45" and "đã ghi cho" in sorted(map(str, results))[1]


def test_by_the_page(client, hearing):
    client.force_login(hearing.specialist)
    first, second = hearing.asked(), hearing.asked("Thuế tỉnh")
    assert "chưa ghi" in words(opened(client, address("consultation-detail", first)))
    opened(client, address("consultation-number", first))
    data = {"number": "45", "symbol": "LĐLĐ-CSPL", "signed_on": f"{today():%d/%m/%Y}"}
    posted(client, address("consultation-number", first), data)
    page = words(opened(client, address("consultation-detail", first)))
    assert f"45/LĐLĐ-CSPL ngày {today():%d/%m/%Y}" in page and "Ghi lại số" in page and "Số: 45/LĐLĐ-CSPL" in page
    refused = client.post(address("consultation-number", second), data)
    assert "đã ghi cho công văn" in words(refused) and 'value="LĐLĐ-CSPL"' in refused.content.decode()
    assert "số 45/LĐLĐ-CSPL" in words(opened(client, address("consultation-list")))
