"""How a decision names what it rests on."""

import datetime as dt

import pytest

from catalogue.models import LegalDocument

DAY = dt.date(2025, 6, 4)


@pytest.mark.parametrize(
    ("number", "issued_on", "cited"),
    [
        ("06/2022/QH15", DAY, "Quy chế khen thưởng ngày 04 tháng 6 năm 2025"),
        ("50/2024/QH15", None, "Quy chế khen thưởng"),
        ("152/2025/NĐ-CP", DAY, "Nghị định số 152/2025/NĐ-CP ngày 04 tháng 6 năm 2025 – Quy chế khen thưởng"),
        ("999/QĐ-TLĐ", None, "Quyết định số 999/QĐ-TLĐ – Quy chế khen thưởng"),
        ("5007/BNV-TĐKT", DAY, "5007/BNV-TĐKT – Quy chế khen thưởng"),
    ],
)
def test_a_law_is_cited_by_its_name_and_the_rest_by_kind_and_number(number, issued_on, cited):
    assert LegalDocument(number=number, issued_on=issued_on, title="Quy chế khen thưởng").cited == cited
