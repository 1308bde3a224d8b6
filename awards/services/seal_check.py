"""A run is worked out again from what it stored, or sealed when it is large, by a worker while people watch."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, islice
from typing import Any

from django.db import DatabaseError, IntegrityError, connection, transaction
from django.db.models import Q
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.translation import gettext as _

from awards.models import Assessment, Recommendation, SealCheck, SealCheckState, TallyRun
from awards.models.seal_check import UNDER_WAY
from awards.permissions import may_check
from awards.selectors.comparing import Difference, compare_slices
from awards.selectors.sealing import seal_of
from awards.selectors.spelling import spelled
from awards.services.lease import MOST_ATTEMPTS, Lease, LeaseLost, lease_terms, new_owner
from awards.services.ranking import counts_of, places_in
from awards.services.sealing import seal_found, seal_tally
from awards.tally.quotas import bucket_to_json
from awards.tally.ranking import Ranked
from awards.tasks import check_seal_task
from awards.transitions import RUN_MOVES
from catalogue.models import AwardType
from common.errors import DomainError, NotAllowed, TransitionRefused
from common.workflow import check_move

TAKE = """
UPDATE awards_sealcheck SET state = 'running', owner = %(owner)s, attempts = attempts + 1,
  checked = 0, changed = 0, difference = NULL, first_changed = NULL,
  leased_until = clock_timestamp() + make_interval(secs => %(seconds)s)
WHERE id = %(check)s AND attempts < %(most)s
  AND (state = 'waiting' OR (state = 'running' AND leased_until < clock_timestamp()))
