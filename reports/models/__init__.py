from reports.models.kept import KeptFigures
from reports.models.reported_figure import MEASURES, Measure, ReportedFigure, ReportedIndicator
from reports.models.summary import (
    LONGEST_TEXT,
    CampaignSummary,
    SummaryCampaign,
    SummaryFigures,
    SummaryKind,
    SummaryState,
)

__all__ = [
    "LONGEST_TEXT",
    "MEASURES",
    "CampaignSummary",
    "KeptFigures",
    "Measure",
    "ReportedFigure",
    "ReportedIndicator",
    "SummaryCampaign",
    "SummaryFigures",
    "SummaryKind",
    "SummaryState",
]
