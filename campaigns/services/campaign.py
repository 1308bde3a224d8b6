"""A campaign is drafted, launched, its registration closed and opened again, and it ends."""

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from campaigns.guards.campaign import campaign_is_open_to_edits, phase_is_within, registration_can_open_until
from campaigns.models import Campaign, CampaignState
from campaigns.permissions.campaign import may_run, may_run_at
from campaigns.selectors.checklist import ChecklistItem, launch_checklist, problems_of
from campaigns.services.participation import invite_units, tell_invited
from campaigns.services.reminding import take_back_reminders
from campaigns.transitions import CAMPAIGN_MOVES
from common.clock import now, today
from common.editing import cleaned, mark_edited, refuse_stale
from common.errors import DomainError, NotAllowed, TransitionRefused
from common.integrity import refusing
from common.numbering import next_number
from common.public_pages import renew_public_pages
from common.workflow import Move, advance, check_move, write_audit

FIELDS = frozenset(
    {
        "code",
        "name",
        "unit",
        "kind",
        "period_kind",
        "slogan",
        "starts_on",
        "ends_on",
        "registration_opens_on",
        "registration_closes_on",
        "needs_proposal",
        "proposal_closes_on",
        "addressed_kinds",
        "addressed_blocks",
        "praise_by",
        "notes",
    }
)
SET_BY_LAUNCH = frozenset(
    {
        "code",
        "unit",
        "registration_opens_on",
        "registration_closes_on",
        "needs_proposal",
        "addressed_kinds",
        "addressed_blocks",
    }
)
"""What the units invited rely on; the window moves afterwards only by closing and opening again."""

DAYS = frozenset({"starts_on", "ends_on"})
CODE_TAKEN = {"campaigns_campaign_code_key": gettext_lazy("Mã phong trào đã dùng. Hãy chọn mã khác.")}


@transaction.atomic
def create_campaign(*, by, **fields) -> Campaign:
    """A draft of ``fields`` (those of the model, ``unit`` among them) stands; without a code it is given one.

    Raises ``NotAllowed`` for anybody but a specialist of the unit or above, ``DomainError`` naming a bad field.
    """
    campaign = Campaign(**_known(fields))
    if not (verdict := may_run_at(by, campaign.unit)):
        raise NotAllowed(verdict.reason)
    if not campaign.code:
        campaign.code = _next_code(campaign)
    _save(campaign)
    write_audit(campaign, "create", by=by, after=campaign.state)
    return campaign


@transaction.atomic
def update_campaign(campaign: Campaign, *, by, version: int | None, **fields) -> Campaign:
    """The campaign has these ``fields`` and a new version.

    Raises ``StaleEdit`` with the name of who came between, ``NotAllowed``, ``TransitionRefused`` for a field that the
    launch has settled or for a campaign that has ended, and ``DomainError`` for days that leave a phase outside.
    """
    return _write(lock_campaign(campaign, by=by, version=version), fields, by=by)


@transaction.atomic
def correct_campaign(campaign: Campaign, *, by, **fields) -> Campaign:
    """As ``update_campaign``, for support: asks for no role, and for no version."""
    campaign = _lock(campaign)
    if not (verdict := campaign_is_open_to_edits(campaign)):
        raise TransitionRefused(verdict.reason)
    return _write(campaign, fields, by=by)


def refuse_phases_outside(campaign: Campaign) -> None:
    """Every phase lies in the days of the campaign; raises ``DomainError`` that names one that does not."""
    for phase in campaign.phases.all():
        if not (verdict := phase_is_within(campaign, phase.starts_on, phase.ends_on)):
            raise DomainError(f"{phase}: {verdict.reason}")


@contextmanager
def keeping_done(campaign: Campaign, point: Callable[[Campaign], ChecklistItem]) -> Iterator[None]:
    """An edit inside leaves done what a launched campaign had done of the launch checklist.

    Raises ``TransitionRefused`` with what would be missing.
    """
    was_done = campaign.state != CampaignState.DRAFT and point(campaign).done
    yield
    if was_done and (problem := point(campaign).problem):
        raise TransitionRefused(_("Phong trào đã phát động nên không lưu được: %(problem)s.") % {"problem": problem})


def lock_campaign(campaign: Campaign, *, by, version: int | None = None) -> Campaign:
    """``campaign`` as it stands, under lock, open to an edit by ``by``.

    Raises ``NotAllowed``, ``TransitionRefused`` once it has ended, and ``StaleEdit`` when ``version`` is given and
    somebody changed the campaign since.
    """
    locked = _lock(campaign)
    renew_public_pages()
    if not (verdict := may_run(by, locked)):
        raise NotAllowed(verdict.reason)
    if not (verdict := campaign_is_open_to_edits(locked)):
        raise TransitionRefused(verdict.reason)
    refuse_stale(locked, version)
    return locked


@transaction.atomic
def launch_campaign(campaign: Campaign, *, by) -> Campaign:
    """Every unit addressed is invited and its editors are told; raises ``TransitionRefused`` naming what is missing."""
    campaign = _lock(campaign)
    check_move(campaign, "launch", by=by, table=CAMPAIGN_MOVES)
    if problems := problems_of(launch_checklist(campaign)):
        raise TransitionRefused(
            _("Chưa phát động được: %(problems)s.") % {"problems": "; ".join(item.problem for item in problems)}
        )
    renew_public_pages()
    invited = invite_units(campaign)
    campaign = advance(
        campaign, "launch", by=by, table=CAMPAIGN_MOVES, record=Move(data={"invited": len(invited)}), launched_at=now()
    )
    tell_invited(
        campaign,
        gettext_lazy("%(unit)s phát động «%(campaign)s», nhận đăng ký đến hết ngày %(day)s."),
        day=_day(campaign.registration_closes_on),
    )
    return campaign


