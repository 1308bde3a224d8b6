"""What the application ships about councils, to be loaded with the other catalogues."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from awards.services.catalogue import Table
from councils.models import VotingRule

DATA = Path(__file__).parents[1] / "data"


def shipped_tables(awards: Mapping[str, int]) -> Iterator[Table]:
    """The percentages of votes; without those of an award that was removed here. ``awards`` are keys by code."""
    rows = json.loads((DATA / "voting_rules.json").read_text(encoding="utf-8"))
    rules = [
        {**{name: value for name, value in row.items() if name != "award"}, "award_id": awards.get(row["award"])}
        for row in rows
        if row["award"] is None or row["award"] in awards
    ]
    yield Table("voting_rules", VotingRule, ("council_kind", "award_id", "valid_from"), rules)
