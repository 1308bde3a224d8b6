from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from common.bulk import update_rows
from common.editing import refuse_stale
from common.errors import DomainError, NotAllowed, TransitionRefused
from common.vietnamese import UnclearNumber, fold, parse_number
from common.workflow import write_audit
from contests.guards import takes_results
from contests.models import Contest, Contestant, ContestPrize
from contests.permissions import TYPED, may_hold
from contests.services.contest import lock_contest

MOST_RANK = 1_000_000
MOST_POINTS = Decimal("999999.99")
SHOWN = 5
"""Bad lines that a refusal names."""


@dataclass(frozen=True, slots=True)
class Result:
    """What came of a contestant; ``None`` is not written."""

    points: Decimal | None
    rank: int | None
    prize: ContestPrize | None


@transaction.atomic
def record_results(contest: Contest, results: Mapping[int, Result], *, by, version: int | None = None) -> int:
    """The contestants, by their keys, have these results; returns of how many that is new.

    A confirmation given before does not hold any more. Raises ``StaleEdit``, ``NotAllowed``, ``TransitionRefused`` or
    ``DomainError`` for somebody, or a prize, of another contest.
    """
    contest = lock_contest(contest)
    if not (verdict := may_hold(by, contest)):
        raise NotAllowed(verdict.reason)
    refuse_stale(contest, version)
    if not (verdict := takes_results(contest)):
        raise TransitionRefused(verdict.reason)
    rows = Contestant.objects.of_contest(contest).filter(pk__in=results).select_for_update(of=("self",)).order_by("pk")
    found = list(rows)
    if len(found) < len(results) or any(r.prize and r.prize.contest_id != contest.pk for r in results.values()):
        raise DomainError(_("Có thí sinh hoặc giải không thuộc hội thi này. Hãy tải lại trang."))
    changed = [row for row in found if _write(row, results[row.pk])]
    if not changed:
        return 0
    update_rows(changed, ["points", "rank", "prize"])
    contest.confirmed_by = None
    contest.version += 1
    contest.save(update_fields=["confirmed_by", "version", "updated_at"])
    write_audit(contest, TYPED, by=by)
    return len(changed)


def paste_results(contest: Contest, text: str, *, by, version: int | None = None) -> int:
    """As ``record_results``, of lines as a spreadsheet gives them: code, points, rank, prize, with tabs or semicolons.

    An empty column is not written; of somebody in two disciplines a fifth column names it. With any line that cannot
    be read nothing is written. Raises ``DomainError`` that says what is wrong in which line.
    """
    reader = _Reader(contest)
    results: dict[int, Result] = {}
    problems = []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        try:
            key, result = reader.read(line, known=results)
            results[key] = result
        except DomainError as problem:
            problems.append(_("Dòng %(number)s: %(problem)s") % {"number": number, "problem": problem})
    if problems:
        more = len(problems) - SHOWN
        rest = [_("Còn %(count)s dòng sai nữa.") % {"count": more}] if more > 0 else []
        raise DomainError(" ".join([*problems[:SHOWN], *rest]))
    if not results:
        raise DomainError(_("Chưa dán dòng nào. Mỗi dòng: mã; điểm; thứ hạng; giải."))
    return record_results(contest, results, by=by, version=version)


def _write(row: Contestant, result: Result) -> bool:
    """Whether ``row`` says something new."""
    before = (row.points, row.rank, row.prize_id)
    row.points, row.rank, row.prize = result.points, result.rank, result.prize
    return before != (row.points, row.rank, row.prize_id)


class _Reader:
    """Reads the lines of one contest; what it knows of it took two queries."""

    def __init__(self, contest: Contest) -> None:
        rows = Contestant.objects.of_contest(contest).select_related("discipline", "member", "collective")
        self.rows: list[Contestant] = list(rows)
        self.prizes = {word: prize for prize in contest.prizes.all() for word in _words(prize)}

    def read(self, line: str, *, known: Collection[int]) -> tuple[int, Result]:
        """The contestant, none of ``known``, and what came of it."""
        parts = [part.strip() for part in line.split("\t" if "\t" in line else ";")]
        code, points, rank, prize, trade = [*parts, "", "", "", "", ""][:5]
        row = self._contestant(code, trade)
        if row.pk in known:
            raise DomainError(_("thí sinh này đã có ở một dòng trên."))
        return row.pk, Result(_points(points), _rank(rank), self._prize(prize))

    def _contestant(self, code: str, trade: str) -> Contestant:
        named = [row for row in self.rows if row.subject.code.casefold() == code.casefold()]
        if trade:
            named = [row for row in named if fold(row.discipline.name) == fold(trade)]
        if not named:
            raise DomainError(_("không có thí sinh mang mã «%(code)s».") % {"code": code})
        if len(named) > 1:
            raise DomainError(
                _("«%(code)s» dự nhiều nghề thi; hãy thêm cột thứ năm ghi tên nghề thi.") % {"code": code}
            )
        return named[0]

    def _prize(self, typed: str) -> ContestPrize | None:
        if not typed:
            return None
        if (prize := self.prizes.get(fold(typed))) is None:
            raise DomainError(_("hội thi không có giải «%(prize)s».") % {"prize": typed})
        return prize


def _words(prize: ContestPrize) -> Iterable[str]:
    """What a list may call the prize: «giai nhat», «nhat», «first»."""
    name = fold(str(prize))
    return {name, name.removeprefix("giai").strip(), prize.grade}


def _points(typed: str) -> Decimal | None:
    if not typed:
        return None
    try:
        points = Decimal(parse_number(typed))
    except UnclearNumber:
        points = Decimal(-1)
    if not 0 <= points <= MOST_POINTS or points != round(points, 2):
        raise DomainError(_("điểm «%(typed)s» không đọc được; hãy ghi như 95,5.") % {"typed": typed})
    return points


def _rank(typed: str) -> int | None:
    if not typed:
        return None
    if not typed.isascii() or not typed.isdigit() or not 1 <= int(typed[:9]) <= MOST_RANK:
        raise DomainError(_("thứ hạng «%(typed)s» không đọc được; hãy ghi số từ 1 trở lên.") % {"typed": typed})
    return int(typed)
