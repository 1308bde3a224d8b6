"""The figures the article gives, and the check that the pack counts exactly to them."""

from collections import Counter
from datetime import date

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


def counted(pack: Pack) -> dict[str, object]:
    """The article's figures, counted over the rows of ``pack``; initiatives are those of accepted registrations."""
    unions = [unit for unit in pack.sheets["units"] if unit["kind"] == "grassroots"]
    accepted = {step.unit_code for step in pack.dossiers if step.state == "accepted"}
    handed = {row["unit_code"]: row["value"] for row in pack.sheets["targets"]}
    recognised = [
        row
        for row in pack.sheets["initiatives"]
        if row["campaign_code"] == CAMPAIGN and row["recognised_level"] and row["unit_code"] in accepted
    ]
    return {
        "unions": len(unions),
        "blocks": dict(Counter(str(unit["block"]) for unit in unions)),
        "clusters": len({row["code"] for row in pack.sheets["clusters"]}),
        "headcount": {name: sum(_whole(unit[name]) for unit in unions) for name in HEADCOUNT},
        "target": handed[pack.top_unit_code],
        "initiatives": len(recognised),
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
    }
    found = counted(pack)
    wrong = [f"{key}: {found[key]} ≠ {value}" for key, value in expected.items() if found[key] != value]
    if wrong:
        raise ValueError("; ".join(wrong))


def _whole(value: object) -> int:
    return value if isinstance(value, int) else 0
