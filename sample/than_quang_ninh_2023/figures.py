"""The figures the article gives, and the check that the pack counts exactly to them."""

from collections import Counter
from datetime import date

from sample.honours import reported_figures, wrong_figures
from sample.pack import Pack

CAMPAIGN = "TQN2023"
FIRST, LAST = date(2019, 1, 1), date(2023, 12, 31)
REPORTED: dict[str, tuple[int, bool]] = {"exemplars": (12_000, True)}
FIELDS = (
    "HAM_LO",
    "LO_THIEN",
    "CO_KHI",
    "CO_DIEN",
    "TUYEN_SINH",
    "PHUC_VU",
    "QUAN_LY",
    "DANG_DOAN_THE",
)
"""The fields the article names, by the codes of the catalogue."""
YEARS = (2019, 2020, 2021, 2022, 2023)
EXEMPLARS = 200
"""How many of the 12.000 the sample invents a name for."""


def counted(pack: Pack) -> dict[str, object]:
    """The article's figures over ``pack``; of the exemplars how many there are, in which fields and years."""
    fields = Counter(plan.field_code for plan in pack.exemplars)
    return {
        "reported": reported_figures(pack),
        "exemplars": len(pack.exemplars),
        "fields": tuple(field for field in FIELDS if fields[field]),
        "years": tuple(sorted({plan.year for plan in pack.exemplars})),
        "honours": len(pack.sheets["past_awards"]),
    }


def assert_figures(pack: Pack) -> None:
    """Raise ValueError that names every figure of ``pack`` that is not the article's."""
    expected = {"reported": REPORTED, "exemplars": EXEMPLARS, "fields": FIELDS, "years": YEARS, "honours": 0}
    if wrong := wrong_figures(counted(pack), expected):
        raise ValueError("; ".join(wrong))
