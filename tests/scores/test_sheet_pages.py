"""The page on which a draft of a score sheet is written."""

from decimal import Decimal

import pytest

from scores.services.sheet import draft_from
from tests.pages import fields_of, opened, words
from tests.scores.test_pages import at


def typed_in(response):
    return fields_of(response, having="sections-TOTAL_FORMS")


@pytest.fixture
def draft(sheet, tree, people):
    return draft_from(sheet, unit=tree.province, by=people["specialist_province"])


def test_a_specialist_writes_a_draft_on_its_page(signed_in, draft):
    client = signed_in("specialist_province")
    assert f'href="{at("sheet-edit", draft.pk)}"' in opened(client, at("sheet-detail", draft.pk)).content.decode()
    sent = typed_in(opened(client, at("sheet-edit", draft.pk)))
    before = list(draft.criteria.values_list("code", "maximum", "section__code"))
    assert client.post(at("sheet-edit", draft.pk), sent).status_code == 302
    assert list(draft.criteria.values_list("code", "maximum", "section__code")) == before

    sent = typed_in(opened(client, at("sheet-edit", draft.pk)))
    more = client.post(at("sheet-edit", draft.pk), sent | {"more": ["criteria"]})
    assert more.status_code == 200 and "Lỗi" not in words(more)
    sent = typed_in(more)
    number = len(before)
    typed = {"code": "I.9", "section": "I", "title": "Sáng kiến", "maximum": "9,5"}
    sent |= {f"criteria-{number}-{name}": [value] for name, value in typed.items()}
    sent |= {"criteria-0-DELETE": ["on"], "name": ["Bảng của tỉnh"]}
    assert client.post(at("sheet-edit", draft.pk), sent).status_code == 302
    draft.refresh_from_db()
    assert draft.name == "Bảng của tỉnh"
    assert draft.criteria.get(code="I.9").maximum == Decimal("9.5")
    assert draft.criteria.count() == number
    assert "Sáng kiến" in words(opened(client, at("sheet-detail", draft.pk)))


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"criteria-0-maximum": "mười"}, "Hãy nhập điểm bằng số từ 0 trở lên"),
        ({"criteria-0-maximum": "-1"}, "Hãy nhập điểm bằng số từ 0 trở lên"),
        ({"criteria-0-code": "I.2"}, "Có hai dòng cùng mang mã I.2"),
        ({"criteria-0-section": "XX"}, "không có phần nào mang mã đó"),
        ({"year_from": "2030", "year_to": "2020"}, "Năm kết thúc"),
        ({"awards": "KHONG_CO"}, "KHONG_CO"),
        ({"sections-TOTAL_FORMS": "9" * 5000}, "ManagementForm"),
    ],
)
def test_what_cannot_be_in_a_draft_is_told_and_kept(signed_in, draft, typed, told):
    client = signed_in("specialist_province")
    sent = typed_in(opened(client, at("sheet-edit", draft.pk)))
    answer = client.post(at("sheet-edit", draft.pk), sent | typed)
    assert answer.status_code == 200
    assert told in words(answer)
    assert draft.criteria.count() == 4


def test_an_old_page_of_a_draft_is_refused_with_what_was_typed(signed_in, draft):
    client = signed_in("specialist_province")
    sent = typed_in(opened(client, at("sheet-edit", draft.pk)))
    client.post(at("sheet-edit", draft.pk), sent | {"name": "Của người kia"})
    late = client.post(at("sheet-edit", draft.pk), sent | {"name": "Của tôi"})
    assert (late.status_code, "Của tôi" in late.content.decode()) == (409, True)
    assert client.post(at("sheet-edit", draft.pk), typed_in(late)).status_code == 302
    draft.refresh_from_db()
    assert draft.name == "Của tôi"


@pytest.mark.parametrize(
    ("who", "status"), [("specialist", 404), ("approver", 302), ("viewer", 302), ("superuser", 200)]
)
def test_who_opens_the_page_of_a_draft(signed_in, draft, who, status):
    assert signed_in(who).get(at("sheet-edit", draft.pk)).status_code == status


def test_a_sheet_in_force_is_not_written(signed_in, sheet):
    client = signed_in("superuser")
    assert at("sheet-edit", sheet.pk) not in client.get(at("sheet-detail", sheet.pk)).content.decode()
    answer = client.post(at("sheet-edit", sheet.pk), {}, follow=True)
    assert "không sửa nữa" in words(answer)
