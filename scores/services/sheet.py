"""Versions of score sheets: a draft from an earlier one, put in force by a second person, superseded."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from common.editing import EDIT, cleaned, refuse_changed, validated
from common.errors import DomainError, NotAllowed, TransitionRefused
from common.integrity import refusing
from common.workflow import Move, advance, write_audit
from scores.models import Band, Criterion, KnockOut, ScoreSheet, SheetSection, SheetState
from scores.permissions import may_draft_sheet
from scores.transitions import SHEET_MOVES
from units.models import Unit

OF_VERSION = ("id", "code", "number", "state", "approved_by", "drafted_by", "created_at", "updated_at", "unit")
LONGEST_CODE = 32
TWICE = {
    "band_code_once": gettext_lazy("Có hai mức xếp loại cùng mang một mã. Hãy sửa một mức."),
    "band_floor_once": gettext_lazy("Có hai mức xếp loại từ cùng số điểm. Hãy sửa một mức."),
    "knock_out_code_once": gettext_lazy("Có hai điều kiện loại trừ cùng mang một mã. Hãy sửa một điều kiện."),
}
OF_PART = ("id", "sheet", "section", "created_at", "updated_at")


@transaction.atomic
def draft_from(sheet: ScoreSheet, *, unit: Unit, by) -> ScoreSheet:
    """A draft of ``unit`` with all that ``sheet`` says, under the same code when that is the unit's own."""
    code = sheet.code if sheet.unit_id == unit.pk else f"{sheet.code}-{unit.code}"[:LONGEST_CODE]
    last = ScoreSheet.objects.filter(code=code).aggregate(last=Max("number"))["last"] or 0
    draft = ScoreSheet(**_copied(sheet, OF_VERSION), code=code, number=last + 1, unit=unit, drafted_by=by)
    if not (verdict := may_draft_sheet(by, draft)):
        raise NotAllowed(verdict.reason)
    with refusing(ScoreSheet):
        draft.save()
    for section in sheet.sections.all():
        criteria = list(section.criteria.all())
        part = type(section).objects.create(sheet=draft, **_copied(section, OF_PART))
        Criterion.objects.bulk_create(
            [Criterion(sheet=draft, section=part, **_copied(each, OF_PART)) for each in criteria]
        )
    for part in (*sheet.bands.all(), *sheet.knock_outs.all()):
        type(part).objects.create(sheet=draft, **_copied(part, OF_PART))
    write_audit(draft, "draft", by=by, after=draft.state, record=Move(data={"from": sheet.number}))
    return draft


@dataclass(frozen=True, slots=True)
class SheetParts:
    """The parts of a sheet in order, each by the names of its fields; a criterion names its section by code."""

    sections: Sequence[Mapping[str, Any]]
    criteria: Sequence[Mapping[str, Any]]
    bands: Sequence[Mapping[str, Any]]
    knock_outs: Sequence[Mapping[str, Any]]


@transaction.atomic
def write_draft(
    sheet: ScoreSheet, *, content: Mapping[str, Any], parts: SheetParts, seen: datetime | None, by
) -> ScoreSheet:
    """The draft says ``content`` and has the ``parts`` and no others; nobody can have scored by it yet.

    Raises ``NotAllowed``, ``TransitionRefused`` for one that is no draft, ``StaleEdit`` when somebody saved it since
    ``seen``, ``DomainError`` for a value that cannot be, a code twice or a criterion of no section.
    """
    sheet = ScoreSheet.objects.select_for_update(of=("self",)).select_related("unit").get(pk=sheet.pk)
    if not (verdict := may_draft_sheet(by, sheet)):
        raise NotAllowed(verdict.reason)
    refuse_settled(sheet)
    refuse_changed(sheet, seen)
    for name, value in content.items():
        setattr(sheet, name, value)
    validated(sheet)
    sheet.save()
    _write_parts(sheet, parts)
    write_audit(sheet, EDIT, by=by)
    return sheet


def _write_parts(sheet: ScoreSheet, parts: SheetParts) -> None:
    for model in (Criterion, SheetSection, Band, KnockOut):
        model.objects.filter(sheet=sheet).delete()
    sections = _written(SheetSection, sheet, parts.sections)
    of_code = {section.code: section for section in sections}
    for row in parts.criteria:
        if row["section"] not in of_code:
            raise DomainError(
                _("Tiêu chí %(code)s thuộc phần «%(section)s» nhưng bảng không có phần nào mang mã đó.")
                % {"code": row["code"], "section": row["section"]}
            )
    _written(Criterion, sheet, [{**row, "section": of_code[row["section"]]} for row in parts.criteria])
    _written(Band, sheet, parts.bands)
    _written(KnockOut, sheet, parts.knock_outs)


def _written(model, sheet: ScoreSheet, rows: Sequence[Mapping[str, Any]]) -> list:
    """The rows stand in their order; raises ``DomainError`` for one that cannot be, naming its code."""
    ordered = "position" in {field.name for field in model._meta.fields}
    made = [model(sheet=sheet, **row, **({"position": place} if ordered else {})) for place, row in enumerate(rows, 1)]
    for row in made:
        try:
            cleaned(row)
        except DomainError as refusal:
            raise DomainError(f"{row.code}: {refusal}") from refusal
    with refusing(model, TWICE):
        return model.objects.bulk_create(made)


@transaction.atomic
def put_in_force(sheet: ScoreSheet, *, by) -> ScoreSheet:
    """The draft holds from now on, approved by ``by``; it never changes again.

    Raises ``DomainError`` while another version of its code holds in one of its years, or when its sums are off.
    """
    with refusing(ScoreSheet):
        return advance(sheet, "put_in_force", by=by, table=SHEET_MOVES, approved_by=by)


@transaction.atomic
def supersede(sheet: ScoreSheet, *, by, reason: str) -> ScoreSheet:
    """No new card uses the sheet; those that do keep it."""
    return advance(sheet, "supersede", by=by, table=SHEET_MOVES, record=Move(note=reason.strip()))


def refuse_settled(sheet: ScoreSheet) -> None:
    """Nothing happens while ``sheet`` is a draft."""
    if sheet.state != SheetState.DRAFT:
        raise TransitionRefused(_("Bảng điểm đã áp dụng thì không sửa nữa. Hãy soạn phiên bản mới từ bảng này."))


def _copied(row, without: tuple[str, ...]) -> dict:
    return {field.name: getattr(row, field.name) for field in row._meta.fields if field.name not in without}
