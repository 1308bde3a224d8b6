import tracemalloc
from collections import Counter
from decimal import Decimal

import pytest

from awards.tally.facts import facts_from_json
from awards.tally.quota_terms import QuotaGroup, QuotaScope
from awards.tally.quotas import Quotas, Rule
from awards.tally.rank_keys import RANK_KEYS, parse_rank_keys, sort_key, standing
from awards.tally.ranking import Candidate, OutOfOrder, draw_line, in_order, outcomes
from awards.tally.shape import Malformed
from awards.tally.wording import labels

OVERALL, PROVINCE, CLUSTER, BLOCK, UNIT = (
    QuotaScope.OVERALL,
    QuotaScope.PROVINCE,
    QuotaScope.CLUSTER,
    QuotaScope.BLOCK,
    QuotaScope.UNIT,
)
PERSON, TEAM = QuotaGroup.INDIVIDUAL, QuotaGroup.COLLECTIVE


def overall(places):
    return Quotas() if places is None else Quotas((Rule(OVERALL, places=places),))


def candidate(ref, points, quotas=None, codes=None, group=PERSON):
    path = () if quotas is None else quotas.path(codes or {}, group)
    return Candidate(ref, (None if points is None else Decimal(-points),), path)


def places(candidates, quotas):
    line = draw_line(candidates, quotas)
    return {ranked.ref: "tie" if ranked.tie_at_line else ranked.place.value for ranked in outcomes(candidates, line)}


@pytest.mark.parametrize(
    ("limit", "expected"),
    [
        (None, ["recommended"] * 4),
        (0, ["below_line"] * 4),
        (1, ["recommended", "below_line", "below_line", "below_line"]),
        (2, ["recommended", "tie", "tie", "below_line"]),
        (3, ["recommended", "recommended", "recommended", "below_line"]),
        (9, ["recommended"] * 4),
    ],
)
def test_overall_quota_and_a_tie_at_the_line(limit, expected):
    quotas = overall(limit)
    points = {"a": 99, "b": 95, "c": 95, "d": 90}
    assert list(places([candidate(ref, each, quotas) for ref, each in points.items()], quotas).values()) == expected


def test_order_within_a_tie_changes_nothing():
    quotas = overall(2)
    tied = [candidate(ref, 95, quotas) for ref in "abc"]
    for turned in (tied, tied[::-1]):
        assert set(places(turned, quotas).values()) == {"tie"}


def test_several_quotas_at_once():
    # four for each province, one for P2, and five in all
    quotas = Quotas((Rule(OVERALL, places=5), Rule(PROVINCE, places=4, named={"P2": 1})))
    listed = [(f"a{n}", 99 - n, "P1") for n in range(5)] + [("b0", 90, "P2"), ("b1", 89, "P2"), ("c0", 88, "P3")]
    candidates = [candidate(ref, points, quotas, {PROVINCE: code}) for ref, points, code in listed]
    assert places(candidates, quotas) == {
        "a0": "recommended",
        "a1": "recommended",
        "a2": "recommended",
        "a3": "recommended",
        "a4": "below_line",
        "b0": "recommended",
        "b1": "below_line",
        "c0": "below_line",
    }


def test_places_a_tie_will_fill_are_kept_for_it():
    quotas = Quotas((Rule(OVERALL, places=2), Rule(UNIT, places=1)))
    listed = [("a1", 95, "A"), ("a2", 95, "A"), ("b", 90, "B"), ("c", 89, "C")]
    candidates = [candidate(ref, points, quotas, {UNIT: code}) for ref, points, code in listed]
    assert places(candidates, quotas) == {"a1": "tie", "a2": "tie", "b": "recommended", "c": "below_line"}


def test_quotas_of_clusters_and_of_blocks_cross():
    quotas = Quotas((Rule(CLUSTER, places=1), Rule(BLOCK, places=1)))
    listed = [
        ("a", 99, "K1", "school"),
        ("b", 98, "K1", "agency"),
        ("c", 97, "K2", "school"),
        ("d", 96, "K2", "agency"),
    ]
    candidates = [candidate(ref, points, quotas, {CLUSTER: k, BLOCK: b}) for ref, points, k, b in listed]
    assert places(candidates, quotas) == {"a": "recommended", "b": "below_line", "c": "below_line", "d": "recommended"}


def test_equals_that_cross_are_tied_in_every_bucket_concerned_and_keep_their_places():
    quotas = Quotas((Rule(CLUSTER, places=1), Rule(BLOCK, places=1)))
    listed = [
        ("a", 99, "K1", "school"),
        ("b", 99, "K1", "agency"),
        ("c", 98, "K2", "agency"),
        ("d", 97, "K2", "commune"),
    ]
    candidates = [candidate(ref, points, quotas, {CLUSTER: k, BLOCK: b}) for ref, points, k, b in listed]
    assert places(candidates, quotas) == {"a": "tie", "b": "tie", "c": "below_line", "d": "recommended"}


def test_who_lies_in_no_part_of_a_scope_is_not_limited_there():
    quotas = Quotas((Rule(CLUSTER, places=0),))
    outside, inside = candidate("a", 9, quotas), candidate("b", 8, quotas, {CLUSTER: "K1"})
    assert places([outside, inside], quotas) == {"a": "recommended", "b": "below_line"}


def test_a_quota_for_each_group_inside_one_for_both():
    quotas = Quotas((Rule(OVERALL, places=3), Rule(OVERALL, group=TEAM, places=1)))
    listed = [("a", 99, TEAM), ("b", 98, TEAM), ("c", 97, PERSON), ("d", 96, PERSON), ("e", 95, PERSON)]
    candidates = [candidate(ref, points, quotas, group=group) for ref, points, group in listed]
    assert list(places(candidates, quotas).values()) == [
        "recommended",
        "below_line",
        "recommended",
        "recommended",
        "below_line",
    ]


