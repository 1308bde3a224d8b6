from django.apps import apps
from django.db import models
from django.db.models import Exists, OuterRef, Q

from common.expressions import Unaccented
from common.vietnamese import fold
from units.querysets import UnitScopedQuerySet
from units.scope import scope_of

ISSUED = "issued"


class DecisionQuerySet(UnitScopedQuerySet):
    def visible_to(self, user, *roles):
        """Those of the person's units by any of ``roles``; issued ones also where they name somebody of these units."""
        if user.is_superuser:
            return self
        reached = scope_of(user)
        naming = apps.get_model("decisions.DecisionLine").objects.filter(decision=OuterRef("pk"))
        named = Q(Exists(naming.of_units_within(reached.paths())), state=ISSUED)
        return self.filter(Q(pk__in=self.within(reached.paths(*roles)).values("pk")) | named)

    def kept_by(self, user, *roles):
        """Those of the person's own units by any of ``roles``; being named in one opens nothing."""
        return super().visible_to(user, *roles)

    def issued(self):
        """Those that are published: nothing of them changes any more."""
        return self.filter(state=ISSUED)

    def matching(self, text):
        """Those whose text, dấu or not, or whose number holds ``text``."""
        number, _, symbol = text.partition("/")
        by_number = Q(number=int(number)) if number.isdigit() and len(number) < 9 else Q(pk__in=[])
        if symbol:
            by_number &= Q(symbol__istartswith=symbol)
        return self.annotate(plain=Unaccented("subject_matter")).filter(Q(plain__contains=fold(text)) | by_number)

    def for_list(self):
        return self.select_related("unit", "award", "campaign").order_by("-created_at", "-pk")

    def for_page(self):
        people = ("drafted_by", "submitted_by", "issued_by")
        return self.select_related("unit", "award", "campaign", "run", "about", *people)


class DecisionLineQuerySet(UnitScopedQuerySet):
    unit_path = "decision__unit__path"

    def of_units_within(self, paths):
        """Lines about somebody of a unit under any of ``paths``."""
        wanted = Q(pk__in=[])
        for path in paths:
            wanted |= Q(unit__path__startswith=path)
        return self.filter(wanted)

    def issued(self):
        """Lines of published decisions."""
        return self.filter(decision__state=ISSUED)

    def with_subject(self):
        return self.select_related("award", "member", "collective", "subject_unit", "unit", "honour")

    def in_order(self):
        """As the list that goes with the decision prints them."""
        return self.order_by("decision", "order_no")


class DecisionBasisQuerySet(models.QuerySet):
    def in_order(self):
        return self.select_related("document").order_by("position", "pk")
