"""The engine agrees with the slow evaluator on made-up worlds."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from awards.tally.conditions import KINDS
from awards.tally.engine import evaluate
from awards.tally.facts import facts_from_json
from awards.tally.standard import parse_standard
from tests.awards.tally.strategies import CASE, FACTS, TREE, condition_of, facts_for
from tests.oracle import evaluator


def agree(tree, facts):
    ours = evaluate(facts_from_json(facts), parse_standard(tree))
    assert ours.outcome.value == evaluator.outcome(tree, facts)
    assert bool(ours.nearest_gap) == (ours.outcome.value != "eligible")


@pytest.mark.parametrize("kind", sorted(KINDS))
@settings(max_examples=200, deadline=None)
@given(data=st.data())
def test_each_condition_agrees_with_the_oracle(kind, data):
    tree = {"all_of": [data.draw(condition_of(kind))]}
    agree(tree, data.draw(facts_for([kind])))


@settings(max_examples=600, deadline=None)
@given(case=CASE)
def test_engine_agrees_with_the_oracle(case):
    agree(*case)


@settings(max_examples=300, deadline=None)
@given(facts=FACTS, tree=TREE)
def test_engine_agrees_with_the_oracle_on_facts_nobody_asked_for(facts, tree):
    agree(tree, facts)
