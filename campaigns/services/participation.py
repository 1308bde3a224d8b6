"""Units are invited to a campaign and join it with what they set themselves."""

import datetime as dt
from collections.abc import Collection, Mapping

from django.db import transaction
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from campaigns.guards.dossier import campaign_is_running
from campaigns.models import Campaign, Participation, TargetOrigin
from campaigns.selectors.addressees import addressed_units, uninvited_units
from campaigns.services.target import write_targets
from common.clock import now
from common.editing import EDIT, last_line, moment
from common.errors import NotAllowed, StaleEdit, TransitionRefused
from common.language import in_vietnamese
from common.workflow import Move, write_audit
from notices.models import NoticeKind
from notices.services.notice import notify
from units.models import Role, Unit
from units.permissions import may_write_for, unit_above_acting
from units.selectors.people import people_at

JOIN = "join"
BATCH = 5000


@transaction.atomic
def invite_units(campaign: Campaign) -> list[int]:
    """Every unit the campaign addresses today has its invitation; returns the keys of those that had none."""
    fresh = list(uninvited_units(campaign).values_list("pk", flat=True))
    rows = [Participation(campaign=campaign, unit_id=pk) for pk in fresh]
    Participation.objects.bulk_create(rows, batch_size=BATCH, ignore_conflicts=True)
    return fresh


def tell_invited(campaign: Campaign, text: Promise, *, units: Collection[int] | None = None, **about: str) -> int:
    """The editors of every unit invited, or of those ``units``, have a notice that leads to the campaign.

    ``text`` may name the ``campaign``, its ``unit``, and what ``about`` gives. Returns how many are new.
    """
    told = campaign.participations.values("unit") if units is None else Unit.objects.filter(pk__in=units)
    url = reverse("campaigns:campaign-detail", args=[campaign.pk])
    with in_vietnamese():
        said = str(text) % ({"campaign": campaign, "unit": campaign.unit.label} | about)
    return notify(people_at(Role.EDITOR, units=told), text=said, url=url, kind=NoticeKind.CAMPAIGN)


def invitation_of(unit: Unit, campaign: Campaign) -> tuple[Participation, bool]:
    """The unit's invitation under lock, and whether it was there before: who is addressed is invited hereby.

    Raises ``TransitionRefused`` for a unit the campaign does not address.
    """
    rows = Participation.objects.select_for_update(of=("self",)).select_related("campaign", "unit")
    rows = rows.filter(campaign=campaign, unit=unit)
    if known := rows.first():
        return known, True
    if not addressed_units(campaign).filter(pk=unit.pk).exists():
        raise TransitionRefused(
            _("Phong trào «%(campaign)s» không gửi tới %(unit)s.") % {"campaign": campaign, "unit": unit}
        )
    _row, is_fresh = Participation.objects.get_or_create(campaign=campaign, unit=unit)
    return rows.get(), not is_fresh


@transaction.atomic
def join_campaign(
    campaign: Campaign,
    *,
    unit: Unit,
    by,
    own_content: str = "",
    own_targets: Mapping[str, int | None] | None = None,
    seen: dt.datetime | None = None,
) -> Participation:
    """The unit takes part, with this content and these targets of its own; those of the union above stay.

    ``own_targets`` are by indicator, ``None`` takes one back; what is not named stays. Joining again changes what
    was set. ``seen`` is the participation's ``updated_at`` when the form was opened, and asks nothing of a unit
    invited hereby. Raises ``NotAllowed``, ``StaleEdit``, or ``TransitionRefused`` when the campaign does not address
    the unit or is not running.
    """
    participation, was_invited = invitation_of(unit, campaign)
    if not (verdict := may_write_for(by, participation.unit)):
        raise NotAllowed(verdict.reason)
    if not (verdict := campaign_is_running(participation)):
        raise TransitionRefused(verdict.reason)
    if was_invited:
        _refuse_stale(participation, seen)
    move = EDIT if participation.joined_at else JOIN
    if move == JOIN:
        participation.joined_at, participation.joined_by = now(), by
    participation.own_content = own_content
    participation.save(update_fields=["joined_at", "joined_by", "own_content", "updated_at"])
    if own_targets:
        values = {(participation.unit_id, indicator): value for indicator, value in own_targets.items()}
        write_targets(participation.campaign, values, origin=TargetOrigin.OWN)
    above = unit_above_acting(by, participation.unit)
    record = Move(
        on_behalf_of=str(participation.unit) if above else "", data={"unit": (above or participation.unit).label}
    )
    write_audit(participation, move, by=by, record=record)
    return participation


def _refuse_stale(participation: Participation, seen: dt.datetime | None) -> None:
    if seen is None or participation.updated_at == seen:
        return
    last = last_line(participation)
    raise StaleEdit(
        _("Phần tham gia của %(unit)s đã được %(who)s sửa lúc %(when)s. Nội dung bạn vừa nhập vẫn còn trên trang.")
        % {
            "unit": participation.unit,
            "who": last.actor if last else _("người khác"),
            "when": moment(participation.updated_at),
        }
    )