@transaction.atomic
def invite_new_units(campaign: Campaign, *, by) -> int:
    """The units addressed that came since the launch are invited, and their editors told; returns how many those are.

    Raises ``NotAllowed``, or ``TransitionRefused`` when the campaign is not running or nobody is left to invite.
    """
    campaign = _lock(campaign)
    check_move(campaign, "invite", by=by, table=CAMPAIGN_MOVES)
    fresh = invite_units(campaign)
    if not fresh:
        raise TransitionRefused(_("Mọi đơn vị thuộc cấp và khối của phong trào đều đã được mời."))
    advance(campaign, "invite", by=by, table=CAMPAIGN_MOVES, record=Move(data={"invited": len(fresh)}))
    tell_invited(
        campaign,
        gettext_lazy("%(unit)s mời đơn vị tham gia «%(campaign)s», nhận đăng ký đến hết ngày %(day)s."),
        day=_day(campaign.registration_closes_on),
        units=fresh,
    )
    return len(fresh)


@transaction.atomic
def close_registration(campaign: Campaign, *, by, reason: str) -> Campaign:
    """No unit may send a registration from now on without an extension; their editors are told why."""
    campaign = advance(
        campaign,
        "close_registration",
        by=by,
        table=CAMPAIGN_MOVES,
        record=Move(note=reason.strip()),
        registration_closed_at=now(),
    )
    tell_invited(
        campaign,
        gettext_lazy("%(unit)s đã khoá đăng ký «%(campaign)s». Lý do: %(reason)s"),
        reason=reason.strip(),
    )
    take_back_reminders(campaign, by=by)
    renew_public_pages()
    return campaign


@transaction.atomic
def reopen_registration(campaign: Campaign, *, by, reason: str, closes_on: dt.date | None = None) -> Campaign:
    """Units may register again until the end of ``closes_on``, or of the day set before; their editors are told why.

    Raises ``TransitionRefused`` once a tally run exists, and when that day is over or nothing would change.
    """
    campaign = _lock(campaign)
    check_move(campaign, "reopen_registration", by=by, table=CAMPAIGN_MOVES, note=reason)
    if not (verdict := registration_can_open_until(campaign, closes_on)):
        raise TransitionRefused(verdict.reason)
    closes_on = closes_on or campaign.registration_closes_on
    record = Move(
        note=reason.strip(),
        data={"closes_on": closes_on.isoformat(), "closed_on_before": campaign.registration_closes_on.isoformat()},
    )
    campaign = advance(
        campaign,
        "reopen_registration",
        by=by,
        table=CAMPAIGN_MOVES,
        record=record,
        registration_closed_at=None,
        registration_closes_on=closes_on,
    )
    tell_invited(
        campaign,
        gettext_lazy("%(unit)s mở lại đăng ký «%(campaign)s» đến hết ngày %(day)s. Lý do: %(reason)s"),
        day=_day(closes_on),
        reason=reason.strip(),
    )
    take_back_reminders(campaign, by=by)
    renew_public_pages()
    return campaign


@transaction.atomic
def end_campaign(campaign: Campaign, *, by) -> Campaign:
    """The campaign has ended: nothing is sent or edited in it any more, and nobody is reminded of it."""
    campaign = advance(campaign, "end", by=by, table=CAMPAIGN_MOVES)
    renew_public_pages()
    take_back_reminders(campaign, by=by)
    return campaign


def _lock(campaign: Campaign) -> Campaign:
    return Campaign.objects.select_for_update(of=("self",)).select_related("unit").get(pk=campaign.pk)


def _write(campaign: Campaign, fields: dict, *, by) -> Campaign:
    """The locked ``campaign`` has these ``fields`` and a new version."""
    changed = {name: value for name, value in _known(fields).items() if getattr(campaign, name) != value}
    for name, value in changed.items():
        if campaign.state != CampaignState.DRAFT and name in SET_BY_LAUNCH:
            label = str(Campaign._meta.get_field(name).verbose_name).capitalize()
            raise TransitionRefused(_("«%(field)s» không đổi được sau khi đã phát động.") % {"field": label})
        setattr(campaign, name, value)
    renew_public_pages()
    _save(campaign)
    if DAYS & changed.keys():
        refuse_phases_outside(campaign)
    mark_edited(campaign, by=by)
    if "proposal_closes_on" in changed:
        take_back_reminders(campaign, by=by)
    return campaign


def _known(fields: dict) -> dict:
    if unknown := fields.keys() - FIELDS:
        raise TypeError(f"not a field of a campaign's form: {', '.join(sorted(unknown))}")
    return fields


def _next_code(campaign: Campaign) -> str:
    while True:
        code = f"PT{today():%Y}-{next_number('campaign'):04d}"
        if not Campaign.objects.filter(code=code).exists():
            return code


def _save(campaign: Campaign) -> None:
    cleaned(campaign)
    if campaign.proposal_closes_on and campaign.proposal_closes_on < campaign.registration_opens_on:
        raise DomainError(_("Hạn nhận hồ sơ đề nghị không thể trước ngày mở đăng ký."))
    with refusing(Campaign, CODE_TAKEN):
        campaign.save()


def _day(day: dt.date) -> str:
    return f"{day:%d/%m/%Y}"
