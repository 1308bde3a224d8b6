"""A card is opened and its columns are scored."""

from collections.abc import Collection, Mapping
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from campaigns.models import Campaign
from common.editing import mark_edited, refuse_stale
from common.errors import DomainError, NotAllowed, TransitionRefused
from common.integrity import refusing
from common.vietnamese import format_number
from common.workflow import Move, write_audit
from people.models.subject import subject_columns
from people.services.standing import unit_of
from scores.counting import HUNDREDTH, largest_total
from scores.guards import column_is_open
from scores.models import CardKnockOut, CriterionScore, ScoreCard, ScoreColumn, ScoreSheet, SheetState
from scores.permissions import MAY_SCORE, may_score_self
from scores.selectors.counts import TOTAL
from scores.selectors.sheets import parts_of, sheet_fits, workers_of
from scores.services.editing import cluster_of, lock, recount

Typed = Mapping[str, Decimal | None]
"""Points by code of criterion, a total that is only known as such under ``TOTAL``; ``None`` empties."""


class PointsRefused(DomainError):
    """Some points cannot be taken; ``faults`` says why, by code of criterion."""

    def __init__(self, faults: Mapping[str, str]) -> None:
        super().__init__(" ".join(f"{code}: {fault}" if code else fault for code, fault in faults.items()))
        self.faults = faults


@transaction.atomic
def open_card(campaign: Campaign, *, sheet: ScoreSheet, subject_kind: str, subject, by) -> ScoreCard:
    """The subject's card of ``sheet`` in ``campaign``, made now or before; its cluster is that of the year.

    Raises ``NotAllowed``, or ``DomainError`` when the sheet is not in force or not for the subject.
    """
    unit = unit_of(subject)
    card = ScoreCard(campaign=campaign, sheet=sheet, unit=unit, **subject_columns(subject_kind, subject))
    card.cluster = cluster_of(card)
    if not (verdict := may_score_self(by, card)):
        raise NotAllowed(verdict.reason)
    refuse_misfit(card)
    found = ScoreCard.objects.filter(campaign=campaign, sheet=sheet, **subject_columns(subject_kind, subject)).first()
    if found:
        return found
    with refusing(ScoreCard):
        card.save()
    write_audit(card, "open", by=by, after=card.state)
    return card


def refuse_misfit(card: ScoreCard) -> None:
    """Nothing happens when the card's unit takes part and its sheet is in force and made for its subject."""
    if card.sheet.state != SheetState.IN_FORCE:
        raise DomainError(_("Bảng điểm «%(sheet)s» không còn hiệu lực.") % {"sheet": card.sheet})
    if not card.unit.path.startswith(card.campaign.unit.path):
        raise DomainError(_("Đơn vị không thuộc đơn vị phát động phong trào."))
    workers = workers_of([card.unit], card.campaign.ends_on).get(card.unit_id)
    fits = sheet_fits(
        card.sheet, subject_kind=card.subject_kind, unit=card.unit, year=card.campaign.year, workers=workers
    )
    if not fits:
        raise DomainError(fits.reason)


@transaction.atomic
def save_scores(
    card: ScoreCard,
    *,
    column: str,
    points: Typed,
    by,
    version: int | None = None,
    knock_outs: Collection[int] | None = None,
) -> ScoreCard:
    """The column says ``points`` where they are given, its total and the card's score follow.

    ``knock_outs`` are the keys of the conditions of exclusion that hold; ``None`` leaves them, only the appraiser
    sets them. Raises ``NotAllowed``, ``TransitionRefused`` in the wrong state, ``StaleEdit``, ``PointsRefused``.
    """
    card = lock(card)
    refuse_scorer(card, column, by=by)
    refuse_stale(card, version)
    refuse_points(points, limits_of(card.sheet))
    write_points(card, column, points)
    if knock_outs is not None and column == ScoreColumn.APPRAISED:
        _set_knock_outs(card, knock_outs)
    setattr(card, ScoreColumn(column).scorer, by)
    recount(card, ScoreColumn(column).scorer)
    mark_edited(card, by=by, record=Move(data={"column": column}))
    return card


def refuse_scorer(card: ScoreCard, column: str, *, by) -> None:
    """Nothing happens when ``by`` may write the column of the locked ``card`` now."""
    if not (verdict := MAY_SCORE[column](by, card)):
        raise NotAllowed(verdict.reason)
    if not (verdict := column_is_open(card, column)):
        raise TransitionRefused(verdict.reason)


def writable_column(card: ScoreCard, *, by) -> ScoreColumn | None:
    """The column ``by`` may write in the card's present state."""
    for column in ScoreColumn:
        if MAY_SCORE[column](by, card) and column_is_open(card, column):
            return column
    return None


def limits_of(sheet: ScoreSheet) -> dict[str, Decimal]:
    """The most each criterion can have, by code; a sheet without criteria has only ``TOTAL``."""
    parts = parts_of(sheet)
    limits = {code: maximum for part in parts for code, maximum in part.criteria.items()}
    return limits or {TOTAL: largest_total(parts)}


def refuse_points(points: Typed, limits: Mapping[str, Decimal]) -> None:
    """Nothing happens for points from 0 to their maximum, of at most two decimals; raises ``PointsRefused``."""
    faults = {code: fault for code, value in points.items() if (fault := _fault(value, limits.get(code)))}
    if faults:
        raise PointsRefused(faults)


def _fault(value: Decimal | None, maximum: Decimal | None) -> str:
    if maximum is None:
        return _("Bảng điểm không có tiêu chí này.")
    if value is None:
        return ""
    if not 0 <= value <= maximum:
        return _("Điểm phải từ 0 đến %(maximum)s.") % {"maximum": format_number(maximum)}
    if value != value.quantize(HUNDREDTH):
        return _("Điểm ghi nhiều nhất hai số lẻ, ví dụ 9,25.")
    return ""


def write_points(card: ScoreCard, column: str, points: Typed) -> None:
    """The lines of ``card`` hold ``points`` in the column; points of criteria replace a total known only as such."""
    name = ScoreColumn(column).points
    lines = {line.criterion.code if line.criterion else TOTAL: line for line in card.scores.select_related("criterion")}
    if TOTAL in lines and any(value is not None for code, value in points.items() if code != TOTAL):
        points = {**points, TOTAL: None}
    keys = dict(card.sheet.criteria.values_list("code", "pk"))
    for code, value in points.items():
        line = lines.get(code) or CriterionScore(card=card, criterion_id=keys.get(code))
        if getattr(line, name) != value:
            setattr(line, name, value)
            line.save()


def _set_knock_outs(card: ScoreCard, wanted: Collection[int]) -> None:
    known = set(card.sheet.knock_outs.filter(pk__in=wanted).values_list("pk", flat=True))
    card.knock_outs.exclude(knock_out__in=known).delete()
    there = set(card.knock_outs.values_list("knock_out", flat=True))
    CardKnockOut.objects.bulk_create([CardKnockOut(card=card, knock_out_id=key) for key in sorted(known - there)])
