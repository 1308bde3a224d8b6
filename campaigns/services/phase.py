"""The phases of a campaign, set together."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction
from django.db.models import F, ProtectedError
from django.utils.translation import gettext as _

from campaigns.models import Campaign, CampaignPhase
from campaigns.selectors.checklist import phases_point
from campaigns.services.campaign import keeping_done, lock_campaign, refuse_phases_outside
from common.editing import cleaned, mark_edited
from common.errors import DomainError
from common.integrity import refusing

FIELDS = ("number", "name", "starts_on", "ends_on", "is_peak")
_ASIDE = 10_000
"""Added to numbers while they change places, so that no two phases share one on the way."""


@transaction.atomic
def set_phases(campaign: Campaign, *, by, version: int | None, phases: Iterable[Mapping[str, Any]]) -> Campaign:
    """The campaign has these phases and no others, and a new version.

    Each row holds ``number``, ``name``, ``starts_on``, ``ends_on``, perhaps ``is_peak``, and ``pk`` of the phase it
    changes (none makes a new one). Raises ``DomainError`` for two of one number, days out of order or outside the
    campaign, and for leaving out a phase that has dossiers; ``TransitionRefused`` for leaving a launched campaign
    without any; ``StaleEdit``, ``NotAllowed``, ``TransitionRefused`` as every edit.
    """
    campaign = lock_campaign(campaign, by=by, version=version)
    with keeping_done(campaign, phases_point):
        _write(campaign, list(phases))
    refuse_phases_outside(campaign)
    mark_edited(campaign, by=by)
    return campaign


def _write(campaign: Campaign, rows: list[Mapping[str, Any]]) -> None:
    _refuse_doubles(rows)
    known = {phase.pk: phase for phase in campaign.phases.all()}
    kept = {row["pk"] for row in rows if row.get("pk")}
    for phase in known.values():
        if phase.pk not in kept:
            _remove(phase)
    campaign.phases.update(number=F("number") + _ASIDE)
    for row in rows:
        phase = known.get(row.get("pk")) or CampaignPhase(campaign=campaign)
        for name in FIELDS:
            setattr(phase, name, row.get(name, getattr(phase, name)))
        cleaned(phase)
        with refusing(CampaignPhase):
            phase.save()


def _refuse_doubles(rows) -> None:
    numbers = [row["number"] for row in rows]
    if doubled := {number for number in numbers if numbers.count(number) > 1}:
        raise DomainError(_("Có hai đợt cùng mang số %(number)s.") % {"number": min(doubled)})


def _remove(phase: CampaignPhase) -> None:
    try:
        phase.delete()
    except ProtectedError as held:
        raise DomainError(_("«%(phase)s» đã có hồ sơ nên không bỏ được.") % {"phase": phase}) from held
