from django.apps import apps
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Q, Subquery
from django.db.models.functions import JSONObject

from common.querysets import ConclusionQuerySet, SearchedQuerySet
from units.querysets import DatedQuerySet, UnitScopedQuerySet


class MemberQuerySet(SearchedQuerySet, UnitScopedQuerySet):
    def standing(self):
        """One record a person: those that were not merged into another one."""
        return self.filter(merged_into__isnull=True)

    def active(self):
        """Those who have not left."""
        return self.standing().filter(left_on__isnull=True)

    def of_people(self, keys):
        """All records of the people whose standing records are ``keys``: everything was written under one of them."""
        return self.filter(Q(pk__in=keys) | Q(merged_into__in=keys)).order_by()

    def of_person(self, member):
        """``member`` and what was merged into it; of a merged record, that one alone."""
        return self.of_people([member.pk])

    def with_merged(self):
        """Each with its ``unit``, the record it was merged into, and as ``others`` those merged into it."""
        merged = self.model._default_manager.filter(merged_into=OuterRef("pk")).order_by("pk")
        others = ArraySubquery(merged.values(data=JSONObject(pk="pk", code="code")))
        return self.select_related("unit", "merged_into__unit").annotate(others=others)

    def left_for(self, reason):
        """Those who left the union for ``reason``."""
        return self._with_reason().filter(left_on__isnull=False, left_because=reason)

    def for_list(self):
        """A page of members by given name, with their unit and, of those gone, why they left."""
        return self._with_reason().select_related("unit").order_by("sort_key", "pk")

    def _with_reason(self):
        ended = apps.get_model("people.Membership").objects.filter(member=OuterRef("pk"), valid_to=OuterRef("left_on"))
        return self.annotate(left_because=Subquery(ended.values("leaving_reason")[:1]))


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


class MemberPairQuerySet(ConclusionQuerySet):
    def visible_to(self, user, *roles):
        """Those of two people the person reaches both."""
        if user.is_superuser:
            return self
        reached = apps.get_model("people.Member").objects.visible_to(user, *roles).values("pk")
        return self.filter(first__in=reached, second__in=reached)

    def merging(self):
        """Those that say that two records are of one person."""
        return self.filter(verdict="merged")

    def telling_apart(self):
        """Those that say that two records are of different people."""
        return self.filter(verdict="different")

    def for_list(self):
        """Newest first, with both people, their units and who concluded."""
        return self.select_related("first__unit", "second__unit", "kept", "made_by").order_by("-created_at", "-pk")
