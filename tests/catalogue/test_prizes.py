"""What an award brings on a day: the multiple, the base salary and the rounding of that day."""

import datetime as dt
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from awards.services.catalogue import load_catalogue
from catalogue.models import AwardType, BaseSalary, PrizeMultiple, PrizeTerms
from catalogue.prizes import prize_amount
from catalogue.selectors.prizes import PrizeTable
from tests.factories import AwardTypeFactory, PrizeMultipleFactory, PrizeTermsFactory

IN_2025, IN_2026 = dt.date(2025, 12, 1), dt.date(2026, 12, 1)


@pytest.fixture
def loaded(db):
    load_catalogue()
    return {award.code: award.pk for award in AwardType.objects.all()}


@given(
    multiple=st.decimals("0.01", "99", places=2),
    salary=st.integers(1, 10_000_000),
    factor=st.sampled_from([Decimal(1), Decimal("1.5")]),
)
def test_an_amount_is_the_least_whole_step_that_reaches_the_product(multiple, salary, factor):
    amount = prize_amount(multiple, salary=salary, rounding=10_000, factor=factor)
    assert amount % 10_000 == 0
    assert amount - 10_000 < multiple * factor * salary <= amount


@pytest.mark.parametrize(
    ("code", "kind", "in_2025", "in_2026"),
    [
        ("LDTT", "individual", 710_000, 760_000),
        ("CSTDCS", "individual", 2_340_000, 2_530_000),
        ("CSTD_TINH", "individual", 7_020_000, 7_590_000),
        ("CSTD_TLD", "individual", 7_020_000, 7_590_000),
        ("CSTDTQ", "individual", 10_530_000, 11_390_000),
        ("TTLDTT", "collective", 1_880_000, 2_030_000),
        ("TTLDXS", "unit", 3_510_000, 3_800_000),
        ("CO_UBND", "unit", 18_720_000, 20_240_000),
        ("CO_CP", "collective", 28_080_000, 30_360_000),
        ("GK", "collective", 1_410_000, 1_520_000),
        ("GK", "individual", 710_000, 760_000),
        ("GK", "household", 1_060_000, 1_140_000),
        ("BK_UBND", "collective", 7_020_000, 7_590_000),
        ("BK_UBND", "household", 5_270_000, 5_700_000),
        ("BK_BO", "individual", 3_510_000, 3_800_000),
        ("BK_TTG", "collective", 16_380_000, 17_710_000),
        ("BK_TTG", "individual", 8_190_000, 8_860_000),
        ("HCLD_1", "collective", 42_120_000, 45_540_000),
        ("HCLD_2", "collective", 35_100_000, 37_950_000),
        ("HCLD_3", "collective", 21_060_000, 22_770_000),
        ("AHLD", "collective", 72_540_000, 78_430_000),
        ("KNC_CD", "individual", 1_410_000, 1_520_000),
    ],
)
def test_the_known_prizes(loaded, code, kind, in_2025, in_2026):
    prizes = [PrizeTable.on(day).prize(loaded[code], kind) for day in (IN_2025, IN_2026)]
    assert [prize.amount for prize in prizes] == [in_2025, in_2026]


def test_what_nobody_checked_is_marked(loaded):
    table = PrizeTable.on(IN_2025)
    marks = {code: table.prize(loaded[code], "individual").unverified for code in ("LDTT", "GK", "KNC_CD", "BK_TLD")}
    assert marks == {"LDTT": False, "GK": True, "KNC_CD": True, "BK_TLD": True}
    assert PrizeTable.on(IN_2026).prize(loaded["LDTT"], "individual").unverified


def test_an_award_without_a_multiple_brings_nothing_known(loaded):
    assert PrizeTable.on(IN_2026).prize(loaded["XL_DV"], "individual") is None
    assert PrizeTable.on(dt.date(2020, 1, 1)).prize(loaded["LDTT"], "individual") is None


def test_without_a_salary_or_terms_nothing_is_known(db):
    row = PrizeMultipleFactory()
    assert PrizeTable.on(IN_2026).prize_by(row) is None
    PrizeTermsFactory()
    assert PrizeTable.on(IN_2026).prize_by(row) is None
    BaseSalary.objects.create(valid_from=dt.date(2024, 7, 1), amount=2_340_000)
    assert PrizeTable.on(IN_2026).prize_by(row).amount == 3_510_000


def test_a_table_of_a_day_takes_three_queries(loaded, django_assert_num_queries):
    with django_assert_num_queries(3):
        PrizeTable.on(IN_2026)


def test_the_shipped_multiples_are_those_shipped_with_the_awards(loaded):
    """Until the columns of the award go with the next release."""
    shipped = {
        (award.pk, kind): multiple
        for award in AwardType.objects.all()
        for kind in ("individual", "collective")
        if (multiple := getattr(award, f"multiple_{kind}")) is not None
    }
    assert {(row.award_id, row.subject_kind): row.multiple for row in PrizeMultiple.objects.all()} == shipped


def test_two_multiples_of_one_award_and_subject_never_hold_on_one_day(db):
    award = AwardTypeFactory()
    first = PrizeMultipleFactory(award=award, valid_from=dt.date(2025, 7, 1), valid_to=dt.date(2026, 6, 30))
    with pytest.raises(IntegrityError), transaction.atomic():
        PrizeMultipleFactory(award=award, valid_from=dt.date(2026, 6, 30))
    PrizeMultipleFactory(award=award, valid_from=dt.date(2026, 6, 30), subject_kind="collective")
    later = PrizeMultipleFactory(award=award, valid_from=dt.date(2026, 7, 1), multiple=Decimal(2))
    found = [PrizeMultiple.objects.in_force_on(day).get(subject_kind="individual") for day in (IN_2025, IN_2026)]
    assert found == [first, later]


def test_terms_hold_until_the_next(db):
    first = PrizeTermsFactory(valid_from=dt.date(2025, 7, 1))
    second = PrizeTermsFactory(valid_from=dt.date(2026, 7, 1))
    days = [dt.date(2025, 6, 30), dt.date(2026, 6, 30), dt.date(2026, 7, 1)]
    assert [PrizeTerms.objects.on(day) for day in days] == [None, first, second]
