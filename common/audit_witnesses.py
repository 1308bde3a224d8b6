"""Roots of the audit that stand elsewhere than in its chain: a chain without one of them is not the one it was."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from django.utils.translation import gettext as _

from common.models import AuditCheck
from common.vietnamese import format_day
from common.vietnamese.dates import TIME_ZONE


class Witness(NamedTuple):
    """That ``place``, in words, bears ``root`` as the root of the segment of that number."""

    segment: int
    root: str
    place: str


_witnesses: list[Callable[[], Iterable[Witness]]] = []


def register_witnesses(witnesses: Callable[[], Iterable[Witness]]) -> None:
    """``witnesses()`` gives the roots that rows of an app above bear."""
    if witnesses not in _witnesses:
        _witnesses.append(witnesses)


def all_witnesses() -> list[Witness]:
    """Every root that is stored beside the chain, the oldest first: by earlier checks, and by what apps above keep."""
    found = list(_earlier_checks())
    for witnesses in _witnesses:
        found += witnesses()
    return sorted(found)


def _earlier_checks() -> Iterable[Witness]:
    for segment, root, at in AuditCheck.objects.exclude(root="").values_list("segments", "root", "created_at"):
        day = format_day(at.astimezone(TIME_ZONE).date())
        yield Witness(segment, root, _("lần kiểm tra nhật ký ngày %(day)s") % {"day": day})
