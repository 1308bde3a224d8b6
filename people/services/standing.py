"""What is known against and about a subject: disciplines, yearly ratings, days away from work."""

import datetime as dt
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from common import clock
from common.editing import validated
from common.errors import DomainError, NotAllowed
from common.integrity import refusing
from common.workflow import Move, write_audit
from people.models import Absence, Discipline, DisciplineLevel, Member, Rating
from people.models.subject import subject_columns
from people.permissions import may_record_discipline
from units.models import Unit


@transaction.atomic
def record_discipline(
    *,
    subject_kind: str,
    subject,
    level: str,
    from_date: dt.date,
    to_date: dt.date | None = None,
    decision_no: str = "",
) -> Discipline:
    """The discipline stands in the register of the subject's unit; ``to_date`` is its last day."""
    row = Discipline(
        **subject_columns(subject_kind, subject),
        unit=unit_of(subject),
        level=level,
        from_date=from_date,
        to_date=to_date,
        decision_no=decision_no,
    )
    validated(row)
    with refusing(Discipline):
        row.save()
    return row


@transaction.atomic
def correct_discipline(row: Discipline, **fields) -> Discipline:
    """The discipline's ``level``, days and ``decision_no`` are as given; it stays about the same subject."""
    if unknown := fields.keys() - {"level", "from_date", "to_date", "decision_no"}:
        raise TypeError(f"not corrected in place: {sorted(unknown)}")
    row = Discipline.objects.select_for_update().get(pk=row.pk)
    for name, value in fields.items():
        setattr(row, name, value)
    validated(row)
    with refusing(Discipline):
        row.save(update_fields=[*fields, "updated_at"])
    return row


@transaction.atomic
def end_discipline(row: Discipline, *, on: dt.date, by) -> Discipline:
    """The discipline's last day is ``on``, earlier than was planned or known now; an open case is closed.

    Raises ``NotAllowed``, or ``DomainError`` when it was over by then or the day cannot be.
    """
    row = Discipline.objects.with_subject().select_for_update(of=("self",)).get(pk=row.pk)
    if not (verdict := may_record_discipline(by, unit_of(row.subject))):
        raise NotAllowed(verdict.reason)
    if row.to_date and row.to_date <= on:
        raise DomainError(_("Kỷ luật này đã hết từ ngày %(day)s.") % {"day": f"{row.to_date:%d/%m/%Y}"})
    if row.level == DisciplineLevel.OPEN_CASE and on > clock.today():
        raise DomainError(_("Ngày này ở tương lai. Hãy ghi khi việc đã diễn ra."))
    row.to_date = on
    validated(row)
    row.save(update_fields=["to_date", "updated_at"])
    write_audit(row, "end", by=by, record=Move(data={"on": on.isoformat()}))
    return row


@transaction.atomic
def record_rating(*, subject_kind: str, subject, year: int, rating: str) -> Rating:
    """The subject's rating of ``year`` is ``rating``; an earlier one of the same year is replaced."""
    columns = subject_columns(subject_kind, subject)
    row = Rating.objects.select_for_update().filter(**columns, year=year).first() or Rating(
        **columns, year=year, unit=unit_of(subject)
    )
    row.rating = rating
    validated(row)
    with refusing(Rating):
        row.save()
    return row


@transaction.atomic
def record_absence(
    *,
    member: Member,
    year: int,
    reason: str,
    working_days: Decimal,
    from_date: dt.date | None = None,
    to_date: dt.date | None = None,
) -> Absence:
    """``member`` was away ``working_days`` in ``year`` for ``reason``; what was recorded before is replaced.

    Raises ``DomainError`` for bad figures, and for days of which some stand in another line about the person.
    """
    row = Absence.objects.select_for_update().filter(member=member, year=year, reason=reason).first() or Absence(
        member=member, year=year, reason=reason
    )
    row.working_days, row.from_date, row.to_date = working_days, from_date, to_date
    validated(row)
    _refuse_twice_away(row)
    with refusing(Absence):
        row.save()
    return row


def _refuse_twice_away(row: Absence) -> None:
    if not (row.from_date and row.to_date and row.working_days):
        return
    of_person = Absence.objects.filter(member__in=Member.objects.of_person(row.member), working_days__gt=0)
    others = of_person.exclude(pk=row.pk)
    if other := others.filter(from_date__lte=row.to_date, to_date__gte=row.from_date).first():
        raise DomainError(
            _(
                "Các ngày này trùng với lần nghỉ %(first)s–%(last)s (%(reason)s) đã ghi. Một ngày nghỉ chỉ ghi một "
                "lần: hãy sửa lại ngày, hoặc sửa lần nghỉ kia."
            )
            % {
                "first": f"{other.from_date:%d/%m/%Y}",
                "last": f"{other.to_date:%d/%m/%Y}",
                "reason": other.get_reason_display(),
            }
        )


def unit_of(subject) -> Unit:
    """The unit a subject belongs to: a unit is its own."""
    return subject if isinstance(subject, Unit) else subject.unit
