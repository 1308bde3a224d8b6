"""A standard that remembers says what it would say without."""

from hypothesis import given
from hypothesis import strategies as st

from awards.tally.engine import evaluate
from awards.tally.facts import facts_from_json
from awards.tally.memory import MOST, remembering
from awards.tally.standard import parse_standard
from tests.awards.tally.strategies import FACTS, TREE


@given(tree=TREE, subjects=st.lists(FACTS, min_size=2, max_size=6))
def test_findings_are_the_same_however_often_they_are_asked_for(tree, subjects):
    standard = parse_standard(tree)
    quick = remembering(standard)
    for facts in map(facts_from_json, [*subjects, *subjects]):
        assert evaluate(facts, quick) == evaluate(facts, standard)


def test_it_is_the_same_standard():
    standard = parse_standard(
        {"any_of": [{"condition": "registered"}, {"all_of": [{"condition": "dossier_accepted"}]}]}
    )
    assert remembering(standard).to_json() == standard.to_json()
    assert remembering(standard).reads() == standard.reads()


def test_no_more_is_kept_in_mind_than_fits():
    tree = {"all_of": [{"condition": "score_at_least", "params": {"minimum": 50}}]}
    quick = remembering(parse_standard(tree))
    for score in range(MOST + 10):
        evaluate(facts_from_json({"score": score}), quick)
    [condition] = quick.conditions()
    assert len(condition.found) == MOST
