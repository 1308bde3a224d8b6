"""How well the subject did its duties, year by year."""

from collections import defaultdict

from awards.selectors.facts.registers import lines_about
from awards.selectors.facts.slices import Reader, Slice, Source, SubjectKey
from awards.selectors.facts.words import graded
from awards.tally import levels
from people.models import Rating


def read_ratings(cut: Slice) -> Reader:
    """``rating`` by year; a year without one is not in it. Unknown where two records of one person differ."""
    known: dict[SubjectKey, dict[int, levels.Rating | None]] = defaultdict(dict)
    for subject, (year, rating) in lines_about(cut, Rating, "year", "rating"):
        found = graded(levels.Rating, rating)
        known[subject][year] = found if known[subject].get(year, found) == found else None
    return lambda row: {"rating": known.get(row.key, {})}


RATINGS = Source(frozenset({"rating"}), read_ratings)
