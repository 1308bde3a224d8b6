"""Summaries of campaigns: drafted, written, their figures frozen by another, published or taken back."""

import datetime as dt
from collections.abc import Sequence

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from campaigns.models import Campaign, CampaignPhase, CampaignState
from campaigns.selectors.reached import first_day
from common import clock
from common.clock import today
from common.editing import cleaned, mark_edited, refuse_stale
from common.errors import DomainError, NotAllowed, TransitionRefused
from common.integrity import refusing
from common.language import in_vietnamese
from common.vietnamese import format_day
from common.workflow import Move, advance, check_move, write_audit
from notices.models import NoticeKind
from notices.services.notice import notify, take_back
from papers.content import PaperKind
from papers.selectors.headings import heading_of
from reports.models import CampaignSummary, SummaryCampaign, SummaryFigures
from reports.permissions import may_write_summary, may_write_summary_for
from reports.selectors.summary.figures import canonical_figures, start_of_assessment
from reports.selectors.summary.paper import heading_of_summary
from reports.transitions import SUMMARY_MOVES
from units.models import Role, Unit
from units.selectors.people import people_with

About = Sequence[tuple[Campaign, CampaignPhase | None]]
"""Which campaigns, in order, each with the phase it is about or none."""


@transaction.atomic
def draft_summary(unit: Unit, *, about: About, by, with_paragraph: bool = False, **words) -> CampaignSummary:
    """A draft of ``unit`` with the signer of its letterhead of today, about the campaigns of ``about``.

    ``words`` are kind, title, day and texts; ``with_paragraph`` an empty assessment begins with what the reports say.
    The unit's approvers are told. Raises ``NotAllowed``, or ``DomainError`` for campaigns that cannot be.
    """
    if not (verdict := may_write_summary_for(by, unit)):
        raise NotAllowed(verdict.reason)
    heading = heading_of(PaperKind.SUMMARY_REPORT, unit, today())
    summary = CampaignSummary(
        unit=unit,
        written_by=by,
        symbol=heading.symbol,
        place=heading.place,
        signing_formula=heading.signer.formula,
        signer_post=heading.signer.post,
        signer_name=heading.signer.name,
    )
    for name, value in words.items():
        setattr(summary, name, value)
    cleaned(summary)
    summary.save()
    _lay_parts(summary, about)
    if with_paragraph and not summary.assessment:
        summary.assessment = start_of_assessment(_with_parts(summary))
        summary.save(update_fields=["assessment", "updated_at"])
    write_audit(summary, "create", by=by, record=Move(data=_told(about)))
    _tell_approvers(summary, by=by)
    return summary


@transaction.atomic
def update_summary(summary: CampaignSummary, *, about: About, by, version: int | None, **words) -> CampaignSummary:
    """The draft says what is given. Raises ``NotAllowed``, ``StaleEdit``, ``TransitionRefused``, or ``DomainError``."""
    summary = _locked(summary)
    if not (verdict := may_write_summary(by, summary)):
        raise NotAllowed(verdict.reason)
    if not summary.is_open:
        raise TransitionRefused(
            _("Báo cáo đang ở trạng thái «%(state)s» nên không sửa được. Hãy rút rồi soạn lại.")
            % {"state": summary.get_state_display()}
        )
    refuse_stale(summary, version)
    for name, value in words.items():
        setattr(summary, name, value)
    cleaned(summary)
    summary.save(update_fields=[*words, "updated_at"])
    summary.parts.all().delete()
    _lay_parts(summary, about)
    mark_edited(summary, by=by)
    return summary


@transaction.atomic
def freeze_summary(summary: CampaignSummary, *, by, version: int | None = None) -> CampaignSummary:
    """The figures as of the summary's day are kept for good, and its texts with them.

    Raises ``StaleEdit``, ``NotAllowed`` or ``TransitionRefused``.
    """
    summary = _locked(summary)
    refuse_stale(summary, version)
    check_move(summary, "freeze", by=by, table=SUMMARY_MOVES)
    content, sha256 = canonical_figures(_with_parts(summary))
    SummaryFigures.objects.create(summary=summary, content=content, sha256=sha256, frozen_at=clock.now())
    record = Move(data={"sha256": sha256, "as_of": summary.as_of.isoformat()})
    frozen = advance(summary, "freeze", by=by, table=SUMMARY_MOVES, record=record, frozen_by=by)
    take_back(frozen.topic, by=by)
    return frozen


