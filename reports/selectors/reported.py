"""Figures known only as totals: shown beside what is counted, never added to it."""

import datetime as dt

from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet

from campaigns.models import Campaign
from common.models import DataQuestion
from common.vietnamese import end_of_day
from reports.models import ReportedFigure
from reports.selectors.counted import Counted
from units.models import Unit


def reported_figures_of(campaign: Campaign, unit: Unit, as_of: dt.date | None = None) -> list[ReportedFigure]:
    """What sources report of the campaign in the subtree of ``unit``; see ``reported_beside``."""
    return reported_beside(Counted(campaign=campaign, unit=unit, as_of=as_of))


def reported_beside(counted: Counted) -> list[ReportedFigure]:
    """Figures of the campaign and of the units counted, by unit, period and indicator; one query.

    Of a past day those whose source was out and that nobody had taken back by then; else those that stand now.
    """
    figures = ReportedFigure.objects.filter(campaign=counted.campaign, unit__in=counted.unit_ids)
    if counted.as_of is None:
        figures = figures.standing()
    else:
        figures = figures.standing_at(end_of_day(counted.as_of)).filter(source_date__lte=counted.as_of)
    return list(figures.select_related("unit").order_by("unit__sort_key", "unit_id", "from_day", "pk"))


def questions_about(figure: ReportedFigure) -> QuerySet[DataQuestion]:
    """What was asked about the figure, answered or not, the oldest first."""
    kind = ContentType.objects.get_for_model(ReportedFigure)
    return DataQuestion.objects.filter(subject_type=kind, subject_id=figure.pk).order_by("created_at", "pk")
