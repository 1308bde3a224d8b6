"""The one way into a dossier for every edit: locked, allowed, fit to be edited, not overtaken."""

from collections.abc import Collection
from typing import Any

from django.utils.translation import gettext as _

from campaigns.guards.dossier import part_is_open
from campaigns.models import Dossier
from campaigns.permissions.dossier import may_edit
from common.editing import last_line, mark_edited, moment, refuse_stale
from common.errors import NotAllowed, TransitionRefused
from common.workflow import Move
from units.models import Unit
from units.permissions import reviewing_unit, unit_above_acting


def lock_for_edit(dossier: Dossier, *, by, parts: Collection[str], version: int | None = None) -> Dossier:
    """``dossier`` as it stands, under lock, open to an edit by ``by`` of any of ``parts``, which are keys.

    Raises ``NotAllowed``, ``TransitionRefused`` when it is not a draft or returned or the return opened none of
    ``parts``, and ``StaleEdit`` when ``version`` is given and somebody changed the dossier since.
    """
    locked = lock(dossier)
    if not (verdict := may_edit(by, locked)):
        raise NotAllowed(verdict.reason)
    if not locked.is_editable:
        last = last_line(locked)
        raise TransitionRefused(
            _(
                "Hồ sơ đang ở trạng thái «%(state)s» nên không sửa được: "
                "%(who)s đã xử lý lúc %(when)s. Hãy tải lại trang."
            )
            % {
                "state": locked.get_state_display(),
                "who": last.actor if last else _("người khác"),
                "when": moment(locked.updated_at),
            }
        )
    refuse_closed(locked, parts)
    refuse_stale(locked, version)
    return locked


def refuse_closed(dossier: Dossier, parts: Collection[str]) -> None:
    """Raises ``TransitionRefused`` when none of ``parts`` of the dossier is open."""
    if not (verdict := part_is_open(dossier, *parts)):
        raise TransitionRefused(verdict.reason)


def lock(dossier: Dossier) -> Dossier:
    """The row under lock, with its campaign, phase and unit."""
    rows = Dossier.objects.select_for_update(of=("self",)).select_related("campaign", "phase", "unit")
    return rows.get(pk=dossier.pk)


def edited(dossier: Dossier, *, by) -> None:
    """The locked ``dossier`` has a new version, the audit its last editor, a receipt to come the union above."""
    above = unit_above_acting(by, dossier.unit)
    if above and dossier.filled_by_unit_id is None:
        dossier.filled_by_unit = above
        dossier.save(update_fields=["filled_by_unit", "updated_at"])
    mark_edited(dossier, by=by, record=_written(dossier, above))


def written(dossier: Dossier, *, by, note: str = "", **data: Any) -> Move:
    """What the audit keeps of something done for the unit: from which union above, if so, and the move's figures."""
    return _written(dossier, unit_above_acting(by, dossier.unit), note=note, **data)


def _written(dossier: Dossier, above: Unit | None, *, note: str = "", **data: Any) -> Move:
    acting = above or dossier.unit
    return Move(
        note=note,
        on_behalf_of=str(dossier.unit) if above else "",
        data={"unit": acting.label, **data},
    )


def reviewed(dossier: Dossier, *, by, note: str = "", **data: Any) -> Move:
    """What the audit keeps of something a union above decided about the unit's dossier."""
    acting = reviewing_unit(by, dossier.unit)
    return Move(note=note, data={"unit": acting.label if acting else "", **data})
