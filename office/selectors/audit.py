"""How far the audit is sealed."""

from typing import NamedTuple

from django.db.models import Sum

from common.models import AuditCheck, AuditEntry, AuditSegment


class Chain(NamedTuple):
    """How far the audit is sealed, and the last time it was walked; ``newest`` is ``None`` before the first segment."""

    newest: AuditSegment | None
    sealed: int
    unsealed: int
    last_check: AuditCheck | None


def sealed_to() -> int:
    """The number of the last entry in a segment; 0 before the first."""
    return AuditSegment.objects.order_by("-number").values_list("last", flat=True).first() or 0


def chain_of_today() -> Chain:
    """The state of the chain for its page."""
    newest = AuditSegment.objects.order_by("-number").defer("links").first()
    sealed = AuditSegment.objects.aggregate(entries=Sum("count"))["entries"] or 0
    unsealed = AuditEntry.objects.filter(pk__gt=newest.last if newest else 0).count()
    return Chain(newest, sealed, unsealed, AuditCheck.objects.select_related("asked_by").first())


def segment_of_root(root: str) -> AuditSegment | None:
    """The segment whose root it is; ``None`` where the chain has no such root."""
    return AuditSegment.objects.filter(root=root).defer("links").first()
