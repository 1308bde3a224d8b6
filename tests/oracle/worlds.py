"""Ways of filling in what is unknown, and what follows when they agree or do not."""

from fractions import Fraction
from itertools import product

YES, NO, MAYBE = "met", "not_met", "unknown"


def in_all_worlds(answers):
    answers = set(answers)
    if answers == {True}:
        return YES
    return NO if answers == {False} else MAYBE


def tried(value, holds):
    """Whether it holds, for a known value; both, for an unknown one."""
    return {True, False} if value is None else {bool(holds(value))}


def every(*chances):
    """The chances that all of several things hold, each having its own chances."""
    return {all(world) for world in product(*chances)}


def number(value):
    """The exact number behind a JSON number or a string of digits."""
    return Fraction(str(value))


def year_of(facts):
    if facts.get("year") is not None:
        return facts["year"]
    end = (facts.get("period") or {}).get("to")
    return None if end is None else int(end[:4])
