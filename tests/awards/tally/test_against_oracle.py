"""The engine and the ranking agree with the slow evaluator and ranker on made-up worlds."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from awards.tally.conditions import KINDS
from awards.tally.engine import evaluate
from awards.tally.facts import facts_from_json
from awards.tally.ranking import (
    Candidate,
    Place,
    Quotas,
    Scope,
    draw_line,
    in_order,
    outcomes,
)
from awards.tally.standard import parse_standard
from tests.awards.tally.strategies import CANDIDATES, CASE, FACTS, LIMIT, TREE, condition_of, facts_for
from tests.oracle import evaluator, ranker


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


@settings(max_examples=600, deadline=None)
@given(made=CANDIDATES, overall=LIMIT, cluster=LIMIT, unit=LIMIT, unit_a=LIMIT)
def test_ranking_agrees_with_the_oracle_on_three_quotas_at_once(made, overall, cluster, unit, unit_a):
    plain = [(str(number), standing, [k, u]) for number, (standing, k, u) in enumerate(made)]
    named = {} if unit_a is None else {"A": unit_a}
    quotas = Quotas(overall, (Scope("cluster", cluster), Scope("unit", unit, named)))
    limits = [dict.fromkeys(["K1", "K2"], cluster), dict.fromkeys(["A", "B", "C"], unit) | named]

    candidates = in_order(
        Candidate(ref, tuple(None if v is None else Decimal(v) for v in standing), tuple(buckets))
        for ref, standing, buckets in plain
    )
    ranked = list(outcomes(iter(candidates), draw_line(iter(candidates), quotas)))

    assert {each.ref: _word(each) for each in ranked} == ranker.rank(plain, overall, limits)
    assert {each.ref: each.position for each in ranked} == ranker.positions(plain)


def _word(ranked):
    assert not (ranked.tie_at_line and ranked.place is Place.RECOMMENDED)
    assert (ranked.stopped_by is None) == (ranked.place is Place.RECOMMENDED)
    return "tie_at_line" if ranked.tie_at_line else ranked.place.value
