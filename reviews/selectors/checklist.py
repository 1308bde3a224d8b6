"""The entries of a dossier as its reviewer goes through them: what the machine finds, what people said."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from awards.selectors.readiness import EntryReadiness, evaluated
from campaigns.models import Dossier, Entry, EntryReview, MachineFinding
from campaigns.selectors.entry_reviews import latest_review
from common.editing import NEVER
from reviews.selectors.papers import Paper, papers_of_entries

SAID = (
    "review__outcome",
    "review__reason",
    "review__updated_at",
    "review__reviewed_by__username",
    "review__reviewed_by__full_name",
)
"""What stands beside an entry of its review."""


@dataclass(frozen=True, slots=True)
class Point:
    """An entry to be reviewed, with its evidence; ``finding`` is ``None`` where the machine has nothing to go by."""

    entry: Entry
    finding: EntryReadiness | None
    papers: list[Paper]

    @property
    def review(self) -> EntryReview | None:
        return getattr(self.entry, "review", None)

    @property
    def machine(self) -> str:
        """The machine's finding as a review keeps it."""
        return MachineFinding(self.finding.outcome) if self.finding else ""

    @property
    def was_mended(self) -> bool:
        """Whether the unit changed the entry after it was reviewed."""
        return self.review is not None and self.entry.updated_at > self.review.updated_at


def entries_to_review(dossier: Dossier, *, only_open: bool = False) -> QuerySet[Entry]:
    """Those of the dossier in its order, with what was said of them; with ``only_open`` those nobody reviewed."""
    rows = dossier.entries.filter(review__isnull=True) if only_open else dossier.entries.all()
    labelled = rows.with_labels("updated_at", *SAID).select_related("review__reviewed_by")
    return labelled.order_by("award__position", "award__code", "pk")


def points_of(dossier: Dossier, entries: Iterable[Entry]) -> list[Point]:
    """``entries`` of ``dossier`` with what the machine finds; raises ``DomainError`` for an unreadable standard."""
    entries = list(entries)
    findings = findings_about(dossier, [entry.pk for entry in entries])
    papers = papers_of_entries(dossier, entries)
    return [Point(entry, findings.get(entry.pk), papers.get(entry.pk, [])) for entry in entries]


def findings_about(dossier: Dossier, keys: Iterable[int]) -> dict[int, EntryReadiness]:
    """What the machine finds of the entries with these keys; those it has nothing to go by for are left out."""
    found = evaluated(dossier, Entry.objects.filter(dossier=dossier, pk__in=list(keys)))
    return {item.entry_id: item for item in found if not item.is_left_to_people}


def seen_at(points: Iterable[Point]) -> datetime:
    """When the latest review among ``points`` was written; ``NEVER`` for none."""
    latest = latest_review(point.review for point in points if point.review)
    return latest.updated_at if latest else NEVER
