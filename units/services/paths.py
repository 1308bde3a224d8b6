"""The places under a unit, each given once and never again."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from django.db.models import Max, QuerySet
from django.db.models.functions import Left
from treebeard.numconv import NumConv

from units.models import Unit, UnitPlacement

_STEPS = NumConv(Unit.alphabet)


def path_under(top: str, number: int) -> str:
    """The path of the child of that number."""
    return top + _STEPS.int2str(number).rjust(Unit.steplen, Unit.alphabet[0])


def last_children(parents: Iterable[Unit]) -> defaultdict[str, int]:
    """The number of the last child there ever was by the path of its parent, ``""`` for roots; 0 without any.

    A path a unit has left stays its own: maps of past days still find the unit there.
    """
    numbers: defaultdict[str, int] = defaultdict(int)
    tops = ["", *(parent.path for parent in parents)]
    for rows in (Unit.objects.order_by(), UnitPlacement.objects.order_by()):
        for top, last in _last_paths(rows, tops):
            numbers[top] = max(numbers[top], _STEPS.str2int(last[-Unit.steplen :]))
    return numbers


def _last_paths(rows: QuerySet, tops: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Each of ``tops`` with the last path of ``rows`` right under it; those without any are left out."""
    lengths: defaultdict[int, list[str]] = defaultdict(list)
    for top in tops:
        lengths[len(top)].append(top)
    for length, known in lengths.items():
        below = rows.filter(depth=length // Unit.steplen + 1)
        if len(known) == 1:
            last = below.filter(path__startswith=known[0]).aggregate(last=Max("path"))["last"]
            yield from [(known[0], last)] if last else []
        else:
            found = below.annotate(top=Left("path", length)).filter(top__in=known).values("top")
            yield from found.annotate(last=Max("path")).values_list("top", "last")
