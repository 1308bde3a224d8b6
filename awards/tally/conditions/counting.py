"""What conditions share: truths that may be unknown, lists sorted out by them, exact shares."""

from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Protocol, TypeVar

Truth = bool | None


class Referred(Protocol):
    """Something a finding can point at."""

    @property
    def ref(self) -> str | None: ...


Item = TypeVar("Item")


def all_true(*truths: Truth) -> Truth:
    """False when one is false, else unknown when one is unknown, else true."""
    if False in truths:
        return False
    return None if None in truths else True


def any_true(*truths: Truth) -> Truth:
    """True when one is true, else unknown when one is unknown, else false."""
    if True in truths:
        return True
    return None if None in truths else False


def sorted_out(items: Iterable[Item], truth_of: Callable[[Item], Truth]) -> tuple[list[Item], list[Item]]:
    """The items of which it is true, and those of which it is not known."""
    sure: list[Item] = []
    unsure: list[Item] = []
    for item in items:
        truth = truth_of(item)
        if truth:
            sure.append(item)
        elif truth is None:
            unsure.append(item)
    return sure, unsure


def refs(items: Iterable[Referred]) -> tuple[str, ...]:
    """The references of the items, sorted and each once, whatever the order of the items."""
    return tuple(sorted({item.ref for item in items if item.ref}))


def in_window(year: int | None, *, last: int | None, years: int | None) -> Truth:
    """Whether ``year`` is one of the last ``years`` up to ``last``; without ``years`` every year is."""
    if years is None:
        return True
    if year is None or last is None:
        return None
    return last - years < year <= last


def whole_share(percent: Decimal, whole: int) -> int:
    """The fewest of ``whole`` that are ``percent`` of them or more: 80 % of 9 is 8, of 10 is 8."""
    numerator, denominator = percent.as_integer_ratio()
    return -(-numerator * whole // (100 * denominator))


def reaches(ratio: Decimal, percent: Decimal) -> bool:
    """Whether the ratio (1 = 100 %) is ``percent`` or more, exactly."""
    numerator, denominator = ratio.as_integer_ratio()
    wanted, parts = percent.as_integer_ratio()
    return numerator * 100 * parts >= wanted * denominator
