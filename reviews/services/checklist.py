"""What the machine settles of a dossier, taken over by its reviewer."""

from awards.tally.engine import Outcome
from campaigns.models import Dossier, Entry, EntryOutcome
from campaigns.services.entry_review import Opinion, review_entries
from common.editing import NEVER
from reviews.selectors.checklist import findings_about


def pass_eligible(dossier: Dossier, *, by) -> int:
    """Every entry nobody reviewed and the machine finds eligible has passed; returns how many.

    Raises as ``review_entries`` does, ``StaleEdit`` when somebody reviewed one of them in the meantime.
    """
    unseen = Entry.objects.filter(dossier=dossier, review__isnull=True).values_list("pk", flat=True)
    eligible = [
        Opinion(key, EntryOutcome.PASSED, machine=found.outcome)
        for key, found in findings_about(dossier, unseen).items()
        if found.outcome == Outcome.ELIGIBLE
    ]
    return len(review_entries(dossier, eligible, by=by, seen=NEVER))
