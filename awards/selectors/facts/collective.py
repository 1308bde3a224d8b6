"""How many belong to a collective or a unit, and how many of them are what."""

from collections.abc import Mapping
from dataclasses import replace

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from awards.models import Honour
from awards.selectors.facts.period import Period
from awards.selectors.facts.slices import Reader, Row, Slice, Source
from awards.tally import facts as tally
from people.models import Collective, Discipline, DisciplineLevel, Member, Rating, RatingGrade, SubjectKind
from units.models import Headcount

COMPLETED = (RatingGrade.EXCELLENT, RatingGrade.GOOD, RatingGrade.COMPLETED)
SERIOUS = (DisciplineLevel.WARNING, DisciplineLevel.DISMISSAL_FROM_POST, DisciplineLevel.DISMISSAL)


def read_collective(cut: Slice) -> Reader:
    """``collective`` of a collective by its headcounts, of a unit by the latest ones and the registers of its members.

    What members are is known of a unit only when the register names as many members as the headcount; how many
    completed their tasks, only when each of them is rated. No register names the members of a collective.
    """
    collectives, units = _of_collectives(cut), _of_units(cut)

    def of(row: Row) -> Mapping[str, tally.Collective | None]:
        if row.subject_kind == SubjectKind.COLLECTIVE:
            return {"collective": collectives.get(row.key[1])}
        return {"collective": units.get(row.key[1])} if row.subject_kind == SubjectKind.UNIT else {}

    return of


def _of_collectives(cut: Slice) -> dict[int, tally.Collective]:
    rows = Collective.objects.filter(pk__in=cut.collectives).values_list("pk", "headcount", "headcount_female")
    return {pk: tally.Collective(size=size, women=women) for pk, size, women in rows}


def _of_units(cut: Slice) -> dict[int, tally.Collective]:
    if not cut.units:
        return {}
    latest = (
        Headcount.objects.filter(unit__in=cut.units, as_of__lte=cut.period.end)
        .order_by("unit_id", "-as_of")
        .distinct("unit_id")
        .values_list("unit_id", "members", "members_female")
    )
    known = {unit: tally.Collective(size=size, women=women) for unit, size, women in latest}
    for row in _registers(cut.units, cut.period):
        unit, listed, rated = row.pop("unit_id"), row.pop("listed"), row.pop("rated")
        if unit in known and known[unit].size == listed:
            if rated != listed:
                row["completed"] = None
            known[unit] = replace(known[unit], **row)
    return known


def _registers(units: list[int], period: Period) -> QuerySet:
    """Per unit how many members are ``listed``, and of how many the register says what."""
    members = Member.objects.filter(Q(left_on__isnull=True) | Q(left_on__gt=period.end), unit__in=units)
    counts = {name: Count("pk", filter=Exists(lines)) for name, lines in _said_of_members(period).items()}
    return members.order_by().values("unit_id").annotate(listed=Count("pk"), **counts)


def _said_of_members(period: Period) -> dict[str, QuerySet]:
    """The lines about one member that count it among the part of that name."""
    mine = {"member": OuterRef("pk"), "subject_kind": SubjectKind.INDIVIDUAL}
    rated = Rating.objects.filter(**mine, year=period.end.year)
    held = Honour.objects.filter(**mine, year=period.end.year)
    in_force = Q(to_date__isnull=True) | Q(to_date__gte=period.start)
    return {
        "rated": rated,
        "completed": rated.filter(rating__in=COMPLETED),
        "disciplined": Discipline.objects.filter(in_force, **mine, level__in=SERIOUS, from_date__lte=period.end),
        "ldtt": held.filter(award__code="LDTT"),
        "cstdcs": held.filter(award__code="CSTDCS"),
    }


COLLECTIVE = Source(frozenset({"collective"}), read_collective)
