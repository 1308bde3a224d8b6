"""What the reviewer says of the entries of a dossier, one by one."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from campaigns.guards.entry_review import reason_suffices
from campaigns.models import Dossier, EntryOutcome, EntryReview
from campaigns.permissions.dossier import may_review
from campaigns.selectors.entry_reviews import latest_review
from campaigns.services.editing import lock, reviewed
from campaigns.transitions import WAITING
from common.editing import stale
from common.errors import NotAllowed, TransitionRefused
from common.workflow import write_audit

TAKEN_BACK = "taken_back"


@dataclass(frozen=True, slots=True)
class Opinion:
    """What a person says of the entry with key ``entry``: an ``EntryOutcome``, or nothing, which takes it back."""

    entry: int
    outcome: str
    reason: str = ""
    machine: str = ""


@transaction.atomic
def review_entries(
    dossier: Dossier, opinions: Collection[Opinion], *, by, seen: datetime | None = None
) -> list[EntryReview]:
    """Each entry named has the outcome said of it; what is said as it stood stays. Returns what is new or other.

    ``seen`` is when the latest review among these entries was written as the form showed it, ``NEVER`` for none;
    without it nothing is asked. Raises ``NotAllowed``; ``StaleEdit`` when somebody reviewed meanwhile;
    ``TransitionRefused`` for a dossier that does not wait, an entry of another one or a reason too short.
    """
    dossier = lock(dossier)
    if not (verdict := may_review(by, dossier)):
        raise NotAllowed(verdict.reason)
    if dossier.state not in WAITING:
        raise TransitionRefused(
            _("Hồ sơ đang ở trạng thái «%(state)s» nên không thẩm định được nữa.")
            % {"state": dossier.get_state_display()}
        )
    keys = [opinion.entry for opinion in opinions]
    if dossier.entries.filter(pk__in=keys).count() != len(keys):
        raise TransitionRefused(_("Có đối tượng không còn trong hồ sơ này. Hãy tải lại trang."))
    standing = {review.entry_id: review for review in EntryReview.objects.filter(entry__in=keys)}
    _refuse_overtaken(standing.values(), seen)
    changed = [review for opinion in opinions if (review := _say(opinion, standing.get(opinion.entry), by=by))]
    if changed:
        write_audit(dossier, "review", by=by, record=reviewed(dossier, by=by, **_counted(changed)))
    return changed


def settle_returned(dossier: Dossier) -> None:
    """No entry is marked to be mended any more: the unit has sent the dossier again, and it is looked at anew."""
    EntryReview.objects.filter(entry__dossier=dossier, outcome=EntryOutcome.RETURNED).delete()


def _counted(changed: Iterable[EntryReview]) -> dict[str, int]:
    """How many reviews came to stand by outcome, and how many were taken back: those have no row any more."""
    said = Counter(review.outcome if review.pk else TAKEN_BACK for review in changed)
    return {outcome: said[outcome] for outcome in (*EntryOutcome.values, TAKEN_BACK)}


def _refuse_overtaken(standing: Iterable[EntryReview], seen: datetime | None) -> None:
    latest = latest_review(standing)
    if seen is not None and latest is not None and latest.updated_at > seen:
        raise stale(latest, latest.reviewed_by, latest.updated_at)


def _say(opinion: Opinion, standing: EntryReview | None, *, by) -> EntryReview | None:
    """The review as written, deleted or changed; ``None`` when nothing is new."""
    reason = opinion.reason.strip()
    if standing and (standing.outcome, standing.reason) == (opinion.outcome, reason):
        return None
    if not opinion.outcome:
        if standing:
            standing.delete()
        return standing
    if opinion.outcome not in EntryOutcome.values:
        raise TransitionRefused(_("Hãy chọn đạt, trả lại hoặc không đạt."))
    if not (verdict := reason_suffices(opinion.outcome, reason, opinion.machine)):
        raise TransitionRefused(verdict.reason)
    review = standing or EntryReview(entry_id=opinion.entry)
    review.outcome, review.reason, review.machine = opinion.outcome, reason, opinion.machine
    review.reviewed_by = by
    review.save()
    return review
