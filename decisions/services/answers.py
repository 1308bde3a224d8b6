"""What the higher body answered: granted or not, line by line or all at once; then the honour «cấp trên quyết định»."""

import dataclasses
import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from django.core.files.uploadedfile import UploadedFile
from django.db import connection, transaction
from django.db.models import Sum
from django.utils.translation import gettext as _

from awards.models import Honour, Recommendation
from common import clock
from common.bulk import create_rows
from common.clock import today
from common.editing import refuse_stale
from common.errors import DomainError, NotAllowed, TransitionRefused
from common.storing import keep_file
from common.uploads import checked_upload, refuse_total
from common.vietnamese import format_day
from common.workflow import Move, advance, advance_all, check_move, write_audit
from decisions.models import Answer, SubmissionFile, SubmissionLetter, SubmissionLine
from decisions.permissions import may_correct
from decisions.selectors.answered import is_unused
from decisions.services.answer_notices import tell_of_answers
from decisions.services.sending import locked_letter
from decisions.transitions import LETTER_MOVES, UP_MOVES
from notices.services.notice import take_back

NAME_HONOURS = """
UPDATE decisions_submissionline AS line SET honour_id = given.honour, gave_honour = given.is_new
  , answer = 'granted', decision_no = %s, decided_on = %s, decided_by = %s, reason = '', file_id = %s
  , recorded_by_id = %s, recorded_at = %s
FROM unnest(%s, %s, %s) AS given (line, honour, is_new) WHERE line.id = given.line
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What the higher body said of some lines, and in which decision or other paper.

    ``decision_no`` and ``decided_on`` may be missing only where nothing is granted; ``reason`` only where it is; of
    what is granted it is why there is no file of it.
    """

    is_granted: bool
    decision_no: str = ""
    decided_on: dt.date | None = None
    decided_by: str = ""
    reason: str = ""


@transaction.atomic
def record_answer(
    letter: SubmissionLetter,
    reply: Reply,
    *,
    by,
    numbers: Collection[int] = (),
    upload: UploadedFile | None = None,
    version: int | None = None,
) -> SubmissionLetter:
    """The lines of these ``numbers``, or all that wait where none is named, have their answer.

    Who was granted the award holds it, decided by the higher body; the units concerned are told, of refusals too. Once
    nobody waits the letter is answered. ``version`` is the one that was read, ``None`` for none. Raises ``StaleEdit``,
    ``NotAllowed``, ``TransitionRefused``, or ``DomainError`` for an answer that is not whole or a bad file.
    """
    letter = locked_letter(letter)
    refuse_stale(letter, version)
    check_move(letter, "answer", by=by, table=LETTER_MOVES)
    _refuse_partial(letter, reply)
    lines = _chosen(letter, numbers)
    _answer(letter, lines, reply, file=_kept(letter, upload, by=by), by=by)
    return _recorded(letter, lines, Move(note=reply.reason, data=_figures(reply)), by=by)


@transaction.atomic
def record_answers(letter: SubmissionLetter, said: Mapping[Reply, Collection[int]], *, by) -> SubmissionLetter:
    """The lines of the numbers of each reply have that answer, all of them or none; it is told and audited as one.

    Raises as ``record_answer``, and ``DomainError`` where two replies name one line or a reply names none.
    """
    letter = locked_letter(letter)
    check_move(letter, "answer", by=by, table=LETTER_MOVES)
    answered: list[SubmissionLine] = []
    replies = []
    for reply, numbers in said.items():
        _refuse_partial(letter, reply)
        if not numbers:
            raise DomainError(_("Hãy chọn ít nhất một dòng."))
        lines = _chosen(letter, numbers)
        _answer(letter, lines, reply, file=None, by=by)
        answered += lines
        replies.append(_figures(reply) | {"lines": len(lines), "numbers": _numbers(lines)})
    return _recorded(letter, answered, Move(data={"replies": replies}), by=by)


