"""What waits for people in the tally: recommendations for the approver, runs for whoever started them."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from awards.models import Honour, Outcome, Recommendation, RecommendationState, TallyRun, TallyRunState
from catalogue.models import AwardType
from common.vietnamese import percent
from people.models import SubjectKind
from units.models import Role
from units.scope import scope_of

LATEST = 5


@dataclass(frozen=True, slots=True)
class Awaiting:
    """Recommended for ``award`` in ``run`` and not decided; ``quota_left`` is ``None`` without a limit."""

    run: TallyRun
    award: AwardType
    waiting: int
    people: int
    direct_workers: int
    quota_left: int | None

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
    later = _considered_later(runs.values())
    found = [
        Awaiting(
            run=runs[row["run"]],
            award=awards[row["award"]],
            waiting=row["waiting"],
            people=row["people"],
            direct_workers=row["direct_workers"],
            quota_left=_quota_left(runs[row["run"]], awards[row["award"]].code, row["approved"]),
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
        .filter(waits | approved, run__state__in=[TallyRunState.DONE, TallyRunState.SEALED])
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


def _considered_later(runs) -> dict[int, set[str]]:
    """Run → codes of the awards that a later run of its campaign considers, unless it was cancelled."""
    runs = list(runs)
    others = TallyRun.objects.filter(campaign__in={run.campaign_id for run in runs}).exclude(
        state=TallyRunState.CANCELLED
    )
    later: defaultdict[int, set[str]] = defaultdict(set)
    for campaign, number, standards in others.values_list("campaign", "number", "standards"):
        for run in runs:
            if run.campaign_id == campaign and number > run.number:
                later[run.pk].update(standards.get("awards", ()))
    return later


def _quota_left(run: TallyRun, code: str, approved: int) -> int | None:
    overall = run.quotas.get(code, {}).get("overall")
    return None if overall is None else max(0, overall - approved)
