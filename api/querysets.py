from django.db.models import F, Q

from common import clock
from units.querysets import UnitScopedQuerySet

MANAGER = "manager"


class ApiTokenQuerySet(UnitScopedQuerySet):
    def visible_to(self, user, *roles):
        """Those of the units one manages unless other roles are named."""
        return super().visible_to(user, *(roles or (MANAGER,)))

    def usable(self):
        """Those not taken back whose last day is not over."""
        return self.filter(Q(expires_on__gte=clock.today()), revoked_at__isnull=True)

    def for_list(self):
        """Those in use first, the newest before others."""
        return self.select_related("unit", "made_by").order_by(
            F("revoked_at").asc(nulls_first=True), "-created_at", "-pk"
        )
