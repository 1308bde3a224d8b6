"""Works counted and summed by what they have in common; each work once, dropped ones left out."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, Max, Min, Q, QuerySet, Sum
from django.db.models.functions import Substr

from common.keys import key_of
from contributions.models import Work, WorkState
from units.models import Unit

FINISHED_STATES = (
    WorkState.FINISHED,
    WorkState.INSPECTED,
    WorkState.PLAQUE_PROPOSED,
    WorkState.PLAQUE_DECIDED,
    WorkState.PLAQUE_FIXED,
)
REGISTRATION = "registration"
"""The kind of dossier whose phase a work was registered in."""


@dataclass(frozen=True, slots=True)
class Sums:
    """How many works, of them finished and with a plaque; money in đồng."""

    count: int = 0
    finished: int = 0
    plaques: int = 0
    value: int = 0
    benefit: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """The sums of one group; ``key`` names it to ``works_in``."""

    label: str
    sums: Sums
    key: str


def counted_works(works: QuerySet[Work]) -> QuerySet[Work]:
    """Those that count: each once, without those dropped."""
    return works.exclude(state=WorkState.DROPPED).once()


def sums_of(works: QuerySet[Work]) -> Sums:
    return _sums_in(counted_works(works).order_by().aggregate(**_sums()))


def by_unit(works: QuerySet[Work]) -> list[Line]:
    """A line for the lowest unit all works lie under, and one for each right under it with all below; three queries."""
    top = _common_path(works)
    rows = _grouped(
        counted_works(works).annotate(under=Substr("owner_unit__path", 1, len(top) + Unit.steplen)), "under"
    )
    units = {unit.path: unit for unit in Unit.objects.filter(path__in=[row["under"] for row in rows])}
    rows.sort(key=lambda row: row["under"])
    lines = [(units[row["under"]], row, "only" if row["under"] == top else "unit") for row in rows]
    return [_line(unit.label, row, kind, unit.code) for unit, row, kind in lines]


def by_occasion(works: QuerySet[Work]) -> list[Line]:
    """A line an occasion, those with most value first; works without one together."""
    rows = _grouped(counted_works(works), "occasion")
    rows.sort(key=lambda row: -row["value"])
    return [_line(row["occasion"], row, "occasion", row["occasion"]) for row in rows]


def by_phase(works: QuerySet[Work]) -> list[Line]:
    """A line for each phase of a campaign the works were registered in; a work of two phases stands in both."""
    phase = ("dossier__campaign_id", "dossier__phase_id")
    links = _links()
    registered = links.filter(work__in=counted_works(works).order_by().values("pk"), dossier__kind=REGISTRATION)
    once = registered.order_by("work_id", *phase, "pk").distinct("work_id", *phase)
    names = {"campaign": F("dossier__campaign__name"), "phase": F("dossier__phase__name")}
    rows = _grouped(links.filter(pk__in=once.values("pk")).annotate(**names), *phase, *names, of="work__")
    rows.sort(key=lambda row: (row["campaign"], row["phase"] or ""))
    return [
        _line(" – ".join(filter(None, (row["campaign"], row["phase"]))), row, "phase", "-".join(_keys(row, phase)))
        for row in rows
    ]


def works_in(works: QuerySet[Work], key: str) -> QuerySet[Work]:
    """Those of ``works`` that the line of that key counts; none for a key no line has."""
    kind, _colon, name = key.partition(":")
    counted = counted_works(works)
    if kind == "occasion":
        return counted.filter(occasion=name)
    if kind == "only":
        return counted.filter(owner_unit__code=name)
    if kind == "unit":
        paths = Unit.objects.filter(code=name).values_list("path", flat=True)
        return counted.filter(owner_unit__path__startswith=paths[0]) if paths else works.none()
    campaign, _dash, phase = name.partition("-")
    if kind != "phase" or not (key_of(campaign) and (key_of(phase) or not phase)):
        return works.none()
    registered = _links().filter(dossier__kind=REGISTRATION, dossier__campaign=campaign, dossier__phase=phase or None)
    return counted.filter(pk__in=registered.values("work"))


def _links():
    """The rows that say in which dossiers works stand; the app of dossiers is above this one."""
    return Work._meta.get_field("dossier_links").related_model.objects


def _keys(row: Mapping[str, Any], names: Iterable[str]) -> Iterator[str]:
    return (str(row[name] or "") for name in names)


def _common_path(works: QuerySet[Work]) -> str:
    """The path of the lowest unit under which all of ``works`` lie; empty where there is none."""
    ends = works.order_by().aggregate(first=Min("owner_unit__path"), last=Max("owner_unit__path"))
    first, last = ends["first"] or "", ends["last"] or ""
    same = 0
    while same < len(first) and first[same : same + Unit.steplen] == last[same : same + Unit.steplen]:
        same += Unit.steplen
    return first[:same]


def _grouped(rows: QuerySet[Any], *keys: str, of: str = "") -> list[dict[str, Any]]:
    return list(rows.order_by().values(*keys).annotate(**_sums(of)))


def _sums(of: str = "") -> dict[str, Any]:
    return {
        "count": Count("pk"),
        "finished": Count("pk", filter=Q(**{f"{of}state__in": FINISHED_STATES})),
        "plaques": Count("pk", filter=Q(**{f"{of}state": WorkState.PLAQUE_FIXED})),
        "value": Sum(f"{of}value", default=0),
        "benefit": Sum(f"{of}benefit", default=0),
    }


def _line(label: str, row: Mapping[str, Any], kind: str, name: str) -> Line:
    return Line(label, _sums_in(row), f"{kind}:{name}")


def _sums_in(row: Mapping[str, Any]) -> Sums:
    return Sums(**{name: int(row[name]) for name in Sums.__dataclass_fields__})
