from django.db import models
from django.db.models import Case, Count, F, Q, When

from units.querysets import DatedQuerySet, UnitScopedQuerySet


class VotingRuleQuerySet(DatedQuerySet):
    def for_vote(self, kind, award, day):
        """The rule of ``award`` on ``day``, else the one of every vote of such a council; ``None`` without any."""
        rules = self.on(day).filter(council_kind=kind).filter(Q(award=award) | Q(award__isnull=True))
        return rules.order_by(F("award").asc(nulls_last=True), "-valid_from").first()


class CouncilQuerySet(UnitScopedQuerySet, DatedQuerySet):
    def for_list(self):
        sitting = Count("members", filter=Q(members__left_on__isnull=True))
        return self.select_related("unit").annotate(member_count=sitting).order_by("-valid_from", "-pk")


class CouncilMemberQuerySet(models.QuerySet):
    def on(self, day):
        """Those who sit on ``day``."""
        return self.filter(
            Q(joined_on__isnull=True) | Q(joined_on__lte=day), Q(left_on__isnull=True) | Q(left_on__gte=day)
        )

    def by_office(self):
        """Chair, deputies, secretary, then the others."""
        order = Case(
            When(office="chair", then=0), When(office="deputy", then=1), When(office="secretary", then=2), default=3
        )
        return self.select_related("user").order_by(order, "pk")


class CouncilSessionQuerySet(UnitScopedQuerySet):
    unit_path = "council__unit__path"

    def for_list(self):
        return self.annotate(item_count=Count("items")).order_by("-held_at", "-pk")

    def for_page(self):
        return self.select_related("council__unit", "prepared_by")


class AgendaItemQuerySet(UnitScopedQuerySet):
    unit_path = "session__council__unit__path"

    def for_list(self):
        """With what is voted on, the rule, and what it came to."""
        entry = "recommendation__entry"
        return self.select_related(
            "rule", "result", "paper_count", "recommendation__award", "recommendation__unit", "initiative__unit",
            f"{entry}__member", f"{entry}__collective__unit", f"{entry}__subject_unit",
        )  # fmt: skip


class AttendanceQuerySet(models.QuerySet):
    def taking_part(self):
        """Those who vote: present, or asked in writing."""
        return self.filter(presence__in=["present", "written"])


class ItemResultQuerySet(models.QuerySet):
    def latest(self):
        """Those of sessions that are over, the last session first."""
        closed = self.filter(item__session__state="closed")
        return closed.select_related("item__session__council").order_by("-item__session__closed_at", "-pk")
