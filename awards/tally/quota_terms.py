"""The closed lists quotas are made of."""

from collections.abc import Mapping

from awards.tally.levels import Coded, SubjectKind


class QuotaScope(Coded):
    """What a quota limits: the whole campaign, or each part of one cut of its proposing units."""

    OVERALL = "overall"
    PROVINCE = "province"
    UPPER = "upper"
    CLUSTER = "cluster"
    BLOCK = "block"
    UNIT = "unit"


class QuotaGroup(Coded):
    """The two kinds of subject that are not measured against one another."""

    INDIVIDUAL = "individual"
    COLLECTIVE = "collective"


class QuotaBase(Coded):
    """What a percentage is taken of; ``HOLDERS`` are those who hold another award in the year."""

    HOLDERS = "holders"
    REGISTERED = "registered"
    WORKERS = "workers"
    MEMBERS = "members"
    ELIGIBLE = "eligible"


class Rounding(Coded):
    """What becomes of a fraction of a place."""

    DOWN = "down"
    UP = "up"
    HALF_UP = "half_up"


GROUP_OF: Mapping[SubjectKind, QuotaGroup] = {
    SubjectKind.INDIVIDUAL: QuotaGroup.INDIVIDUAL,
    SubjectKind.HOUSEHOLD: QuotaGroup.INDIVIDUAL,
    SubjectKind.COLLECTIVE: QuotaGroup.COLLECTIVE,
    SubjectKind.UNIT: QuotaGroup.COLLECTIVE,
}
INSIDE: Mapping[QuotaScope, frozenset[QuotaScope]] = {
    QuotaScope.OVERALL: frozenset(),
    QuotaScope.PROVINCE: frozenset({QuotaScope.OVERALL}),
    QuotaScope.UPPER: frozenset({QuotaScope.OVERALL, QuotaScope.PROVINCE}),
    QuotaScope.CLUSTER: frozenset({QuotaScope.OVERALL}),
    QuotaScope.BLOCK: frozenset({QuotaScope.OVERALL}),
    QuotaScope.UNIT: frozenset(QuotaScope) - {QuotaScope.UNIT},
}
"""The wider scopes each scope lies in. Clusters and blocks cross one another, and the levels of unions."""
