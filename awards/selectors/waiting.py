"""What waits for people in the tally: recommendations for the approver, runs for whoever started them."""

from collections import Counter, defaultdict
from collections.abc import Collection
from dataclasses import dataclass, fields

from django.db.models import Count, IntegerField, Q, QuerySet, Value

from awards.models import Honour, Outcome, Recommendation, RecommendationState, TallyRun
from awards.selectors.quotas import approved_text, places_in
from catalogue.models import AwardType
from common.clock import today
from common.vietnamese import percent
from people.models import Gender, SubjectKind
from units.models import Role
from units.scope import scope_of

LATEST = 5
FIGURES = ("waiting", "people", "direct_workers", "women", "approved")


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingFigures:
    """How many results wait, and how many of the people among them are direct workers, and women."""

    waiting: int
    people: int
    direct_workers: int
    women: int

    @property
    def women_share(self) -> float | None:
        """Women among the people, in percent; ``None`` when nobody waits but collectives."""
        share = percent(self.women, self.people)
        return None if share is None else float(share)

    @property
    def direct_share(self) -> float | None:
        """Direct workers among the people, in percent; ``None`` when nobody waits but collectives."""
        share = percent(self.direct_workers, self.people)
        return None if share is None else float(share)


@dataclass(frozen=True, slots=True, kw_only=True)
class Awaiting(WaitingFigures):
    """Recommended for ``award`` in ``run``, by the machine or a person in its place, and not decided.

    ``places`` is ``None`` without a limit.
    """

    run: TallyRun
    award: AwardType
    approved: int
    places: int | None

    @property
    def quota_left(self) -> int | None:
        """The places that are free, below zero when more were approved; ``None`` without a limit."""
        return None if self.places is None else self.places - self.approved

    @property
    def approved_text(self) -> str:
        return approved_text(self.approved, self.places)


def awaiting_decision(user) -> list[Awaiting]:
    """What waits for ``user`` as approver, newest run first; results a later run replaces are left out. 4 queries."""
    paths = scope_of(user).paths(Role.APPROVER)
    if not paths:
        return []
    counted = _counted(paths)
    runs = TallyRun.objects.select_related("campaign__unit").in_bulk({row["run"] for row in counted})
    awards = AwardType.objects.in_bulk({row["award"] for row in counted})
    later = TallyRun.objects.awards_considered_later(runs.values())
    found = [
        Awaiting(
            run=runs[row["run"]],
            award=awards[row["award"]],
            waiting=row["waiting"],
            people=row["people"],
            direct_workers=row["direct_workers"],
            women=row["women"],
            approved=row["approved"],
            places=places_in(runs[row["run"]], awards[row["award"]].code),
        )
        for row in counted
        if awards[row["award"]].code not in later[row["run"]]
    ]
    return sorted(found, key=lambda row: (-row.run.pk, row.award.position, row.award.code))


def sum_of(rows: Collection[WaitingFigures]) -> WaitingFigures:
    """All of ``rows`` together. A person recommended for two titles counts twice, as two results."""
    names = (each.name for each in fields(WaitingFigures))
    return WaitingFigures(**{name: sum(getattr(row, name) for row in rows) for name in names})


def latest_runs(user) -> list[TallyRun]:
    """The latest runs of campaigns ``user`` tallies as specialist."""
    runs = TallyRun.objects.within(scope_of(user).paths(Role.SPECIALIST)).for_list()
    return list(runs.defer("standards", "quotas")[:LATEST])


def latest_honours(user) -> list[Honour]:
    """The latest awards held by the units ``user`` registers for, and by their people and collectives."""
    return list(Honour.objects.in_force_on(today()).within(scope_of(user).paths(Role.EDITOR)).for_list()[:LATEST])


def _counted(paths) -> list[dict[str, int]]:
    """Per run and award how many wait and were approved, as the machine says and then as people did; one query.

    Each half goes by an index of its own; what people said adds to the machine's figures or takes from them.
    """
    results = Recommendation.objects.within(paths).shown().order_by()
    waits = Q(state=RecommendationState.PROPOSED, outcome=Outcome.RECOMMENDED)
    approved = Q(state=RecommendationState.APPROVED)
    said = Q(state=RecommendationState.PROPOSED, override__isnull=False)
    gained = said & ~Q(outcome=Outcome.RECOMMENDED) & Q(override__outcome=Outcome.RECOMMENDED)
    lost = said & Q(outcome=Outcome.RECOMMENDED) & ~Q(override__outcome=Outcome.RECOMMENDED)
    by_machine = _per_award(results.filter(waits | approved), waits, approved=Count("pk", filter=approved))
    by_people = _per_award(results.filter(gained | lost), gained, lost, approved=Value(0, IntegerField()))
    totals: defaultdict[tuple[int, int], Counter[str]] = defaultdict(Counter)
    for row in by_machine.union(by_people, all=True):
        totals[row.pop("run"), row.pop("award")].update(row)
    return [
        {name: figures[name] for name in FIGURES} | {"run": run, "award": award}
        for (run, award), figures in totals.items()
        if figures["waiting"] > 0
    ]


def _per_award(results: QuerySet, waiting: Q, not_waiting: Q | None = None, *, approved) -> QuerySet:
    person = Q(entry__subject_kind=SubjectKind.INDIVIDUAL)
    direct = person & Q(entry__member__is_direct_worker=True)
    woman = person & Q(entry__member__gender=Gender.FEMALE)

    def number(which: Q):
        counted = Count("pk", filter=waiting & which)
        return counted if not_waiting is None else counted - Count("pk", filter=not_waiting & which)

    figures = {
        "waiting": number(Q()),
        "people": number(person),
        "direct_workers": number(direct),
        "women": number(woman),
    }
    return results.values("run", "award").annotate(**figures, approved=approved)
