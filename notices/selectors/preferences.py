"""By which way people want to be told."""

from collections.abc import Collection

from notices.models import USUAL_DELIVERY, Delivery, NoticeKind, NoticePreference


def deliveries_of(user) -> dict[NoticeKind, str]:
    """Kind → how ``user`` wants to be told of it; one query."""
    return USUAL_DELIVERY | dict(NoticePreference.objects.filter(user=user).values_list("kind", "delivery"))


def deliveries_for(kind: str, users: Collection[int]) -> dict[int, str]:
    """User's key → how they want to be told of ``kind``; one query, none for what has no kind."""
    if not kind:
        return dict.fromkeys(users, Delivery.APP)
    chosen = NoticePreference.objects.filter(kind=kind, user__in=users).values_list("user_id", "delivery")
    return dict.fromkeys(users, USUAL_DELIVERY[kind]) | dict(chosen)