@transaction.atomic
def correct_answer(
    line: SubmissionLine, reply: Reply, *, by, why: str, upload: UploadedFile | None = None, version: int | None = None
) -> SubmissionLine:
    """An answer that was recorded wrongly is the right one; the honour it gave is changed, taken away or given.

    By another than who recorded it, and only while nothing rests on the honour. ``version`` is that of the letter.
    Raises as ``record_answer``.
    """
    letter = locked_letter(line.letter)
    refuse_stale(letter, version)
    line = letter.lines.select_related("honour", "award", "recommendation").get(pk=line.pk)
    line.letter = letter
    if not line.is_answered:
        raise TransitionRefused(_("Dòng này chưa có trả lời nên chưa có gì để sửa."))
    if not (verdict := may_correct(by, line)):
        raise NotAllowed(verdict.reason)
    if not why.strip():
        raise DomainError(_("Hãy ghi lý do sửa."))
    _refuse_partial(letter, reply)
    if line.honour and not (verdict := is_unused(line.honour)):
        raise TransitionRefused(verdict.reason)
    before = _figures(_reply_of(line))
    file = _kept(letter, upload, by=by) or line.file
    _take_away(line)
    _answer(letter, [line], reply, file=file, by=by)
    figures = {"line": line.order_no, "name": line.name, "before": before, "after": _figures(reply)}
    write_audit(letter, "correct", by=by, record=Move(note=why, data=figures))
    letter.version += 1
    letter.save(update_fields=["version", "updated_at"])
    tell_of_answers(letter, [line], by=by, corrected=why)
    line.refresh_from_db()
    return line


def problem_of(letter: SubmissionLetter, reply: Reply) -> tuple[str, str] | None:
    """Why ``reply`` cannot be recorded: the field of it that is wrong, and the sentence; ``None`` when it can."""
    if reply.is_granted:
        for name in ("decision_no", "decided_on", "decided_by"):
            if not getattr(reply, name):
                return name, _("Hãy ghi số, ngày và cơ quan quyết định.")
    elif not reply.reason.strip():
        return "reason", _("Hãy ghi lý do không tặng.")
    day = reply.decided_on
    if day and day > today():
        return "decided_on", _("Ngày quyết định chưa đến. Hãy kiểm tra lại.")
    if day and letter.signed_on and day < letter.signed_on:
        message = _("Ngày quyết định trước ngày gửi tờ trình (%(day)s). Hãy kiểm tra lại.")
        return "decided_on", message % {"day": format_day(letter.signed_on)}
    return None


def _refuse_partial(letter: SubmissionLetter, reply: Reply) -> None:
    if problem := problem_of(letter, reply):
        raise DomainError(problem[1])


def _recorded(letter: SubmissionLetter, lines: Sequence[SubmissionLine], record: Move, *, by) -> SubmissionLetter:
    """The letter is answered once nobody waits, and everybody concerned is told of ``lines``."""
    move = "answer_part" if letter.lines.waiting().exists() else "answer"
    data = dict(record.data or {}) | {"lines": len(lines), "numbers": _numbers(lines)}
    record = dataclasses.replace(record, data=data)
    letter = advance(letter, move, by=by, table=LETTER_MOVES, record=record, version=letter.version + 1)
    if move == "answer":
        take_back(letter.topic, by=by)
    tell_of_answers(letter, lines, by=by)
    return letter


def _numbers(lines: Sequence[SubmissionLine]) -> list[int]:
    return [line.order_no for line in lines]


def _chosen(letter: SubmissionLetter, numbers: Collection[int]) -> list[SubmissionLine]:
    waiting = {line.order_no: line for line in letter.lines.waiting().in_order()}
    if missing := sorted(set(numbers) - waiting.keys()):
        shown = ", ".join(map(str, missing[:10]))
        raise DomainError(_("Không có dòng nào đang chờ trả lời mang số %(numbers)s.") % {"numbers": shown})
    return [line for number, line in waiting.items() if not numbers or number in numbers]


