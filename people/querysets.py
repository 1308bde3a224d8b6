from common.querysets import SearchedQuerySet
from units.querysets import DatedQuerySet, UnitScopedQuerySet


class MemberQuerySet(SearchedQuerySet, UnitScopedQuerySet):
    def active(self):
        """Those who have not left."""
        return self.filter(left_on__isnull=True)

    def for_list(self):
        """A page of members by given name, with their unit."""
        return self.select_related("unit").order_by("sort_key", "pk")


class CollectiveQuerySet(SearchedQuerySet, UnitScopedQuerySet):
    def active(self):
        """Those that have not ended."""
        return self.filter(ended_on__isnull=True)

    def for_list(self):
        return self.select_related("unit").order_by("sort_key", "pk")


class MembershipQuerySet(UnitScopedQuerySet, DatedQuerySet):
    pass


class CollectiveMembershipQuerySet(UnitScopedQuerySet, DatedQuerySet):
    """Reached through the unit of the collective."""

    unit_path = "collective__unit__path"


class AbsenceQuerySet(UnitScopedQuerySet):
    """Absences are reached through the member's unit of today."""

    unit_path = "member__unit__path"


class SubjectQuerySet(UnitScopedQuerySet):
    """Rows about a subject; they are reached through the unit the row belongs to."""

    def with_subject(self):
        """The subject's own row joined, so that its name costs no query."""
        return self.select_related("member", "collective", "subject_unit")
