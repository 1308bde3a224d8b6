"""What apps above know of money that was paid for honours; each registers its word when it is ready."""

from collections.abc import Callable, Collection

Paid = Callable[[Collection[int]], dict[int, int]]
_TOLD: list[Paid] = []


def tell_what_was_paid(told: Paid) -> None:
    """``told`` is asked, by the keys of honours, how many đồng were paid for each; it leaves out what was not paid."""
    if told not in _TOLD:
        _TOLD.append(told)


def paid_for(honours: Collection[int]) -> dict[int, int]:
    """Key of an honour → what was paid for it and is to be paid back when it is revoked; without those not paid."""
    return {honour: amount for told in _TOLD for honour, amount in told(honours).items()}
