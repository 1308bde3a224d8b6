"""What the page of a person shows; a fixed number of queries."""

from people.models import Member


def member_page(member: Member) -> dict[str, object]:
    """Units over time, awards held, initiatives, ratings, and disciplines."""
    return {
        "memberships": member.memberships.select_related("unit").order_by("-valid_from"),
        "honours": member.honour_set.select_related("award").order_by("-year", "pk"),
        "authorships": member.authorships.select_related("initiative").order_by("-initiative__created_at"),
        "entries": member.entry_set.select_related("award", "dossier__campaign").order_by("-dossier__created_at")[:10],
        "ratings": member.rating_set.order_by("-year"),
        "disciplines": member.discipline_set.order_by("-from_date"),
    }
