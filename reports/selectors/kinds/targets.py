"""What a campaign asked of the units and what they reached."""

from collections.abc import Mapping
from functools import partial

from django.db.models import F, QuerySet, Value
from django.utils.translation import gettext_lazy

from campaigns.models import Dossier, DossierState, Indicator, Target
from campaigns.selectors.reached import Span, reached_rows
from reports.selectors.counted import state_on
from reports.selectors.cube.asked import Asked
from reports.selectors.cube.report import CAMPAIGN, Report
from reports.selectors.cube.source import Line, Measure, Source, TableSource
from reports.selectors.kinds.initiatives import initiative_line, with_initiative
from reports.selectors.kinds.people import entry_line, with_entry
from reports.selectors.kinds.works import with_work, work_line
from reports.selectors.registrations import topmost_targets

LINES = {
    Indicator.INITIATIVES: (initiative_line, with_initiative),
    Indicator.WORKS: (work_line, with_work),
    Indicator.WORKS_VALUE: (work_line, with_work),
    Indicator.INDIVIDUAL_TITLES: (entry_line, with_entry),
    Indicator.COLLECTIVE_TITLES: (entry_line, with_entry),
}


def _sources(asked: Asked) -> Mapping[str, Source]:
    targets = topmost_targets(asked.counted).filter(indicator__in=LINES).annotate(amount=F("value"))
    sources: dict[str, Source] = {"asked": TableSource(targets, {"indicator": "indicator"}, _line, _with_unit)}
    for indicator, (line_of, joined) in LINES.items():
        axes = {"indicator": Value(indicator.value)}
        sources[indicator.value] = TableSource(_reached(asked, indicator), axes, line_of, joined)
    return sources


def _reached(asked: Asked, indicator: str) -> QuerySet:
    """Rows that count by the day, each with the ``amount`` it adds."""
    campaign, accepted = asked.counted.campaign, None
    if asked.as_of:
        then = Dossier.objects.filter(campaign=campaign).annotate(state_then=state_on(Dossier, asked.as_of))
        accepted = then.filter(state_then=DossierState.ACCEPTED)
    span = Span(campaign.starts_on, min(campaign.ends_on, asked.day))
    rows = reached_rows(campaign, indicator, span, units=asked.unit_ids, accepted=accepted)
    return rows.annotate(amount=F("value") if indicator == Indicator.WORKS_VALUE else Value(1))


def _line(row: Target) -> Line:
    return Line(what=row.unit.name, about=row.get_indicator_display(), unit=row.unit.get_kind_display())


def _with_unit(rows: QuerySet) -> QuerySet:
    return rows.select_related("unit").order_by("unit__path", "indicator", "pk")


asks = partial(Measure, sums="amount")
TARGETS = Report(
    name="targets",
    title=gettext_lazy("Thực hiện chỉ tiêu"),
    hint=gettext_lazy("Chỉ tiêu được giao, đã đạt và tỷ lệ."),
    counted=gettext_lazy(
        "Được giao: chỉ tiêu của chính đơn vị, nếu không có thì cộng của các đơn vị trên cùng bên dưới. Đạt: hồ sơ đã "
        "nhận; sáng kiến đã được công nhận, công trình đã hoàn thành trong thời gian phong trào."
    ),
    needs=CAMPAIGN,
    sources=_sources,
    measures=(
        asks("asked", gettext_lazy("Được giao"), sources=("asked",)),
        asks("reached", gettext_lazy("Đã đạt"), sources=tuple(one.value for one in LINES)),
        Measure("percent", gettext_lazy("Tỷ lệ"), of=("reached", "asked"), missing=gettext_lazy("chưa giao")),
    ),
    axes=("indicator",),
    has_total=False,
    charted=("percent",),
)
