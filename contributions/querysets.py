from django.apps import apps
from django.db.models import Prefetch, Q

from common.vietnamese import fold
from units.querysets import UnitScopedQuerySet


class InitiativeQuerySet(UnitScopedQuerySet):
    def matching(self, text):
        folded = fold(text)
        return self.filter(Q(search__contains=folded) | Q(code__iexact=text.strip())) if folded else self

    def for_list(self):
        """A page of initiatives with unit and authors."""
        authors = (
            apps.get_model("contributions.InitiativeAuthor")
            .objects.select_related("member")
            .order_by("-share_percent", "pk")
        )
        return (
            self.select_related("unit")
            .prefetch_related(Prefetch("authors", queryset=authors))
            .order_by("-created_at", "-pk")
        )


class WorkQuerySet(UnitScopedQuerySet):
    unit_path = "owner_unit__path"

    def matching(self, text):
        folded = fold(text)
        return self.filter(Q(search__contains=folded) | Q(code__iexact=text.strip())) if folded else self

    def for_list(self):
        return self.select_related("owner_unit").order_by("-created_at", "-pk")
