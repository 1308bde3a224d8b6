"""Who enters and who leaves in a simulation: the people, and how many by cluster, block, gender and direct worker."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db import connection
from django.utils.translation import gettext as _

from awards.models import Recommendation, TallyRun
from awards.selectors.buckets import buckets_of
from awards.selectors.simulation import Simulation
from awards.tally.quota_terms import QuotaScope
from units.models import Block, Cluster, Unit

TRAITS = """
SELECT recommendation.id, unit.code, coalesce(assessment.facts ->> 'block', unit.block),
  coalesce(assessment.facts ->> 'gender', member.gender),
  coalesce((assessment.facts ->> 'is_direct_worker')::boolean, member.is_direct_worker)::text
FROM awards_recommendation AS recommendation
JOIN units_unit AS unit ON unit.id = recommendation.unit_id
JOIN awards_assessment AS assessment ON assessment.recommendation_id = recommendation.id
JOIN campaigns_entry AS entry ON entry.id = recommendation.entry_id
LEFT JOIN people_member AS member ON member.id = entry.member_id AND entry.subject_kind = 'individual'
WHERE recommendation.id = ANY(%s)
"""
"""What the run knew of them; what its standards did not ask for, as the registers say it now."""


@dataclass(frozen=True, slots=True)
class Share:
    """One part of one cut of the people: how many enter and how many leave."""

    part: str
    enters: int
    leaves: int


@dataclass(frozen=True, slots=True)
class Cut:
    """All parts of a cut (clusters, blocks, …) that somebody enters or leaves."""

    label: str
    shares: list[Share]


def cuts_of(run: TallyRun, simulation: Simulation) -> list[Cut]:
    """The changes by cluster, block, gender and direct worker; empty when nobody enters or leaves."""
    traits = _traits({*simulation.enters, *simulation.leaves})
    if not traits:
        return []
    clusters = _clusters(run, {unit for unit, *_others in traits.values()})
    named = [
        (_("Cụm thi đua"), {pk: clusters.get(unit, _("ngoài các cụm")) for pk, (unit, *_rest) in traits.items()}),
        (_("Khối"), {pk: _block(block) for pk, (_unit, block, *_rest) in traits.items()}),
        (_("Giới tính"), {pk: _gender(gender) for pk, (_unit, _block, gender, _direct) in traits.items()}),
        (_("Lao động trực tiếp"), {pk: _yes_no(direct) for pk, (*_rest, direct) in traits.items()}),
    ]
    return [Cut(label, _shares(of_part, simulation)) for label, of_part in named]


def people_of(pks: Collection[int], *, most: int | None = None) -> list[Recommendation]:
    """The results of ``pks`` with their subjects and units, in the order of the run, at most so many."""
    rows = Recommendation.objects.filter(pk__in=pks).with_subject().select_related("unit", "assessment")
    ordered = rows.order_by("rank", "pk")
    return list(ordered if most is None else ordered[:most])


def _traits(pks: Iterable[int]) -> dict[int, tuple[str, str, str | None, str | None]]:
    with connection.cursor() as cursor:
        cursor.execute(TRAITS, [list(pks)])
        return {pk: (unit, block, gender, direct) for pk, unit, block, gender, direct in cursor}


def _clusters(run: TallyRun, units: set[str]) -> dict[str, str]:
    """The name of the cluster of each unit that is in one: as the run kept it, else as it is now."""
    scope = QuotaScope.CLUSTER
    kept = run.buckets.get(scope.value)
    codes = kept or buckets_of(run.campaign, Unit.objects.filter(code__in=units), [scope])[scope.value]
    year = run.campaign.ends_on.year
    names = dict(Cluster.objects.filter(year=year, code__in=set(codes.values())).values_list("code", "name"))
    return {unit: names.get(code, code) for unit, code in codes.items()}


def _shares(of_part: dict[int, str], simulation: Simulation) -> list[Share]:
    enters = Counter(of_part[pk] for pk in simulation.enters if pk in of_part)
    leaves = Counter(of_part[pk] for pk in simulation.leaves if pk in of_part)
    return [Share(part, enters[part], leaves[part]) for part in sorted({*enters, *leaves})]


def _block(code: str) -> str:
    return str(Block(code).label) if code else _("chưa ghi khối")


def _gender(code: str | None) -> str:
    return {"female": _("nữ"), "male": _("nam")}.get(code or "", _("không ghi, hoặc tập thể"))


def _yes_no(value: str | None) -> str:
    return {"true": _("có"), "false": _("không")}.get(value or "", _("không ghi, hoặc tập thể"))
