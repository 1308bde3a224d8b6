"""What the page of a person shows; a fixed number of queries."""

from people.models import Member

SHOWN = 10


def member_page(member: Member, *, viewer) -> dict[str, object]:
    """Units over time, awards held, ratings, disciplines; entries and initiatives of units the viewer reaches."""
    authorships, entries = member.authorships.visible_to(viewer), member.entry_set.visible_to(viewer)
    return {
        "memberships": member.memberships.select_related("unit").newest_first(),
        "honours": member.honour_set.select_related("award").order_by("-year", "pk"),
        "authorships": authorships.select_related("initiative").order_by("-initiative__created_at"),
        "entries": entries.select_related("award", "dossier__campaign").order_by("-dossier__created_at")[:SHOWN],
        "ratings": member.rating_set.order_by("-year"),
        "disciplines": member.discipline_set.order_by("-from_date"),
    }
