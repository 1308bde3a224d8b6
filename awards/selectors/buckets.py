"""In which cluster, block and union above each proposing unit lies: what several quotas at once are counted by."""

from collections.abc import Iterable, Mapping

from awards.tally.levels import SubjectKind
from awards.tally.quota_terms import GROUP_OF, QuotaScope
from awards.tally.quotas import Bucket, Quotas
from campaigns.models import DossierState
from units.models import Block, Cluster, Unit, UnitKind
from units.selectors.clusters import clusters_of

LEVELS = {
    QuotaScope.PROVINCE: (UnitKind.PROVINCIAL, UnitKind.SECTORAL),
    QuotaScope.UPPER: (UnitKind.DISTRICT, UnitKind.UPPER_GRASSROOTS),
}
Buckets = dict[str, dict[str, str]]
"""By scope: code of a proposing unit → code of the part it lies in; without one it lies in none."""


def proposing_units(campaign) -> list[Unit]:
    """The units with an accepted dossier in the campaign."""
    accepted = Unit.objects.filter(dossiers__campaign=campaign, dossiers__state=DossierState.ACCEPTED)
    return list(accepted.order_by("pk").distinct("pk"))


def buckets_of(campaign, units: Iterable[Unit], scopes: Iterable[QuotaScope]) -> Buckets:
    """For each of ``scopes`` that cuts the campaign's units: where they lie as the rows stand now."""
    units, found = list(units), {}
    for scope in scopes:
        if scope is QuotaScope.BLOCK:
            found[scope.value] = {unit.code: unit.block for unit in units if unit.block}
        elif scope is QuotaScope.CLUSTER:
            found[scope.value] = _clusters(campaign, units)
        elif scope in LEVELS:
            found[scope.value] = _above(units, LEVELS[scope])
    return found


class Paths:
    """The buckets of candidates in every lane of the quotas, each worked out once for a unit and a kind of subject."""

    def __init__(self, quotas: Quotas, buckets: Mapping[str, Mapping[str, str]]) -> None:
        self._quotas, self._buckets = quotas, buckets
        self._known: dict[tuple[str, str], tuple[Bucket | None, ...]] = {}

    def of(self, unit: str, kind: str) -> tuple[Bucket | None, ...]:
        """The path of a subject of ``kind`` put up by the unit of that code."""
        path = self._known.get((unit, kind))
        if path is None:
            codes = {scope: self._buckets.get(scope.value, {}).get(unit) for scope in QuotaScope}
            codes[QuotaScope.UNIT] = unit
            path = self._known[unit, kind] = self._quotas.path(codes, GROUP_OF[SubjectKind(kind)])
        return path


def called(run, bucket: Bucket | None, unit: Unit) -> str:
    """The bucket as people call it, for a result ``unit`` proposed; empty for one that is no part of the campaign.

    The parts of a run are read once and kept on the run object, which lives as long as the request.
    """
    if bucket is None or bucket.scope is QuotaScope.OVERALL:
        return ""
    if bucket.scope is QuotaScope.BLOCK:
        return str(Block(bucket.code).label)
    if bucket.scope is QuotaScope.UNIT and bucket.code == unit.code:
        return unit.label
    known = run.__dict__.setdefault("award_parts", {})
    if bucket.scope not in known:
        known[bucket.scope] = names_of_parts(run, bucket.scope, {*run.buckets.get(bucket.scope.value, {}).values()})
    return known[bucket.scope].get(bucket.code, bucket.code)


def names_of_parts(run, scope: QuotaScope, codes: Iterable[str]) -> dict[str, str]:
    """The names of clusters or units by code; one query. A block goes by its label, without one."""
    if scope is QuotaScope.BLOCK:
        return {code: str(Block(code).label) for code in codes}
    if scope is QuotaScope.CLUSTER:
        clusters = Cluster.objects.filter(year=run.campaign.ends_on.year, code__in=codes)
        return dict(clusters.values_list("code", "name"))
    return {unit.code: unit.label for unit in Unit.objects.filter(code__in=codes)}


def _above(units: Iterable[Unit], kinds: Iterable[str]) -> dict[str, str]:
    """The nearest union of those ``kinds`` at or above each unit."""
    unions = dict(Unit.objects.filter(kind__in=kinds).values_list("path", "code"))
    found = {}
    for unit in units:
        starts = range(len(unit.path), 0, -Unit.steplen)
        code = next((unions[unit.path[:end]] for end in starts if unit.path[:end] in unions), None)
        if code is not None:
            found[unit.code] = code
    return found


def _clusters(campaign, units: Iterable[Unit]) -> dict[str, str]:
    """The code of the cluster each unit competes in, in the campaign's last year."""
    units = list(units)
    clusters = clusters_of(units, year=campaign.ends_on.year, run_by=campaign.unit)
    return {unit.code: clusters[unit.pk].code for unit in units if unit.pk in clusters}
