"""What the page of a unit shows; a fixed number of queries whatever the unit holds."""

from django.db.models import OuterRef, Subquery, Sum

from units.models import Headcount, Role, Unit, UnitPlacement
from units.scope import scope_of

SHOWN = 8


def unit_page(unit: Unit, *, viewer, day) -> dict[str, object]:
    """Ancestors the viewer reaches, names and places of every day, headcounts, people, dossiers, roles."""
    scope = scope_of(viewer)
    may_keep = viewer.is_superuser or scope.covers(unit.path, Role.EDITOR, Role.SPECIALIST, Role.MANAGER)
    return {
        "ancestors": [above for above in unit.get_ancestors() if viewer.is_superuser or scope.covers(above.path)],
        "names": unit.names.order_by("-valid_from"),
        "placements": UnitPlacement.objects.filter(unit=unit).select_related("parent").order_by("-valid_from"),
        "headcounts": unit.headcounts.order_by("-as_of")[:SHOWN],
        "headcount_below": headcount_below(unit, day),
        "members": unit.members.filter(left_on__isnull=True).order_by("sort_key", "pk")[:SHOWN],
        "member_count": unit.members.filter(left_on__isnull=True).count(),
        "collectives": unit.collectives.filter(ended_on__isnull=True).order_by("sort_key", "pk")[:SHOWN],
        "collective_count": unit.collectives.filter(ended_on__isnull=True).count(),
        "dossiers": unit.dossiers.select_related("campaign", "phase").order_by("-updated_at")[:SHOWN],
        "clusters": unit.cluster_memberships.select_related("cluster").order_by("-cluster__year")[:SHOWN],
        "assignments": unit.role_assignments.today().select_related("user").order_by("role", "user__username"),
        "may_keep": may_keep,
    }


def headcount_below(unit: Unit, day) -> dict[str, int] | None:
    """Sums of the latest headcount up to ``day`` of every unit under ``unit``; ``None`` when there is none."""

    latest = Headcount.objects.filter(unit=OuterRef("unit"), as_of__lte=day).order_by("-as_of").values("pk")[:1]
    below = Headcount.objects.filter(unit__path__startswith=unit.path, unit__depth__gt=unit.depth, pk=Subquery(latest))
    sums = below.aggregate(
        workers=Sum("workers"),
        workers_female=Sum("workers_female"),
        members=Sum("members"),
        members_female=Sum("members_female"),
    )
    return sums if sums["workers"] is not None else None
