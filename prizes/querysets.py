from django.apps import apps
from django.db import models
from django.db.models import Count, F, Q, Sum
from django.db.models.functions import Coalesce

from common.expressions import Unaccented
from units.models import Role
from units.querysets import UnitScopedQuerySet

PAID = ("paid", "to_recover", "recovered")
READERS = (Role.FINANCE, Role.SPECIALIST, Role.APPROVER, Role.AUDITOR)
"""Roles that see the money of a unit, there or above it."""


def total_of(rows: models.QuerySet, name: str) -> models.Func:
    """Sum of ``amount`` of ``rows`` in đồng, 0 for none, for each row of the outer query named ``name``."""
    sums = rows.filter(**{name: models.OuterRef("pk")}).order_by().values(name).annotate(total=Sum("amount"))
    return Coalesce(models.Subquery(sums.values("total")), 0, output_field=models.BigIntegerField())


class MoneyQuerySet(UnitScopedQuerySet):
    """Rows about the money of a unit; seen by ``READERS`` unless other roles are named."""

    def visible_to(self, user, *roles):
        return super().visible_to(user, *(roles or READERS))


class FundQuerySet(MoneyQuerySet):
    def for_list(self):
        """The newest year first, with the unit and, in đồng, ``income``, ``expense``, ``promised`` and ``paid``.

        ``promised`` are the prizes of the year's issued decisions of the unit that stand in their lists as paid or due,
        without what came back; ``selectors.fund.told`` adds what lists still have to follow.
        """
        movements = self.model._meta.get_field("movements").related_model.objects
        return (
            self.select_related("unit")
            .annotate(
                income=total_of(movements.filter(kind="income"), "fund"),
                expense=total_of(movements.filter(kind="expense"), "fund"),
                paid=prizes_of_fund(Q(state__in=PAID), "amount")
                - prizes_of_fund(Q(state="recovered"), "recover_amount"),
                promised=F("paid") + prizes_of_fund(Q(state="due", line__honour__end=None), "amount"),
            )
            .order_by("-year", "unit__sort_key", "pk")
        )


def prizes_of_fund(which: Q, column: str) -> models.Func:
    """Sum of ``column`` over those prizes that the fund of the outer query pays."""
    lines = apps.get_model("prizes", "PrizeLine").objects.filter(
        which, prize_list__decision__unit=models.OuterRef("unit"), prize_list__decision__year=models.OuterRef("year")
    )
    sums = lines.order_by().values("prize_list__decision__unit").annotate(total=Sum(column))
    return Coalesce(models.Subquery(sums.values("total")), 0, output_field=models.BigIntegerField())


class PrizeListQuerySet(MoneyQuerySet):
    unit_path = "decision__unit__path"

    def for_list(self):
        """The newest first, with how many lines there are, are due, unknown, unverified, and sums in đồng."""
        due = Q(lines__state="due")
        paid, back = Q(lines__state__in=PAID), Q(lines__state="to_recover")
        return (
            self.select_related("decision__unit", "decision__award", "closed_by")
            .annotate(
                line_count=Count("lines"),
                due_count=Count("lines", filter=due),
                unknown_count=Count("lines", filter=due & Q(lines__amount=None)),
                unnamed_count=Count("lines", filter=due & Q(lines__line__prize_amount=None)),
                unverified_count=Count("lines", filter=due & Q(lines__unverified=True)),
                due_sum=Coalesce(Sum("lines__amount", filter=due), 0, output_field=models.BigIntegerField()),
                paid_sum=Coalesce(Sum("lines__amount", filter=paid), 0, output_field=models.BigIntegerField()),
                back_sum=Coalesce(Sum("lines__recover_amount", filter=back), 0, output_field=models.BigIntegerField()),
            )
            .order_by("-decision__signed_on", "-pk")
        )


class PrizeLineQuerySet(MoneyQuerySet):
    unit_path = "prize_list__decision__unit__path"

    def for_list(self):
        """As the list that goes with the decision prints them."""
        return self.select_related("line__honour__end", "paid_by", "outranked_by__line").order_by("line__order_no")

    def named(self, folded):
        """Those whose recipient or its unit is called so, in the decision or since it was corrected; ``folded`` is
        without dấu."""
        said = Q(called__contains=folded) | Q(of__contains=folded)
        corrected = apps.get_model("decisions.DecisionLine").objects.correcting().order_by()
        since = corrected.alias(called=Unaccented("name"), of=Unaccented("unit_name")).filter(said)
        called = self.alias(called=Unaccented("line__name"), of=Unaccented("line__unit_name"))
        return called.filter(said | Q(line__honour__in=since.filter(honour__isnull=False).values("honour")))

    def payable(self):
        """Those due whose amount is known and whose award stands."""
        return self.filter(state="due", amount__isnull=False, line__honour__end=None)

    def paid_apart(self):
        """Those paid that do not count in what was paid for a higher title: who loses the award pays it back."""
        return self.filter(state="paid").exclude(outranked_by__state="paid")

    def titles(self):
        """Prizes for titles that are due, paid or outranked; what is not paid yet of awards that stand."""
        return self.filter(
            Q(state="paid") | Q(state__in=("due", "outranked"), line__honour__end=None), line__award__kind="title"
        )

    def titles_on(self, unit, day, campaign):
        """Those for titles of one occasion: the unit that decided, the day it signed on and the campaign."""
        return self.titles().filter(
            prize_list__decision__unit=unit,
            prize_list__decision__signed_on=day,
            prize_list__decision__campaign=campaign,
        )
