"""Figures known only as totals: written down with their source, taken back with a reason, never changed."""

import datetime as dt
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils.translation import gettext as _

from campaigns.models import Campaign
from common.clock import now, today
from common.errors import DomainError, NotAllowed
from common.integrity import refusing
from common.models import DataQuestion
from common.workflow import Move, write_audit
from reports.models import MEASURES, Measure, ReportedFigure, ReportedIndicator
from reports.permissions import may_note_figure
from units.models import Unit


@transaction.atomic
def note_reported_figure(
    unit: Unit,
    *,
    indicator: str,
    words: str,
    value: int,
    from_day: dt.date,
    to_day: dt.date,
    source: str,
    source_date: dt.date,
    by: Any,
    campaign: Campaign | None = None,
    is_more_than: bool = False,
    measure: str = "",
    source_url: str = "",
    question: str = "",
) -> ReportedFigure:
    """The figure stands with its source; ``question`` is what looks wrong about it, asked and left open.

    ``value`` is in đồng where the indicator is money; ``measure`` is only needed for ``other``.
    Raises ``NotAllowed``, and ``DomainError`` for days or a measure that cannot be and for a figure noted already.
    """
    if not (verdict := may_note_figure(by, unit)):
        raise NotAllowed(verdict.reason)
    _check_days(from_day, to_day, source_date)
    _check_campaign(unit, campaign)
    with refusing(ReportedFigure):
        figure = ReportedFigure.objects.create(
            unit=unit,
            campaign=campaign,
            indicator=indicator,
            words=words,
            value=value,
            is_more_than=is_more_than,
            measure=_measure_of(indicator, measure),
            from_day=from_day,
            to_day=to_day,
            source=source,
            source_url=source_url,
            source_date=source_date,
            recorded_by=by,
        )
    if question:
        _ask(figure, question)
    write_audit(figure, "note", by=by, record=Move(note=source, data={"indicator": indicator, "value": value}))
    return figure


@transaction.atomic
def withdraw_reported_figure(figure: ReportedFigure, *, reason: str, by: Any) -> ReportedFigure:
    """The figure is shown in no report any more and stays in the list with ``reason``.

    Raises ``NotAllowed``, and ``DomainError`` for no reason or a figure taken back already.
    """
    locked = ReportedFigure.objects.select_for_update(of=("self",)).select_related("unit").get(pk=figure.pk)
    if not (verdict := may_note_figure(by, locked.unit)):
        raise NotAllowed(verdict.reason)
    if locked.withdrawn_at:
        raise DomainError(_("Số liệu này đã được rút. Hãy mở lại trang để xem lý do."))
    if not reason.strip():
        raise DomainError(_("Hãy ghi lý do rút số liệu."))
    locked.withdrawn_at, locked.withdrawn_by, locked.withdrawn_reason = now(), by, reason
    locked.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawn_reason", "updated_at"])
    write_audit(locked, "withdraw", by=by, record=Move(note=reason))
    return locked


def _ask(figure: ReportedFigure, question: str) -> None:
    DataQuestion.objects.create(
        subject_type=ContentType.objects.get_for_model(ReportedFigure), subject_id=figure.pk, text=question
    )


def _check_days(from_day: dt.date, to_day: dt.date, source_date: dt.date) -> None:
    if to_day < from_day:
        raise DomainError(_("Ngày kết thúc sớm hơn ngày bắt đầu. Hãy sửa lại thời gian của số liệu."))
    if source_date > today():
        raise DomainError(_("Ngày của nguồn chưa đến. Hãy ghi ngày mà nguồn được công bố."))


def _check_campaign(unit: Unit, campaign: Campaign | None) -> None:
    if campaign and not unit.path.startswith(campaign.unit.path):
        raise DomainError(
            _("«%(unit)s» không thuộc phạm vi của phong trào này. Hãy chọn phong trào khác, hoặc để trống.")
            % {"unit": unit.label}
        )


def _measure_of(indicator: str, measure: str) -> str:
    fixed = MEASURES.get(indicator)
    if fixed is None and not measure:
        raise DomainError(_("Hãy chọn đơn vị tính cho nội dung khác: số lượng, lượt hay đồng."))
    if fixed and measure and measure != fixed:
        raise DomainError(
            _("«%(indicator)s» tính bằng %(measure)s. Hãy chọn lại đơn vị tính, hoặc để trống.")
            % {"indicator": ReportedIndicator(indicator).label, "measure": Measure(fixed).label}
        )
    return fixed or measure
