"""What the page of a person shows; a fixed number of queries."""

from collections.abc import Iterable

from django.db.models import QuerySet

from people.models import Member
from units.scope import scope_of

SHOWN = 10


def member_page(member: Member, *, viewer) -> dict[str, object]:
    """Units over time, awards held, ratings, disciplines; entries and initiatives of units the viewer reaches.

    Of a person with several records that were merged, those of all under the one that was kept; a merged one shows what
    is its own.

    ``elsewhere`` are the initiatives handed in by other units, those the person was in before among them: what they are
    called, where and since when, without the way to them.
    """
    memberships = list(_all(member, "memberships").select_related("unit").newest_first())
    authorships = _all(member, "authorships").select_related("initiative__unit").order_by("-initiative__created_at")
    reached, elsewhere = _within_reach(authorships, viewer)
    entries = _all(member, "entry_set").visible_to(viewer)
    return {
        "memberships": memberships,
        "leaving": next((row for row in memberships if member.left_on and row.valid_to == member.left_on), None),
        "honours": _all(member, "honour_set").select_related("award", "end").order_by("-year", "pk"),
        "authorships": reached,
        "elsewhere": [row for row in elsewhere if row.initiative.is_handed_in],
        "entries": entries.select_related("award", "dossier__campaign").order_by("-dossier__created_at")[:SHOWN],
        "ratings": _all(member, "rating_set").order_by("-year"),
        "disciplines": _all(member, "discipline_set").order_by("-from_date"),
    }


def _all(member: Member, relation: str) -> QuerySet:
    """The rows of ``relation`` under any record of the person."""
    rows = getattr(member, relation).model._default_manager
    return rows.filter(member__in=Member.objects.of_person(member))


def seen_authorships(member: Member, *, viewer) -> list:
    """What a person wrote, for ``viewer``: of units out of reach only what was handed in."""
    rows = member.authorships.select_related("initiative__unit").order_by("pk")
    reached, elsewhere = _within_reach(rows, viewer)
    return sorted(reached + [row for row in elsewhere if row.initiative.is_handed_in], key=lambda row: row.pk)


def _within_reach(authorships: Iterable, viewer) -> tuple[list, list]:
    """Those of units the viewer reaches, and the others."""
    scope = scope_of(viewer)
    parted: tuple[list, list] = [], []
    for row in authorships:
        is_out = not (viewer.is_superuser or scope.covers(row.initiative.unit.path))
        parted[is_out].append(row)
    return parted
