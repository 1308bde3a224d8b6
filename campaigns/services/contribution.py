"""Initiatives and works of a dossier: made in their own app, linked here, edited while the dossier is open."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from campaigns.models import Dossier, DossierInitiative, DossierWork
from campaigns.selectors.changes import may_change
from campaigns.selectors.parts import INITIATIVES, WORKS
from campaigns.services.editing import edited, lock_for_edit
from common.errors import DomainError
from common.integrity import refusing
from contributions.guards.initiative import suggestion_is_confirmed
from contributions.models import Initiative, InitiativeState, Work, WorkState
from contributions.services.initiative import Authors, create_initiative
from contributions.services.initiative import update_initiative as change_initiative
from contributions.services.work import create_work
from contributions.services.work import update_work as change_work
from units.models import Unit

DECLARED = frozenset({"title", "kind", "field", "applied_on", "summary", "benefit_declared"})
"""What a unit says of its initiative; confirmed benefit and recognition are for those above."""

PLANNED = frozenset(
    {
        "name", "kind", "builder", "builder_unit", "occasion", "value", "benefit", "funding", "place", "started_on",
        "due_on", "finished_on", "plaque_text", "plaque_level",
    }
)  # fmt: skip
"""What a unit says of its work; number and day of the plaque come with the decision."""


@transaction.atomic
def add_initiative(
    dossier: Dossier, *, by, authors: Authors = (), version: int | None = None, **fields: Any
) -> Initiative:
    """A draft initiative of the unit stands in the dossier; ``fields`` are those of ``DECLARED``.

    Raises ``DomainError`` with a sentence: shares, an author of another unit, an amount that is not whole đồng.
    """
    _refuse_fields(fields, DECLARED)
    dossier = lock_for_edit(dossier, by=by, parts=[INITIATIVES], version=version)
    _refuse_strangers(dossier, authors)
    initiative = create_initiative(unit=dossier.unit, by=by, authors=authors, **fields)
    DossierInitiative.objects.create(dossier=dossier, initiative=initiative)
    edited(dossier, by=by)
    return initiative


@transaction.atomic
def link_initiative(dossier: Dossier, initiative: Initiative, *, by) -> DossierInitiative:
    """An initiative the unit already has stands in the dossier too."""
    dossier = lock_for_edit(dossier, by=by, parts=[INITIATIVES])
    if not initiative.unit.path.startswith(dossier.unit.path):
        raise DomainError(_("Sáng kiến này là của đơn vị khác."))
    if not (verdict := suggestion_is_confirmed(initiative)):
        raise DomainError(verdict.reason)
    with refusing(DossierInitiative):
        link = DossierInitiative.objects.create(dossier=dossier, initiative=initiative)
    edited(dossier, by=by)
    return link


@transaction.atomic
def update_initiative(
    initiative: Initiative,
    *,
    by,
    version: int | None = None,
    authors: Authors | None = None,
    dossier: Dossier | None = None,
    **fields: Any,
) -> Initiative:
    """The initiative holds ``fields`` and ``authors``; ``version`` is its own. Its dossier has a new version too.

    ``dossier`` is the one it is edited in; when ``None``, the open one it stands in.
    """
    _refuse_fields(fields, DECLARED)
    dossier = lock_for_edit(dossier or _open_dossier(initiative.dossier_links), by=by, parts=[INITIATIVES])
    link = _link_of(dossier.initiative_links.filter(initiative=initiative).select_related("initiative"))
    _refuse_locked(link)
    if authors is not None:
        known = set(initiative.authors.values_list("member_id", flat=True))
        _refuse_strangers(dossier, [(member, share) for member, share in authors if member.pk not in known])
    initiative = change_initiative(initiative, by=by, version=version, authors=authors, **fields)
    edited(dossier, by=by)
    return initiative


@transaction.atomic
def remove_initiative(dossier: Dossier, initiative: Initiative, *, by, version: int | None = None) -> None:
    """The initiative is out of the dossier; a draft that stands in no other dossier is gone."""
    dossier = lock_for_edit(dossier, by=by, parts=[INITIATIVES], version=version)
    _link_of(dossier.initiative_links.filter(initiative=initiative)).delete()
    initiative = Initiative.objects.select_for_update(of=("self",)).get(pk=initiative.pk)
    if initiative.state == InitiativeState.DRAFT and not initiative.dossier_links.exists():
        initiative.delete()
    edited(dossier, by=by)


@transaction.atomic
def add_work(dossier: Dossier, *, by, version: int | None = None, **fields: Any) -> Work:
    """A work of the unit stands in the dossier; ``fields`` are those of ``PLANNED``."""
    _refuse_fields(fields, PLANNED)
    dossier = lock_for_edit(dossier, by=by, parts=[WORKS], version=version)
    work = create_work(unit=dossier.unit, by=by, **fields)
    DossierWork.objects.create(dossier=dossier, work=work)
    edited(dossier, by=by)
    return work


@transaction.atomic
def link_work(dossier: Dossier, work: Work, *, by) -> DossierWork:
    """A work the unit already has stands in the dossier too."""
    dossier = lock_for_edit(dossier, by=by, parts=[WORKS])
    if not work.owner_unit.path.startswith(dossier.unit.path):
        raise DomainError(_("Công trình này là của đơn vị khác."))
    with refusing(DossierWork):
        link = DossierWork.objects.create(dossier=dossier, work=work)
    edited(dossier, by=by)
    return link


@transaction.atomic
def update_work(work: Work, *, by, version: int | None = None, dossier: Dossier | None = None, **fields: Any) -> Work:
    """The work holds ``fields``; ``version`` is its own. Its dossier has a new version too."""
    _refuse_fields(fields, PLANNED)
    dossier = lock_for_edit(dossier or _open_dossier(work.dossier_links), by=by, parts=[WORKS])
    _refuse_locked(_link_of(dossier.work_links.filter(work=work)))
    work = change_work(work, by=by, version=version, **fields)
    edited(dossier, by=by)
    return work


@transaction.atomic
def remove_work(dossier: Dossier, work: Work, *, by, version: int | None = None) -> None:
    """The work is out of the dossier; one that was only registered, and only here, is gone."""
    dossier = lock_for_edit(dossier, by=by, parts=[WORKS], version=version)
    _link_of(dossier.work_links.filter(work=work)).delete()
    work = Work.objects.select_for_update(of=("self",)).get(pk=work.pk)
    if work.state == WorkState.REGISTERED and not work.dossier_links.exists():
        work.delete()
    edited(dossier, by=by)


def _refuse_fields(fields: dict[str, Any], known: frozenset[str]) -> None:
    """A field a unit does not decide on is a mistake of the caller, not of the person."""
    if unknown := fields.keys() - known:
        raise TypeError(f"not fields a dossier may set: {sorted(unknown)}")


def _open_dossier(links) -> Dossier:
    link = links.filter(dossier__state__in=["draft", "returned"]).select_related("dossier").order_by("-pk").first()
    if link is None:
        raise DomainError(_("Không có hồ sơ nào đang soạn hoặc cần bổ sung chứa mục này nên không sửa được."))
    return link.dossier


def _link_of(links):
    link = links.with_review_elsewhere().first()
    if link is None:
        raise DomainError(_("Mục này không còn trong hồ sơ: có người vừa bỏ nó. Hãy tải lại trang."))
    return link


def _refuse_locked(link: DossierInitiative | DossierWork) -> None:
    if not (verdict := may_change(link)):
        raise DomainError(verdict.reason)


def _refuse_strangers(dossier: Dossier, authors: Sequence) -> None:
    """Authors belong to the unit of the dossier or to what lies under it."""
    homes = {member.unit_id for member, _share in authors}
    own = set(Unit.objects.of_subtree(dossier.unit).filter(pk__in=homes).values_list("pk", flat=True))
    for member, _share in authors:
        if member.unit_id not in own:
            raise DomainError(
                _("%(name)s không thuộc %(unit)s. Hãy chọn tác giả của đơn vị.")
                % {"name": member.label, "unit": dossier.unit}
            )
