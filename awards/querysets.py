from collections import defaultdict

from django.apps import apps
from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Exists, F, Func, OuterRef, Prefetch, Q, Value
from django.db.models.functions import Cast, Concat

from common.expressions import IsAmong
from common.vietnamese import fold
from units.querysets import UnitScopedQuerySet
from units.scope import scope_of

ACTIVE_STATES = ("draft", "running", "interrupted")
"""Of a run that is under way."""
SHOWN_STATES = ("done", "sealed")
"""Of a run whose outcomes are whole, so that people may see them."""

PUBLIC_STATES = ("in_force", "superseded")
"""Of a standard that holds or held; the others are still being written."""
SETTLED_STATES = ("approved", *PUBLIC_STATES)
"""Of a standard that never changes again."""
MAKERS = ("confederation", "provincial", "sectoral")
"""Kinds of the units whose specialists write standards and whose approvers approve them."""


class StandardVersionQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Those that hold or held; for superusers and those who write or approve standards, all others too."""
        if user.is_superuser or scope_of(user).kinds_held("specialist", "approver") & set(MAKERS):
            return self
        return self.filter(state__in=PUBLIC_STATES)

    def in_force_on(self, day):
        """The versions that hold, or held, on ``day``: a campaign of the past keeps the standards of its time."""
        return self.filter(
            Q(valid_to__gte=day) | Q(valid_to__isnull=True, state="in_force"),
            state__in=PUBLIC_STATES,
            valid_from__lte=day,
        )

    def settled(self):
        """Those that never change again."""
        return self.filter(state__in=SETTLED_STATES)

    def holding_from(self, day):
        """Those whose validity does not end before ``day``."""
        return self.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=day))

    def sharing_days_with(self, version):
        """The others of its award that are settled and whose validity shares a day with that of ``version``."""
        found = self.settled().holding_from(version.valid_from).filter(award=version.award_id).exclude(pk=version.pk)
        if version.valid_to:
            found = found.filter(valid_from__lte=version.valid_to)
        return found.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from"))).order_by("valid_from", "pk")

    def for_list(self):
        return self.select_related("award", "drafted_by", "approved_by").order_by(
            "award__position", "award__code", "-valid_from", "-number", "pk"
        )


class KeysOf(Func):
    """The keys of a JSON object, without what they stand for."""

    template = "ARRAY(SELECT jsonb_object_keys(%(expressions)s))"
    output_field = ArrayField(models.TextField())


class TallyRunQuerySet(UnitScopedQuerySet):
    unit_path = "campaign__unit__path"

    def active(self):
        """Those under way."""
        return self.filter(state__in=ACTIVE_STATES)

    def shown(self):
        """Those whose outcomes are whole."""
        return self.filter(state__in=SHOWN_STATES)

    def to_rank(self):
        """Those whose slices are all done and that no worker ranks, unless that was tried too often."""
        left = apps.get_model("awards.Shard").objects.filter(run=OuterRef("pk")).exclude(state="done")
        return self.active().filter(~Exists(left), leased_until__isnull=True, failure="")

    def awards_considered_later(self, runs):
        """Key of each of ``runs`` → codes of the awards a later run of its campaign considers, unless cancelled."""
        runs = list(runs)
        considered = self.filter(campaign__in={run.campaign_id for run in runs}).exclude(state="cancelled")
        later = defaultdict(set)
        for campaign, number, codes in considered.values_list("campaign", "number", KeysOf("standards__awards")):
            for run in runs:
                if run.campaign_id == campaign and number > run.number:
                    later[run.pk].update(codes)
        return {run.pk: frozenset(later[run.pk]) for run in runs}

    def for_list(self):
        return self.select_related("campaign__unit", "started_by", "sealed_by").order_by("-created_at", "-pk")


def _keys(kind, text):
    """What names the subjects of ``kind`` that ``text`` finds, as recommendations do."""
    if kind == "unit":
        found = apps.get_model("units.Unit").objects.matching(text)
    else:
        model = apps.get_model("people.Collective" if kind == "collective" else "people.Member")
        found = model.objects.filter(Q(search__contains=fold(text)) | Q(code__iexact=text))
    key = Concat(Value(f"{kind}:"), Cast("pk", models.CharField()), output_field=models.CharField())
    return found.order_by().values_list(key)


class RecommendationQuerySet(UnitScopedQuerySet):
    unit_path = "run__campaign__unit__path"

    def shown(self):
        """Those of runs that are done: the outcomes of a run under way are nobody's to see."""
        return self.filter(run__state__in=SHOWN_STATES)

    def named(self, text, kinds):
        """Those whose subject, of one of ``kinds``, has ``text`` as its code or holds it in its name, dấu or not.

        The subjects are found first, names and codes each by their index, then their results by that of the run.
        """
        first, *others = (_keys(kind, text) for kind in kinds)
        keys = ArraySubquery(first.union(*others, all=True) if others else first)
        return self.exclude(subject_key="").filter(IsAmong(F("subject_key"), keys))

    def to_decide(self):
        """Those that wait and are recommended, by the machine or by a person in its place.

        What people said is few: it is read first, so that the index of what the machine recommends serves the rest.
        """
        said = (
            apps.get_model("awards.Override").objects.filter(recommendation__state="proposed").values("recommendation")
        )
        gained, lost = said.filter(outcome="recommended"), said.exclude(outcome="recommended")
        recommended = Q(state="proposed", outcome="recommended") | Q(IsAmong(F("pk"), ArraySubquery(gained)))
        return self.filter(recommended, state="proposed").exclude(IsAmong(F("pk"), ArraySubquery(lost)))

    def with_subject(self):
        return self.select_related("award", "entry__member", "entry__collective", "entry__subject_unit")

    def for_page(self):
        """With all that its own page and those who decide on it read; in two queries, which are planned sooner."""
        entries = apps.get_model("campaigns.Entry").objects.select_related(
            "member", "collective", "subject_unit", "dossier", "source"
        )
        return self.select_related(
            "award", "unit", "standard_version", "run__campaign__unit", "assessment", "override__made_by"
        ).prefetch_related(Prefetch("entry", entries))

    def in_order(self):
        """By award, outcome and rank."""
        return self.order_by("award__position", "award__code", "outcome_order", "rank", "pk")

    def for_list(self):
        return self.with_subject().in_order()


