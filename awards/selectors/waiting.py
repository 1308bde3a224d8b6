"""What waits for people in the tally: recommendations for the approver, runs for whoever started them."""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from awards.models import Honour, Outcome, Recommendation, RecommendationState, TallyRun
from awards.selectors.quotas import approved_text, places_of
from catalogue.models import AwardType
from common.vietnamese import percent
from people.models import SubjectKind
from units.models import Role
from units.scope import scope_of

LATEST = 5


@dataclass(frozen=True, slots=True)
class Awaiting:
    """Recommended for ``award`` in ``run`` and not decided; ``places`` is ``None`` without a limit."""

    run: TallyRun
    award: AwardType
    waiting: int
    people: int
    direct_workers: int
    approved: int
    places: int | None

    @property
    def quota_left(self) -> int | None:
        """The places that are free, below zero when more were approved; ``None`` without a limit."""
        return None if self.places is None else self.places - self.approved

    @property
    def approved_text(self) -> str:
        return approved_text(self.approved, self.places)

    @property
    def direct_share(self) -> float | None:
        """Direct workers among the people, in percent; ``None`` when nobody waits but collectives."""
        share = percent(self.direct_workers, self.people)
        return None if share is None else float(share)


def awaiting_decision(user) -> list[Awaiting]:
    """What waits for ``user`` as approver, newest run first; results a later run replaces are left out. 4 queries."""
    paths = scope_of(user).paths(Role.APPROVER)
    if not paths:
        return []
    counted = list(_counted(paths))
    runs = TallyRun.objects.select_related("campaign").in_bulk({row["run"] for row in counted})
    awards = AwardType.objects.in_bulk({row["award"] for row in counted})
    later = TallyRun.objects.awards_considered_later(runs.values())
    found = [
        Awaiting(
            run=runs[row["run"]],
            award=awards[row["award"]],
            waiting=row["waiting"],
            people=row["people"],
            direct_workers=row["direct_workers"],
            approved=row["approved"],
            places=places_of(runs[row["run"]].quotas.get(awards[row["award"]].code, {})),
        )
        for row in counted
        if awards[row["award"]].code not in later[row["run"]]
    ]
    return sorted(found, key=lambda row: (-row.run.pk, row.award.position, row.award.code))


def latest_runs(user) -> list[TallyRun]:
    """The latest runs of campaigns ``user`` tallies as specialist."""
    runs = TallyRun.objects.within(scope_of(user).paths(Role.SPECIALIST)).for_list()
    return list(runs.defer("standards", "quotas")[:LATEST])


def latest_honours(user) -> list[Honour]:
    """The latest awards held by the units ``user`` registers for, and by their people and collectives."""
    return list(Honour.objects.within(scope_of(user).paths(Role.EDITOR)).for_list()[:LATEST])


def _counted(paths) -> QuerySet:
    waits = Q(state=RecommendationState.PROPOSED, outcome=Outcome.RECOMMENDED)
    approved = Q(state=RecommendationState.APPROVED)
    person = waits & Q(entry__subject_kind=SubjectKind.INDIVIDUAL)
    return (
        Recommendation.objects.within(paths)
        .shown()
        .filter(waits | approved)
        .order_by()
        .values("run", "award")
        .annotate(
            waiting=Count("pk", filter=waits),
            people=Count("pk", filter=person),
            direct_workers=Count("pk", filter=person & Q(entry__member__is_direct_worker=True)),
            approved=Count("pk", filter=approved),
        )
        .filter(waiting__gt=0)
    )
