from decimal import Decimal

import pytest

from awards.tally.quota_terms import INSIDE, QuotaBase, QuotaGroup, QuotaScope, Rounding
from awards.tally.quotas import Bucket, Lane, MalformedQuotas, Quotas, Rule, parse_quotas, quotas_to_json, rounded
from awards.tally.wording import quotas as say

SHARE = {"scope": "unit", "percent": 15, "base": "holders", "award": "LDTT", "rounding": "down"}


@pytest.mark.parametrize(
    ("percent", "figure", "down", "up", "half_up"),
    [
        ("15", 107, 16, 17, 16),
        ("10", 107, 10, 11, 11),
        ("15", 100, 15, 15, 15),
        ("15", 0, 0, 0, 0),
        ("12.5", 20, 2, 3, 3),
        ("0.01", 1, 0, 1, 0),
        ("33.33", 300, 99, 100, 100),
        ("70", 10, 7, 7, 7),
    ],
)
def test_a_percentage_is_rounded_the_way_it_says(percent, figure, down, up, half_up):
    found = [rounded(Decimal(percent), figure, way) for way in (Rounding.DOWN, Rounding.UP, Rounding.HALF_UP)]
    assert found == [down, up, half_up]


def test_a_rule_of_a_percentage_limits_every_bucket_by_its_own_figure():
    rule = parse_quotas({"rules": [SHARE | {"figures": {"A": 107, "B": 6}}]}).rules[0]
    assert [rule.limit(code) for code in ("A", "B", "C")] == [16, 0, 0]


def test_the_smallest_of_several_limits_holds():
    quotas = parse_quotas({"rules": [{"scope": "unit", "places": 3}, SHARE | {"figures": {"A": 107, "B": 10}}]})
    assert [quotas.limit(Bucket(QuotaScope.UNIT, code)) for code in ("A", "B")] == [3, 1]
    assert quotas.limit(Bucket(QuotaScope.UNIT, "A", QuotaGroup.INDIVIDUAL)) is None


def test_quotas_come_back_from_their_json():
    quotas = parse_quotas({"rules": [SHARE | {"group": "individual"}, {"scope": "cluster", "named": {"K1": 2}}]})
    assert parse_quotas(quotas_to_json(quotas)) == quotas


def test_plain_numbers_are_quotas_for_both_groups():
    simple = {"overall": 300, "scopes": [{"name": "province", "each": 4, "named": {"CD-X": 6}}]}
    assert parse_quotas(simple).rules == (
        Rule(QuotaScope.OVERALL, places=300),
        Rule(QuotaScope.PROVINCE, places=4, named={"CD-X": 6}),
    )
    assert parse_quotas({}).rules == ()


def test_groups_stand_in_one_queue_only_where_a_quota_counts_both():
    own = Quotas((Rule(QuotaScope.OVERALL, group=QuotaGroup.INDIVIDUAL, places=1),))
    both = Quotas((*own.rules, Rule(QuotaScope.UNIT, places=1)))
    assert own.queues == (frozenset({"individual"}), frozenset({"collective"}))
    assert both.queues == (frozenset({"individual", "collective"}),)


def test_lanes_lie_in_one_another_or_cross():
    unit, cluster, block = (Lane(scope, False) for scope in (QuotaScope.UNIT, QuotaScope.CLUSTER, QuotaScope.BLOCK))
    assert unit.lies_in(cluster)
    assert unit.lies_in(block)
    assert not cluster.lies_in(block)
    assert not cluster.lies_in(cluster)
    assert Lane(QuotaScope.CLUSTER, True).lies_in(cluster)
    assert not unit.lies_in(Lane(QuotaScope.CLUSTER, True))
    assert all(wider in INSIDE for scope in INSIDE for wider in INSIDE[scope])


@pytest.mark.parametrize(
    ("obj", "path"),
    [
        ([], ""),
        ({"total": 3}, "total"),
        ({"overall": -1}, "overall"),
        ({"overall": 2.5}, "overall"),
        ({"scopes": [{"each": 4}]}, "scopes[0].name"),
        ({"scopes": [{"name": "unit", "named": {"A": "4"}}]}, "scopes[0].named.A"),
        ({"scopes": [{"name": "planet", "each": 4}]}, "scopes[0].name"),
        ({"rules": [{"scope": "unit"}]}, "rules[0].places"),
        ({"rules": [{"scope": "unit", "places": 3, "base": "workers"}]}, "rules[0].base"),
        ({"rules": [SHARE | {"places": 3}]}, "rules[0].percent"),
        ({"rules": [SHARE | {"percent": 0}]}, "rules[0].percent"),
        ({"rules": [SHARE | {"percent": 101}]}, "rules[0].percent"),
        ({"rules": [{"scope": "unit", "percent": 15, "rounding": "up"}]}, "rules[0].base"),
        ({"rules": [{"scope": "unit", "percent": 15, "base": "workers"}]}, "rules[0].rounding"),
        ({"rules": [SHARE | {"base": "workers"}]}, "rules[0].award"),
        ({"rules": [{"scope": "unit", "percent": 15, "base": "holders", "rounding": "up"}]}, "rules[0].award"),
    ],
)
def test_malformed_quotas_name_the_key(obj, path):
    with pytest.raises(MalformedQuotas) as refused:
        parse_quotas(obj)
    assert refused.value.path == path


def test_every_term_has_a_label():
    assert set(say.SCOPE_LABELS) == set(QuotaScope)
    assert set(say.GROUP_LABELS) == set(QuotaGroup)
    assert set(say.BASE_LABELS) == set(QuotaBase)
    assert set(say.ROUNDING_LABELS) == set(Rounding)


def test_a_share_reads_as_a_sentence():
    share = say.share_of(Decimal("15"), QuotaBase.HOLDERS, "Lao động tiên tiến", Rounding.DOWN)
    told = say.of_scope(QuotaScope.UNIT, share, QuotaGroup.INDIVIDUAL)
    assert str(told) == "mỗi đơn vị đề nghị: 15 % số có Lao động tiên tiến, làm tròn xuống (cá nhân)"
    assert str(say.worked_out(Decimal(15), 107, Decimal("16.05"), 16)) == "15 % của 107 là 16,05 → 16 suất"
