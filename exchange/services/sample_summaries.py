"""The reports on campaigns of a sample pack: drafted, frozen, published on the day they were signed."""

from collections.abc import Iterable, Mapping

from accounts.models import User
from campaigns.models import Campaign, CampaignPhase
from exchange.services.sample_days import AFTERNOON, acting
from reports.services.summaries import draft_summary, freeze_summary, publish_summary
from sample.told import SummaryPlan
from units.models import Unit


def tell_summaries(plans: Iterable[SummaryPlan], users: Mapping[str, User]) -> None:
    """Each of ``plans`` is published with the figures of the end of its day; its paper is headed as of that day."""
    for plan in plans:
        writer, approver = users[plan.written_by], users[plan.approved_by]
        unit = Unit.objects.get(code=plan.unit_code)
        with acting(writer, plan.signed_on):
            summary = draft_summary(
                unit, about=_about(plan), by=writer, kind=plan.kind, title=plan.title, as_of=plan.as_of, **plan.texts
            )
        with acting(approver, plan.signed_on, AFTERNOON):
            summary = freeze_summary(summary, by=approver)
            publish_summary(summary, number=plan.number, signed_on=plan.signed_on, by=approver)


def _about(plan: SummaryPlan) -> list[tuple[Campaign, CampaignPhase | None]]:
    campaigns = Campaign.objects.in_bulk([code for code, _number in plan.about], field_name="code")
    return [
        (campaigns[code], campaigns[code].phases.get(number=number) if number else None) for code, number in plan.about
    ]
