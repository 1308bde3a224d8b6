"""Figures a sample pack knows only as totals: noted through the service people use."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict

from accounts.models import User
from campaigns.models import Campaign
from exchange.services.sample_days import acting
from reports.services.reported import note_reported_figure
from sample.pack import ReportedFigurePlan
from units.models import Unit

FOUND = ("unit_code", "campaign_code", "noted_by")


def note_figures(plans: Iterable[ReportedFigurePlan], users: Mapping[str, User]) -> None:
    """Each figure of ``plans`` stands with its source, told on the day of the source."""
    for plan in plans:
        by = users[plan.noted_by]
        words = {name: value for name, value in asdict(plan).items() if name not in FOUND}
        with acting(by, plan.source_date):
            note_reported_figure(
                Unit.objects.get(code=plan.unit_code),
                campaign=Campaign.objects.get(code=plan.campaign_code) if plan.campaign_code else None,
                by=by,
                **words,
            )
