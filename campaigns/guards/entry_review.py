"""What a word on an entry needs beside it, and what it keeps from happening to the dossier."""

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from campaigns.models import Dossier, EntryOutcome, EntryReview, MachineFinding
from common.verdict import YES, Verdict, no

LETTERS_AGAINST_THE_MACHINE = 20
"""Letters of a reason to say otherwise than the machine: as many as to return a dossier."""

OPPOSITE = {MachineFinding.ELIGIBLE: EntryOutcome.FAILED, MachineFinding.NOT_ELIGIBLE: EntryOutcome.PASSED}
"""What contradicts each finding; to ask for papers contradicts nothing, and missing data is no finding."""


def is_against_machine(outcome: str, machine: str) -> bool:
    """Whether a person who says ``outcome`` says the opposite of the machine."""
    return bool(outcome) and OPPOSITE.get(machine) == outcome


def reason_suffices(outcome: str, reason: str, machine: str) -> Verdict:
    """A reason stands beside everything but a pass, and says enough where it goes against the machine."""
    if is_against_machine(outcome, machine) and len(reason) < LETTERS_AGAINST_THE_MACHINE:
        return no(
            _("Kết quả này khác với kết quả của máy. Hãy ghi lý do dài ít nhất %(least)s chữ cái.")
            % {"least": LETTERS_AGAINST_THE_MACHINE}
        )
    if outcome in (EntryOutcome.RETURNED, EntryOutcome.FAILED) and not reason:
        return no(_("Hãy ghi lý do khi trả lại hoặc kết luận không đạt."))
    return YES


def with_returned_entries(rows: QuerySet[Dossier]) -> QuerySet[Dossier]:
    """``rows``, each with ``returned_entries``, how many are to be mended: ``no_entry_is_returned`` asks no more."""
    return rows.annotate(returned_entries=Count("entries", filter=Q(entries__review__outcome=EntryOutcome.RETURNED)))


def no_entry_is_returned(dossier) -> Verdict:
    """No entry of the dossier is marked to be mended by the unit."""
    returned = getattr(dossier, "returned_entries", None)
    if returned is None:
        returned = EntryReview.objects.filter(entry__dossier=dossier, outcome=EntryOutcome.RETURNED).count()
    if not returned:
        return YES
    return no(
        _(
            "Còn %(count)s đối tượng ghi «Trả lại». Hãy trả lại hồ sơ để đơn vị bổ sung, "
            "hoặc đổi kết quả trước khi nhận."
        )
        % {"count": returned}
    )
