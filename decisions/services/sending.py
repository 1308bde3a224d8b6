"""A letter goes to the higher body under a number of its own, or is taken back before it was answered."""

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from awards.models import Recommendation
from common import clock
from common.clock import today
from common.editing import refuse_stale
from common.language import in_vietnamese
from common.numbering import next_number
from common.workflow import Move, advance, advance_all, check_move
from decisions.models import SubmissionLetter
from decisions.selectors.letter_paper import heading_of_letter
from decisions.transitions import LETTER_MOVES, UP_MOVES
from notices.models import NoticeKind
from notices.services.notice import notify, take_back
from units.models import Role
from units.selectors.people import people_with


@transaction.atomic
def send_letter(letter: SubmissionLetter, *, by, version: int | None = None) -> SubmissionLetter:
    """The letter has the next number of its unit and year, its words and its list are frozen.

    Those it puts up count as sent up; specialists and approvers of a unit addressed are told. ``version`` is the one
    that was read, ``None`` for none. Raises ``StaleEdit``, ``NotAllowed`` or ``TransitionRefused``.
    """
    letter = locked_letter(letter)
    refuse_stale(letter, version)
    check_move(letter, "send", by=by, table=LETTER_MOVES)
    day = today()
    heading = heading_of_letter(letter)
    letter.year = day.year
    letter.number = next_number(letter.series)
    sent = advance(
        letter,
        "send",
        by=by,
        table=LETTER_MOVES,
        record=Move(data={"number": letter.number_label}),
        year=letter.year,
        number=letter.number,
        signed_on=day,
        sent_by=by,
        sent_at=clock.now(),
        upper_line=heading.upper,
        unit_line=heading.unit,
        recipients=list(heading.recipients),
    )
    _move_results(sent, "send_up", by=by)
    take_back(sent.draft_topic, by=by)
    with in_vietnamese():
        words = {"unit": sent.unit.name, "what": sent.number_label, "about": sent.subject_matter}
        text = _("%(unit)s trình %(what)s: %(about)s.") % words
    _tell_addressee(sent, text)
    return sent


@transaction.atomic
def withdraw_letter(letter: SubmissionLetter, *, by, reason: str, version: int | None = None) -> SubmissionLetter:
    """The letter asks nothing any more; those it put up are approved as before and may stand in another list.

    Its number stays used. Raises as ``send_letter``.
    """
    letter = locked_letter(letter)
    refuse_stale(letter, version)
    withdrawn = advance(letter, "withdraw", by=by, table=LETTER_MOVES, record=Move(note=reason))
    _move_results(withdrawn, "take_back", by=by, note=reason)
    withdrawn.lines.update(is_live=False)
    take_back(withdrawn.topic, by=by)
    with in_vietnamese():
        words = {"unit": withdrawn.unit.name, "number": withdrawn.number_label, "reason": reason}
        text = _("%(unit)s rút Tờ trình %(number)s: %(reason)s") % words
    _tell_addressee(withdrawn, text)
    return withdrawn


def locked_letter(letter: SubmissionLetter) -> SubmissionLetter:
    """The letter as it stands, under lock."""
    rows = SubmissionLetter.objects.select_for_update(of=("self",))
    return rows.select_related("unit", "addressee_unit", "run__campaign").get(pk=letter.pk)


def _move_results(letter: SubmissionLetter, move: str, *, by, note: str = "") -> None:
    results = Recommendation.objects.filter(pk__in=letter.lines.values("recommendation"))
    record = Move(note=note, data={"letter": letter.pk})
    advance_all(results, move, by=by, table=UP_MOVES, record=record)


def _tell_addressee(letter: SubmissionLetter, text: str) -> None:
    if letter.addressee_unit is None:
        return
    people = people_with(Role.SPECIALIST, Role.APPROVER, unit=letter.addressee_unit)
    url = reverse("decisions:letter-detail", args=[letter.pk])
    notify(people, text=text, url=url, kind=NoticeKind.REVIEW)