def test_unknown_sorts_last_and_unknowns_are_tied():
    quotas = overall(2)
    candidates = in_order([candidate("x", None, quotas), candidate("a", 10, quotas), candidate("y", None, quotas)])
    assert [c.ref for c in candidates] == ["a", "x", "y"]
    assert places(candidates, quotas) == {"a": "recommended", "x": "tie", "y": "tie"}


def test_equals_share_a_position():
    candidates = [candidate("a", 9), candidate("b", 8), candidate("c", 8), candidate("d", 7)]
    ranked = outcomes(candidates, draw_line(candidates, Quotas()))
    assert [each.position for each in ranked] == [1, 2, 2, 4]


@pytest.mark.parametrize(
    "step", [lambda c: draw_line(c, overall(5)), lambda c: list(outcomes(c, draw_line([], Quotas())))]
)
def test_candidates_out_of_order_are_refused(step):
    with pytest.raises(OutOfOrder, match="b"):
        step([candidate("a", 8), candidate("b", 9)])


def test_finding_says_which_quota_and_which_position():
    quotas = Quotas((Rule(OVERALL, places=9), Rule(UNIT, places=1)))
    listed = [("a", 9, "LDLD-TSO"), ("b", 8, "LDLD-TSO"), ("c", 7, "X"), ("d", 7, "X")]
    candidates = [candidate(ref, points, quotas, {UNIT: code}) for ref, points, code in listed]
    line = draw_line(candidates, quotas)
    first, second, third, _fourth = (line.finding(ranked) for ranked in outcomes(candidates, line))
    assert (first.verdict, str(first.actual)) == ("met", "xếp thứ 01")
    assert (second.verdict, str(second.required), str(second.actual)) == (
        "not_met",
        "trong 01 suất của LDLD-TSO",
        "xếp thứ 02",
    )
    assert (third.verdict, str(third.gap)) == ("unknown", "đồng hạng 03 tại vạch chỉ tiêu, hội đồng quyết định")


def test_a_hundred_thousand_rows_stream_without_being_held():
    quotas = Quotas((Rule(OVERALL, places=50_000), Rule(UNIT, places=900)))
    paths = [quotas.path({UNIT: f"U{n}"}, PERSON) for n in range(50)]

    def rows():
        # groups of 2,000 equals, 40 of each unit: the 23rd group meets 20 places left in every unit
        return (Candidate(str(n), (Decimal(n // 2000),), paths[n % 50]) for n in range(100_000))

    tracemalloc.start()
    line = draw_line(rows(), quotas)
    found = Counter((each.place.value, each.tie_at_line) for each in outcomes(rows(), line))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert found == {("recommended", False): 44_000, ("below_line", True): 2_000, ("below_line", False): 54_000}
    assert peak < 2_000_000


FACTS = facts_from_json(
    {
        "period": {"from": "2024-01-01", "to": "2024-12-31"},
        "gender": "female",
        "is_direct_worker": False,
        "block": "enterprise_private",
        "score": 95.5,
        "rating": {"2024": "good"},
        "initiatives": [
            {"level": "base", "year": 2024, "benefit": 80_000_000},
            {"level": "upper", "year": 2024},
            {"level": "base", "year": 2023, "benefit": 5},
            {"level": "base", "benefit": 7},
            {"year": 2024, "benefit": 900_000_000},
            {"declared_level": "national", "year": 2024, "benefit": 900_000_000},
        ],
        "votes": {"for": 8, "members": 9},
        "service_years": 12,
    }
)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("score", Decimal("95.5")),
        ("rating", 3),
        ("initiatives", 2),
        ("benefit", 80_000_000),
        ("votes_percent", Decimal("88.8889")),
        ("direct_worker", 0),
        ("non_state", 1),
        ("women_percent", 100),
        ("service_years", 12),
    ],
)
def test_rank_values(key, value):
    assert RANK_KEYS[key](FACTS) == value
    assert RANK_KEYS[key](facts_from_json({})) is None


def test_every_rank_key_has_a_label():
    assert set(labels.RANK_KEY_LABELS) == set(RANK_KEYS)


@pytest.mark.parametrize(("women", "preferred"), [(27, False), (28, True), (40, True)])
def test_collectives_with_seventy_percent_women_come_first_and_are_equal(women, preferred):
    keys = parse_rank_keys([{"key": "women_percent", "direction": "desc", "at_least": 70}])
    facts = facts_from_json({"collective": {"size": 40, "women": women}})
    assert standing(facts, keys) == (-1 if preferred else 0,)


def test_standing_follows_the_declared_directions_and_puts_unknown_last():
    keys = parse_rank_keys([{"key": "score", "direction": "desc"}, {"key": "service_years", "direction": "asc"}])
    made = [{"score": 90, "service_years": 5}, {"score": 90, "service_years": 3}, {"score": 95}, {"service_years": 1}]
    ordered = sorted(made, key=lambda obj: sort_key(standing(facts_from_json(obj), keys)))
    assert ordered == [made[2], made[1], made[0], made[3]]


@pytest.mark.parametrize(
    "obj", [{}, [{"key": "luck", "direction": "desc"}], [{"key": "score"}], [{"key": "score", "direction": "up"}]]
)
def test_malformed_rank_keys_are_refused(obj):
    with pytest.raises(Malformed, match="rank_by"):
        parse_rank_keys(obj)
