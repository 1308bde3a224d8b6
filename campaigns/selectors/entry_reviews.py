"""What was said of the entries of a dossier."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Q

from campaigns.models import Dossier, Entry, EntryOutcome, EntryReview


@dataclass(frozen=True, slots=True)
class Reviewed:
    """Of the ``total`` entries of a dossier so many have each outcome."""

    total: int
    passed: int
    returned: int
    failed: int

    @property
    def done(self) -> int:
        return self.passed + self.returned + self.failed


def reviewed_entries(dossier: Dossier) -> Reviewed:
    """One query."""
    counts = {outcome: Count("pk", filter=Q(review__outcome=outcome)) for outcome in EntryOutcome.values}
    return Reviewed(**Entry.objects.filter(dossier=dossier).aggregate(total=Count("pk"), **counts))


def reasons_to_mend(dossier: Dossier) -> dict[int, str]:
    """By key of each entry marked to be mended, in their order, why; one query."""
    returned = EntryReview.objects.filter(entry__dossier=dossier, outcome=EntryOutcome.RETURNED)
    return dict(returned.order_by("entry").values_list("entry", "reason"))


def latest_review(reviews: Iterable[EntryReview]) -> EntryReview | None:
    """The one written last; ``None`` of none."""
    return max(reviews, key=lambda review: review.updated_at, default=None)
