"""What the application ships about consultation, to be loaded with the other catalogues."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from awards.services.catalogue import Table
from consultations.models import ConsultationRule

DATA = Path(__file__).parents[1] / "data"


def shipped_tables(awards: Mapping[str, int]) -> Iterator[Table]:
    """Who is heard before which award, without those that were removed here. ``awards`` are keys by code."""
    rows = json.loads((DATA / "consultation_rules.json").read_text(encoding="utf-8"))
    rules = [
        {**{name: value for name, value in row.items() if name != "award"}, "award_id": awards[row["award"]]}
        for row in rows
        if row["award"] in awards
    ]
    yield Table("consultation_rules", ConsultationRule, ("award_id", "valid_from"), rules)
