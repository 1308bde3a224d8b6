"""Who may share the work of a reviewer, and what there is to share."""

from collections.abc import Collection

from django.db.models import Count, OuterRef, QuerySet, Subquery

from campaigns.models import Dossier
from campaigns.selectors.review import WAITING
from units.models import ClusterMembership, Role, Unit
from units.scope import scope_of
from units.selectors.people import people_at


def colleagues_of(user) -> QuerySet:
    """Active specialists of the unions where ``user`` is one, that person included; by name."""
    unions = Unit.objects.filter(path__in=scope_of(user).held.get(Role.SPECIALIST, ()))
    return people_at(Role.SPECIALIST, units=unions).order_by("full_name", "pk")


def load_of(people: Collection, *, but: Collection[int] = ()) -> dict:
    """How many waiting dossiers are given to each of ``people``, those with the keys ``but`` aside; one query."""
    given = Dossier.objects.filter(state__in=WAITING, reviewer__in=people).exclude(pk__in=but).order_by()
    counted = dict(given.values_list("reviewer").annotate(Count("pk")))
    return {person: counted.get(person.pk, 0) for person in people}


def to_assign(keys: Collection[int], *, by) -> QuerySet[Dossier]:
    """The dossiers of ``keys`` within reach, in the order of the tree, each with the ``cluster`` of its unit that year.

    ``cluster`` is a key, ``None`` for a unit in no cluster.
    """
    membership = ClusterMembership.objects.filter(
        unit=OuterRef("unit"), cluster__year=OuterRef("campaign__ends_on__year")
    )
    rows = Dossier.objects.visible_to(by, Role.SPECIALIST).filter(pk__in=keys).select_related("unit", "campaign")
    return rows.annotate(cluster=Subquery(membership.order_by("cluster").values("cluster")[:1])).order_by("unit__path")
