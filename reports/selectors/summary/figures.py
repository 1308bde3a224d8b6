"""The figures of a summary: those of the reports of each of its campaigns, live or as they were frozen."""

import datetime as dt
import hashlib
import json
from dataclasses import replace
from typing import Any

from campaigns.selectors.canonical import canonical_json
from common.clock import today
from common.language import in_vietnamese
from reports.models import CampaignSummary, SummaryCampaign
from reports.selectors.cube.asked import Asked
from reports.selectors.cube.report import table_of
from reports.selectors.kinds.funnel import FUNNEL
from reports.selectors.kinds.honours import HONOURS
from reports.selectors.kinds.initiatives import INITIATIVES
from reports.selectors.kinds.people import entries_source
from reports.selectors.kinds.said import awarded_sentence
from reports.selectors.kinds.targets import TARGETS
from reports.selectors.kinds.works import WORKS
from reports.selectors.registrations import registration_report

FORMAT = 1
"""Grows when the shape of the frozen text changes; old ones keep theirs."""
PLEDGED = replace(
    FUNNEL,
    sources=lambda asked: {
        "registered": entries_source(asked.counted, asked),
        "proposed": entries_source(asked.proposals, asked),
    },
    measures=tuple(one for one in FUNNEL.measures if one.name in ("registered", "proposed")),
    paragraph=None,
)
"""The funnel without approvals, which are nobody's to tell before they are published; awards stand in their own."""
TABLES = {"funnel": PLEDGED, "honours": HONOURS, "targets": TARGETS, "initiatives": INITIATIVES, "works": WORKS}
Content = dict[str, Any]


def live_figures(summary: CampaignSummary, as_of: dt.date | None) -> Content:
    """What the reports say now of the end of ``as_of``, of this moment for ``None``, today or a day to come.

    A fixed number of queries for each campaign; ``summary`` comes with its ``parts``.
    """
    day = as_of if as_of and as_of < today() else None
    return {
        "format": FORMAT,
        "kind": summary.kind,
        "unit": summary.unit.code,
        "as_of": (day or today()).isoformat(),
        "campaigns": [_of_campaign(summary, part, day) for part in summary.parts.all()],
    }


@in_vietnamese()
def canonical_figures(summary: CampaignSummary) -> tuple[str, str]:
    """The figures as of the summary's day as canonical JSON, shares as texts, and its SHA-256."""
    text = canonical_json(_without_floats(live_figures(summary, summary.as_of)))
    return text, hashlib.sha256(text.encode()).hexdigest()


def figures_of_summary(summary: CampaignSummary) -> Content:
    """The frozen figures; of a draft those of now."""
    kept = frozen_figures(summary)
    return json.loads(kept.content) if kept else live_figures(summary, summary.as_of)


def frozen_figures(summary: CampaignSummary):
    """What was frozen; ``None`` before that."""
    return getattr(summary, "figures", None)


def is_untouched(summary: CampaignSummary) -> bool:
    """Whether the frozen text still has the SHA-256 it was frozen with."""
    kept = frozen_figures(summary)
    return kept is None or hashlib.sha256(kept.content.encode()).hexdigest() == kept.sha256


@in_vietnamese()
def start_of_assessment(summary: CampaignSummary) -> str:
    """The paragraphs of the reports, one for each campaign, to begin the assessment with."""
    day = summary.as_of if summary.as_of < today() else None
    said = []
    for part in summary.parts.all():
        asked = _asked(summary, part, day)
        paragraph = registration_report(asked.counted).paragraph
        said.append(f"{part.campaign.name}: {paragraph} {awarded_sentence(asked)}")
    return "\n".join(said)


def _of_campaign(summary: CampaignSummary, part: SummaryCampaign, day: dt.date | None) -> Content:
    asked = _asked(summary, part, day)
    tables = {name: table_of(report, asked).as_json() for name, report in TABLES.items()}
    registered = registration_report(asked.counted)
    reported = [figure.as_json() | {"unit_name": figure.unit.name} for figure in registered.reported]
    return {
        "campaign": part.campaign.code,
        "name": part.campaign.name,
        "phase": part.phase.name if part.phase else "",
        "registrations": registered.as_json() | {"reported": reported},
        "tables": {name: {"rows": table["rows"], "total": table["total"]} for name, table in tables.items()},
    }


def _asked(summary: CampaignSummary, part: SummaryCampaign, day: dt.date | None) -> Asked:
    return Asked(unit=summary.unit, campaign=part.campaign, as_of=day, phase=part.phase)


def _without_floats(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_floats(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_without_floats(inner) for inner in value]
    return str(value) if isinstance(value, float) else value