class SetAsideQuerySet(models.QuerySet):
    def for_page(self):
        """With the award, the subject and both dossiers."""
        entries = apps.get_model("campaigns.Entry").objects.select_related("dossier__unit", "dossier__phase")
        put_up = entries.select_related("award", "member", "collective", "subject_unit", "review")
        return self.prefetch_related(Prefetch("entry", put_up), Prefetch("considered", entries)).order_by("pk")


class SealCheckQuerySet(UnitScopedQuerySet):
    unit_path = "run__campaign__unit__path"

    def for_page(self):
        return self.select_related("run__campaign__unit", "asked_by")


class HonourQuerySet(UnitScopedQuerySet):
    def in_force_on(self, day):
        """Those that no later decision had ended by the end of ``day``."""
        ended = apps.get_model("awards.HonourEnd").objects.filter(honour=OuterRef("pk"), decided_on__lte=day)
        return self.filter(~Exists(ended))

    def with_subject(self):
        return self.select_related("award", "member", "collective", "subject_unit", "unit")

    def gathered(self):
        """With ``gathered``, the key as a value without an index.

        Ordered by it, the honours of some units are gathered from these; ordered by the key, all honours there are
        would be read from the last one on until enough of them were of these units.
        """
        return self.annotate(gathered=F("pk") + 0)

    def for_list(self):
        return self.with_subject().order_by("-year", "award__position", "pk")


class QuarterPraiseQuerySet(UnitScopedQuerySet):
    def of_quarter(self, campaign, indicator, quarter):
        """What was decided in that campaign about one indicator and quarter."""
        return self.filter(campaign=campaign, indicator=indicator, year=quarter.year, quarter=quarter.number)

    def for_list(self):
        return self.select_related("unit", "honour__award", "decided_by").order_by("unit__path")
