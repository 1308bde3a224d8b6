"""What is known against and about a subject: disciplines and yearly ratings."""

import datetime as dt

from django.db import transaction

from common.editing import validated
from common.integrity import refusing
from people.models import Discipline, Rating
from people.models.subject import subject_columns
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


def unit_of(subject) -> Unit:
    """The unit a subject belongs to: a unit is its own."""
    return subject if isinstance(subject, Unit) else subject.unit
