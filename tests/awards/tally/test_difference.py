"""Which condition makes the difference between two evaluations."""

import pytest

from awards.tally.difference import difference
from awards.tally.finding import Finding, Verdict
from awards.tally.phrase import Phrase

MET, NOT, UNKNOWN = Verdict.MET, Verdict.NOT_MET, Verdict.UNKNOWN


def findings(**verdicts):
    return [Finding(name, verdict, Phrase(name)) for name, verdict in verdicts.items()]


@pytest.mark.parametrize(
    ("before", "after", "name"),
    [
        ({"a": MET, "b": MET}, {"a": MET, "b": NOT}, "b"),
        ({"a": NOT, "b": MET}, {"a": MET, "b": MET}, "a"),
        ({"a": UNKNOWN}, {"a": UNKNOWN, "b": NOT}, "b"),
        ({"a": NOT, "b": UNKNOWN}, {"b": UNKNOWN}, "a"),
        ({"a": MET}, {"a": UNKNOWN, "b": UNKNOWN}, "a"),
        ({"a": UNKNOWN, "b": UNKNOWN}, {"a": NOT, "b": UNKNOWN}, "a"),
    ],
)
def test_the_condition_that_holds_back_on_one_side(before, after, name):
    assert difference(findings(**before), findings(**after)).condition == name


def test_one_that_asks_for_more_is_the_difference():
    asked_more = [Finding("a", NOT, Phrase("khác"))]
    assert difference([Finding("a", MET, Phrase("cũ"))], asked_more) is asked_more[0]
