"""The exemplars of a sample pack: written, voted on, approved, shown with consent, through the services people use."""

from collections.abc import Iterable, Mapping, Sequence

from accounts.models import User
from exchange.services.sample_days import AFTERNOON, acting, on_day
from exemplars.models import Exemplar, ExemplarField, ExemplarProgramme, SelectionRound, SelectionWay
from exemplars.services.consent import record_consent
from exemplars.services.exemplar import create_exemplar
from exemplars.services.moves import move_exemplar
from exemplars.services.rounds import close_round, open_round
from exemplars.services.voting import cast_open_vote
from people.models import Member
from sample.told import ExemplarPlan, ExemplarRoundPlan
from units.models import Unit

THRESHOLD = 50


def tell_exemplars(
    plans: Sequence[ExemplarPlan], rounds: Iterable[ExemplarRoundPlan], users: Mapping[str, User]
) -> None:
    """Each of ``plans`` was chosen by the vote of its unit and year and approved; some are shown with consent."""
    for held in rounds:
        mine = [plan for plan in plans if (plan.unit_code, plan.year) == (held.unit_code, held.year)]
        written = _chosen(held, mine, by=users[held.run_by])
        for plan in mine:
            _show(plan, written[plan.member_code], held, users)


def _chosen(held: ExemplarRoundPlan, plans: Sequence[ExemplarPlan], *, by: User) -> dict[str, Exemplar]:
    """By the member's code: proposed as the vote opens, selected as it is over."""
    with acting(by, held.opens_on):
        unit = Unit.objects.get(code=held.unit_code)
        written = _written(unit, plans, by=by)
        round_ = open_round(
            unit=unit,
            by=by,
            title=held.title,
            way=SelectionWay.OPEN,
            opens_on=held.opens_on,
            closes_on=held.closes_on,
            threshold=THRESHOLD,
            fewest_votes=len(held.voters),
            most_choices=len(plans),
            exemplars=list(written.values()),
        )
    _vote(held, round_)
    with acting(by, plans[0].approved_on):
        close_round(round_, by=by)
    return written


def _written(unit: Unit, plans: Sequence[ExemplarPlan], *, by: User) -> dict[str, Exemplar]:
    members = Member.objects.in_bulk([plan.member_code for plan in plans], field_name="code")
    fields = ExemplarField.objects.in_bulk(field_name="code")
    programmes = ExemplarProgramme.objects.in_bulk(field_name="code")
    written = {}
    for plan in plans:
        exemplar = create_exemplar(
            unit=unit,
            by=by,
            title=plan.title,
            year=plan.year,
            period=f"m{plan.month}",
            programme=programmes[plan.programme_code],
            field=fields[plan.field_code],
            member=members[plan.member_code],
            story=plan.story,
            quote=plan.quote,
            **plan.figures,
        )
        written[plan.member_code] = move_exemplar(exemplar, "propose", by=by)
    return written


def _vote(held: ExemplarRoundPlan, round_: SelectionRound) -> None:
    candidates = list(round_.candidates.all())
    with on_day(held.closes_on):
        for member in Member.objects.filter(code__in=held.voters).order_by("code"):
            cast_open_vote(round_, member=member, candidates=candidates)


def _show(plan: ExemplarPlan, exemplar: Exemplar, held: ExemplarRoundPlan, users: Mapping[str, User]) -> None:
    judge, writer = users[held.approved_by], users[held.run_by]
    with acting(judge, plan.approved_on, AFTERNOON):
        move_exemplar(exemplar, "approve", by=judge)
    if plan.consented_on:
        with acting(writer, plan.consented_on):
            record_consent(exemplar, by=writer, given_on=plan.consented_on, way=plan.consent)
    if plan.published_on:
        with acting(writer, plan.published_on):
            move_exemplar(exemplar, "publish", by=writer)
