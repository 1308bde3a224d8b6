"""Many dossiers and entries at once, as a workbook brings them: drafts, under the same rules as one by one."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import chain
from typing import NamedTuple, TypeVar

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from campaigns.guards.dossier import campaign_is_running
from campaigns.models import Dossier, DossierInitiative, DossierKind, DossierWork, Entry, Participation
from campaigns.permissions.dossier import may_edit
from campaigns.services.entry import SENTENCES, explain_left_out
from campaigns.services.participation import JOIN
from common import clock
from common.bulk import BATCH, create_rows, take_in_rows, update_rows
from common.editing import EDIT
from common.errors import NotAllowed, TransitionRefused
from common.integrity import refusing
from common.verdict import YES, Verdict, no
from common.workflow import Move, write_audits
from units.models import Unit
from units.permissions import units_above_acting

Link = DossierInitiative | DossierWork
OfUnit = TypeVar("OfUnit", Dossier, Participation)


def may_be_opened(dossier: Dossier) -> Verdict:
    """Whether a dossier not saved yet could be: the campaign runs, and takes such dossiers."""
    if not (verdict := campaign_is_running(dossier)):
        return verdict
    if dossier.kind == DossierKind.PROPOSAL and not dossier.campaign.needs_proposal:
        return no(_("Phong trào này xét trên hồ sơ đăng ký, không cần hồ sơ đề nghị."))
    return YES


def may_take_in(dossier: Dossier) -> Verdict:
    """Whether a dossier that stands already may be edited in the state it is in; one opened in part is by hand."""
    if dossier.is_editable and dossier.open_parts:
        return no(_("Công đoàn cấp trên chỉ mở lại một số phần của hồ sơ. Hãy sửa các phần đó trên trang hồ sơ."))
    if dossier.is_editable:
        return YES
    return no(
        _("Hồ sơ của đơn vị đang ở trạng thái «%(state)s» nên không thêm, sửa được nữa.")
        % {"state": dossier.get_state_display()}
    )


@transaction.atomic
def open_dossiers(dossiers: Sequence[Dossier], *, by) -> None:
    """All of ``dossiers``, not saved yet, are drafts of ``by``; their units thereby join the campaign.

    Each unit is invited, or addressed and invited hereby, and has no such dossier: the caller has looked. Raises
    ``NotAllowed`` or ``TransitionRefused``.
    """
    above = units_above_acting(by, {dossier.unit for dossier in dossiers})
    for dossier in dossiers:
        _refuse(may_edit(by, dossier), NotAllowed)
        _refuse(may_be_opened(dossier), TransitionRefused)
        dossier.created_by = by
        dossier.filled_by_unit = above[dossier.unit_id]
    create_rows(dossiers)
    write_audits(_records(dossiers, above), "open", by=by, after="draft")
    _join({(dossier.campaign_id, dossier.unit_id) for dossier in dossiers}, by=by)


class NewEntry(NamedTuple):
    """An entry that is to stand, by the columns of its row; its text is clean."""

    dossier_id: int
    award_id: int
    subject_kind: str
    member_id: int | None
    collective_id: int | None
    subject_unit_id: int | None
    registered_on: dt.date
    achievements: str
    source_id: int | None


@transaction.atomic
def take_in_entries(*, new: Sequence[NewEntry], changed: Sequence[Entry], fields: Collection[str], by) -> None:
    """The entries stand in their dossiers, each of which has a new version.

    The caller has checked awards, subjects and sources; the database checks them again. Raises ``NotAllowed`` or
    ``TransitionRefused`` for a dossier that may not be edited.
    """
    _edit({entry.dossier_id for entry in chain(new, changed)}, by=by)
    with refusing(Entry, SENTENCES):
        take_in_rows(Entry, (*NewEntry._fields, "added_by_id"), ((*entry, by.pk) for entry in new))
        update_rows(changed, fields)
    if sources := [entry.source_id for entry in new if entry.source_id]:
        proposed = Entry.objects.filter(pk__any_of=sources).exclude(not_proposed="")
        explain_left_out(dict.fromkeys(proposed, ""))


@transaction.atomic
def take_in_links(links: Sequence[Link], *, by) -> None:
    """The initiatives or works of ``links``, which are of one kind, stand in their dossiers."""
    _edit({link.dossier_id for link in links}, by=by)
    create_rows(links)


def _edit(keys: Collection[int], *, by) -> None:
    """The dossiers are locked, open to an edit, and count it as one."""
    rows = Dossier.objects.select_for_update(of=("self",)).select_related("campaign", "unit")
    dossiers = list(rows.filter(pk__in=keys).order_by("pk"))
    for dossier in dossiers:
        _refuse(may_edit(by, dossier), NotAllowed)
        _refuse(may_take_in(dossier), TransitionRefused)
    Dossier.objects.filter(pk__in=keys).update(version=F("version") + 1, updated_at=clock.now())
    above = units_above_acting(by, {dossier.unit for dossier in dossiers})
    unclaimed = [dossier for dossier in dossiers if above[dossier.unit_id] and dossier.filled_by_unit_id is None]
    for dossier in unclaimed:
        dossier.filled_by_unit = above[dossier.unit_id]
    Dossier.objects.bulk_update(unclaimed, ["filled_by_unit"], batch_size=BATCH)
    write_audits(_records(dossiers, above), EDIT, by=by)


def _records(rows: Iterable[OfUnit], above: Mapping[int, Unit | None]) -> list[tuple[OfUnit, Move]]:
    """What the audit keeps of an act for each unit: from which union ``above``, if so."""
    records = []
    for row in rows:
        acting = above[row.unit_id]
        move = Move(on_behalf_of=str(row.unit) if acting else "", data={"unit": (acting or row.unit).label})
        records.append((row, move))
    return records


def _join(pairs: Collection[tuple[int, int]], *, by) -> None:
    """Each unit of ``pairs``, campaign and unit by their keys, takes part; those without an invitation have one."""
    rows = Participation.objects.filter(
        campaign__in={campaign for campaign, _unit in pairs}, unit__in={unit for _campaign, unit in pairs}
    )
    invited = set(rows.values_list("campaign_id", "unit_id"))
    fresh = [Participation(campaign_id=campaign, unit_id=unit) for campaign, unit in sorted(set(pairs) - invited)]
    Participation.objects.bulk_create(fresh, batch_size=BATCH, ignore_conflicts=True)
    waiting = rows.filter(joined_at__isnull=True).select_for_update(of=("self",)).select_related("unit").order_by("pk")
    joining = [row for row in waiting if (row.campaign_id, row.unit_id) in pairs]
    Participation.objects.filter(pk__in=[row.pk for row in joining]).update(
        joined_at=clock.now(), joined_by=by, updated_at=clock.now()
    )
    write_audits(_records(joining, units_above_acting(by, {row.unit for row in joining})), JOIN, by=by)


def _refuse(verdict: Verdict, error: type[Exception]) -> None:
    if not verdict:
        raise error(verdict.reason)
