"""A trial of a standard as its page shows it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from awards.models import Meets, Recommendation, StandardTrial, TrialChange
from awards.tally.wording.labels import CONDITION_LABELS


@dataclass(frozen=True, slots=True)
class CountLine:
    """How many would go from one result to another; ``key`` asks for their list."""

    key: str
    before: Meets
    after: Meets
    number: int


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One subject on the page: the condition that makes the difference, what it asks and what is there."""

    change: TrialChange
    recommendation: Recommendation
    label: str
    required: str
    actual: str


def lines_of_counts(trial: StandardTrial) -> list[CountLine]:
    """The changes by kind, the most frequent first."""
    lines = [
        CountLine(key, *(Meets(side) for side in key.split(">")), number=number) for key, number in trial.counts.items()
    ]
    return sorted(lines, key=lambda line: -line.number)


def change_rows(changes: Iterable[TrialChange]) -> list[ChangeRow]:
    """The changes of a page with their subjects, in one more query."""
    changes = list(changes)
    wanted = Recommendation.objects.with_subject().select_related("unit")
    found = wanted.in_bulk([change.recommendation_id for change in changes])
    return [_row(change, found[change.recommendation_id]) for change in changes]


def _row(change: TrialChange, recommendation: Recommendation) -> ChangeRow:
    finding = change.finding
    label = CONDITION_LABELS.get(finding["condition"], "")
    return ChangeRow(
        change,
        recommendation,
        label=_(label) if label else finding["required"],
        required=finding["required"],
        actual=finding["actual"],
    )
