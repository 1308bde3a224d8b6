"""The figures the article gives, and the check that the pack counts exactly to them."""

from collections import Counter
from collections.abc import Iterable

from sample.pack import Pack, Row

CAMPAIGN = "BK2020"

# By award: how many collectives and units, how many individuals.
ENTRIES: dict[str, tuple[int, int]] = {
    "CO_TLD": (2, 0),
    "BK_TLD": (17, 19),
    "CO_TINH": (7, 0),
    "BK_TINH": (50, 1445),
    "TTLDXS": (319, 0),
    "TTLDTT": (515, 0),
    "CSTD_CACCAP": (0, 2237),
}
INITIATIVES = 2490
WORKS = 11
WORKS_VALUE = 44_900_000_000


def counted(pack: Pack) -> dict[str, object]:
    """The article's figures, counted over the accepted registrations of ``pack``."""
    accepted = {
        (step.unit_code, step.phase)
        for step in pack.dossiers
        if step.campaign_code == CAMPAIGN and step.kind == "registration" and step.state == "accepted"
    }
    units = {unit for unit, _ in accepted}
    entries = [
        entry
        for entry in _of_campaign(pack.sheets["entries"])
        if entry["stage"] == "registered" and (entry["unit_code"], entry["phase"]) in accepted
    ]
    people = Counter(e["award_code"] for e in entries if e["subject_kind"] == "individual")
    groups = Counter(e["award_code"] for e in entries if e["subject_kind"] in {"collective", "unit"})
    works = [work for work in _of_campaign(pack.sheets["works"]) if work["owner_unit_code"] in units]
    initiatives = [row for row in _of_campaign(pack.sheets["initiatives"]) if row["unit_code"] in units]
    return {
        "entries": {award: (groups[award], people[award]) for award in {**people, **groups}},
        "initiatives": len(initiatives),
        "works": len(works),
        "works_value": sum(value for work in works if isinstance(value := work["value"], int)),
    }


def assert_figures(pack: Pack) -> None:
    """Raise ValueError that names every figure of ``pack`` that is not the article's."""
    expected = {
        "entries": ENTRIES,
        "initiatives": INITIATIVES,
        "works": WORKS,
        "works_value": WORKS_VALUE,
    }
    found = counted(pack)
    wrong = [f"{key}: {found[key]} ≠ {value}" for key, value in expected.items() if found[key] != value]
    if wrong:
        raise ValueError("; ".join(wrong))


def _of_campaign(rows: Iterable[Row]) -> list[Row]:
    return [row for row in rows if row["campaign_code"] == CAMPAIGN]
