"""Sentences of the tally as people read them."""

import re

from django.core.cache import caches
from django.utils.translation import gettext

from catalogue.models import AwardType

CODE = re.compile("[A-Z][A-Z0-9]*(_[A-Z0-9]+)*")
KEY, KEPT = "award-labels", 60


def said(message: str) -> str:
    """The message in the reader's language; the code of an award is said as people call the award."""
    if CODE.fullmatch(message) and (label := _labels().get(message)):
        return label
    return gettext(message)


def _labels() -> dict[str, str]:
    """Read once a minute by each process, and only where a sentence names an award."""
    return caches["process"].get_or_set(
        KEY, lambda: {award.code: award.label for award in AwardType.objects.all()}, KEPT
    )
