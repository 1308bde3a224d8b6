"""Whether a document stands, soon ceases to, or has ceased to be in force."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from django.utils.translation import gettext as _

from catalogue.models import LegalDocument

WARNED_BEFORE: Final = timedelta(days=90)
"""How long before its last day a document is marked: a courtesy of ours, no rule of law."""


@dataclass(frozen=True, slots=True)
class Validity:
    """What is said of a document on a day; ``is_sound`` is false once its last day is over."""

    label: str
    tone: str
    is_sound: bool = True


def validity_of(document: LegalDocument, day: date) -> Validity:
    """In force, not yet, about to cease within 90 days, or ceased. An open end is in force."""
    if document.valid_to and document.valid_to < day:
        since = _day(document.valid_to + timedelta(days=1))
        return Validity(_("đã hết hiệu lực từ %(day)s") % {"day": since}, "red", is_sound=False)
    if document.valid_from and document.valid_from > day:
        return Validity(_("có hiệu lực từ %(day)s") % {"day": _day(document.valid_from)}, "gold")
    if document.valid_to and document.valid_to <= day + WARNED_BEFORE:
        return Validity(_("sắp hết hiệu lực (hết %(day)s)") % {"day": _day(document.valid_to)}, "gold")
    return Validity(_("còn hiệu lực"), "green")


def _day(day: date) -> str:
    return f"{day:%d/%m/%Y}"
