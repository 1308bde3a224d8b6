"""Which sheet is for whom, and a sheet as the counting reads it."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable

from django.utils.translation import gettext as _

from common.verdict import YES, Verdict, no
from scores.counting import Part
from scores.models import Criterion, ScoreSheet, SheetSection
from units.models import Headcount, Unit


def parts_of(sheet: ScoreSheet) -> tuple[Part, ...]:
    """The sections of ``sheet`` with their criteria, in order; no query where they are prefetched."""
    return parts_by_sheet([sheet])[sheet.pk]


def parts_by_sheet(sheets: Iterable[ScoreSheet]) -> dict[int, tuple[Part, ...]]:
    """``parts_of`` of many sheets, by their keys; two queries."""
    keys = {sheet.pk for sheet in sheets}
    of_section: defaultdict[int, dict] = defaultdict(dict)
    for criterion in Criterion.objects.filter(sheet__in=keys):
        of_section[criterion.section_id][criterion.code] = criterion.maximum
    parts: dict[int, list[Part]] = {key: [] for key in keys}
    for section in SheetSection.objects.filter(sheet__in=keys):
        parts[section.sheet_id].append(Part(section.code, section.kind, section.maximum, of_section[section.pk]))
    return {key: tuple(found) for key, found in parts.items()}


def workers_of(units: Iterable[Unit], day: dt.date) -> dict[int, int]:
    """How many employees each unit had by ``day``, by key; units without a headcount are absent. One query."""
    latest = Headcount.objects.filter(unit__in=[unit.pk for unit in units], as_of__lte=day)
    return dict(latest.order_by("unit", "-as_of").distinct("unit").values_list("unit", "workers"))


def sheet_fits(sheet: ScoreSheet, *, subject_kind: str, unit: Unit, year: int, workers: int | None) -> Verdict:
    """Whether ``sheet`` is for that subject of ``unit`` in ``year``; a size nobody knows (``None``) excludes none."""
    if sheet.unit_id and not unit.path.startswith(sheet.unit.path):
        return no(_("Bảng điểm «%(sheet)s» không dùng cho đơn vị này.") % {"sheet": sheet})
    if year < sheet.year_from or (sheet.year_to and year > sheet.year_to):
        return no(_("Bảng điểm «%(sheet)s» không dùng cho năm %(year)s.") % {"sheet": sheet, "year": year})
    if sheet.subject_kinds and subject_kind not in sheet.subject_kinds:
        return no(_("Bảng điểm «%(sheet)s» không dùng cho loại đối tượng này.") % {"sheet": sheet})
    if sheet.unit_kinds and unit.kind not in sheet.unit_kinds:
        return no(
            _("Bảng điểm «%(sheet)s» không dùng cho cấp «%(kind)s».")
            % {"sheet": sheet, "kind": unit.get_kind_display()}
        )
    if sheet.blocks and unit.block not in sheet.blocks:
        return no(
            _("Bảng điểm «%(sheet)s» không dùng cho khối «%(block)s».")
            % {"sheet": sheet, "block": unit.get_block_display() or _("chưa rõ")}
        )
    if not _size_fits(sheet, workers):
        return no(
            _("Bảng điểm «%(sheet)s» không dùng cho đơn vị có %(workers)s CNVCLĐ.")
            % {"sheet": sheet, "workers": workers}
        )
    return YES


def fitting_sheets(*, subject_kind: str, unit: Unit, year: int, day: dt.date) -> list[ScoreSheet]:
    """The sheets in force that are for that subject of ``unit``, by code."""
    workers = workers_of([unit], day).get(unit.pk)
    return [
        sheet
        for sheet in ScoreSheet.objects.in_force(year).for_list()
        if sheet_fits(sheet, subject_kind=subject_kind, unit=unit, year=year, workers=workers)
    ]


def _size_fits(sheet: ScoreSheet, workers: int | None) -> bool:
    if workers is None:
        return True
    is_enough = sheet.workers_from is None or workers >= sheet.workers_from
    return is_enough and (sheet.workers_to is None or workers <= sheet.workers_to)
