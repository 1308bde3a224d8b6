"""What apps above know of honours whose texts were put right; each registers its word when it is ready."""

from collections.abc import Callable, Collection
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RightTexts:
    """Who holds an honour and where they were, as the paper that gave it should have said."""

    name: str
    unit_name: str


Told = Callable[[Collection[int]], dict[int, RightTexts]]
_TOLD: list[Told] = []


def tell_right_texts(told: Told) -> None:
    """``told`` is asked, by the keys of honours, how their texts are right; it leaves out those nobody corrected."""
    if told not in _TOLD:
        _TOLD.append(told)


def right_texts_of(honours: Collection[int]) -> dict[int, RightTexts]:
    """Key of an honour → its texts as they were put right; without those that were right from the first."""
    return {honour: texts for told in _TOLD for honour, texts in told(honours).items()}
