"""A specialist's word on the unit that came first in a quarter: into the register of honours, or not, with a reason."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from awards.guards import praise_stands
from awards.models import PraiseOutcome, QuarterPraise
from awards.permissions import may_praise
from awards.selectors.quarter_praise import is_over, praise_groups
from awards.services.honour import record_honour
from campaigns.models import Campaign
from catalogue.models import AwardType
from common.clock import today
from common.errors import DomainError, NotAllowed, TransitionRefused
from common.quarter import Quarter
from common.workflow import Move, write_audit
from people.models import SubjectKind
from units.models import Unit


@transaction.atomic
def record_praise(
    campaign: Campaign,
    *,
    unit: Unit,
    indicator: str,
    quarter: Quarter,
    award: AwardType,
    decision_no: str,
    decided_on: dt.date,
    by,
) -> QuarterPraise:
    """The unit that came first in the quarter holds ``award`` in the register of honours.

    Raises ``NotAllowed``, ``TransitionRefused`` for a quarter that is not over or a unit already in the register,
    ``DomainError`` for a unit that does not come first, a day that cannot be, or an award that units do not get.
    """
    praise = _decided(campaign, unit=unit, indicator=indicator, quarter=quarter, by=by)
    if SubjectKind.UNIT not in award.subject_kinds:
        raise DomainError(_("«%(award)s» không dành cho đơn vị. Hãy chọn hình thức khác.") % {"award": award})
    if not quarter.first <= decided_on <= today():
        raise DomainError(_("Ngày quyết định phải từ đầu quý đến hôm nay. Hãy kiểm tra lại ngày."))
    honour = record_honour(
        subject=unit,
        subject_kind=SubjectKind.UNIT,
        award=award,
        year=quarter.year,
        decision_no=decision_no,
        decided_on=decided_on,
        decided_by=campaign.unit.name,
        campaign=campaign,
    )
    if QuarterPraise.objects.filter(honour=honour).exclude(pk=praise.pk).exists():
        raise DomainError(_("Quyết định này đã ghi cho đơn vị ở một quý khác. Hãy kiểm tra lại số quyết định."))
    praise.outcome, praise.honour, praise.note = PraiseOutcome.RECORDED, honour, ""
    return _save(praise, "record", by=by)


@transaction.atomic
def decline_praise(
    campaign: Campaign, *, unit: Unit, indicator: str, quarter: Quarter, reason: str, by
) -> QuarterPraise:
    """The unit that came first in the quarter is not praised, for ``reason``; it may still be recorded later.

    Raises as ``record_praise`` does, and ``DomainError`` without a reason.
    """
    praise = _decided(campaign, unit=unit, indicator=indicator, quarter=quarter, by=by)
    if not reason.strip():
        raise DomainError(_("Hãy ghi lý do không biểu dương."))
    praise.outcome, praise.note = PraiseOutcome.DECLINED, reason.strip()
    return _save(praise, "decline", by=by)


@transaction.atomic
def withdraw_praise(praise: QuarterPraise, *, reason: str, by) -> QuarterPraise:
    """The unit is not praised after all, for ``reason``, and the line it had in the register is gone from there.

    A line that came from elsewhere, of no campaign or another, stays in the register. What stood there is in the
    audit and the history; the unit may be recorded again. Raises ``NotAllowed``, ``TransitionRefused`` when it does
    not stand in the register, ``DomainError`` without a reason.
    """
    campaign = Campaign.objects.select_for_update(of=("self",)).select_related("unit").get(pk=praise.campaign_id)
    praise = QuarterPraise.objects.select_related("unit", "honour__award").get(pk=praise.pk)
    if not (verdict := may_praise(by, campaign, praise.unit)):
        raise NotAllowed(verdict.reason)
    if not (verdict := praise_stands(praise)):
        raise TransitionRefused(verdict.reason)
    if not reason.strip():
        raise DomainError(_("Hãy ghi lý do rút lại."))
    honour = praise.honour
    praise.outcome, praise.honour, praise.note, praise.decided_by = PraiseOutcome.DECLINED, None, reason.strip(), by
    praise.save()
    told = {"award": honour.award.code, "decision_no": honour.decision_no, "decided_on": str(honour.decided_on or "")}
    record = Move(note=praise.note, data=told)
    write_audit(praise, "withdraw", by=by, before=PraiseOutcome.RECORDED, after=praise.outcome, record=record)
    if honour.campaign_id == campaign.pk:
        honour.delete()
    return praise


def _decided(campaign: Campaign, *, unit: Unit, indicator: str, quarter: Quarter, by) -> QuarterPraise:
    """The row of the unit's quarter, new or declined before, with the group and reason of today."""
    campaign = Campaign.objects.select_for_update(of=("self",)).select_related("unit").get(pk=campaign.pk)
    if not (verdict := may_praise(by, campaign, unit)):
        raise NotAllowed(verdict.reason)
    if not is_over(campaign, quarter):
        raise TransitionRefused(
            _("Chưa hết %(quarter)s, số liệu còn thay đổi. Hãy kết luận sau khi hết quý.") % {"quarter": quarter.label}
        )
    praise = QuarterPraise.objects.of_quarter(campaign, indicator, quarter).filter(unit=unit).first()
    if praise and praise.outcome == PraiseOutcome.RECORDED:
        raise TransitionRefused(_("%(unit)s đã được ghi sổ biểu dương của quý này.") % {"unit": unit})
    praise = praise or QuarterPraise(
        campaign=campaign, indicator=indicator, year=quarter.year, quarter=quarter.number, unit=unit
    )
    for group in praise_groups(campaign, indicator, quarter):
        for named in group.leaders:
            if named.unit.pk == unit.pk:
                praise.group_name, praise.reason = group.contest.label, named.reason
                return praise
    raise DomainError(
        _("%(unit)s không đứng đầu %(quarter)s theo số liệu hiện tại. Hãy tải lại trang biểu dương quý.")
        % {"unit": unit, "quarter": quarter.label}
    )


def _save(praise: QuarterPraise, move: str, *, by) -> QuarterPraise:
    praise.decided_by = by
    praise.save()
    write_audit(praise, move, by=by, after=praise.outcome, record=Move(note=praise.note or praise.reason))
    return praise
