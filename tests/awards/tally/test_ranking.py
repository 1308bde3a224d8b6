import tracemalloc
from collections import Counter
from decimal import Decimal

import pytest

from awards.tally.facts import facts_from_json
from awards.tally.rank_keys import RANK_KEYS, parse_rank_keys, sort_key, standing
from awards.tally.ranking import (
    Candidate,
    MalformedQuotas,
    OutOfOrder,
    Quotas,
    Scope,
    draw_line,
    in_order,
    outcomes,
    parse_quotas,
)
from awards.tally.shape import Malformed
from awards.tally.wording import labels


def candidate(ref, points, *path):
    return Candidate(ref, (None if points is None else Decimal(-points),), path)


def places(candidates, quotas):
    line = draw_line(candidates, quotas)
    return {ranked.ref: "tie" if ranked.tie_at_line else ranked.place.value for ranked in outcomes(candidates, line)}


@pytest.mark.parametrize(
    ("overall", "expected"),
    [
        (None, ["recommended"] * 4),
        (0, ["below_line"] * 4),
        (1, ["recommended", "below_line", "below_line", "below_line"]),
        (2, ["recommended", "tie", "tie", "below_line"]),
        (3, ["recommended", "recommended", "recommended", "below_line"]),
        (9, ["recommended"] * 4),
    ],
)
def test_overall_quota_and_a_tie_at_the_line(overall, expected):
    candidates = [candidate("a", 99), candidate("b", 95), candidate("c", 95), candidate("d", 90)]
    assert list(places(candidates, Quotas(overall)).values()) == expected


def test_order_within_a_tie_changes_nothing():
    tied = [candidate(ref, 95) for ref in "abc"]
    for turned in (tied, tied[::-1]):
        assert set(places(turned, Quotas(2)).values()) == {"tie"}


def test_several_quotas_at_once():
    # four for each province and five in all
    quotas = Quotas(5, (Scope("province", 4, {"P2": 1}),))
    candidates = [candidate(f"a{n}", 99 - n, "P1") for n in range(5)] + [
        candidate("b0", 90, "P2"),
        candidate("b1", 89, "P2"),
        candidate("c0", 88, "P3"),
    ]
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
    quotas = Quotas(2, (Scope("unit", 1),))
    candidates = [candidate("a1", 95, "A"), candidate("a2", 95, "A"), candidate("b", 90, "B"), candidate("c", 89, "C")]
    assert places(candidates, quotas) == {"a1": "tie", "a2": "tie", "b": "recommended", "c": "below_line"}


def test_unknown_sorts_last_and_unknowns_are_tied():
    candidates = in_order([candidate("x", None), candidate("a", 10), candidate("y", None)])
    assert [c.ref for c in candidates] == ["a", "x", "y"]
    assert places(candidates, Quotas(2)) == {"a": "recommended", "x": "tie", "y": "tie"}


def test_equals_share_a_position():
    candidates = [candidate("a", 9), candidate("b", 8), candidate("c", 8), candidate("d", 7)]
    ranked = outcomes(candidates, draw_line(candidates, Quotas(1)))
    assert [each.position for each in ranked] == [1, 2, 2, 4]


@pytest.mark.parametrize(
    "step", [lambda c: draw_line(c, Quotas(5)), lambda c: list(outcomes(c, draw_line([], Quotas())))]
)
def test_candidates_out_of_order_are_refused(step):
    with pytest.raises(OutOfOrder, match="b"):
        step([candidate("a", 8), candidate("b", 9)])


def test_candidate_without_its_bucket_is_refused():
    with pytest.raises(ValueError, match="0 buckets for 1 scopes"):
        draw_line([candidate("a", 8)], Quotas(5, (Scope("unit", 1),)))


def test_finding_says_which_quota_and_which_position():
    quotas = Quotas(9, (Scope("unit", 1),))
    candidates = [
        candidate("a", 9, "LDLD-TSO"),
        candidate("b", 8, "LDLD-TSO"),
        candidate("c", 7, "X"),
        candidate("d", 7, "X"),
    ]
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
    def rows():
        # groups of 2,000 equals, 40 of each unit: the 23rd group meets 20 places left in every unit
        return (Candidate(str(n), (Decimal(n // 2000),), (f"U{n % 50}",)) for n in range(100_000))

    tracemalloc.start()
    line = draw_line(rows(), Quotas(50_000, (Scope("unit", 900),)))
    found = Counter((each.place.value, each.tie_at_line) for each in outcomes(rows(), line))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert found == {("recommended", False): 44_000, ("below_line", True): 2_000, ("below_line", False): 54_000}
    assert peak < 2_000_000


def test_quotas_from_json():
    assert parse_quotas({"overall": 300, "scopes": [{"name": "province", "each": 4, "named": {"CD-X": 6}}]}) == Quotas(
        300, (Scope("province", 4, {"CD-X": 6}),)
    )


@pytest.mark.parametrize(
    ("obj", "path"),
    [
        ([], ""),
        ({"total": 3}, "total"),
        ({"overall": -1}, "overall"),
        ({"overall": 2.5}, "overall"),
        ({"scopes": [{"each": 4}]}, "scopes[0].name"),
        ({"scopes": [{"name": "unit", "named": {"A": "4"}}]}, "scopes[0].named.A"),
    ],
)
def test_malformed_quotas_name_the_key(obj, path):
    with pytest.raises(MalformedQuotas) as refused:
        parse_quotas(obj)
    assert refused.value.path == path


FACTS = facts_from_json(
    {
        "period": {"from": "2024-01-01", "to": "2024-12-31"},
        "gender": "female",
        "is_direct_worker": False,
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
