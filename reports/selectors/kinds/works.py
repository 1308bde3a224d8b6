"""Commemorative works of a campaign's registrations, or finished or given a plaque in a year."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import BooleanField, Case, Exists, F, OuterRef, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext_lazy

from contributions.models import Work, WorkState
from reports.selectors.counted import state_on
from reports.selectors.cube.asked import Asked
from reports.selectors.cube.axes import UNIT_AXES, unit_axes
from reports.selectors.cube.places import Places
from reports.selectors.cube.report import EITHER, Report
from reports.selectors.cube.source import Line, Measure, ReadSource, Source, TableSource
from reports.selectors.sent import Sent


@dataclass(frozen=True, slots=True)
class ReadWork:
    """A work as it was sent, with what the axes ask of it."""

    work_kind: str
    work_state: str
    occasion: str
    value: int | None
    has_plaque: bool
    unit: str
    level: str
    block: str
    ownership: str
    cluster: str
    line: Line


def works_of(asked: Asked) -> QuerySet[Work]:
    """Those finished, or given a plaque that is still theirs, from ``first`` to ``last``, each once."""
    span = (asked.first, asked.last)
    done = Q(finished_on__range=span) & ~Q(state=WorkState.DROPPED)
    given = Q(plaque_decided_on__range=span)
    return Work.objects.filter(done | given, owner_unit__in=asked.unit_ids).once()


def works_source(asked: Asked) -> Source:
    if asked.campaign and asked.as_of:
        return ReadSource(_read(asked))
    rows = _with_states(asked.counted.works() if asked.campaign else works_of(asked), asked)
    axes = {"work_kind": "kind", "work_state": "state_then", "occasion": "occasion", **unit_axes(asked, "owner_unit")}
    axes["year"] = Case(
        When(finished_on__range=(asked.first, asked.day), then=F("finished_on__year")),
        default=F("plaque_decided_on__year"),
    )
    return TableSource(rows, axes, work_line, with_work)


def _with_states(rows: QuerySet, asked: Asked) -> QuerySet:
    plaque = Work.objects.with_plaque_on(asked.day).order_by().filter(pk=OuterRef("pk"))
    then = Coalesce(state_on(Work, asked.as_of), Value("registered")) if asked.as_of else F("state")
    has = Case(When(Exists(plaque), then=True), default=False, output_field=BooleanField())
    return rows.annotate(state_then=then, has_plaque=has)


def work_line(row: Work) -> Line:
    return Line(
        what=row.name,
        about=f"{row.get_kind_display()} · {row.occasion}" if row.occasion else row.get_kind_display(),
        unit=row.owner_unit.name,
        day=row.finished_on,
        url=reverse("contributions:work-detail", args=[row.pk]),
    )


def with_work(rows: QuerySet) -> QuerySet:
    return rows.select_related("owner_unit").order_by("owner_unit__path", "pk")


def _read(asked: Asked) -> list[ReadWork]:
    places, works = Places(asked), Sent(asked.counted).works
    rows = _with_states(Work.objects.filter(pk__in=[one.pk for one in works if one.pk]), asked)
    states = {pk: (state, has_plaque) for pk, state, has_plaque in rows.values_list("pk", "state_then", "has_plaque")}
    read = []
    for one in works:
        state, has_plaque = states.get(one.pk, ("", False))
        read.append(
            ReadWork(
                work_kind=one.kind,
                work_state=state,
                occasion=one.occasion,
                value=one.value,
                has_plaque=has_plaque,
                **places.axes_of(one.home),
                line=Line(
                    what=one.name,
                    about=one.occasion,
                    unit=one.owner_unit,
                    url=reverse("contributions:work-detail", args=[one.pk]) if one.pk else "",
                ),
            )
        )
    return read


def _sources(asked: Asked) -> Mapping[str, Source]:
    return {"rows": works_source(asked)}


PLAQUE = {"has_plaque": (True,)}
WORKS = Report(
    name="works",
    title=gettext_lazy("Công trình, sản phẩm"),
    hint=gettext_lazy("Số lượng, giá trị, biển công trình; theo đơn vị, loại, dịp, trạng thái."),
    counted=gettext_lazy(
        "Của phong trào: công trình trong hồ sơ đăng ký đã nộp, mỗi công trình một lần. Của năm: công trình hoàn thành "
        "hoặc có quyết định gắn biển trong năm."
    ),
    needs=EITHER,
    sources=_sources,
    measures=(
        Measure("total", gettext_lazy("Công trình")),
        Measure("value", gettext_lazy("Giá trị (đồng)"), sums="value", money=True),
        Measure("plaques", gettext_lazy("Có biển"), where=PLAQUE),
        Measure("plaques_value", gettext_lazy("Giá trị có biển (đồng)"), where=PLAQUE, sums="value", money=True),
    ),
    axes=("unit", "work_kind", "occasion", "work_state", *UNIT_AXES[1:]),
    charted=("total", "plaques"),
)
