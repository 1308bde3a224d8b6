"""Every honour of the article, by decision; whom it went to, numbers and days are invented."""

from random import Random

from sample.honours import past_award_rows
from sample.pack import Row
from sample.trieu_son_2022.figures import BATCHES, SCHOOL_YEAR
from sample.trieu_son_2022.people import Person
from sample.trieu_son_2022.units import BaseUnion


def past_award_rows_of(unions: list[BaseUnion], people: dict[str, list[Person]]) -> list[Row]:
    """Rows of ``past_awards``; only schools stand in the batch of the school year, and some there in the other too."""
    rows: list[Row] = []
    for batch in BATCHES:
        reached = [union for union in unions if batch is not SCHOOL_YEAR or union.place.block == "school"]
        draw = Random(f"trieu_son_2022/honours/{batch.decision_no}")
        members = [person.code for union in reached for person in people[union.code]]
        rows += past_award_rows(
            batch,
            draw.sample([union.code for union in reached], batch.collectives),
            draw.sample(members, batch.individuals),
        )
    return rows