@transaction.atomic
def publish_summary(
    summary: CampaignSummary, *, number: int, signed_on: dt.date, by, version: int | None = None
) -> CampaignSummary:
    """The report is out under number and day of the office's register; units below read it.

    Raises as ``freeze_summary``, and ``DomainError`` for a day that cannot be and a number that is taken.
    """
    summary = _locked(summary)
    refuse_stale(summary, version)
    if not summary.as_of <= signed_on <= today():
        raise DomainError(_("Ngày ký phải từ ngày của số liệu đến hôm nay. Hãy kiểm tra lại."))
    heading = heading_of_summary(summary)
    summary.number = number
    with refusing(CampaignSummary):
        return advance(
            summary,
            "publish",
            by=by,
            table=SUMMARY_MOVES,
            record=Move(data={"number": summary.number_label, "signed_on": signed_on.isoformat()}),
            number=number,
            signed_on=signed_on,
            upper_line=heading.upper,
            unit_line=heading.unit,
            recipients=list(heading.recipients),
            published_by=by,
            published_at=clock.now(),
        )


@transaction.atomic
def withdraw_summary(summary: CampaignSummary, *, reason: str, by, version: int | None = None) -> CampaignSummary:
    """The report counts no more; its figures and its number stay as they were. Raises as ``freeze_summary``."""
    summary = _locked(summary)
    refuse_stale(summary, version)
    return advance(summary, "withdraw", by=by, table=SUMMARY_MOVES, record=Move(note=reason))


@transaction.atomic
def discard_summary(summary: CampaignSummary, *, reason: str, by, version: int | None = None) -> CampaignSummary:
    """The draft is put aside, for ``reason``. Raises as ``freeze_summary``."""
    summary = _locked(summary)
    refuse_stale(summary, version)
    discarded = advance(summary, "discard", by=by, table=SUMMARY_MOVES, record=Move(note=reason))
    take_back(discarded.topic, by=by)
    return discarded


def _locked(summary: CampaignSummary) -> CampaignSummary:
    return CampaignSummary.objects.select_for_update(of=("self",)).select_related("unit").get(pk=summary.pk)


def _with_parts(summary: CampaignSummary) -> CampaignSummary:
    return CampaignSummary.objects.for_page().get(pk=summary.pk)


def _lay_parts(summary: CampaignSummary, about: About) -> None:
    if not about:
        raise DomainError(_("Hãy chọn ít nhất một phong trào."))
    for campaign, phase in about:
        _check_campaign(summary.unit, campaign, phase)
        _check_day(summary.as_of, campaign)
    rows = [
        SummaryCampaign(summary=summary, order_no=place, campaign=campaign, phase=phase)
        for place, (campaign, phase) in enumerate(about, 1)
    ]
    with refusing(SummaryCampaign):
        SummaryCampaign.objects.bulk_create(rows)


def _check_campaign(unit: Unit, campaign: Campaign, phase: CampaignPhase | None) -> None:
    if campaign.state == CampaignState.DRAFT:
        raise DomainError(_("«%(campaign)s» chưa phát động nên chưa có gì để sơ kết.") % {"campaign": campaign})
    if not (unit.path.startswith(campaign.unit.path) or campaign.unit.path.startswith(unit.path)):
        raise DomainError(
            _("«%(campaign)s» không phải phong trào của đơn vị, của cấp trên hay của đơn vị bên dưới.")
            % {"campaign": campaign}
        )
    if phase and phase.campaign_id != campaign.pk:
        raise DomainError(_("«%(phase)s» không phải đợt của phong trào đã chọn.") % {"phase": phase})


def _check_day(as_of: dt.date, campaign: Campaign) -> None:
    if as_of < (first := first_day(campaign)):
        raise DomainError(
            _("Ngày %(day)s trước khi «%(campaign)s» bắt đầu (%(first)s). Hãy chọn ngày sau đó.")
            % {"day": format_day(as_of), "campaign": campaign, "first": format_day(first)}
        )


def _told(about: About) -> dict[str, list[str]]:
    return {"campaigns": [campaign.code for campaign, _phase in about]}


@in_vietnamese()
def _tell_approvers(summary: CampaignSummary, *, by) -> None:
    """Whoever may freeze the figures knows that a draft waits for them."""
    people = [one for one in people_with(Role.APPROVER, unit=summary.unit) if one.pk != by.pk]
    text = _("%(who)s soạn báo cáo «%(title)s», chờ bạn xem và chốt số liệu.") % {"who": by, "title": summary.title}
    url = reverse("reports:summary-detail", args=[summary.pk])
    notify(people, text=text, url=url, kind=NoticeKind.REVIEW, topic=summary.topic)
