from collections.abc import Iterable, Sequence
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from common import clock
from common.editing import cleaned, mark_edited, refuse_stale
from common.errors import DomainError, NotAllowed, TransitionRefused
from common.integrity import refusing
from common.numbering import next_number
from common.workflow import advance, advance_all
from contributions.above import is_free
from contributions.guards.initiative import (
    FULL_SHARE,
    initiative_is_open,
    kind_is_chosen,
    shares_are_full,
    suits_programme,
)
from contributions.models import Initiative, InitiativeAuthor, InitiativeState
from contributions.permissions.initiative import may_edit_initiative
from contributions.transitions.initiative import INITIATIVE_MOVES
from people.models import Member
from units.permissions import may_write_for

Authors = Sequence[tuple[Member, int]]


@transaction.atomic
def create_initiative(*, unit, by, title: str, authors: Authors = (), code: str = "", **fields: Any) -> Initiative:
    """A draft initiative of ``unit`` exists; a name is enough, and a code is given when none is.

    Money is in whole đồng. Shares are percents that may not pass 100 in sum; they must reach it to be sent.
    Raises ``NotAllowed``, or ``DomainError`` naming each bad field.
    """
    if not (verdict := may_write_for(by, unit)):
        raise NotAllowed(verdict.reason)
    return make_draft(unit=unit, title=title, authors=authors, code=code, **fields)


def make_draft(*, unit, title: str, authors: Authors = (), code: str = "", **fields: Any) -> Initiative:
    """As ``create_initiative``, by whoever the caller has let in; must run inside a transaction."""
    shares = checked_shares(authors)
    initiative = Initiative(unit=unit, title=title, code=code or _new_code(unit), **fields)
    cleaned(initiative)
    _refuse_days(initiative)
    with refusing(Initiative, {"contributions_initiative_code_key": _("Mã sáng kiến này đã có.")}):
        initiative.save(force_insert=True)
    InitiativeAuthor.objects.bulk_create(_rows(initiative, shares))
    return initiative


@transaction.atomic
def update_initiative(
    initiative: Initiative, *, by, version: int | None = None, authors: Authors | None = None, **fields: Any
) -> Initiative:
    """The initiative holds ``fields`` and, unless ``None``, exactly ``authors``; its version has grown.

    One that was sent keeps a kind and shares of 100; one that was recognised is closed to edits. Raises ``StaleEdit``,
    ``NotAllowed``, ``TransitionRefused``, or ``DomainError`` naming each bad field.
    """
    initiative = Initiative.objects.select_for_update(of=("self",)).select_related("unit").get(pk=initiative.pk)
    if not (verdict := may_edit_initiative(by, initiative)):
        raise NotAllowed(verdict.reason)
    refuse_stale(initiative, version)
    if not (verdict := initiative_is_open(initiative)):
        raise TransitionRefused(verdict.reason)
    for name, value in fields.items():
        setattr(initiative, name, value)
    cleaned(initiative)
    is_sent = initiative.state != InitiativeState.DRAFT
    if is_sent and not (verdict := kind_is_chosen(initiative)):
        raise DomainError(verdict.reason)
    _refuse_days(initiative)
    initiative.save(update_fields=[*fields, "updated_at"])
    if authors is not None:
        _replace_authors(initiative, checked_shares(authors))
    if is_sent and not (verdict := shares_are_full(initiative)):
        raise DomainError(verdict.reason)
    mark_edited(initiative, by=by)
    return initiative


@transaction.atomic
def edit_initiative(
    initiative: Initiative, *, by, version: int | None = None, authors: Authors | None = None, **fields: Any
) -> Initiative:
    """As ``update_initiative``, of one on its own page: refused while a dossier holds it as it was handed in."""
    _refuse_held(initiative)
    return update_initiative(initiative, by=by, version=version, authors=authors, **fields)


