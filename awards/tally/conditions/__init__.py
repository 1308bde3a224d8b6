"""The condition kinds a standard is built of, one family per module; ``KINDS`` knows them all by name."""

from awards.tally.conditions import clean, entry, initiative, results
from awards.tally.conditions.registry import KINDS, Kind

__all__ = ["KINDS", "Kind", "clean", "entry", "initiative", "results"]
