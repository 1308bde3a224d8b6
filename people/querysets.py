from django.db.models import Q

from common.vietnamese import fold
from units.querysets import DatedQuerySet, UnitScopedQuerySet


class MemberQuerySet(UnitScopedQuerySet):
    def matching(self, text):
        """Members whose code or name holds ``text``, typed with or without dấu."""
        folded = fold(text)
        if not folded:
            return self
        return self.filter(Q(search__contains=folded) | Q(code__iexact=text.strip()))

    def active(self):
        return self.filter(left_on__isnull=True)

    def for_list(self):
        """A page of members by given name, with their unit."""
        return self.select_related("unit").order_by("sort_key", "pk")


class CollectiveQuerySet(UnitScopedQuerySet):
    def matching(self, text):
        folded = fold(text)
        return self.filter(Q(search__contains=folded) | Q(code__iexact=text.strip())) if folded else self

    def for_list(self):
        return self.select_related("unit").order_by("sort_key", "pk")


class MembershipQuerySet(UnitScopedQuerySet, DatedQuerySet):
    pass


class SubjectQuerySet(UnitScopedQuerySet):
    """Rows about a subject; they are reached through the unit the row belongs to."""

    def with_subject(self):
        """The subject's own row joined, so that its name costs no query."""
        return self.select_related("member", "collective", "subject_unit")
