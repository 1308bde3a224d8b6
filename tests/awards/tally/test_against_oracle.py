"""The engine agrees with the slow evaluator on made-up worlds."""

from hypothesis import given, settings

from awards.tally.engine import evaluate
from awards.tally.facts import facts_from_json
from awards.tally.standard import parse_standard
from tests.awards.tally.strategies import FACTS, TREE
from tests.oracle import evaluator


@settings(max_examples=1500, deadline=None)
@given(facts=FACTS, tree=TREE)
def test_engine_agrees_with_the_oracle(facts, tree):
    ours = evaluate(facts_from_json(facts), parse_standard(tree))
    assert ours.outcome.value == evaluator.outcome(tree, facts)
    assert bool(ours.nearest_gap) == (ours.outcome.value != "eligible")
