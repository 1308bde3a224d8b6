"""Whom a result below the line stands behind, and by which figure."""

from dataclasses import dataclass
from itertools import count

from django.db.models import Q
from django.utils.translation import gettext as _

from awards.models import Outcome, Recommendation
from awards.models.recommendation import OUTCOME_ORDER
from awards.selectors.explanation import figure_label, figure_value, rank_by_of
from awards.tally.quota_terms import GROUP_OF, QuotaScope
from awards.tally.quotas import Bucket, bucket_from_json

ABOVE = OUTCOME_ORDER[Outcome.RECOMMENDED]
"""Those above the line, as the index of the list knows them."""
WHO = ("entry__member", "entry__collective", "entry__subject_unit")


@dataclass(frozen=True, slots=True)
class Behind:
    """The last one above the line, and the first figure in which the two differ: theirs and ours.

    ``is_tie_break`` when figures that count for more are equal.
    """

    ahead: Recommendation
    figure: str
    theirs: str
    ours: str
    is_tie_break: bool


def behind_whom(recommendation: Recommendation) -> Behind | None:
    """Of those who took the places that ``recommendation`` was too late for, the last; at most one query.

    ``None`` for a result that is not below the line, is tied at it, or had no place before it to be had.
    """
    row = recommendation
    if row.outcome != Outcome.BELOW_LINE or row.tie_at_line or row.stopped_by is None:
        return None
    above = Recommendation.objects.filter(run=row.run_id, award=row.award_id, outcome_order=ABOVE)
    above = above.filter(_in_part(row, bucket_from_json(row.stopped_by)), rank__lt=row.rank)
    ahead = above.select_related(*WHO).order_by("-rank", "-pk").first()
    if ahead is None or ahead.standard_version_id != row.standard_version_id:
        return None
    figures = zip(count(), rank_by_of(row, row.run.standards), ahead.rank_values, row.rank_values, strict=False)
    for place, key, theirs, ours in figures:
        if theirs != ours:
            return Behind(ahead, figure_label(key), _figure(key, theirs), _figure(key, ours), place > 0)
    return None


def _in_part(row: Recommendation, bucket: Bucket) -> Q:
    """Those who compete for the places of the bucket."""
    wanted = Q()
    if bucket.scope is QuotaScope.UNIT:
        wanted &= Q(unit=row.unit_id)
    elif bucket.scope is not QuotaScope.OVERALL:
        lies_in = row.run.buckets.get(bucket.scope.value, {})
        wanted &= Q(unit__code__in=[unit for unit, part in lies_in.items() if part == bucket.code])
    if bucket.group is not None:
        wanted &= Q(entry__subject_kind__in=[kind.value for kind in GROUP_OF if GROUP_OF[kind] is bucket.group])
    return wanted


def _figure(key, value) -> str:
    return _("chưa rõ") if value is None else figure_value(key, value)
