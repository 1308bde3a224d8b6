"""Decision tables of the shipped standards: each side of each condition."""

import json
from pathlib import Path

import pytest

from awards.tally.document import parse_document
from awards.tally.engine import evaluate
from awards.tally.facts import facts_from_json
from tests.oracle import evaluator

FOLDER = Path(__file__).resolve().parents[3] / "awards" / "catalogue" / "standards"
BASE = {"level": "base", "year": 2024}
WORKER = {
    "subject": "individual",
    "period": {"from": "2024-01-01", "to": "2024-12-31"},
    "registered": True,
    "discipline": [],
    "open_case": False,
    "rating": {"2024": "excellent"},
    "initiatives": [BASE],
}
UNIT = WORKER | {"subject": "unit", "initiatives": None}

COMMON = [
    ({}, "eligible"),
    ({"registered": False}, "not_eligible"),
    ({"registered": None}, "missing_data"),
    ({"subject": "household"}, "not_eligible"),
    ({"subject": None}, "missing_data"),
    ({"open_case": True}, "not_eligible"),
    ({"open_case": None}, "missing_data"),
    ({"discipline": [{"level": "reprimand", "from": "2023-05-01", "to": "2024-01-01"}]}, "not_eligible"),
    ({"discipline": [{"level": "dismissal", "from": "2023-05-01", "to": "2023-12-31"}]}, "eligible"),
    ({"discipline": None}, "missing_data"),
    ({"rating": None}, "missing_data"),
    ({"rating": {"2023": "excellent"}}, "missing_data"),
    ({"rating": {"2024": "completed"}}, "not_eligible"),
]
INDIVIDUAL_ONLY = [({"subject": "collective"}, "not_eligible"), ({"subject": "unit"}, "not_eligible")]
COLLECTIVE_ONLY = [({"subject": "individual"}, "not_eligible"), ({"subject": "collective"}, "eligible")]
TABLES = {
    "LDTT": (WORKER, [*INDIVIDUAL_ONLY, ({"rating": {"2024": "good"}}, "eligible")]),
    "CSTDCS": (
        WORKER,
        [
            *INDIVIDUAL_ONLY,
            ({"rating": {"2024": "excellent"}, "initiatives": []}, "eligible"),
            ({"rating": {"2024": "excellent"}, "initiatives": None}, "eligible"),
            ({"rating": {"2024": "good"}}, "eligible"),
            ({"rating": {"2024": "good"}, "initiatives": []}, "not_eligible"),
            ({"rating": {"2024": "good"}, "initiatives": None}, "missing_data"),
            ({"rating": {"2024": "good"}, "initiatives": [BASE | {"year": 2023}]}, "not_eligible"),
            ({"rating": {"2024": "good"}, "initiatives": [BASE | {"year": None}]}, "missing_data"),
            ({"rating": {"2024": "completed"}, "initiatives": [BASE]}, "not_eligible"),
        ],
    ),
    "BK_TINH": (WORKER, [({"subject": "unit"}, "eligible"), ({"rating": {"2024": "good"}}, "eligible")]),
    "BK_TLD": (WORKER, [({"subject": "unit"}, "eligible"), ({"rating": {"2024": "good"}}, "eligible")]),
    "CO_TINH": (UNIT, [*COLLECTIVE_ONLY, ({"rating": {"2024": "good"}}, "not_eligible")]),
    "CO_TLD": (UNIT, [*COLLECTIVE_ONLY, ({"rating": {"2024": "good"}}, "not_eligible")]),
}
CASES = [
    (award, subject | changed, outcome)
    for award, (subject, own) in TABLES.items()
    for changed, outcome in [*COMMON, *own]
]


@pytest.mark.parametrize(("award", "facts", "outcome"), CASES)
def test_shipped_standard_decides_as_its_table_says(award, facts, outcome):
    published = json.loads((FOLDER / f"{award}.json").read_text())
    ours = evaluate(facts_from_json(facts), parse_document(published).tree)
    assert ours.outcome == outcome == evaluator.outcome(published["tree"], facts)
