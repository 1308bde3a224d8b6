"""The inspections of a sample pack: announced, visited, concluded, remedied, through the services people use."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from accounts.models import User
from exchange.services.sample_days import AFTERNOON, acting
from inspections.models import Inspection, InspectionFinding, InspectionUnit
from inspections.services.finding import add_finding, judge_remedy, report_remedy
from inspections.services.inspected import add_units, conclude_unit, visit_unit
from inspections.services.inspection import move_inspection, plan_inspection
from sample.told import FindingPlan, InspectionPlan, VisitPlan
from units.models import Unit

AT_FIRST = timedelta(7)
"""A report that was sent back came so long before the one that was good."""


def tell_inspections(plans: Iterable[InspectionPlan], users: Mapping[str, User]) -> None:
    """Each of ``plans`` is closed, with every remedy reported and confirmed."""
    for plan in plans:
        leader, reporter = users[plan.run_by], users[plan.reported_by]
        inspection = _planned(plan, by=leader)
        with acting(leader, plan.from_day):
            move_inspection(inspection, "start", by=leader)
        parts = inspection.inspected.select_related("unit")
        by_unit = {part.unit.code: part for part in parts}
        asked = [pair for visit in plan.visits for pair in _visited(visit, by_unit[visit.unit_code], by=leader)]
        with acting(leader, plan.to_day):
            move_inspection(inspection, "conclude", by=leader)
        for told, finding in asked:
            _remedied(told, finding, by=reporter, judge=leader)
        with acting(leader, plan.closed_on):
            move_inspection(inspection, "close", by=leader)


def _planned(plan: InspectionPlan, *, by: User) -> Inspection:
    """Planned and announced on the day of its decision."""
    units = Unit.objects.filter(code__in=[visit.unit_code for visit in plan.visits])
    with acting(by, plan.decided_on):
        inspection = plan_inspection(
            unit=Unit.objects.get(code=plan.unit_code),
            by=by,
            title=plan.title,
            kind=plan.kind,
            decision_no=plan.decision_no,
            decided_on=plan.decided_on,
            starts_on=plan.from_day,
            ends_on=plan.to_day,
            leader=plan.leader,
            team=plan.team,
            subject=plan.subject,
        )
        add_units(inspection, by=by, units=list(units.order_by("pk")))
        return move_inspection(inspection, "announce", by=by)


def _visited(visit: VisitPlan, part: InspectionUnit, *, by: User) -> list[tuple[FindingPlan, InspectionFinding]]:
    """Visited and concluded on one day; what a remedy is asked of."""
    with acting(by, visit.held_on):
        part = visit_unit(part, by=by, visited_on=visit.held_on)
        found = [
            add_finding(
                part, by=by, kind=told.kind, text=told.text, ground=told.ground, remedy=told.remedy, remedy_due=told.due
            )
            for told in visit.findings
        ]
        conclude_unit(part, by=by)
    return [(told, finding) for told, finding in zip(visit.findings, found, strict=True) if told.remedy]


def _remedied(told: FindingPlan, finding: InspectionFinding, *, by: User, judge: User) -> None:
    if told.sent_back:
        _reported(told, finding, told.reported_on - AT_FIRST, by=by)
        _judged(finding, "return", told.reported_on - AT_FIRST, by=judge, reason=told.sent_back)
    _reported(told, finding, told.reported_on, by=by)
    _judged(finding, "confirm", told.reported_on, by=judge)


def _reported(told: FindingPlan, finding: InspectionFinding, day: date, *, by: User) -> None:
    with acting(by, day):
        report_remedy(finding, by=by, report=told.report, reported_on=day)


def _judged(finding: InspectionFinding, move: str, day: date, *, by: User, reason: str = "") -> None:
    with acting(by, day, AFTERNOON):
        judge_remedy(finding, move, by=by, reason=reason)
