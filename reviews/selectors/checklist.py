"""The entries of a dossier as its reviewer goes through them: what the machine finds, what people said."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Prefetch, QuerySet

from awards.selectors.readiness import EntryReadiness, evaluated
from campaigns.models import Dossier, Entry, EntryReview, MachineFinding
from campaigns.selectors.entry_reviews import latest_review
from common.editing import NEVER


@dataclass(frozen=True, slots=True)
class Point:
    """An entry to be reviewed; ``finding`` is ``None`` where the machine has nothing to go by."""

    entry: Entry
    finding: EntryReadiness | None

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
    reviews = Prefetch("review", EntryReview.objects.select_related("reviewed_by"))
    rows = dossier.entries.filter(review__isnull=True) if only_open else dossier.entries.all()
    return rows.with_labels("updated_at").prefetch_related(reviews).order_by("award__position", "award__code", "pk")


def points_of(dossier: Dossier, entries: Iterable[Entry]) -> list[Point]:
    """``entries`` of ``dossier`` with what the machine finds; raises ``DomainError`` for an unreadable standard."""
    entries = list(entries)
    findings = findings_about(dossier, [entry.pk for entry in entries])
    return [Point(entry, findings.get(entry.pk)) for entry in entries]


def findings_about(dossier: Dossier, keys: Iterable[int]) -> dict[int, EntryReadiness]:
    """What the machine finds of the entries with these keys; those it has nothing to go by for are left out."""
    found = evaluated(dossier, Entry.objects.filter(dossier=dossier, pk__in=list(keys)))
    return {item.entry_id: item for item in found if not item.is_left_to_people}


def seen_at(points: Iterable[Point]) -> datetime:
    """When the latest review among ``points`` was written; ``NEVER`` for none."""
    latest = latest_review(point.review for point in points if point.review)
    return latest.updated_at if latest else NEVER
