"""The score sheets the application ships with, as rows of their tables for the loader of the catalogue."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import models

import scores.catalogue
from scores.models import Band, Criterion, KnockOut, ScoreSheet, SheetSection, SheetState

SHEETS = Path(scores.catalogue.__file__).parent / "score_sheets.json"
PARTS = ("sections", "bands", "knock_outs")

Values = dict[str, Any]


@dataclass(frozen=True, slots=True)
class ShippedTable:
    """Rows of one model, and the fields that tell them apart."""

    name: str
    model: type[models.Model]
    key: tuple[str, ...]
    rows: list[Values]


def shipped_sheets() -> Iterator[ShippedTable]:
    """The tables in the order of their foreign keys; each is read once the one before it stands in the database.

    A sheet is in force once all its parts are there; then it never changes, so another text is another number.
    """
    document = json.loads(SHEETS.read_text(encoding="utf-8"))
    yield ShippedTable("score_sheets", ScoreSheet, ("code", "number"), [_sheet(sheet) for sheet in document])
    ids = {(row.code, row.number): row.pk for row in ScoreSheet.objects.all()}
    present = [(ids[_key(sheet)], sheet) for sheet in document if _key(sheet) in ids]
    yield ShippedTable("score_sections", SheetSection, ("sheet_id", "code"), _parts(present, "sections"))
    yield ShippedTable("score_criteria", Criterion, ("sheet_id", "code"), list(_criteria(dict(present))))
    yield ShippedTable("score_bands", Band, ("sheet_id", "code"), _parts(present, "bands"))
    yield ShippedTable("score_knock_outs", KnockOut, ("sheet_id", "code"), _parts(present, "knock_outs"))
    nobodys = {"drafted_by": None, "state": SheetState.DRAFT}
    ScoreSheet.objects.filter(pk__in=dict(present), **nobodys).update(state=SheetState.IN_FORCE)


def _key(sheet: Values) -> tuple[str, int]:
    return sheet["code"], sheet["number"]


def _sheet(sheet: Values) -> Values:
    return {name: value for name, value in sheet.items() if name not in PARTS}


def _parts(present: list[tuple[int, Values]], name: str) -> list[Values]:
    return [
        {"sheet_id": key} | {field: value for field, value in part.items() if field != "criteria"}
        for key, sheet in present
        for part in sheet[name]
    ]


def _criteria(present: Mapping[int, Values]) -> Iterator[Values]:
    sections = {(row.sheet_id, row.code): row.pk for row in SheetSection.objects.filter(sheet__in=present)}
    for key, sheet in present.items():
        for section in sheet["sections"]:
            if (key, section["code"]) in sections:
                owner = {"sheet_id": key, "section_id": sections[key, section["code"]]}
                yield from ({**owner, **criterion} for criterion in section["criteria"])
