"""Awards a standard names, and awards that wait for one another."""

from awards.tally.needs import awards_named, out_of_reach, ring_from
from awards.tally.standard import parse_standard


def needs(*codes, kind="prior_awards"):
    return {"condition": kind, "params": {"awards": list(codes)}}


def standard(*parts):
    return parse_standard({"all_of": list(parts)})


def test_every_code_is_named_with_its_place():
    tree = standard({"any_of": [needs("A", "B"), {"condition": "registered"}]}, needs("C", kind="not_held_before"))
    assert list(awards_named(tree)) == [
        ("all_of[0].any_of[0].params.awards[0]", "A"),
        ("all_of[0].any_of[0].params.awards[1]", "B"),
        ("all_of[1].params.awards[0]", "C"),
    ]


def test_a_ring_of_two():
    standards = {"A": [standard(needs("B"))], "B": [standard(needs("A"))], "C": [standard(needs("A"))]}
    assert out_of_reach(standards) == {"A", "B", "C"}
    assert ring_from("A", standards) == ("A", "B", "A")
    assert ring_from("C", standards) == ("C", "A", "B", "A")


def test_an_award_that_asks_for_itself():
    assert ring_from("A", {"A": [standard(needs("A"))]}) == ("A", "A")


def test_another_way_opens_a_ring():
    either = {"any_of": [needs("B"), {"condition": "registered"}]}
    assert ring_from("A", {"A": [standard(either)], "B": [standard(needs("A"))]}) == ()
    assert ring_from("A", {"A": [standard(needs("B", "X"))], "B": [standard(needs("A"))]}) == ()
    assert ring_from("A", {"A": [standard(needs("A")), standard(needs("X"))]}) == ()


def test_what_must_not_be_held_waits_for_nothing():
    assert not out_of_reach({"A": [standard(needs("A", kind="not_held_before"))]})
