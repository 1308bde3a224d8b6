"""Awards an article counts, as rows about subjects of the sample; and counted again."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sample.pack import Pack, Row, row


@dataclass(frozen=True, slots=True)
class Batch:
    """One decision: how many collectives and individuals it honours with one award.

    ``decided_by`` is empty where the article does not say who decided. The number and the day are invented.
    """

    award_code: str
    decision_no: str
    decided_on: date
    collectives: int
    individuals: int
    decided_by: str = ""
    year: int = 0
    campaign_code: str | None = None

    @property
    def of_year(self) -> int:
        """The year the award is for; that of the decision where nothing else is known."""
        return self.year or self.decided_on.year


def past_award_rows(batch: Batch, units: Sequence[str], members: Sequence[str]) -> list[Row]:
    """Rows of ``past_awards``: the first of ``units`` and of ``members``, as many as the batch counts."""
    subjects = [("unit", code) for code in units[: batch.collectives]]
    subjects += [("individual", code) for code in members[: batch.individuals]]
    if len(subjects) != batch.collectives + batch.individuals:
        raise ValueError(f"{batch.decision_no}: {len(subjects)}")
    return [
        row(
            "past_awards",
            subject_kind=kind,
            subject_code=code,
            award_code=batch.award_code,
            year=batch.of_year,
            decision_no=batch.decision_no,
            decided_on=batch.decided_on,
            decided_by=batch.decided_by or None,
            campaign_code=batch.campaign_code,
        )
        for kind, code in subjects
    ]


def honours_by_decision(pack: Pack) -> dict[tuple[object, object], tuple[int, int]]:
    """How many collectives and individuals each decision of ``pack`` honours, by award and number."""
    counts = Counter(
        (line["award_code"], line["decision_no"], line["subject_kind"] == "individual")
        for line in pack.sheets["past_awards"]
    )
    return {
        (award, number): (counts[award, number, False], counts[award, number, True])
        for award, number, _is_person in counts
    }


def expected_by_decision(batches: Iterable[Batch]) -> dict[tuple[object, object], tuple[int, int]]:
    """What ``honours_by_decision`` says of a pack that holds ``batches`` whole."""
    return {(batch.award_code, batch.decision_no): (batch.collectives, batch.individuals) for batch in batches}


def reported_figures(pack: Pack) -> dict[str, tuple[int, bool]]:
    """The figures ``pack`` reports without a list: value and whether the article says more, by indicator."""
    return {plan.indicator: (plan.value, plan.is_more_than) for plan in pack.reported}


def wrong_figures(found: dict[str, object], expected: dict[str, object]) -> list[str]:
    """Every figure that is not as expected, with what was found."""
    return [f"{key}: {found[key]} ≠ {value}" for key, value in expected.items() if found[key] != value]
