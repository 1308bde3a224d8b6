"""The figures the article gives, and the check that the pack counts exactly to them."""

from datetime import date

from sample.honours import Batch, expected_by_decision, honours_by_decision, reported_figures, wrong_figures
from sample.pack import Pack

CAMPAIGN = "AG2020"
FIRST, LAST = date(2015, 1, 1), date(2020, 12, 31)
CONFERENCE = date(2020, 7, 27)
BILLION = 1_000_000_000

FLAG_OF_STATE = Batch(
    "CO_CP", "01/QĐ-TTg (mẫu)", date(2020, 6, 10), 1, 0, "Thủ tướng Chính phủ", year=2019, campaign_code=CAMPAIGN
)
FLAG = Batch(
    "CO_TLD",
    "02/QĐ-TLĐ (mẫu)",
    date(2020, 7, 10),
    1,
    1,
    "Tổng Liên đoàn Lao động Việt Nam",
    campaign_code=CAMPAIGN,
)
"""The article gives the flag to a person too."""
CHAIRMAN = Batch(
    "BK_UBND",
    "03/QĐ-UBND (mẫu)",
    date(2020, 7, 20),
    5,
    10,
    "Chủ tịch UBND tỉnh An Giang",
    campaign_code=CAMPAIGN,
)
PROVINCE = Batch(
    "BK_TINH", "04/QĐ-LĐLĐ (mẫu)", date(2020, 7, 21), 33, 106, "LĐLĐ tỉnh An Giang", campaign_code=CAMPAIGN
)
BATCHES = (FLAG_OF_STATE, FLAG, CHAIRMAN, PROVINCE)

# By indicator: the value, and whether the article says «hơn», «trên».
REPORTED: dict[str, tuple[int, bool]] = {
    "works": (4_154, False),
    "works_value": (10_400 * BILLION, True),
    "initiatives": (19_738, False),
    "initiatives_benefit": (16 * BILLION, True),
    "research_topics": (349, False),
    "research_projects": (47, False),
    "research_benefit": (176 * BILLION, True),
    "women_titles": (130_400, True),
    "men_titles": (96_700, True),
    "delegates": (140, True),
    "represented": (100_000, True),
}


def counted(pack: Pack) -> dict[str, object]:
    """The article's figures over ``pack``: honours by decision, and what is reported without a list."""
    return {"honours": honours_by_decision(pack), "reported": reported_figures(pack)}


def assert_figures(pack: Pack) -> None:
    """Raise ValueError that names every figure of ``pack`` that is not the article's."""
    wrong = wrong_figures(counted(pack), {"honours": expected_by_decision(BATCHES), "reported": REPORTED})
    if wrong:
        raise ValueError("; ".join(wrong))
