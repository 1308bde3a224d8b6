"""Letters on their way, as whoever keeps accounts sees them."""

from django.db.models import QuerySet

from notices.models import Mail
from units.selectors.accounts import accounts_in_hand


def letters_in_hand(viewer) -> QuerySet[Mail]:
    """Letters to people whose accounts are in the hands of ``viewer``; all for a superuser."""
    letters = Mail.objects.all()
    if viewer.is_superuser:
        return letters
    return letters.filter(user__in=accounts_in_hand(viewer).order_by().values("pk"))
