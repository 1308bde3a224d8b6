"""What a campaign asked of the units and what they reached, by indicator or by unit."""

from collections.abc import Mapping
from functools import partial

from django.db.models import F, QuerySet, Value
from django.urls import reverse
from django.utils.translation import gettext_lazy

from campaigns.models import Dossier, DossierState, Indicator, Target
from campaigns.selectors.reached import MEASURES, Span, reached_rows
from exemplars.models import Exemplar
from reports.selectors.counted import state_on
from reports.selectors.cube.asked import Asked
from reports.selectors.cube.axes import UNIT_AXES, unit_axes
from reports.selectors.cube.report import CAMPAIGN, Report
from reports.selectors.cube.source import Line, Measure, Source, TableSource
from reports.selectors.kinds.initiatives import initiative_line, with_initiative
from reports.selectors.kinds.people import entry_line, with_entry
from reports.selectors.kinds.works import with_work, work_line
from reports.selectors.registrations import topmost_targets


def _exemplar_line(row: Exemplar) -> Line:
    return Line(
        what=row.title,
        about=row.subject_name,
        unit=row.unit.name,
        day=row.approved_on,
        url=reverse("exemplars:exemplar-detail", args=[row.pk]),
    )


def _with_exemplar(rows: QuerySet) -> QuerySet:
    return rows.with_subject().order_by("unit__path", "pk")


LINES = {
    Indicator.INITIATIVES: (initiative_line, with_initiative),
    Indicator.WORKS: (work_line, with_work),
    Indicator.WORKS_VALUE: (work_line, with_work),
    Indicator.INDIVIDUAL_TITLES: (entry_line, with_entry),
    Indicator.COLLECTIVE_TITLES: (entry_line, with_entry),
    Indicator.EXEMPLARS: (_exemplar_line, _with_exemplar),
}


def _sources(asked: Asked) -> Mapping[str, Source]:
    targets = topmost_targets(asked.counted).annotate(amount=F("value"))
    return {"asked": TableSource(targets, {"indicator": "indicator"}, _line, _with_unit)} | {
        indicator.value: TableSource(_reached(asked, indicator), {"indicator": Value(indicator.value)}, *shown)
        for indicator, shown in LINES.items()
    }


def _sources_by_unit(asked: Asked) -> Mapping[str, Source]:
    """Asked are the topmost units under the one asked about, which may have a target of its own."""
    targets = topmost_targets(asked.counted, below=True).annotate(amount=F("value"))
    return {"asked": TableSource(targets, unit_axes(asked, "unit"), _line, _with_unit)} | {
        indicator.value: TableSource(_reached(asked, indicator), unit_axes(asked, MEASURES[indicator].unit), *shown)
        for indicator, shown in LINES.items()
    }


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
NOT_ASKED = gettext_lazy("chưa giao")
TARGETS = Report(
    name="targets",
    title=gettext_lazy("Thực hiện chỉ tiêu"),
    hint=gettext_lazy("Chỉ tiêu được giao, đã đạt và tỷ lệ."),
    counted=gettext_lazy(
        "Được giao: chỉ tiêu của chính đơn vị, nếu không có thì cộng của các đơn vị trên cùng bên dưới. Đạt: hồ sơ đã "
        "nhận; sáng kiến đã được công nhận, công trình đã hoàn thành, điển hình đã được duyệt trong thời gian phong "
        "trào."
    ),
    needs=CAMPAIGN,
    sources=_sources,
    measures=(
        asks("asked", gettext_lazy("Được giao"), sources=("asked",)),
        asks("reached", gettext_lazy("Đã đạt"), sources=tuple(one.value for one in LINES)),
        Measure("percent", gettext_lazy("Tỷ lệ"), of=("reached", "asked"), missing=NOT_ASKED),
    ),
    axes=("indicator",),
    has_total=False,
    charted=("percent",),
)


class _Heading:
    """What a column says of an indicator, in the language of the day."""

    def __init__(self, indicator: Indicator, said) -> None:
        self._indicator, self._said = indicator, said

    def __str__(self) -> str:
        return f"{self._indicator.label}: {self._said}"


def _columns(indicator: Indicator) -> tuple[Measure, Measure, Measure]:
    name = indicator.value
    wanted = {"indicator": (name,)}
    return (
        asks(f"{name}_asked", _Heading(indicator, gettext_lazy("giao")), sources=("asked",), where=wanted),
        asks(f"{name}_reached", _Heading(indicator, gettext_lazy("đạt")), sources=(name,)),
        Measure(
            f"{name}_percent",
            _Heading(indicator, gettext_lazy("tỷ lệ")),
            of=(f"{name}_reached", f"{name}_asked"),
            missing=NOT_ASKED,
        ),
    )


UNIT_TARGETS = Report(
    name="unit-targets",
    title=gettext_lazy("Thực hiện chỉ tiêu theo đơn vị, cụm"),
    hint=gettext_lazy("Từng chỉ tiêu của các đơn vị, cấp, khối, cụm cạnh nhau."),
    counted=gettext_lazy(
        "Được giao: cộng chỉ tiêu của các đơn vị trên cùng bên dưới, không tính chỉ tiêu giao chung cho chính đơn vị. "
        "Đạt: như «Thực hiện chỉ tiêu»."
    ),
    needs=CAMPAIGN,
    sources=_sources_by_unit,
    measures=tuple(column for indicator in LINES for column in _columns(indicator)),
    axes=UNIT_AXES,
    charted=("initiatives_percent",),
    sparse=True,
)
