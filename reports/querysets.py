from django.db.models import Q

from units.querysets import UnitScopedQuerySet


class ReportedFigureQuerySet(UnitScopedQuerySet):
    def standing(self):
        """Those nobody took back."""
        return self.filter(withdrawn_at=None)

    def standing_at(self, moment):
        """Those nobody had taken back by ``moment``."""
        return self.filter(Q(withdrawn_at=None) | Q(withdrawn_at__gt=moment))

    def for_list(self):
        """The newest source first, with unit, campaign and who noted it."""
        return self.select_related("unit", "campaign", "recorded_by", "withdrawn_by").order_by("-source_date", "-pk")
