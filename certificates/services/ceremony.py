"""Ceremonies: who is to get what, where they sit, and whether they got it."""

import datetime as dt
from collections.abc import Callable, Collection
from typing import Any, Final

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from certificates.models import Ceremony, Handed, Presentation
from certificates.permissions import may_hold
from certificates.selectors.lines import lines_to_present
from common.bulk import create_rows, update_rows
from common.errors import NotAllowed, TransitionRefused
from common.integrity import refusing
from common.vietnamese import name_sort_key, text_sort_key
from common.workflow import Move, write_audit
from decisions.models import Decision, DecisionLine
from people.models import SubjectKind

PEOPLE = {SubjectKind.INDIVIDUAL, SubjectKind.HOUSEHOLD}


def _as_listed(line: DecisionLine) -> Any:
    return line.decision.signed_on, line.decision_id, line.order_no


def _by_name(line: DecisionLine) -> Any:
    is_person = line.subject_kind in PEOPLE
    return is_person, (name_sort_key if is_person else text_sort_key)(line.name), line.pk


def _by_unit(line: DecisionLine) -> Any:
    return text_sort_key(line.unit_name), *_by_name(line)


ORDERS: Final[dict[str, tuple[Any, Callable[[DecisionLine], Any]]]] = {
    "list": (gettext_lazy("Theo danh sách của quyết định"), _as_listed),
    "name": (gettext_lazy("Tập thể trước, rồi cá nhân theo tên A–Z"), _by_name),
    "unit": (gettext_lazy("Theo đơn vị, rồi theo tên"), _by_unit),
}
"""Seating orders by key: what they are called, and by what they go."""


@transaction.atomic
def open_ceremony(*, by, **values) -> Ceremony:
    """A ceremony of ``values`` stands, with nobody in its list yet. Raises ``DomainError``."""
    ceremony = Ceremony(made_by=by, **values)
    _refuse_others(ceremony, by=by)
    with refusing(Ceremony):
        ceremony.save()
    write_audit(ceremony, "open", by=by)
    return ceremony


@transaction.atomic
def invite(ceremony: Ceremony, decision: Decision, *, by) -> int:
    """Whoever ``decision`` awards and is in no list yet sits behind the others; returns how many they are.

    Raises ``DomainError``.
    """
    ceremony = _locked(ceremony, by=by)
    last = ceremony.presentations.aggregate(last=Max("seat"))["last"] or 0
    lines = enumerate(lines_to_present(decision), start=last + 1)
    rows = [Presentation(ceremony=ceremony, line=line, seat=seat) for seat, line in lines]
    if not rows:
        raise TransitionRefused(_("Mọi người, tập thể của quyết định này đã ở trong danh sách một buổi trao tặng."))
    create_rows(rows)
    write_audit(ceremony, "invite", by=by, record=Move(data={"decision": decision.pk, "invited": len(rows)}))
    return len(rows)


@transaction.atomic
def arrange(ceremony: Ceremony, *, order: str, by) -> None:
    """All sit in the order called ``order``, from seat 1. Raises ``DomainError``."""
    ceremony = _locked(ceremony, by=by)
    _label, key = ORDERS[order]
    _seat(sorted(ceremony.presentations.in_seats(), key=lambda row: key(row.line)))
    write_audit(ceremony, "arrange", by=by, record=Move(data={"order": order}))


@transaction.atomic
def move_to_seat(presentation: Presentation, *, seat: int, by) -> None:
    """The recipient sits at ``seat``, or last when there are fewer; the others move up or back.

    Raises ``DomainError``.
    """
    ceremony = _locked(presentation.ceremony, by=by)
    rows = [row for row in ceremony.presentations.in_seats() if row.pk != presentation.pk]
    rows.insert(seat - 1, presentation)
    _seat(rows)


@transaction.atomic
def leave_out(presentation: Presentation, *, by) -> None:
    """The recipient is in no list any more, and the others close up. Raises ``DomainError``."""
    ceremony = _locked(presentation.ceremony, by=by)
    if presentation.handed_on:
        raise TransitionRefused(_("Đã trao thì không bỏ khỏi danh sách được."))
    presentation.delete()
    _seat(list(ceremony.presentations.in_seats()))
    write_audit(ceremony, "leave_out", by=by, record=Move(data={"line": presentation.line_id}))


@transaction.atomic
def note_handed(
    ceremony: Ceremony, keys: Collection[int], *, handed: str, by, on: dt.date | None = None, received_by: str = ""
) -> int:
    """It is noted of each of the recipients ``keys`` whether they got it, ``on`` the day or that of the ceremony.

    Returns how many. Raises ``DomainError``.
    """
    ceremony = _locked(ceremony, by=by)
    got = handed in {Handed.PRESENTED, Handed.HANDED_OVER}
    day = (on or ceremony.held_on) if got else None
    if day and day < ceremony.held_on:
        raise TransitionRefused(_("Ngày nhận không thể trước ngày tổ chức buổi lễ."))
    rows = list(ceremony.presentations.filter(pk__in=keys))
    if not rows:
        raise TransitionRefused(_("Hãy chọn ít nhất một người, tập thể."))
    for row in rows:
        row.handed, row.handed_on, row.received_by = handed, day, received_by if got else ""
    update_rows(rows, ["handed", "handed_on", "received_by"])
    record = Move(data={"handed": handed, "lines": [row.line_id for row in rows]})
    write_audit(ceremony, "note", by=by, record=record)
    return len(rows)


def _locked(ceremony: Ceremony, *, by) -> Ceremony:
    ceremony = Ceremony.objects.select_for_update(of=("self",)).select_related("unit").get(pk=ceremony.pk)
    _refuse_others(ceremony, by=by)
    return ceremony


def _refuse_others(ceremony: Ceremony, *, by) -> None:
    if not (verdict := may_hold(by, ceremony.unit)):
        raise NotAllowed(verdict.reason)


def _seat(rows: list[Presentation]) -> None:
    """The rows sit from seat 1 in this order."""
    for seat, row in enumerate(rows, start=1):
        row.seat = seat
    update_rows(rows, ["seat"])
