from django.apps import apps
from django.db import models
from django.db.models import Count, Exists, OuterRef, Prefetch, Q

from common import clock
from units.querysets import UnitScopedQuerySet

OWED_STATES = ("open", "returned")
"""The unit still has to report what it remedied."""


class InspectionQuerySet(UnitScopedQuerySet):
    """Seen from above by whoever reaches the planning unit; by the inspected units once it was announced."""

    def within(self, paths):
        parts = apps.get_model("inspections.InspectionUnit").objects
        inspected = parts.filter(under("unit__path", paths), inspection=OuterRef("pk"))
        return self.filter(under("unit__path", paths) | Q(Exists(inspected), announced_at__isnull=False))

    def for_list(self):
        """The last to begin first, with how many units and how many remedies still owed, overdue or not."""
        owed = apps.get_model("inspections.InspectionFinding").objects.owed()
        return (
            self.select_related("unit")
            .annotate(unit_count=_amount("inspections.InspectionUnit", "inspection"))
            .annotate(owed_count=_amount_of(owed, "inspected__inspection"))
            .order_by("-starts_on", "-pk")
        )

    def overdue(self):
        """Those of which a remedy is owed whose last day is over."""
        late = apps.get_model("inspections.InspectionFinding").objects.overdue()
        return self.filter(Exists(late.filter(inspected__inspection=OuterRef("pk"))))

    def touching(self, unit):
        """Those ``unit`` or a unit under it plans or is inspected in."""
        parts = apps.get_model("inspections.InspectionUnit").objects.filter(inspection=OuterRef("pk"))
        return self.filter(Q(unit__path__startswith=unit.path) | Exists(parts.filter(unit__path__startswith=unit.path)))


class InspectionUnitQuerySet(UnitScopedQuerySet):
    """Seen as its inspection is, but of each inspected unit only its own part."""

    def within(self, paths):
        planned = under("inspection__unit__path", paths)
        return self.filter(planned | (under("unit__path", paths) & Q(inspection__announced_at__isnull=False)))

    def in_order(self):
        return self.select_related("unit").order_by("unit__sort_key", "pk")

    def with_counts(self):
        """Each with its findings, the remedies asked and those not settled yet."""
        asked = ~Q(findings__remedy="")
        return self.annotate(
            finding_count=Count("findings"),
            asked_count=Count("findings", filter=asked),
            unsettled_count=Count("findings", filter=asked & ~Q(findings__state="confirmed")),
        )

    def with_findings(self, user):
        """Each with those of its findings that ``user`` reads."""
        findings = apps.get_model("inspections.InspectionFinding").objects.visible_to(user)
        return self.prefetch_related(Prefetch("findings", queryset=findings.in_order()))

    def for_history(self):
        """The latest first; of one that is not concluded the findings are counted for nobody."""
        stands = Q(state="concluded") & ~Q(findings__remedy="")
        return (
            self.select_related("inspection__unit")
            .annotate(
                closed_count=Count("findings", filter=stands & Q(findings__state="confirmed")),
                open_count=Count("findings", filter=stands & ~Q(findings__state="confirmed")),
            )
            .order_by("-inspection__starts_on", "-pk")
        )


class InspectionFindingQuerySet(UnitScopedQuerySet):
    """Seen from above at once; by the inspected unit once its part is concluded."""

    def within(self, paths):
        planned = under("inspected__inspection__unit__path", paths)
        return self.filter(planned | (under("inspected__unit__path", paths) & Q(inspected__state="concluded")))

    def in_order(self):
        """Shortcomings first, in the order they were written down."""
        return self.order_by("kind", "pk")

    def owed(self):
        """Remedies asked of a concluded unit and not reported, or sent back; a cancelled inspection asks nothing."""
        asked = self.exclude(remedy="").filter(state__in=OWED_STATES, inspected__state="concluded")
        return asked.exclude(inspected__inspection__state="cancelled")

    def overdue(self):
        return self.owed().filter(remedy_due__lt=clock.today())


class InspectionFileQuerySet(UnitScopedQuerySet):
    """Of the inspection itself seen by all who see it; of a remedy by those who see its finding."""

    def within(self, paths):
        planned = under("inspection__unit__path", paths)
        parts = apps.get_model("inspections.InspectionUnit").objects
        joined = parts.filter(under("unit__path", paths), inspection=OuterRef("inspection"))
        general = Q(Exists(joined), finding__isnull=True, inspection__announced_at__isnull=False)
        of_finding = under("finding__inspected__unit__path", paths) & Q(finding__inspected__state="concluded")
        return self.filter(planned | general | of_finding)


def under(lookup, paths):
    """Rows whose unit lies under any of ``paths``; nothing when there are none."""
    wanted = Q(pk__in=[])
    for path in paths:
        wanted |= Q(**{f"{lookup}__startswith": path})
    return wanted


def _amount(model, whole):
    return _amount_of(apps.get_model(model).objects, whole)


def _amount_of(rows, whole):
    """How many of ``rows`` belong to the row outside."""
    counted = rows.filter(**{whole: OuterRef("pk")}).order_by().values(whole).annotate(amount=Count("pk"))
    return models.functions.Coalesce(models.Subquery(counted.values("amount")), 0)
