from django.db import models
from django.db.models import Exists, OuterRef, Q, Subquery


class AwardTypeQuerySet(models.QuerySet):
    def for_list(self):
        return self.prefetch_related("roads").order_by("position", "code")

    def with_multiples(self, day):
        """Each with ``paid_individual`` and ``paid_collective``, its multiples on ``day``, ``None`` for none known.

        ``paid_unverified`` when one of them still needs checking.
        """
        multiple = self.model._meta.get_field("multiples").related_model
        multiples = multiple.objects.in_force_on(day).filter(award=OuterRef("pk"))

        def of(kind):
            return Subquery(multiples.filter(subject_kind=kind).values("multiple")[:1])

        return self.annotate(
            paid_individual=of("individual"),
            paid_collective=of("collective"),
            paid_unverified=Exists(multiples.filter(unverified=True)),
        )


class DatedQuerySet(models.QuerySet):
    """Rows that hold from ``valid_from`` to ``valid_to``, both days included."""

    def in_force_on(self, day):
        return self.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=day), valid_from__lte=day)


class PrizeMultipleQuerySet(DatedQuerySet):
    def for_list(self):
        """In the order of the catalogue, with the award; what an individual gets before what a collective does."""
        return self.select_related("award").order_by("award__position", "award__code", "-subject_kind", "-valid_from")


class SinceQuerySet(models.QuerySet):
    """Rows that hold from ``valid_from`` on, until the next one does."""

    def on(self, day):
        """The row that holds on ``day``; ``None`` before the first."""
        return self.filter(valid_from__lte=day).order_by("-valid_from").first()
