"""A decision waits to be published, then a second person issues it; from then on nothing of it changes."""

import dataclasses

from django.db import connection, transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from awards.models import Honour, Recommendation
from common import clock
from common.bulk import create_rows
from common.clock import today
from common.editing import refuse_stale
from common.errors import DomainError, TransitionRefused
from common.numbering import next_number
from common.workflow import Move, advance, advance_all, check_move
from decisions.models import Decision
from decisions.transitions import DECISION_MOVES, RESULT_MOVE_OF, RESULT_MOVES
from notices.models import NoticeKind
from notices.services.notice import notify
from papers.content import PaperKind
from papers.selectors.headings import heading_of
from units.models import Role, Unit
from units.selectors.people import people_at

NAME_HONOURS = """
UPDATE decisions_decisionline AS line SET honour_id = given.honour
FROM unnest(%s, %s) AS given (line, honour) WHERE line.id = given.line
"""
WORDS = "CÔNG BỐ"
"""What is typed before a decision is issued."""


@transaction.atomic
def submit_decision(decision: Decision, *, by, version: int | None = None) -> Decision:
    """The decision waits to be published and its recipients count as decided.

    ``version`` is the one that was read, ``None`` for none. Raises as ``advance``, or ``StaleEdit``.
    """
    refuse_stale(_locked(decision), version)
    return _moved(decision, "submit", by=by, submitted_by=by)


@transaction.atomic
def send_back_decision(decision: Decision, *, by, reason: str) -> Decision:
    """The decision is a draft again, its recipients are approved as before. Raises as ``advance``."""
    return _moved(decision, "send_back", by=by, note=reason, submitted_by=None)


@transaction.atomic
def issue_decision(decision: Decision, *, by, words: str, version: int | None = None) -> Decision:
    """The decision has the next number of its unit and year, and its recipients hold their honours, for good.

    The papers of the unit say on this day what it says at its top and foot. Units whose people are named are told.
    ``version`` is the one that was read, ``None`` for none. Raises ``DomainError`` for other words than «CÔNG BỐ»,
    ``StaleEdit``, ``NotAllowed`` or ``TransitionRefused``.
    """
    if words.strip() != WORDS:
        raise DomainError(_("Hãy gõ đúng hai chữ %(words)s để công bố.") % {"words": WORDS})
    decision = _locked(decision)
    refuse_stale(decision, version)
    check_move(decision, "issue", by=by, table=DECISION_MOVES)
    day = today()
    decision.year = day.year
    decision.number = next_number(decision.series)
    _give_honours(decision)
    return _moved(
        decision,
        "issue",
        by=by,
        data={"number": decision.number_label},
        year=decision.year,
        number=decision.number,
        signed_on=day,
        published_on=day,
        issued_by=by,
        issued_at=clock.now(),
        **_heading(decision),
    )


def _locked(decision: Decision) -> Decision:
    rows = Decision.objects.select_for_update(of=("self",)).select_related("unit", "campaign", "award", "run")
    return rows.get(pk=decision.pk)


def _moved(decision: Decision, move: str, *, by, note: str = "", data=None, **changes) -> Decision:
    """The decision made ``move`` and the results it names theirs."""
    named = decision.lines.filter(recommendation__isnull=False).values("recommendation")
    record = Move(note=note, data=data or {})
    moved = advance(decision, move, by=by, table=DECISION_MOVES, record=record, **changes)
    results = Recommendation.objects.filter(pk__in=named)
    about = dataclasses.replace(record, data=record.data | {"decision": decision.pk})
    advance_all(results, RESULT_MOVE_OF[move], by=by, table=RESULT_MOVES, record=about)
    if moved.is_issued:
        _tell(moved)
    return moved


def _heading(decision: Decision) -> dict[str, object]:
    heading = heading_of(PaperKind.DECISION, decision.unit, today())
    return {
        "upper_line": heading.upper,
        "unit_line": heading.unit,
        "authority": heading.authority,
        "recipients": list(heading.recipients),
    }


def _give_honours(decision: Decision) -> None:
    """Each line of the decision, whose number is known, has the honour it gives."""
    lines = list(decision.lines.in_order())
    year = decision.campaign.year if decision.campaign else decision.year
    honours = [
        Honour(
            subject_kind=line.subject_kind,
            member_id=line.member_id,
            collective_id=line.collective_id,
            subject_unit_id=line.subject_unit_id,
            award_id=line.award_id,
            unit_id=line.unit_id,
            year=year,
            decision_no=decision.number_label,
            decided_on=today(),
            decided_by=decision.unit.name,
            campaign=decision.campaign,
            name_then=line.name,
            unit_name_then=line.unit_name,
            is_issued=True,
        )
        for line in lines
    ]
    _refuse_doubles(decision, honours)
    create_rows(honours)
    with connection.cursor() as cursor:
        cursor.execute(NAME_HONOURS, [[line.pk for line in lines], [honour.pk for honour in honours]])


def _refuse_doubles(decision: Decision, honours: list[Honour]) -> None:
    """Nobody holds one of its awards by a decision of its number already."""
    awards, years = {honour.award_id for honour in honours}, {honour.year for honour in honours}
    known = Honour.objects.filter(award__in=awards, year__in=years, decision_no=decision.number_label)
    holders = {_holder(honour) for honour in honours}
    if row := next((row for row in known if _holder(row) in holders), None):
        raise TransitionRefused(
            _("Số %(number)s đã có trong sổ khen thưởng của %(name)s. Hãy kiểm tra số quyết định đã nhập từ trước.")
            % {"number": decision.number_label, "name": row.name_then}
        )


def _holder(honour: Honour) -> tuple:
    return honour.award_id, honour.year, honour.member_id, honour.collective_id, honour.subject_unit_id


def _tell(decision: Decision) -> None:
    units = Unit.objects.filter(pk__in=decision.lines.values("unit"))
    text = _("Quyết định %(number)s của %(unit)s đã công bố, có người hoặc tập thể của đơn vị bạn.") % {
        "number": decision.number_label,
        "unit": decision.unit.name,
    }
    url = reverse("decisions:decision-detail", args=[decision.pk])
    notify(people_at(Role.EDITOR, units=units), text=text, url=url, kind=NoticeKind.DOSSIER)
