"""The chain of the audit is walked: what is sealed still is as it was, or the first link that is broken is named."""

import logging
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from common.audit_chain import ENTRY_FIELDS, link_of, unpacked
from common.audit_witnesses import all_witnesses
from common.models import AuditCheck, AuditEntry, AuditSegment
from common.tasks import check_audit_task

logger = logging.getLogger(__name__)


class FaultKind(models.TextChoices):
    SEGMENT_MISSING = "segment_missing", _("Thiếu đoạn %(segment)s: đã bị xoá khỏi chuỗi.")
    SEGMENT_CHANGED = "segment_changed", _("Đoạn %(segment)s không còn ra đúng mã của nó: nội dung đoạn đã bị sửa.")
    CHAIN_CUT = "chain_cut", _("Đoạn %(segment)s không nối vào đoạn trước nó: đoạn trước đã bị thay.")
    ENTRY_MISSING = "entry_missing", _("Đoạn %(segment)s thiếu dòng số %(entry)s: dòng này đã bị xoá.")
    ENTRY_CHANGED = "entry_changed", _("Dòng số %(entry)s trong đoạn %(segment)s đã bị sửa.")
    ENTRY_ADDED = "entry_added", _("Dòng số %(entry)s đã bị chen vào đoạn %(segment)s sau khi niêm.")
    ROOT_UNKNOWN = "root_unknown", _("Chuỗi không có mã đã cho: cuối chuỗi đã bị cắt hoặc chuỗi đã bị làm lại.")
    WITNESS_UNKNOWN = (
        "witness_unknown",
        _(
            "Chuỗi không còn mã %(root)s của đoạn %(segment)s, là mã %(place)s đang mang: cuối chuỗi đã bị cắt hoặc "
            "chuỗi đã bị làm lại."
        ),
    )


@dataclass(frozen=True, slots=True)
class Fault:
    """The first broken link: which kind, in the segment of which number, at the entry of which number.

    Of a ``root`` that is not in the chain, also which it is and what bears it, in words.
    """

    kind: str
    segment: int | None = None
    entry: int | None = None
    root: str = ""
    place: str = ""


@dataclass(slots=True)
class ChainVerdict:
    """What a walk along the chain came to; ``root`` is the last hash that holds."""

    segments: int = 0
    entries: int = 0
    unsealed: int = 0
    root: str = ""
    fault: Fault | None = None

    @property
    def holds(self) -> bool:
        return self.fault is None


def told(fault: dict[str, Any] | None) -> str:
    """The sentence for a person; empty without a fault."""
    return FaultKind(fault["kind"]).label % fault if fault else ""


def verify_audit(*, expected: str = "") -> ChainVerdict:
    """The whole chain is compared with the entries and with every root stored beside it; nothing is written.

    ``expected`` is a root copied from a paper. Of a chain cut short at its end behind the last root that is stored or
    expected it cannot be told that it ever was longer.
    """
    verdict = ChainVerdict()
    missing = {witness.root: witness for witness in reversed(all_witnesses())}
    known, last = not expected, 0
    for segment in AuditSegment.objects.order_by("number").iterator(chunk_size=20):
        verdict.fault = _fault_of(segment, verdict, after=last)
        if not verdict.holds:
            return verdict
        verdict.segments, verdict.root, last = segment.number, segment.root, segment.last
        verdict.entries += segment.count
        known = known or segment.root == expected
        missing.pop(segment.root, None)
    verdict.unsealed = AuditEntry.objects.filter(pk__gt=last).count()
    if not known:
        verdict.fault = Fault(FaultKind.ROOT_UNKNOWN)
    elif missing:
        first = min(missing.values())
        verdict.fault = Fault(FaultKind.WITNESS_UNKNOWN, first.segment, root=first.root, place=first.place)
    return verdict


@transaction.atomic
def ask_for_check(*, by=None) -> AuditCheck:
    """A check waits for a worker, asked for ``by`` somebody, or by the clock; the one that waits already if any."""
    waiting, is_new = AuditCheck.objects.get_or_create(finished_at=None, defaults={"asked_by": by})
    if is_new:
        transaction.on_commit(check_audit_task.delay, robust=True)
    return waiting


@transaction.atomic
def run_waiting_check() -> AuditCheck | None:
    """The check that waits, if any, is done. One whose worker dies waits on: its row is locked, never marked."""
    check = AuditCheck.objects.select_for_update(skip_locked=True).filter(finished_at__isnull=True).first()
    if check is None:
        return None
    verdict = verify_audit()
    check.segments, check.checked, check.unsealed = verdict.segments, verdict.entries, verdict.unsealed
    check.root, check.finished_at = verdict.root, timezone.now()
    if verdict.fault:
        check.fault = asdict(verdict.fault)
        logger.critical("audit chain is broken: %s", check.fault)
    check.save()
    return check


def _fault_of(segment: AuditSegment, verdict: ChainVerdict, *, after: int) -> Fault | None:
    """What is wrong with ``segment``, which follows those of ``verdict`` that end with the entry ``after``."""
    if segment.number != verdict.segments + 1:
        return Fault(FaultKind.SEGMENT_MISSING, verdict.segments + 1)
    if segment.previous != verdict.root:
        return Fault(FaultKind.CHAIN_CUT, segment.number)
    if segment.root != segment.worked_out_root():
        return Fault(FaultKind.SEGMENT_CHANGED, segment.number)
    return next(_broken(segment, after=after), None)


def _broken(segment: AuditSegment, *, after: int) -> Iterator[Fault]:
    """The entries of ``segment`` that are not as they were sealed, in order of number."""
    sealed = {link.entry: link for link in unpacked(bytes(segment.links))}
    rows = AuditEntry.objects.filter(pk__gt=after, pk__lte=segment.last).values_list(*ENTRY_FIELDS)
    found = {values[0]: link_of(values) for values in rows}
    for number in sorted(sealed.keys() | found.keys()):
        if number not in found:
            yield Fault(FaultKind.ENTRY_MISSING, segment.number, number)
        elif number not in sealed:
            yield Fault(FaultKind.ENTRY_ADDED, segment.number, number)
        elif sealed[number] != found[number]:
            yield Fault(FaultKind.ENTRY_CHANGED, segment.number, number)
