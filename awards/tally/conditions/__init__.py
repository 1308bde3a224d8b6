"""The condition kinds a standard is built of, one family per module; ``KINDS`` knows them all by name."""

from awards.tally.conditions import (
    benefit,
    clean,
    collective,
    contest,
    council,
    duration,
    entry,
    history,
    initiative,
    overlap,
    results,
    traits,
    work,
)
from awards.tally.conditions.registry import KINDS, Kind

__all__ = [
    "KINDS",
    "Kind",
    "benefit",
    "clean",
    "collective",
    "contest",
    "council",
    "duration",
    "entry",
    "history",
    "initiative",
    "overlap",
    "results",
    "traits",
    "work",
]
