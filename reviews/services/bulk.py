"""Many dossiers are accepted at once: first said which, then done one by one."""

from collections.abc import Collection
from dataclasses import asdict, dataclass, replace

from django.db.models import Count, Q

from campaigns.guards.entry_review import with_returned_entries
from campaigns.models import Dossier
from campaigns.permissions.dossier import with_part_of
from campaigns.services.moves import accept_dossier
from campaigns.transitions import DOSSIER_MOVES
from common.errors import DomainError, asking
from common.models import AuditEntry
from common.workflow import Move, check_move, write_audit
from reviews.services.chosen import refuse_too_many
from units.models import Role

BULK_ACCEPT = "accept_many"


@dataclass(frozen=True, slots=True)
class RowResult:
    """What happens to a chosen dossier: ``problem`` says why not, empty when it is accepted."""

    pk: int
    unit: str
    code: str
    dossier: str
    entries: int
    unseen: int
    problem: str

    @property
    def is_done(self) -> bool:
        return not self.problem


def preview_accept(keys: Collection[int], *, by) -> list[RowResult]:
    """What ``accept_many`` would do with each of ``keys`` the person reaches, in the order of the tree; writes nothing.

    One query, whatever stands in the way of however many. Raises ``TransitionRefused`` for too many at once.
    """
    refuse_too_many(keys)
    unreviewed = Count("entries", filter=Q(entries__review__isnull=True))
    rows = Dossier.objects.visible_to(by, Role.SPECIALIST).filter(pk__in=keys).select_related("campaign", "unit")
    rows = rows.annotate(entry_count=Count("entries"), unreviewed=unreviewed).order_by("unit__path", "pk")
    return [
        RowResult(
            pk=dossier.pk,
            unit=dossier.unit.label,
            code=dossier.unit.code,
            dossier=f"{dossier.get_kind_display()} – {dossier.campaign.name}",
            entries=dossier.entry_count,
            unseen=dossier.unreviewed,
            problem=_problem_with(dossier, by=by),
        )
        for dossier in with_returned_entries(with_part_of(by, rows))
    ]


def accept_many(keys: Collection[int], *, by, note: str = "") -> AuditEntry:
    """Each dossier of ``keys`` is accepted in a transaction of its own, or stays as it is.

    One that may not be accepted never holds up the others. The returned audit line, about the person, holds the result
    of each in ``data["rows"]``. Raises as ``preview_accept``.
    """
    rows = [_accept(result, by=by, note=note) if result.is_done else result for result in preview_accept(keys, by=by)]
    figures = {"chosen": len(rows), "done": sum(row.is_done for row in rows), "rows": [asdict(row) for row in rows]}
    return write_audit(by, BULK_ACCEPT, by=by, record=Move(note=note.strip(), data=figures))


def _problem_with(dossier: Dossier, *, by) -> str:
    """Why the move would be refused; asks nothing of a dossier read with what its guards need."""
    try:
        with asking():
            check_move(dossier, "accept", by=by, table=DOSSIER_MOVES)
    except DomainError as refusal:
        return str(refusal)
    return ""


def _accept(result: RowResult, *, by, note: str) -> RowResult:
    try:
        accept_dossier(Dossier.objects.get(pk=result.pk), by=by, note=note)
    except DomainError as refusal:
        return replace(result, problem=str(refusal))
    return result
