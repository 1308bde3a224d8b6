"""What was registered and what became of it in the proposal: put up, left out with a reason, or nobody said yet."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from campaigns.models import Dossier, Entry, EntryOutcome


def registered_entries(proposal: Dossier) -> QuerySet[Entry]:
    """The entries of the registration behind ``proposal`` by award; each ``is_proposed`` and ``has_text`` there.

    Without those that failed their review, unless they were put up before.
    """
    proposed = Entry.objects.filter(source=OuterRef("pk"))
    rows = Entry.objects.filter(dossier=proposal.source_id).with_labels()
    rows = rows.annotate(is_proposed=Exists(proposed), has_text=Exists(proposed.exclude(achievements="")))
    shown = rows.filter(Q(is_proposed=True) | ~Q(review__outcome=EntryOutcome.FAILED))
    return shown.order_by("award__position", "award__code", "pk")


def undecided_entries(proposal: Dossier) -> QuerySet[Entry]:
    """Of the registration behind ``proposal``, what did not fail and is neither put up nor left out with a reason."""
    return Entry.objects.not_failed().filter(
        Q(not_proposed=""), ~Exists(Entry.objects.filter(source=OuterRef("pk"))), dossier=proposal.source_id
    )
