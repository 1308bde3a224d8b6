"""The line agrees with the slow rankers on made-up worlds: buckets in one another, and buckets that cross."""

from collections import Counter
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from awards.tally.quota_terms import INSIDE, QuotaGroup, QuotaScope
from awards.tally.quotas import Quotas, Rule
from awards.tally.ranking import Candidate, Place, draw_line, in_order, outcomes
from tests.awards.tally.strategies import CANDIDATES, LIMIT, VALUE
from tests.oracle import crossing, ranker

CLUSTER, BLOCK, UNIT, OVERALL = QuotaScope.CLUSTER, QuotaScope.BLOCK, QuotaScope.UNIT, QuotaScope.OVERALL
PERSON, TEAM = QuotaGroup.INDIVIDUAL, QuotaGroup.COLLECTIVE

# A unit of a unit's name lies in one cluster and one block; «–» is a unit in no cluster.
CLUSTER_OF = {"A": "K1", "B": "K1", "C": "K2", "D": "K2", "E": None}
BLOCK_OF = {"A": "school", "B": "agency", "C": "school", "D": "agency", "E": "agency"}
CROSSING = st.lists(
    st.tuples(st.lists(VALUE, min_size=1, max_size=2), st.sampled_from("ABCDE"), st.sampled_from([PERSON, TEAM])),
    max_size=9,
).map(lambda rows: [([*standing, 0][:2], unit, group) for standing, unit, group in rows])
RULE = st.builds(
    lambda scope, group, places: Rule(scope, group=group, places=places),
    st.sampled_from([OVERALL, CLUSTER, BLOCK, UNIT]),
    st.sampled_from([None, None, PERSON, TEAM]),
    st.integers(0, 3),
)


@settings(max_examples=600, deadline=None)
@given(made=CANDIDATES, overall=LIMIT, cluster=LIMIT, unit=LIMIT, unit_a=LIMIT)
def test_nested_quotas_agree_with_every_way_the_council_could_choose(made, overall, cluster, unit, unit_a):
    # the strategy puts a unit into any cluster: a unit of each cluster is a unit of its own
    plain = [(str(number), standing, [k, k + u]) for number, (standing, k, u) in enumerate(made)]
    names = [k + u for k in ("K1", "K2") for u in "ABC"]
    named = {} if unit_a is None else {"K1A": unit_a, "K2A": unit_a}
    rules = [
        Rule(scope, places=places) for scope, places in ((OVERALL, overall), (CLUSTER, cluster)) if places is not None
    ]
    if unit is not None or named:
        rules.append(Rule(UNIT, places=unit, named=named))
    limits = [dict.fromkeys(["K1", "K2"], cluster), dict.fromkeys(names, unit) | named]
    quotas = Quotas(tuple(rules))
    paths = {name: quotas.path({CLUSTER: name[:2], UNIT: name}, PERSON) for name in names}
    ranked = _ranked([(ref, standing, paths[buckets[1]]) for ref, standing, buckets in plain], quotas)
    assert {each.ref: _word(each) for each in ranked} == ranker.rank(plain, overall, limits)
    assert {each.ref: each.position for each in ranked} == ranker.positions(plain)


@settings(max_examples=1500, deadline=None)
@given(made=CROSSING, rules=st.lists(RULE, max_size=6))
def test_crossing_quotas_agree_with_the_sentences(made, rules):
    quotas = Quotas(tuple(rules))
    ranked = _ranked(_candidates(made, quotas), quotas)
    assert {each.ref: _word(each) for each in ranked} == crossing.rank(_plain(made), _limits(rules), _inside())


@settings(max_examples=800, deadline=None)
@given(made=CROSSING, rules=st.lists(RULE, max_size=6), data=st.data())
def test_the_line_holds_whatever_the_order_of_rows(made, rules, data):
    quotas = Quotas(tuple(rules))
    candidates = _candidates(made, quotas)
    ranked = {each.ref: each for each in _ranked(candidates, quotas)}
    turned = {each.ref: each for each in _ranked(data.draw(st.permutations(candidates)), quotas)}
    assert turned == ranked

    limits = _limits(rules)
    chosen, standing_by = Counter(), Counter()
    for ref, _standing, lanes in _plain(made):
        for bucket in lanes.items():
            chosen[bucket] += ranked[ref].place is Place.RECOMMENDED
            standing_by[bucket] += ranked[ref].place is Place.RECOMMENDED or ranked[ref].tie_at_line
    assert all(chosen[bucket] <= limit for bucket, limit in limits.items())
    for ref, _standing, lanes in _plain(made):
        if ranked[ref].place is Place.BELOW_LINE:
            assert any(bucket in limits and standing_by[bucket] >= limits[bucket] for bucket in lanes.items())


def _candidates(made, quotas):
    return [
        (str(number), standing, quotas.path(_codes(unit), group)) for number, (standing, unit, group) in enumerate(made)
    ]


def _codes(unit):
    return {CLUSTER: CLUSTER_OF[unit], BLOCK: BLOCK_OF[unit], UNIT: unit}


def _plain(made):
    """What the oracle reads: a lane is a scope, for both groups together or for each apart."""
    return [
        (
            str(number),
            standing,
            {
                (scope, apart): None if code is None else (code, group if apart else None)
                for scope, code in ({OVERALL: "all"} | _codes(unit)).items()
                for apart in (False, True)
            },
        )
        for number, (standing, unit, group) in enumerate(made)
    ]


def _limits(rules):
    codes = {OVERALL: ["all"], CLUSTER: ["K1", "K2"], BLOCK: ["school", "agency"], UNIT: list("ABCDE")}
    limits = {}
    for rule in rules:
        for code in codes[rule.scope]:
            bucket = ((rule.scope, rule.group is not None), (code, rule.group))
            limits[bucket] = min(rule.places, limits.get(bucket, rule.places))
    return limits


def _inside():
    """Units lie in clusters, blocks and the whole; groups apart lie in both together."""
    wider = {UNIT: {CLUSTER, BLOCK, OVERALL}, CLUSTER: {OVERALL}, BLOCK: {OVERALL}, OVERALL: set()}
    assert all(wider[scope] == INSIDE[scope] & set(wider) for scope in wider)
    lanes = [(scope, apart) for scope in wider for apart in (False, True)]
    return {
        (scope, apart): [
            (inner, own)
            for inner, own in lanes
            if (inner, own) != (scope, apart) and own >= apart and (inner == scope or scope in wider[inner])
        ]
        for scope, apart in lanes
    }


def _ranked(rows, quotas):
    candidates = in_order(
        Candidate(ref, tuple(None if value is None else Decimal(value) for value in standing), path)
        for ref, standing, path in rows
    )
    return list(outcomes(iter(candidates), draw_line(iter(candidates), quotas)))


def _word(ranked):
    assert not (ranked.tie_at_line and ranked.place is Place.RECOMMENDED)
    assert (ranked.stopped_by is None) == (ranked.place is Place.RECOMMENDED)
    return "tie_at_line" if ranked.tie_at_line else ranked.place.value
