from collections.abc import Mapping

from django.db import transaction

from notices.models import NoticePreference
from notices.selectors.preferences import deliveries_of


@transaction.atomic
def choose_deliveries(user, deliveries: Mapping[str, str]) -> int:
    """``user`` is told of each kind as ``deliveries`` says; returns how many of them are new."""
    before = deliveries_of(user)
    changed = {kind: delivery for kind, delivery in deliveries.items() if before[kind] != delivery}
    NoticePreference.objects.bulk_create(
        [NoticePreference(user=user, kind=kind, delivery=delivery) for kind, delivery in changed.items()],
        update_conflicts=True,
        unique_fields=["user", "kind"],
        update_fields=["delivery", "updated_at"],
    )
    return len(changed)
