from reports.models.reported_figure import MEASURES, Measure, ReportedFigure, ReportedIndicator

__all__ = ["MEASURES", "Measure", "ReportedFigure", "ReportedIndicator"]