def _kept(letter: SubmissionLetter, upload: UploadedFile | None, *, by) -> SubmissionFile | None:
    """The file, kept once however often the same one is handed in."""
    if upload is None:
        return None
    checked = checked_upload(upload)
    if known := letter.files.filter(sha256=checked.sha256).first():
        return known
    kept = letter.files.aggregate(size=Sum("size", default=0))["size"]
    refuse_total(checked, kept=kept, owner=_("tờ trình"))
    return keep_file(SubmissionFile(letter=letter, uploaded_by=by), checked)


def _answer(
    letter: SubmissionLetter, lines: Sequence[SubmissionLine], reply: Reply, *, file: SubmissionFile | None, by
) -> None:
    """The lines say what ``reply`` does, and their results follow."""
    if reply.is_granted:
        _grant(letter, lines, reply, file=file, by=by)
    else:
        told = {name: value for name, value in dataclasses.asdict(reply).items() if name != "is_granted"}
        letter.lines.filter(pk__in=[line.pk for line in lines]).update(
            **told, answer=Answer.NOT_GRANTED, file=file, recorded_by=by, recorded_at=clock.now()
        )
    move = "grant" if reply.is_granted else "not_grant"
    results = Recommendation.objects.filter(pk__in=[line.recommendation_id for line in lines])
    moving = results.exclude(state=UP_MOVES[move].target)
    about = {"letter": letter.pk, "decision_no": reply.decision_no}
    advance_all(moving, move, by=by, table=UP_MOVES, record=Move(note=reply.reason, data=about))


def _grant(letter: SubmissionLetter, lines: Sequence[SubmissionLine], reply: Reply, *, file, by) -> None:
    """Each line has its honour: the one the register holds by that decision already, else a new one."""
    year = letter.run.campaign.year
    register = Honour.objects.filter(
        award__in={line.award_id for line in lines}, year=year, decision_no=reply.decision_no
    )
    known = {_holder(honour): honour for honour in register}
    fresh = {line.pk: _honour(line, reply, letter) for line in lines if _holder(line) not in known}
    create_rows(list(fresh.values()))
    given = [fresh.get(line.pk) or known[_holder(line)] for line in lines]
    said = [reply.decision_no, reply.decided_on, reply.decided_by, file and file.pk, by.pk, clock.now()]
    keys = [[line.pk for line in lines], [honour.pk for honour in given], [line.pk in fresh for line in lines]]
    with connection.cursor() as cursor:
        cursor.execute(NAME_HONOURS, [*said, *keys])


def _honour(line: SubmissionLine, reply: Reply, letter: SubmissionLetter) -> Honour:
    return Honour(
        subject_kind=line.subject_kind,
        member_id=line.member_id,
        collective_id=line.collective_id,
        subject_unit_id=line.subject_unit_id,
        award_id=line.award_id,
        unit_id=line.unit_id,
        year=letter.run.campaign.year,
        decision_no=reply.decision_no,
        decided_on=reply.decided_on,
        decided_by=reply.decided_by,
        campaign=letter.run.campaign,
        name_then=line.name,
        unit_name_then=line.unit_name,
        decided_above=True,
    )


def _take_away(line: SubmissionLine) -> None:
    """The line says nothing of an honour any more; one it gave is gone from the register."""
    honour, was_given = line.honour, line.gave_honour
    SubmissionLine.objects.filter(pk=line.pk).update(
        answer=Answer.WAITING,
        honour=None,
        gave_honour=False,
        recorded_by=None,
    )
    if honour and was_given:
        honour.delete()


def _holder(row: Honour | SubmissionLine) -> tuple:
    return row.award_id, row.member_id, row.collective_id, row.subject_unit_id


def _reply_of(line: SubmissionLine) -> Reply:
    names = ("decision_no", "decided_on", "decided_by", "reason")
    return Reply(is_granted=line.is_granted, **{name: getattr(line, name) for name in names})


def _figures(reply: Reply) -> dict[str, object]:
    """What the audit keeps of an answer."""
    return {
        "granted": reply.is_granted,
        "decision_no": reply.decision_no,
        "decided_on": reply.decided_on.isoformat() if reply.decided_on else "",
        "decided_by": reply.decided_by,
        "reason": reply.reason,
    }
