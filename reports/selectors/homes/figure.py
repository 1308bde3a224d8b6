"""A number on the first page."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """A number and the list that has as many rows."""

    value: int
    label: str
    url: str
    tone: str = ""
