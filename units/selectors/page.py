"""What the page of a unit shows; a fixed number of queries whatever the unit holds."""

from collections.abc import Iterable

from django.apps import apps
from django.core.paginator import Page, Paginator
from django.db.models import Q, QuerySet

from common.vietnamese import text_sort_key
from units.models import Unit, UnitName, UnitPlacement, UnitSuccession
from units.scope import scope_of
from units.selectors.headcounts import headcounts_below, sums_of
from units.selectors.successions import predecessors_of

SHOWN = 8


def unit_page(unit: Unit, *, viewer, day) -> dict[str, object]:
    """Ancestors within reach, names, places, origins, headcounts, people, dossiers, targets, inspections, roles."""
    scope = scope_of(viewer)
    members, member_count = _first_and_count(unit.members.active().order_by("sort_key", "pk"))
    collectives, collective_count = _first_and_count(unit.collectives.active().order_by("sort_key", "pk"))
    line = lineage(unit, viewer=viewer)
    return {
        "ancestors": [
            above for above in Unit.objects.get_ancestors(unit) if viewer.is_superuser or scope.covers(above.path)
        ],
        "placements": UnitPlacement.objects.filter(unit=unit).select_related("parent").newest_first(),
        **line,
        **what_went_before(unit, day, origins=line["origins"]),
        "headcounts": unit.headcounts.order_by("-as_of")[:SHOWN],
        "headcount_below": sums_of(headcounts_below(unit, day)) if unit.numchild else None,
        "members": members,
        "member_count": member_count,
        "collectives": collectives,
        "collective_count": collective_count,
        "dossiers": unit.dossiers.select_related("campaign", "phase").order_by("-updated_at")[:SHOWN],
        "targets": unit.targets.filter(origin="assigned")
        .exclude(campaign__state="draft")
        .select_related("campaign")
        .order_by("-campaign__starts_on", "indicator")[:SHOWN],
        "clusters": unit.cluster_memberships.select_related("cluster").order_by("-cluster__year", "pk")[:SHOWN],
        "inspections": unit.inspected_in.visible_to(viewer).for_history()[:SHOWN],
        "assignments": unit.role_assignments.today().select_related("user").order_by("role", "user__username"),
    }


def _first_and_count(rows: QuerySet) -> tuple[list, int]:
    """The first of ``rows`` and how many there are; counted only where more than the shown may follow."""
    first = list(rows[:SHOWN])
    return first, len(first) if len(first) < SHOWN else rows.count()


def lineage(unit: Unit, *, viewer) -> dict[str, list[UnitSuccession]]:
    """``origins``, from which units ``unit`` goes on, and ``successions``, which go on from it; newest first.

    ``is_reached`` says of a succession whether the viewer reaches the successor. One query.
    """
    either = UnitSuccession.objects.filter(Q(successor=unit) | Q(predecessor=unit))
    rows = list(either.select_related("predecessor", "successor").order_by("-effective_on", "pk"))
    for row in rows:
        row.is_reached = viewer.is_superuser or scope_of(viewer).covers(row.successor.path)
    return {
        "origins": [row for row in rows if row.successor_id == unit.pk],
        "successions": [row for row in rows if row.predecessor_id == unit.pk],
    }


def what_went_before(unit: Unit, day, *, origins: Iterable[UnitSuccession]) -> dict[str, object]:
    """``names`` of the unit, newest first; ``former_names`` and ``honours`` of it and of whom it goes on from;
    ``plaques``, works of its own that have one.

    Each of the latest honours bears the name of its day; what a unit before held counts until the year it was over.
    ``names_left_out`` are the former names too many to show. Three queries, four of a unit that goes on from others.
    """
    before = predecessors_of([unit.pk], day) if any(origin.predecessor_id for origin in origins) else []
    line = [unit.pk, *(each.held_by for each in before)]
    names = list(UnitName.objects.filter(unit__in=line).newest_first())
    past = {row.name for row in names if row.valid_from is None or row.valid_from <= day} - {unit.name}
    former = sorted(past, key=text_sort_key)
    held = Q(subject_unit=unit)
    for each in before:
        held |= Q(subject_unit=each.held_by, year__lte=each.until.year)
    honours = apps.get_model("awards.Honour").objects.filter(held).select_related("award", "end")
    works = apps.get_model("contributions.Work").objects.plaques_of(unit)
    return {
        "names": [row for row in names if row.unit_id == unit.pk],
        "former_names": former[:SHOWN],
        "names_left_out": len(former[SHOWN:]),
        "honours": honours.order_by("-year", "award__position", "pk")[:SHOWN],
        "plaques": works.order_by("-plaque_decided_on", "-pk")[:SHOWN],
    }


def children_of(unit: Unit) -> QuerySet[Unit]:
    """The units right under ``unit`` today, in the order of the alphabet, those that ended last."""
    return Unit.objects.get_children(unit).ended_last()


def branch_of(unit: Unit, size: int) -> Page:
    """The first ``size`` of ``children_of``."""
    return Paginator(children_of(unit), size).page(1)


def with_unit_above(units: Iterable[Unit]) -> list[Unit]:
    """``units``, each with the unit right above it as ``above`` (``None`` at the top); one query."""
    units = list(units)
    paths = {unit.path: unit.path[: -Unit.steplen] for unit in units}
    known = {unit.path: unit for unit in Unit.objects.filter(path__in=set(paths.values()) - {""})}
    for unit in units:
        unit.above = known.get(paths[unit.path])
    return units
