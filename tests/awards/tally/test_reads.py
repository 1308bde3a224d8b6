"""What a condition says it reads is all it reads: facts it does not name are not fetched for it."""

from dataclasses import fields, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from awards.tally.conditions import KINDS
from awards.tally.facts import USED_FOR, Facts, fact_of, facts_from_json
from awards.tally.rank_keys import RANK_KEY_READS, RANK_KEYS
from awards.tally.standard import parse_standard
from tests.awards.tally.strategies import FACTS, PARAMS, condition_of

OF_THE_PERIOD = {"period_from", "period_to", "year", "final_year"}
NAMES = {field.name for field in fields(Facts)} - OF_THE_PERIOD


class Watched:
    """Facts that remember what they were asked."""

    def __init__(self, facts):
        self.facts, self.asked = facts, set()

    def __getattr__(self, name):
        self.asked.add(name)
        return getattr(self.facts, name)


@pytest.mark.parametrize("kind", sorted(PARAMS))
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_a_condition_reads_no_more_than_it_says(kind, data):
    standard = parse_standard({"all_of": [data.draw(condition_of(kind))]})
    facts = Watched(facts_from_json(data.draw(FACTS)))
    standard.evaluate(facts)
    assert facts.asked - OF_THE_PERIOD <= standard.reads() == KINDS[kind].reads <= NAMES
    assert {fact_of(part) for part in standard.needs()} == standard.reads()


@pytest.mark.parametrize("kind", sorted(kind for kind, sort in KINDS.items() if "initiatives" in sort.reads))
@settings(max_examples=200, deadline=None)
@given(data=st.data())
def test_what_initiatives_were_used_for_matters_only_where_it_is_asked(kind, data):
    standard = parse_standard({"all_of": [data.draw(condition_of(kind))]})
    facts = facts_from_json(data.draw(FACTS))
    unread = replace(facts, initiatives=tuple(replace(item, used_for=None) for item in facts.initiatives or ()))
    if facts.initiatives is not None and USED_FOR not in standard.needs():
        assert standard.evaluate(facts) == standard.evaluate(unread)


@pytest.mark.parametrize("key", sorted(RANK_KEYS))
@settings(max_examples=60, deadline=None)
@given(facts=FACTS)
def test_a_ranking_key_reads_no_more_than_it_says(key, facts):
    watched = Watched(facts_from_json(facts))
    RANK_KEYS[key](watched)
    assert watched.asked - OF_THE_PERIOD <= RANK_KEY_READS[key] <= NAMES


def test_every_condition_and_key_is_watched():
    assert set(PARAMS) == set(KINDS)
    assert set(RANK_KEYS) == set(RANK_KEY_READS)
