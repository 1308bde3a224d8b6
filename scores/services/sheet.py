"""Versions of score sheets: a draft from an earlier one, put in force by a second person, superseded."""

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from common.errors import NotAllowed, TransitionRefused
from common.integrity import refusing
from common.workflow import Move, advance, write_audit
from scores.models import Criterion, ScoreSheet, SheetState
from scores.permissions import may_draft_sheet
from scores.transitions import SHEET_MOVES
from units.models import Unit

OF_VERSION = ("id", "code", "number", "state", "approved_by", "drafted_by", "created_at", "updated_at", "unit")
LONGEST_CODE = 32
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