"""
AT_ONCE = 5000
"""A run of so many results is sealed while the person waits; a larger one is left to a worker."""
CHUNK = 1000


@dataclass(slots=True)
class Verdict:
    """What a run comes to when it is worked out again; ``sha256`` is the hash found."""

    entries: int = 0
    difference: Difference | None = None
    changed: int = 0
    first_changed: Difference | None = None
    sha256: str = ""
    refusal: str = ""

    @property
    def holds(self) -> bool:
        return self.difference is None


@dataclass(frozen=True, slots=True)
class _Unleased:
    """Stands for the lease of whoever needs none."""

    run: TallyRun

    def keep(self) -> None:
        """Nobody else would take it over."""


@transaction.atomic
def start_check(run: TallyRun, *, by) -> SealCheck:
    """A check of the run is queued; raises ``NotAllowed``, or ``TransitionRefused`` with what is in the way."""
    if not (verdict := may_check(by, run)):
        raise NotAllowed(verdict.reason)
    _refuse_unchecked(run)
    return _queue(run, by=by)


def start_sealing(run: TallyRun, *, by) -> SealCheck | None:
    """A small run is sealed; a larger one will be by a worker in the name of ``by``: returns what tells how far it is.

    Raises as ``seal_tally``.
    """
    if run.entries <= AT_ONCE:
        seal_tally(run, by=by)
        return None
    check_move(run, "seal", by=by, table=RUN_MOVES)
    return _queue(run, by=by, seals=True)


def verify_tally(run: TallyRun) -> Verdict:
    """The run is worked out again here and now; nothing is written. Raises ``TransitionRefused``."""
    _refuse_unchecked(run)
    verdict = Verdict()
    for _slice in _worked_out(_Unleased(run), verdict):
        pass
    return verdict


def run_check(check_id: int, owner: str = "") -> bool:
    """The check is done; says whether this call did it. Whatever goes wrong leaves it to another try and is raised."""
    lease = _take(check_id, owner or new_owner())
    if lease is None:
        return False
    verdict = Verdict()
    try:
        (_seal if lease.held.seals else _check)(lease, verdict)
    except LeaseLost:
        return False
    except DatabaseError:
        raise
    except Exception:
        _note(lease, verdict, state=_after_mistake(lease))
        raise
    return True


def reissue_checks() -> list[int]:
    """Checks that wait, or whose worker has gone, are queued again; those that were tried too often have failed."""
    left = Q(state__in=UNDER_WAY) & (Q(leased_until__isnull=True) | Q(leased_until__lt=Now()))
    SealCheck.objects.filter(left, attempts__gte=MOST_ATTEMPTS).update(state=SealCheckState.FAILED, finished_at=Now())
    queued = list(SealCheck.objects.filter(left).order_by("pk").values_list("pk", flat=True))
    for check_id in queued:
        check_seal_task.delay(check_id)
    return queued


@transaction.atomic
def _queue(run: TallyRun, *, by, seals: bool = False) -> SealCheck:
    try:
        with transaction.atomic():
            check = SealCheck.objects.create(run=run, asked_by=by, seals=seals)
    except IntegrityError:
        raise TransitionRefused(_("Lần tổng hợp này đang được đối chiếu hoặc niêm phong. Hãy chờ kết quả.")) from None
    transaction.on_commit(lambda: check_seal_task.delay(check.pk), robust=True)
    return check


def _check(lease: Lease, verdict: Verdict) -> None:
    """The run is worked out again and it is noted whether it holds."""
    for _slice in _worked_out(lease, verdict):
        _note(lease, verdict)
    _note(lease, verdict, state=SealCheckState.HOLDS if verdict.holds else SealCheckState.BROKEN)


def _seal(lease: Lease, verdict: Verdict) -> None:
    """The run is sealed in the name of whoever asked, or it is noted what was in the way."""

    def each() -> None:
        lease.keep()
        verdict.entries += 1
        if verdict.entries % CHUNK == 0:
            _note(lease, verdict)

    verdict.sha256 = seal_of(lease.run, each=each)
    if verdict.sha256 != lease.run.sha256:
        verdict.difference = Difference([], "sha256", lease.run.sha256, verdict.sha256)
        _note(lease, verdict, state=SealCheckState.BROKEN)
        return
    try:
        with transaction.atomic():
            seal_found(lease.run, by=lease.held.asked_by, sha256=verdict.sha256)
            _note(lease, verdict, state=SealCheckState.HOLDS)
    except DomainError as refusal:
        verdict.refusal = str(refusal)
        _note(lease, verdict, state=SealCheckState.FAILED)


def _refuse_unchecked(run: TallyRun) -> None:
    if not run.is_shown:
        raise TransitionRefused(_("Lần tổng hợp chưa xong hoặc đã bị huỷ nên không có gì để đối chiếu."))
    if not run.has_digests:
        raise TransitionRefused(
            _("Lần tổng hợp này chạy bằng phiên bản cũ, chưa lưu mã băm từng kết quả. Hãy tổng hợp lại.")
        )


def _take(check_id: int, owner: str) -> Lease | None:
    with connection.cursor() as cursor:
        cursor.execute(TAKE, lease_terms(owner) | {"check": check_id, "most": MOST_ATTEMPTS})
        if not cursor.rowcount:
            return None
    return Lease(SealCheck.objects.select_related("run__campaign", "asked_by").get(pk=check_id), owner)


def _worked_out(lease: Lease | _Unleased, verdict: Verdict) -> Iterator[None]:
    """Step by step: the entries, the line of each award, the hash. ``verdict`` grows with each."""
    run = lease.run
    for compared in compare_slices(run):
        verdict.entries += compared.entries
        verdict.changed += compared.changed
        verdict.difference = verdict.difference or compared.difference
        verdict.first_changed = verdict.first_changed or compared.first_changed
        lease.keep()
        yield
    if verdict.holds:
        verdict.difference = _first_misplaced(lease)
    verdict.sha256 = seal_of(run, each=lease.keep)
    if verdict.holds and (verdict.sha256 != run.sha256 or counts_of(run) != run.counts):
        verdict.difference = Difference([], "sha256", run.sha256, verdict.sha256)


def _first_misplaced(lease: Lease | _Unleased) -> Difference | None:
    """The first of the eligible, in order, whose rank or side of the line is not what the quotas give."""
    awards = AwardType.objects.filter(code__in=lease.run.standards["awards"]).order_by("code")
    ranked = chain.from_iterable(places_in(lease, award) for award in awards)
    while chunk := {int(each.ref): each for each in islice(ranked, CHUNK)}:
        for row in Assessment.objects.filter(pk__in=chunk).select_related("recommendation"):
            kept, again = _line_of(row.recommendation), _line_again(chunk[row.pk])
            if kept != again:
                return Difference(row.place, "rank", spelled(kept), spelled(again))
    return None


def _line_of(recommendation: Recommendation) -> list[Any]:
    row = recommendation
    return [row.outcome, row.rank, row.tie_at_line, row.stopped_by]


def _line_again(ranked: Ranked) -> list[Any]:
    stopped_by = None if ranked.stopped_by is None else bucket_to_json(ranked.stopped_by)
    return [ranked.place.value, ranked.position, ranked.tie_at_line, stopped_by]


def _note(lease: Lease, verdict: Verdict, *, state: str = SealCheckState.RUNNING) -> None:
    """How far the check is, and its end; raises ``LeaseLost``."""
    figures = {
        "state": state,
        "checked": verdict.entries,
        "changed": verdict.changed,
        "difference": verdict.difference and verdict.difference.to_json(),
        "first_changed": verdict.first_changed and verdict.first_changed.to_json(),
        "sha256": verdict.sha256,
        "refusal": verdict.refusal,
    }
    if state == SealCheckState.WAITING:
        figures["leased_until"] = None
    elif state != SealCheckState.RUNNING:
        figures |= {"finished_at": timezone.now(), "leased_until": None}
    if not SealCheck.objects.filter(pk=lease.held.pk, owner=lease.owner).update(**figures):
        raise LeaseLost


def _after_mistake(lease: Lease) -> str:
    return SealCheckState.FAILED if lease.held.attempts >= MOST_ATTEMPTS else SealCheckState.WAITING
