"""Initiatives of a campaign's registrations, or recognised in a year."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import BooleanField, Case, F, Q, QuerySet, Value, When
from django.urls import reverse
from django.utils.translation import gettext_lazy

from contributions.models import Initiative
from contributions.querysets import CONFIRMED_STATES
from reports.selectors.cube.asked import Asked
from reports.selectors.cube.axes import UNIT_AXES, unit_axes
from reports.selectors.cube.places import Places
from reports.selectors.cube.report import EITHER, Report
from reports.selectors.cube.source import Line, Measure, ReadSource, Source, TableSource
from reports.selectors.sent import Sent


@dataclass(frozen=True, slots=True)
class ReadInitiative:
    """An initiative as it was sent, with what the axes ask of it."""

    kind: str
    field: str
    recognised: str
    is_recognised: bool
    benefit_declared: int | None
    benefit_counted: int | None
    unit: str
    level: str
    block: str
    ownership: str
    cluster: str
    line: Line


def initiatives_of(asked: Asked) -> QuerySet[Initiative]:
    """Those recognised from ``first`` to ``last``, each once."""
    rows = Initiative.objects.confirmed().filter(recognised_on__range=(asked.first, asked.last), counts_in=None)
    return rows.filter(unit__in=asked.unit_ids)


def initiatives_source(asked: Asked) -> Source:
    if asked.campaign and asked.as_of:
        return ReadSource(_read(asked))
    rows = asked.counted.initiatives() if asked.campaign else initiatives_of(asked)
    confirmed = Q(state__in=CONFIRMED_STATES)
    rows = rows.annotate(
        is_recognised=Case(When(confirmed, then=True), default=False, output_field=BooleanField()),
        benefit_counted=Case(When(confirmed, then=F("benefit_confirmed"))),
        level_counted=Case(When(confirmed, then=F("recognised_level")), default=Value("")),
    )
    axes = {
        "kind": "kind",
        "field": "field",
        "recognised": "level_counted",
        "year": "recognised_on__year",
        **unit_axes(asked, "unit"),
    }
    return TableSource(rows, axes, initiative_line, with_initiative)


def initiative_line(row: Initiative) -> Line:
    return Line(
        what=row.title,
        about=f"{row.get_kind_display()} · {row.get_state_display()}",
        unit=row.unit.name,
        day=row.recognised_on,
        url=reverse("contributions:initiative-detail", args=[row.pk]),
    )


def with_initiative(rows: QuerySet) -> QuerySet:
    return rows.select_related("unit").order_by("unit__path", "pk")


def _read(asked: Asked) -> list[ReadInitiative]:
    places = Places(asked)
    return [
        ReadInitiative(
            kind=one.kind,
            field=one.field,
            recognised=one.recognised_level,
            is_recognised=one.is_confirmed,
            benefit_declared=one.benefit_declared,
            benefit_counted=one.benefit_confirmed,
            **places.axes_of(one.home),
            line=Line(
                what=one.title,
                about=one.get_kind_display(),
                unit=one.unit,
                url=reverse("contributions:initiative-detail", args=[one.pk]) if one.pk else "",
            ),
        )
        for one in Sent(asked.counted).initiatives
    ]


def _sources(asked: Asked) -> Mapping[str, Source]:
    return {"rows": initiatives_source(asked)}


RECOGNISED = {"is_recognised": (True,)}
INITIATIVES = Report(
    name="initiatives",
    title=gettext_lazy("Sáng kiến"),
    hint=gettext_lazy("Theo loại, lĩnh vực, cấp công nhận; làm lợi tự kê khai và được xác nhận riêng."),
    counted=gettext_lazy(
        "Của phong trào: sáng kiến trong hồ sơ đăng ký đã nộp, mỗi sáng kiến một lần. Của năm: sáng kiến được "
        "công nhận trong năm."
    ),
    needs=EITHER,
    sources=_sources,
    measures=(
        Measure("total", gettext_lazy("Sáng kiến")),
        Measure("recognised", gettext_lazy("Được công nhận"), where=RECOGNISED),
        Measure("recognised_percent", gettext_lazy("Tỷ lệ công nhận"), of=("recognised", "total")),
        Measure("benefit_declared", gettext_lazy("Làm lợi tự kê khai (đồng)"), sums="benefit_declared", money=True),
        Measure("benefit_confirmed", gettext_lazy("Làm lợi được xác nhận (đồng)"), sums="benefit_counted", money=True),
    ),
    axes=("kind", "field", "recognised", *UNIT_AXES),
    charted=("total", "recognised"),
)