@transaction.atomic
def send_initiative(initiative: Initiative, *, by) -> Initiative:
    """The draft is sent to the union above on its own; raises ``TransitionRefused`` or ``NotAllowed``."""
    return advance(initiative, "send", by=by, table=INITIATIVE_MOVES)


@transaction.atomic
def take_back_initiative(initiative: Initiative, *, by) -> Initiative:
    """What was sent on its own, and nobody has checked, is a draft again."""
    _refuse_held(initiative)
    return advance(initiative, "take_back", by=by, table=INITIATIVE_MOVES)


@transaction.atomic
def send_initiatives(initiatives, *, by) -> list[Initiative]:
    """All drafts of the queryset ``initiatives`` are sent, or none; raises ``TransitionRefused`` or ``NotAllowed``."""
    drafts = initiatives.filter(state=InitiativeState.DRAFT).select_related("unit", "programme", "suggestion")
    return advance_all(drafts.prefetch_related("authors"), "send", by=by, table=INITIATIVE_MOVES)


@transaction.atomic
def take_back_initiatives(initiatives, *, by) -> list[Initiative]:
    """All sent ones of the queryset ``initiatives`` are drafts again, to be mended."""
    sent = initiatives.filter(state=InitiativeState.SENT).select_related("unit")
    return advance_all(sent, "take_back", by=by, table=INITIATIVE_MOVES)


def checked_shares(authors: Iterable[tuple[Member, Any]]) -> list[tuple[Member, int]]:
    """``authors`` with whole shares of 1 to 100, nobody twice, 100 at most together; raises ``DomainError``."""
    shares = list(authors)
    for member, share in shares:
        if type(share) is not int or not 1 <= share <= FULL_SHARE:
            raise DomainError(_("Tỷ lệ đóng góp của %(name)s phải là số nguyên từ 1 đến 100.") % {"name": member.label})
    if len({member.pk for member, _share in shares}) < len(shares):
        raise DomainError(_("Một người được ghi hai lần trong danh sách tác giả. Hãy gộp tỷ lệ lại."))
    total = sum(share for _member, share in shares)
    if total > FULL_SHARE:
        raise DomainError(_("Tổng tỷ lệ đóng góp là %(total)s%%, không thể quá 100%%. Hãy sửa lại.") % {"total": total})
    return shares


def _refuse_held(initiative: Initiative) -> None:
    if not (verdict := is_free(initiative)):
        raise TransitionRefused(verdict.reason)


def _replace_authors(initiative: Initiative, shares) -> None:
    """Rows that stay as they are keep their keys, so that the history shows what really changed."""
    kept = {author.member_id: author for author in initiative.authors.all()}
    wanted = {member.pk: share for member, share in shares}
    InitiativeAuthor.objects.filter(pk__in=[row.pk for pk, row in kept.items() if pk not in wanted]).delete()
    for pk, row in kept.items():
        if pk in wanted and row.share_percent != wanted[pk]:
            row.share_percent = wanted[pk]
            row.save(update_fields=["share_percent", "updated_at"])
    InitiativeAuthor.objects.bulk_create(
        _rows(initiative, [(member, share) for member, share in shares if member.pk not in kept])
    )


def _rows(initiative: Initiative, shares) -> list[InitiativeAuthor]:
    return [InitiativeAuthor(initiative=initiative, member=member, share_percent=share) for member, share in shares]


def _refuse_days(initiative: Initiative) -> None:
    """The day it was first applied, where it is known, has come and suits the programme."""
    if not initiative.applied_on:
        return
    if initiative.applied_on > clock.today():
        raise DomainError(_("Ngày áp dụng lần đầu không thể ở tương lai. Hãy sửa lại ngày."))
    if not (verdict := suits_programme(initiative)):
        raise DomainError(verdict.reason)


def _new_code(unit) -> str:
    """The next free «SK-<unit code>-<n>»; numbers typed in by hand or imported are passed over."""
    while True:
        code = f"SK-{unit.code}-{next_number(f'initiative:{unit.pk}')}"
        if not Initiative.objects.filter(code=code).exists():
            return code
