"""A unit puts exemplars to the vote, and what comes out is kept."""

import datetime as dt
from collections.abc import Collection

from django.db import transaction
from django.utils.translation import gettext as _

from common import clock
from common.bulk import create_rows
from common.editing import cleaned
from common.errors import DomainError, NotAllowed
from common.integrity import refusing
from common.language import in_vietnamese
from common.workflow import Move, advance, write_audit
from exemplars.guards import is_in_no_open_round
from exemplars.models import Candidate, Exemplar, ExemplarState, RoundState, SelectionRound
from exemplars.selectors.voters import results_of
from exemplars.services.moves import tell_judges, tell_unit
from exemplars.transitions import ENTAILED_MOVES, ROUND_MOVES
from units.permissions import may_write_for


@transaction.atomic
def open_round(
    *,
    unit,
    by,
    title: str,
    way: str,
    opens_on: dt.date,
    closes_on: dt.date,
    threshold: int,
    fewest_votes: int,
    most_choices: int,
    exemplars: Collection[Exemplar],
) -> SelectionRound:
    """The unit votes on ``exemplars``, proposed ones of its own, from ``opens_on`` to the end of ``closes_on``.

    Raises ``NotAllowed``, or ``DomainError`` naming each bad field, for days that are over, for no candidate, and for
    one that is not proposed, of another unit or in an open round.
    """
    if not (verdict := may_write_for(by, unit)):
        raise NotAllowed(verdict.reason)
    round_ = SelectionRound(
        unit=unit,
        title=title,
        way=way,
        opens_on=opens_on,
        closes_on=closes_on,
        threshold=threshold,
        fewest_votes=fewest_votes,
        most_choices=most_choices,
        made_by=by,
    )
    cleaned(round_)
    if closes_on < clock.today():
        raise DomainError(_("Ngày kết thúc đã qua. Hãy chọn ngày từ hôm nay trở đi."))
    candidates = _lock_all(exemplars)
    _refuse_candidates(unit, candidates)
    with refusing(SelectionRound):
        round_.save(force_insert=True)
    create_rows([Candidate(round=round_, exemplar=exemplar) for exemplar in candidates])
    write_audit(round_, "open", by=by, after=RoundState.OPEN)
    return round_


@transaction.atomic
def close_round(round_: SelectionRound, *, by) -> SelectionRound:
    """No vote is taken any more; whoever reached the threshold is selected, and whoever may approve is told.

    Raises ``TransitionRefused`` before the last day is over, or ``NotAllowed``.
    """
    round_ = advance(lock_round(round_), "close", by=by, table=ROUND_MOVES)
    results = results_of(round_)
    _lock_all([result.candidate.exemplar for result in results])
    for result in sorted(results, key=lambda each: each.candidate.exemplar_id):
        candidate = result.candidate
        candidate.is_selected = result.is_enough
        candidate.save(update_fields=["is_selected", "updated_at"])
        if result.is_enough and candidate.exemplar.state == ExemplarState.PROPOSED:
            _select(result, by=by)
    return round_


@transaction.atomic
def cancel_round(round_: SelectionRound, *, by, reason: str) -> SelectionRound:
    """Nothing comes of the round, for ``reason``; its candidates may be put to another vote."""
    return advance(lock_round(round_), "cancel", by=by, table=ROUND_MOVES, record=Move(note=reason.strip()))


def lock_round(round_: SelectionRound) -> SelectionRound:
    """The row under a lock that votes on their way wait for, with its unit."""
    return SelectionRound.objects.select_for_update(of=("self",)).select_related("unit").get(pk=round_.pk)


@in_vietnamese()
def _select(result, *, by) -> None:
    exemplar = result.candidate.exemplar
    words = {"count": result.count, "votes": result.votes}
    record = Move(note=_("%(count)s/%(votes)s phiếu") % words)
    version = exemplar.version + 1
    moved = advance(exemplar, "select", by=by, table=ENTAILED_MOVES, record=record, version=version)
    tell_judges(moved)
    text = _("Điển hình «%(title)s» được bình chọn với %(count)s/%(votes)s phiếu, đang chờ cấp trên duyệt.")
    tell_unit(moved, text % (words | {"title": moved.title}), but=by)


def _lock_all(exemplars: Collection[Exemplar]) -> list[Exemplar]:
    keys = [exemplar.pk for exemplar in exemplars]
    return list(Exemplar.objects.select_for_update(of=("self",)).filter(pk__in=keys).order_by("pk"))


def _refuse_candidates(unit, candidates: list[Exemplar]) -> None:
    if not candidates:
        raise DomainError(_("Hãy chọn ít nhất một điển hình đã đề cử để bình chọn."))
    for exemplar in candidates:
        if exemplar.unit_id != unit.pk:
            raise DomainError(_("«%(title)s» không phải của đơn vị này.") % {"title": exemplar.title})
        if exemplar.state != ExemplarState.PROPOSED:
            raise DomainError(
                _("«%(title)s» đang ở trạng thái «%(state)s» nên không đưa ra bình chọn được. Hãy tải lại trang.")
                % {"title": exemplar.title, "state": exemplar.get_state_display()}
            )
        if not (verdict := is_in_no_open_round(exemplar)):
            raise DomainError(f"{exemplar.title}: {verdict.reason}")
