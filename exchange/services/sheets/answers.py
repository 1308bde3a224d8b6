from collections import Counter, defaultdict
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Q
from django.utils.translation import gettext as _

from common.errors import DomainError
from common.vietnamese import fold, format_number
from decisions.models import Answer, SubmissionLetter, SubmissionLine, SubmissionState
from decisions.permissions import DRAFTERS, may_answer
from decisions.services.answers import Reply, problem_of, record_answers
from exchange.services.columns import Reply as Said
from exchange.services.sheets.base import Change, Importer, Line

SAID = ("answer", "decision_no", "decided_on", "decided_by", "reason")
ABOUT = {"decision_no": "decision_no", "decided_on": "decided_on", "decided_by": "decided_by", "reason": "reason"}
"""By field of a reply, the column it is read from."""

LetterKey = tuple[str, int, int]
"""Code of the unit, year and number."""


class AnswersImporter(Importer):
    """What higher bodies answered of the lines of letters; by whom it may be recorded by hand.

    A row without «Kết quả» says nothing. A line that is answered is not answered again: a wrong answer is corrected on
    the page of its letter, by another. All rows of a file are recorded, or none.
    """

    name = "answers"
    roles = DRAFTERS

    # ---------- What the numbers stand for ----------

    def resolve(self) -> None:
        self._person = self._as_by_hand()
        letters = self._letters()
        barred: dict[int, str] = {}
        for letter in letters.values():
            if letter.state == SubmissionState.WITHDRAWN:
                barred[letter.pk] = _("Tờ trình này đã rút nên không còn chờ trả lời.")
            elif not (verdict := may_answer(self._person, letter)):
                barred[letter.pk] = verdict.reason
        for line in self.good():
            letter = letters.get(_letter_key(line))
            if letter is None:
                message = _("Không có tờ trình số %(number)s năm %(year)s của đơn vị «%(code)s» trong phạm vi của bạn.")
                said = {"number": line["letter_no"], "year": line["year"], "code": line["unit_code"]}
                self.refuse(line, "letter_no", message % said)
            elif letter.pk in barred:
                self.refuse(line, "letter_no", barred[letter.pk])
            else:
                line.found["letter"] = letter

    def _as_by_hand(self) -> Any:
        """Whoever imports with the roles they hold themselves: to a superuser the import gives no others here."""
        return get_user_model().objects.get(pk=self.by.pk) if self.by.is_superuser else self.by

    def _letters(self) -> dict[LetterKey, SubmissionLetter]:
        keys = {_letter_key(line) for line in self.good()}
        named = Q(year__in={year for _code, year, _no in keys}, number__in={number for _code, _year, number in keys})
        rows = SubmissionLetter.objects.visible_to(self.by, *self.roles).exclude(state=SubmissionState.DRAFT)
        rows = rows.filter(named, unit__code__in={code for code, _year, _no in keys})
        rows = rows.select_related("unit", "addressee_unit", "run__campaign").order_by("pk")
        found = {(row.unit.code, row.year, row.number): row for row in rows}
        return {key: row for key, row in found.items() if key in keys}

    # ---------- One line ----------

    def check(self, line: Line) -> None:
        if not self._says(line):
            for name in ("decision_no", "decided_on", "reason"):
                if line[name]:
                    return self.refuse(
                        line, "answer", _("Dòng này đã ghi số, ngày hoặc lý do nhưng chưa chọn «Kết quả».")
                    )
        elif line["answer"] == Said.GRANTED and line["reason"]:
            self.refuse(line, "reason", _("Đã chọn «Được tặng» thì để trống lý do không tặng."))
        elif problem := problem_of(line.found["letter"], _reply(line)):
            field, message = problem
            self.refuse(line, ABOUT[field], message)
        return None

    def _says(self, line: Line) -> bool:
        return bool(line["answer"])

    def key(self, line: Line) -> tuple[int, int]:
        return line.found["letter"].pk, line["order_no"]

    def known(self) -> dict[tuple[int, int], SubmissionLine]:
        letters = {line.found["letter"].pk for line in self.good()}
        rows = SubmissionLine.objects.filter(letter__in=letters, is_live=True)
        self._lines = {(row.letter_id, row.order_no): row for row in rows}
        self._last = Counter(letter for letter, _number in self._lines)
        return self._lines

    def fields(self, line: Line) -> dict[str, Any]:
        return {name: line[name] for name in SAID} if self._says(line) else {}

    def changes(self, line: Line, row: SubmissionLine) -> dict[str, Any]:
        for key, stands in (("nominee", row.name), ("award", row.award_label)):
            if fold(line[key]) != fold(stands):
                message = _("Dòng số %(number)s của tờ trình là «%(stands)s». Hãy giữ mỗi dòng như lúc tải tệp về.")
                self.refuse(line, key, message % {"number": row.order_no, "stands": stands})
                return {}
        return super().changes(line, row)

    def check_new(self, line: Line) -> None:
        message = _("%(letter)s không có dòng số %(number)s: danh sách có %(count)s dòng.")
        letter = line.found["letter"]
        said = {"letter": letter, "number": line["order_no"], "count": format_number(self._last[letter.pk])}
        self.refuse(line, "order_no", message % said)

    def check_change(self, change: Change) -> None:
        row = change.row
        if row.answer == Answer.WAITING:
            return
        stands = ", ".join(filter(None, (str(row.get_answer_display()), row.decision_no)))
        message = _("Dòng này đã có trả lời (%(stands)s). Ghi nhầm thì người khác sửa ở trang của tờ trình.")
        self.refuse(change.line, next(name for name in SAID if name in change.fields), message % {"stands": stands})

    # ---------- Writing ----------

    def create(self, lines: list[Line]) -> None:
        """A letter's list is never added to."""

    def update(self, changes: list[Change]) -> None:
        by_letter: dict[int, list[Line]] = defaultdict(list)
        for change in changes:
            by_letter[change.line.found["letter"].pk].append(change.line)
        for key in sorted(by_letter):
            self._record(by_letter[key])

    def _record(self, lines: list[Line]) -> None:
        letter = lines[0].found["letter"]
        said: dict[Reply, list[int]] = defaultdict(list)
        for line in lines:
            said[_reply(line)].append(line["order_no"])
        try:
            record_answers(letter, said, by=self._person)
        except DomainError as refusal:
            for line in lines:
                self.refuse(line, "answer", refusal)
        else:
            self._note(letter, lines)

    def _note(self, letter: SubmissionLetter, lines: list[Line]) -> None:
        """What is recorded of a letter, in figures."""
        granted = sum(line["answer"] == Said.GRANTED for line in lines)
        message = _("%(letter)s: %(granted)s được tặng, %(refused)s không tặng, còn %(waiting)s chờ trả lời.")
        self.journal.notes.append(
            message
            % {
                "letter": letter,
                "granted": format_number(granted),
                "refused": format_number(len(lines) - granted),
                "waiting": format_number(letter.lines.waiting().count()),
            }
        )


def _letter_key(line: Line) -> LetterKey:
    return line["unit_code"], line["year"], line["letter_no"]


def _reply(line: Line) -> Reply:
    return Reply(is_granted=line["answer"] == Said.GRANTED, **{name: line[key] for name, key in ABOUT.items()})
