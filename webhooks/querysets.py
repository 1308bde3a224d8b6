from django.db.models import Count, Q
from django.utils import timezone

from units.querysets import UnitScopedQuerySet

MANAGER = "manager"


class WebhookEndpointQuerySet(UnitScopedQuerySet):
    """Endpoints; seen by managers of the unit or above it unless other roles are named."""

    def visible_to(self, user, *roles):
        return super().visible_to(user, *(roles or (MANAGER,)))

    def told_of(self, event):
        """Those in use that asked to be told of ``event``."""
        return self.filter(is_active=True, events__contains=[event])

    def for_list(self):
        """Each with how many of its deliveries wait and failed."""
        return (
            self.select_related("unit", "made_by")
            .annotate(
                waiting=Count("deliveries", filter=Q(deliveries__state="waiting")),
                failed=Count("deliveries", filter=Q(deliveries__state="failed")),
            )
            .order_by("unit__path", "name", "pk")
        )


class WebhookDeliveryQuerySet(UnitScopedQuerySet):
    unit_path = "endpoint__unit__path"

    def visible_to(self, user, *roles):
        return super().visible_to(user, *(roles or (MANAGER,)))

    def due(self):
        """What a worker may send now, the longest waiting first."""
        rows = self.filter(state="waiting", next_attempt_at__lte=timezone.now())
        return rows.order_by("next_attempt_at", "pk")

    def for_list(self):
        return self.select_related("endpoint__unit").order_by("-created_at", "-pk")
