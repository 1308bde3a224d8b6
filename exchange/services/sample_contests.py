"""The contests of skill of a sample pack: planned, registered for, held, published, through the services people use."""

from collections.abc import Iterable, Mapping
from datetime import timedelta

from accounts.models import User
from campaigns.models import Campaign
from contests.models import Contest, Contestant
from contests.services.contest import create_contest
from contests.services.moves import move_contest
from contests.services.registering import register
from contests.services.results import Result, record_results
from exchange.services.sample_days import acting
from people.models import Member
from sample.told import SkillContestPlan
from units.models import Unit

A_DAY = timedelta(1)


def tell_contests(plans: Iterable[SkillContestPlan], users: Mapping[str, User]) -> None:
    """Each of ``plans`` is published with the results of all who took part, confirmed by another than typed them."""
    for plan in plans:
        by, registrar, second = (users[name] for name in (plan.run_by, plan.registered_by, plan.confirmed_by))
        with acting(by, plan.planned_on):
            contest = move_contest(_planned(plan, by=by), "open", by=by)
        with acting(registrar, plan.registration_closes):
            _entered(plan, contest, by=registrar)
        with acting(by, plan.to_day):
            move_contest(contest, "hold", by=by)
        with acting(by, plan.to_day + A_DAY):
            record_results(contest, _results(plan, contest), by=by)
        with acting(second, plan.published_on):
            move_contest(contest, "confirm", by=second)
        with acting(by, plan.published_on):
            move_contest(contest, "publish", by=by)


def _planned(plan: SkillContestPlan, *, by: User) -> Contest:
    return create_contest(
        unit=Unit.objects.get(code=plan.unit_code),
        by=by,
        disciplines=plan.trades,
        grades=plan.grades,
        title=plan.title,
        campaign=Campaign.objects.get(code=plan.campaign_code),
        year=plan.from_day.year,
        starts_on=plan.from_day,
        ends_on=plan.to_day,
        registration_closes_on=plan.registration_closes,
        place=plan.place,
        decision_no=plan.decision_no,
    )


def _entered(plan: SkillContestPlan, contest: Contest, *, by: User) -> None:
    for discipline in contest.disciplines.all():
        codes = [one.member_code for one in plan.contestants if one.trade == discipline.name]
        register(discipline, list(Member.objects.filter(code__in=codes).select_related("unit").order_by("code")), by=by)


def _results(plan: SkillContestPlan, contest: Contest) -> dict[int, Result]:
    prizes = {prize.grade: prize for prize in contest.prizes.all()}
    rows = Contestant.objects.of_contest(contest).values_list("pk", "discipline__name", "member__code")
    keys = {(trade, code): pk for pk, trade, code in rows}
    return {
        keys[one.trade, one.member_code]: Result(one.points, one.rank, prizes.get(one.grade))
        for one in plan.contestants
    }
