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
from common.clock import today
from common.editing import mark_edited, refuse_stale
from common.errors import NotAllowed, TransitionRefused
from common.integrity import refusing
from common.vietnamese import format_day, name_sort_key, text_sort_key
from common.workflow import Move, write_audit
from decisions.models import Decision
from people.models import SubjectKind

PEOPLE = {SubjectKind.INDIVIDUAL, SubjectKind.HOUSEHOLD}


def _as_listed(row: Presentation) -> Any:
    return row.line.decision.signed_on, row.line.decision_id, row.line.order_no


def _by_name(row: Presentation) -> Any:
    is_person = row.line.subject_kind in PEOPLE
    return is_person, (name_sort_key if is_person else text_sort_key)(row.name), row.line_id


def _by_unit(row: Presentation) -> Any:
    return text_sort_key(row.line.unit_name), *_by_name(row)


ORDERS: Final[dict[str, tuple[Any, Callable[[Presentation], Any]]]] = {
    "list": (gettext_lazy("Theo danh sách của quyết định"), _as_listed),
    "name": (gettext_lazy("Tập thể trước, rồi cá nhân theo tên A–Z"), _by_name),
    "unit": (gettext_lazy("Theo đơn vị, rồi theo tên"), _by_unit),
}
"""Seating orders by key: what they are called, and by what those ``in_seats`` go."""


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
def change_ceremony(ceremony: Ceremony, *, by, version: int | None, **values) -> Ceremony:
    """Name, day and place are those of ``values``; the day only while nobody got anything.

    Raises ``StaleEdit``, or another ``DomainError``.
    """
    ceremony = _locked(ceremony, by=by)
    refuse_stale(ceremony, version)
    before = {name: getattr(ceremony, name) for name in values}
    if values["held_on"] != ceremony.held_on and ceremony.presentations.exclude(handed=Handed.EXPECTED).exists():
        raise TransitionRefused(
            _("Đã ghi người nhận hoặc vắng nên không đổi ngày được. Hãy đưa họ về «Chờ trao» rồi đổi ngày.")
        )
    for name, value in values.items():
        setattr(ceremony, name, value)
    with refusing(Ceremony):
        ceremony.save()
    changed = {name: [str(before[name]), str(value)] for name, value in values.items() if value != before[name]}
    mark_edited(ceremony, by=by, record=Move(data=changed))
    return ceremony


@transaction.atomic
def remove_ceremony(ceremony: Ceremony, *, by) -> None:
    """There is no such ceremony any more; only an empty list is removed. Raises ``DomainError``."""
    ceremony = _locked(ceremony, by=by)
    if ceremony.presentations.exists():
        raise TransitionRefused(_("Danh sách còn người nên không xoá được buổi lễ. Hãy bỏ họ khỏi danh sách trước."))
    if ceremony.print_runs.exists():
        raise TransitionRefused(_("Đã in bằng, giấy của buổi lễ này nên buổi lễ được giữ lại."))
    write_audit(ceremony, "remove", by=by, record=Move(data={"name": ceremony.name, "day": str(ceremony.held_on)}))
    ceremony.delete()


@transaction.atomic
def invite(ceremony: Ceremony, decision: Decision, *, by) -> int:
    """Whoever ``decision`` awards and is in no list yet sits behind the others; returns how many they are.

    Raises ``DomainError``.
    """
    ceremony = _locked(ceremony, by=by)
    Decision.objects.select_for_update(no_key=True).get(pk=decision.pk)  # one ceremony at a time invites its people
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
    _seat(sorted(ceremony.presentations.in_seats(), key=key))
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
    write_audit(ceremony, "seat", by=by, record=Move(data={"presentation": presentation.pk, "seat": seat}))


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
    _refuse_day(ceremony, handed, day)
    rows = list(ceremony.presentations.in_seats().filter(pk__in=keys))
    if not rows:
        raise TransitionRefused(_("Hãy chọn ít nhất một người, tập thể."))
    if got and (ended := [row.name for row in rows if getattr(row.line.honour, "end", None)]):
        raise TransitionRefused(
            _("Không ghi đã trao cho %(names)s: lượt khen đã hết hiệu lực. Hãy bỏ chọn rồi ghi lại.")
            % {"names": ", ".join(ended)}
        )
    for row in rows:
        row.handed, row.handed_on, row.received_by = handed, day, received_by if got else ""
    update_rows(rows, ["handed", "handed_on", "received_by"])
    record = Move(data={"handed": handed, "lines": [row.line_id for row in rows]})
    write_audit(ceremony, "note", by=by, record=record)
    return len(rows)


def _refuse_day(ceremony: Ceremony, handed: str, day: dt.date | None) -> None:
    """Raises when nobody can have been there, or have got it, on that ``day``."""
    if handed != Handed.EXPECTED and ceremony.held_on > today():
        raise TransitionRefused(
            _("Buổi lễ tổ chức ngày %(day)s, chưa đến ngày nên chưa ghi được ai đã nhận, ai vắng.")
            % {"day": format_day(ceremony.held_on)}
        )
    if day and day < ceremony.held_on:
        raise TransitionRefused(_("Ngày nhận không thể trước ngày tổ chức buổi lễ."))
    if day and day > today():
        raise TransitionRefused(_("Ngày nhận không thể sau hôm nay. Hãy xem lại ngày nhận."))


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
