"""Units are invited to a campaign and join it with what they set themselves."""

import datetime as dt
from collections.abc import Mapping

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from campaigns.guards.dossier import campaign_is_running
from campaigns.models import Campaign, Participation, TargetOrigin
from campaigns.selectors.addressees import addressed_units
from campaigns.services.target import write_targets
from common.clock import now
from common.editing import EDIT, last_line, moment
from common.errors import NotAllowed, StaleEdit, TransitionRefused
from common.workflow import Move, write_audit
from notices.services.notice import notify
from units.models import Role, Unit
from units.permissions import may_write_for, unit_above_acting
from units.selectors.people import people_at

JOIN = "join"
BATCH = 5000


@transaction.atomic
def invite_units(campaign: Campaign) -> int:
    """Every unit the campaign addresses today has its invitation; returns how many the campaign has in all."""
    rows = (
        Participation(campaign=campaign, unit_id=pk)
        for pk in addressed_units(campaign).values_list("pk", flat=True).iterator(chunk_size=BATCH)
    )
    Participation.objects.bulk_create(rows, batch_size=BATCH, ignore_conflicts=True)
    return campaign.participations.count()


def tell_invited(campaign: Campaign, text: str) -> int:
    """The editors of every unit invited have a notice that leads to the campaign; returns how many are new."""
    units = campaign.participations.values("unit")
    url = reverse("campaigns:campaign-detail", args=[campaign.pk])
    return notify(people_at(Role.EDITOR, units=units), text=text, url=url)


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
    was set. ``seen`` is the participation's ``updated_at`` when the form was opened. Raises ``NotAllowed``,
    ``StaleEdit``, or ``TransitionRefused`` when the unit is not invited or the campaign is not running.
    """
    participation = _invitation(campaign, unit)
    if not (verdict := may_write_for(by, participation.unit)):
        raise NotAllowed(verdict.reason)
    if not (verdict := campaign_is_running(participation)):
        raise TransitionRefused(verdict.reason)
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


def _invitation(campaign: Campaign, unit: Unit) -> Participation:
    rows = Participation.objects.select_for_update(of=("self",)).select_related("campaign", "unit")
    participation = rows.filter(campaign=campaign, unit=unit).first()
    if participation is None:
        raise TransitionRefused(
            _("Phong trào «%(campaign)s» không gửi tới %(unit)s.") % {"campaign": campaign, "unit": unit}
        )
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
