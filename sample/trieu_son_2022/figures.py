"""The figures the article gives, and the check that the pack counts exactly to them."""

from collections import Counter
from datetime import date

from sample.honours import Batch, expected_by_decision, honours_by_decision, wrong_figures
from sample.pack import Pack

CAMPAIGN = "TS2022"
YEAR = 2022
FIRST, LAST = date(2022, 1, 1), date(2022, 12, 31)

BLOCKS = {"commune": 34, "agency": 10, "enterprise_private": 27, "school": 103}
UNIONS = 174
CLUSTERS = 5
HEADCOUNT = {"workers": 16_479, "workers_female": 14_573, "members": 14_690, "members_female": 12_923}
TARGET = 1_500
INITIATIVES = 7_929

DISTRICT = "LĐLĐ huyện Triệu Sơn"
SCHOOL_YEAR = Batch("GK_CTTT", "05/QĐ-LĐLĐ (mẫu)", date(2022, 6, 15), 26, 58, DISTRICT, campaign_code=CAMPAIGN)
"""«Phong trào thi đua 2 giỏi và xây dựng tổ chức Công đoàn vững mạnh năm học 2021–2022»."""
PROGRAMME = Batch("GK_CTTT", "07/QĐ-LĐLĐ (mẫu)", date(2022, 6, 28), 19, 53, DISTRICT, campaign_code=CAMPAIGN)
"""The first stage of the programme «01 triệu sáng kiến»."""
BATCHES = (
    Batch(
        "BK_TLD",
        "01/QĐ-TLĐ (mẫu)",
        date(2022, 5, 10),
        1,
        5,
        "Tổng Liên đoàn Lao động Việt Nam",
        campaign_code=CAMPAIGN,
    ),
    Batch("CO_TINH", "02/QĐ-LĐLĐ (mẫu)", date(2022, 5, 12), 1, 0, "LĐLĐ tỉnh Thanh Hóa", campaign_code=CAMPAIGN),
    Batch("BK_TD_KHONGRO", "03/QĐ (mẫu)", date(2022, 5, 12), 6, 8, campaign_code=CAMPAIGN),
    Batch("BK_CD_KHONGRO", "04/QĐ (mẫu)", date(2022, 5, 12), 1, 0, campaign_code=CAMPAIGN),
    SCHOOL_YEAR,
    Batch("SK_VINHDANH", "06/QĐ-LĐLĐ (mẫu)", date(2022, 6, 24), 1, 8, "LĐLĐ tỉnh Thanh Hóa", campaign_code=CAMPAIGN),
    PROGRAMME,
)
"""Who decided is left empty where the article does not say it."""
HONOURED = (55, 132)
"""Collectives and individuals of all of them together."""


def counted(pack: Pack) -> dict[str, object]:
    """The article's figures, counted over the rows of ``pack``; initiatives are those of accepted registrations."""
    unions = [unit for unit in pack.sheets["units"] if unit["kind"] == "grassroots"]
    accepted = {step.unit_code for step in pack.dossiers if step.state == "accepted"}
    handed = {row["unit_code"]: row["value"] for row in pack.sheets["targets"] if row["campaign_code"] == CAMPAIGN}
    recognised = [
        row
        for row in pack.sheets["initiatives"]
        if row["campaign_code"] == CAMPAIGN and row["recognised_level"] and row["unit_code"] in accepted
    ]
    honours = honours_by_decision(pack)
    return {
        "unions": len(unions),
        "blocks": dict(Counter(str(unit["block"]) for unit in unions)),
        "clusters": len({row["code"] for row in pack.sheets["clusters"]}),
        "headcount": {name: sum(_whole(unit[name]) for unit in unions) for name in HEADCOUNT},
        "target": handed[pack.top_unit_code],
        "initiatives": len(recognised),
        "honours": honours,
        "honoured": tuple(sum(counts) for counts in zip(*honours.values(), strict=True)),
    }


def assert_figures(pack: Pack) -> None:
    """Raise ValueError that names every figure of ``pack`` that is not the article's."""
    expected = {
        "unions": UNIONS,
        "blocks": BLOCKS,
        "clusters": CLUSTERS,
        "headcount": HEADCOUNT,
        "target": TARGET,
        "initiatives": INITIATIVES,
        "honours": expected_by_decision(BATCHES),
        "honoured": HONOURED,
    }
    if wrong := wrong_figures(counted(pack), expected):
        raise ValueError("; ".join(wrong))


def _whole(value: object) -> int:
    return value if isinstance(value, int) else 0
