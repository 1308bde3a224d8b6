from datetime import timedelta

from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.db import connection, models
from django.db.models import F, Q
from django.db.models.expressions import RawSQL
from django.utils import timezone
from treebeard.mp_tree import MP_NodeManager, MP_NodeQuerySet

from common.querysets import SearchedQuerySet
from common.vietnamese import fold
from units.scope import scope_of

SOON = timedelta(days=30)
SUCCESSORS_OF_NAMED = """
WITH RECURSIVE named (unit) AS (
  SELECT unit_id FROM units_unitname WHERE search LIKE %s
  UNION
  SELECT succession.successor_id
  FROM named JOIN units_unitsuccession AS succession ON succession.predecessor_id = named.unit
)
SELECT unit FROM named
"""
FORMER_NAMES = """
ARRAY(
  WITH RECURSIVE line (unit) AS (
    SELECT units_unit.id
    UNION
    SELECT succession.predecessor_id
    FROM line JOIN units_unitsuccession AS succession ON succession.successor_id = line.unit
    WHERE succession.predecessor_id IS NOT NULL
  )
  SELECT DISTINCT past.name
  FROM line JOIN units_unitname AS past ON past.unit_id = line.unit
  WHERE past.search LIKE %s AND past.name <> units_unit.name
  ORDER BY past.name
)
"""


def like(folded: str) -> str:
    """A pattern of what holds ``folded`` as it is written."""
    return f"%{connection.ops.prep_for_like_query(folded)}%"


class UnitScopedQuerySet(models.QuerySet):
    """Rows that hang on a unit; subclasses name the lookup to its path."""

    unit_path = "unit__path"

    def within(self, paths):
        """Rows whose unit lies under any of ``paths`` (nothing when there are none)."""
        wanted = Q(pk__in=[])
        for path in paths:
            wanted |= Q(**{f"{self.unit_path}__startswith": path})
        return self.filter(wanted)

    def visible_to(self, user, *roles):
        """Rows in the subtrees where ``user`` holds a role today (any of ``roles`` if named)."""
        if user.is_superuser:
            return self
        return self.within(scope_of(user).paths(*roles))

    def of_subtree(self, unit):
        """Rows of ``unit`` and of everything under it."""
        return self.filter(**{f"{self.unit_path}__startswith": unit.path})


class UnitQuerySet(SearchedQuerySet, UnitScopedQuerySet, MP_NodeQuerySet):
    """``matching`` finds a unit by any name it or a unit it goes on from ever had, and by how its code begins."""

    unit_path = "path"

    def active(self):
        return self.filter(ended_on__isnull=True)

    def _found(self, folded, typed):
        named = RawSQL(SUCCESSORS_OF_NAMED, [like(folded)])  # noqa: S611 -- constant text, bound value
        return Q(code__istartswith=typed) | Q(pk__in=named)

    def with_former_names(self, text):
        """Each with ``former``: the names that hold ``text`` and are not its own of today, in order."""
        names = ArrayField(models.CharField())
        former = RawSQL(FORMER_NAMES, [like(fold(text))], names)  # noqa: S611 -- constant text, bound value
        return self.annotate(former=former)

    def ended_last(self):
        """In the order of the alphabet, those that ended after all others."""
        return self.order_by(F("ended_on").asc(nulls_first=True), "sort_key", "path")


class UnitManager(MP_NodeManager.from_queryset(UnitQuerySet)):
    """Treebeard's manager with our queryset; in order of the tree."""

    def get_queryset(self):
        return self._queryset_class(self.model, using=self._db).order_by("path")


class DatedQuerySet(models.QuerySet):
    """Rows that hold from ``valid_from`` to ``valid_to``, both days included; ``None`` is open."""

    def on(self, day):
        return self.filter(
            Q(valid_from__isnull=True) | Q(valid_from__lte=day),
            Q(valid_to__isnull=True) | Q(valid_to__gte=day),
        )

    def not_over(self):
        """Rows that hold today or will."""
        return self.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=timezone.localdate()))

    def newest_first(self):
        """Those that hold from ever last."""
        return self.order_by(F("valid_from").desc(nulls_last=True))

    def today(self):
        return self.on(timezone.localdate())


class RoleAssignmentQuerySet(UnitScopedQuerySet, DatedQuerySet):
    """A role that was ended at once holds no more from that moment, though its last day is not over."""

    def today(self):
        return super().today().filter(ended_at__isnull=True)

    def not_over(self):
        return super().not_over().filter(ended_at__isnull=True)

    def never_signed_in(self):
        """Those of accounts that are open and that nobody has signed in with."""
        return self.filter(user__last_login__isnull=True, user__is_active=True)

    def ending_soon(self):
        """Those whose last day is within 30 days from today."""
        day = timezone.localdate()
        return self.filter(valid_to__range=(day, day + SOON))


class ClusterQuerySet(UnitScopedQuerySet):
    def visible_to(self, user, *roles):
        """Clusters a unit of the person's subtrees runs or is a member of."""
        if user.is_superuser:
            return self
        paths = scope_of(user).paths(*roles)
        joined = apps.get_model("units.ClusterMembership").objects.within(paths)
        return self.filter(Q(pk__in=self.within(paths).values("pk")) | Q(pk__in=joined.values("cluster")))

    def with_member_count(self):
        return self.annotate(member_count=models.Count("memberships", distinct=True))

    def for_list(self):
        return self.select_related("unit").order_by("-year", "code")


class ClusterMembershipQuerySet(UnitScopedQuerySet):
    def by_office(self):
        """Head first, then deputies, then members by name."""
        order = models.Case(models.When(office="head", then=0), models.When(office="deputy", then=1), default=2)
        return self.order_by(order, "unit__sort_key", "pk")
