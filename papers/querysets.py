from django.db import models

from units.querysets import DatedQuerySet, UnitScopedQuerySet


class LetterheadQuerySet(UnitScopedQuerySet, DatedQuerySet):
    """Letterheads of units, each in force from day to day."""

    def for_list(self):
        """By unit in the order of the tree, the newest of each first."""
        return self.select_related("unit").order_by("unit__path", "-valid_from", "-pk")


class LayoutQuerySet(UnitScopedQuerySet):
    """Sheets of units for certificates."""

    def for_list(self):
        """By unit in the order of the tree, then by name."""
        return self.select_related("unit").order_by("unit__path", "name", "pk")


class LayoutPictureQuerySet(UnitScopedQuerySet):
    """Emblems and borders of sheets."""

    unit_path = "layout__unit__path"


class PaperTemplateQuerySet(models.QuerySet):
    """Templates that came in place of the shipped ones."""

    def in_use(self, kind):
        """The newest of ``kind`` that was not withdrawn, as a queryset of one or none."""
        return self.filter(kind=kind, withdrawn_at__isnull=True).order_by("-pk")[:1]

    def newest_first(self):
        return self.select_related("uploaded_by").order_by("-pk")
