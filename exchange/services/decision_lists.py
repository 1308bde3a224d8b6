"""The lists of decisions and of letters to higher bodies, and the list that goes with each, as files."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType, SimpleNamespace
from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from common.errors import DomainError
from decisions.forms.decision import DecisionFilterSet
from decisions.forms.letter import LetterFilterSet
from decisions.models import Decision, DecisionLine, SubmissionLetter, SubmissionLine
from decisions.permissions import READERS
from decisions.selectors.amended import aftermath_of, amendments_of
from exchange.services.list_shapes import STATE, UNIT, UNIT_CODE, Asked, ListColumn, ListShape, Shown, filtered
from units.scope import scope_of


def _decisions(user: Any, asked: Asked) -> Shown:
    rows = Decision.objects.for_list().visible_to(user, *READERS)
    return filtered(DecisionFilterSet(asked, rows, request=SimpleNamespace(user=user)))


def _letters(user: Any, asked: Asked) -> Shown:
    return _letters_of(SubmissionLetter.objects.for_list().within(_paths(user)), user, asked)


def _received(user: Any, asked: Asked) -> Shown:
    return _letters_of(SubmissionLetter.objects.for_list().received(_paths(user)), user, asked)


def _letters_of(rows: Any, user: Any, asked: Asked) -> Shown:
    return filtered(LetterFilterSet(asked, rows.visible_to(user, *READERS)))


def _paths(user: Any) -> list[str]:
    return [""] if user.is_superuser else list(scope_of(user).paths(*READERS))


def _decision_lines(user: Any, asked: Asked) -> Shown:
    decision = _asked_for(Decision.objects.select_related("unit").visible_to(user, *READERS), asked, "decision")
    if decision is None:
        raise DomainError(_("Không thấy quyết định này. Hãy mở lại trang của quyết định rồi xuất."))
    rows = DecisionLine.objects.filter(decision=decision).select_related("honour__end", "decision__about__unit")
    return Shown(rows.in_order(), decision.number_label or decision.subject_matter)


def _letter_lines(user: Any, asked: Asked) -> Shown:
    letter = _asked_for(SubmissionLetter.objects.visible_to(user, *READERS), asked, "letter")
    if letter is None:
        raise DomainError(_("Không thấy tờ trình này. Hãy mở lại trang của tờ trình rồi xuất."))
    return Shown(SubmissionLine.objects.filter(letter=letter).in_order(), str(letter))


def _asked_for(rows: Any, asked: Asked, name: str) -> Any:
    """The row whose key stands in the address under ``name``; ``None`` when there is none in reach."""
    number = asked.get(name, "")
    is_key = number.isascii() and number.isdecimal() and len(number) < 19
    return rows.filter(pk=number).first() if is_key else None


def _tell_aftermath(decisions: Sequence[Decision]) -> None:
    after = aftermath_of(row for row in decisions if row.is_issued and row.is_amendable)
    for decision in decisions:
        decision.after = after.get(decision.pk)


def _labels(decision: Any) -> str:
    return "; ".join(label for label, _tone in decision.after.labels) if decision.after else ""


def _steps(decision: Any) -> str:
    return "; ".join(str(step) for step in decision.open_steps)


def _standing(letter: Any) -> str:
    """The state, and whether a part is answered or the answer is late."""
    said = [str(letter.get_state_display())]
    if letter.awaits_answer and letter.waiting != letter.total:
        said.append(_("Đã trả lời một phần"))
    if letter.is_overdue:
        said.append(_("Quá hạn trả lời"))
    return "; ".join(said)


def _tell_amendments(lines: Sequence[DecisionLine]) -> None:
    amendments_of(lines[0].decision, lines, reached=Decision.objects.none())


def _what_became(line: Any) -> str:
    """What the decision does with the line where it is about another, and what later ones did of it."""
    said = []
    if line.ends and line.work_id:
        said.append(_("thu hồi biển"))
    elif line.ends:
        said.append(_("bị thay thế") if line.decision.kind == "replacement" else _("thu hồi"))
    if line.honour and not line.ends and getattr(line.honour, "end", None):
        said.append(str(line.honour.end))
    if ended := getattr(line, "ended_by", None):
        said.append(_("Biển đã thu hồi theo Quyết định %(number)s") % {"number": ended.decision.number_label})
    said += [f"{what}: «{old}» → «{new}»" for what, old, new in getattr(line, "changes", ())]
    return "; ".join(said)


def _answer(line: SubmissionLine) -> str:
    return str(line.get_answer_display()) if line.is_live else ""


_NUMBER: Final = ListColumn(gettext_lazy("Số"), lambda row: row.number_label, 18)
_SIGNED: Final = ListColumn(gettext_lazy("Ngày ký"), lambda row: row.signed_on, 12)
_ABOUT: Final = ListColumn(gettext_lazy("Trích yếu"), lambda row: row.subject_matter, 60)
_ORDER: Final = ListColumn(gettext_lazy("Số thứ tự"), lambda row: row.order_no, 10)
_NAME: Final = ListColumn(gettext_lazy("Tên"), lambda row: row.name, 36)
_BIRTH: Final = ListColumn(gettext_lazy("Năm sinh"), lambda row: row.birth_year, 10)
_POSITION: Final = ListColumn(gettext_lazy("Chức vụ"), lambda row: row.position, 28)
_UNIT_THEN: Final = ListColumn(gettext_lazy("Đơn vị"), lambda row: row.unit_name, 36)
_AWARD: Final = ListColumn(gettext_lazy("Danh hiệu, hình thức khen"), lambda row: row.award_label, 36)

_OF_LETTERS: Final = (
    _ABOUT,
    _NUMBER,
    _SIGNED,
    ListColumn(gettext_lazy("Trạng thái"), _standing, 28),
    UNIT,
    UNIT_CODE,
    ListColumn(gettext_lazy("Kính gửi"), lambda row: row.addressee, 36),
    ListColumn(gettext_lazy("Phong trào"), lambda row: row.run.campaign.name, 40),
    ListColumn(gettext_lazy("Hạn trả lời"), lambda row: row.due_on, 12),
    ListColumn(gettext_lazy("Đề nghị"), lambda row: row.total, 10),
    ListColumn(gettext_lazy("Được tặng"), lambda row: row.granted, 10),
    ListColumn(gettext_lazy("Không tặng"), lambda row: row.not_granted, 10),
    ListColumn(gettext_lazy("Chờ trả lời"), lambda row: row.waiting, 10),
)

DECISION_LISTS: Final[Mapping[str, ListShape]] = MappingProxyType(
    {
        "decisions": ListShape(
            gettext_lazy("Quyết định"),
            _decisions,
            (
                _ABOUT,
                _NUMBER,
                _SIGNED,
                ListColumn(gettext_lazy("Loại"), lambda row: row.get_kind_display()),
                STATE,
                ListColumn(gettext_lazy("Bước đang duyệt"), _steps, 28),
                ListColumn(gettext_lazy("Sau khi công bố"), _labels, 28),
                UNIT,
                UNIT_CODE,
                ListColumn(gettext_lazy("Hình thức"), lambda row: row.award.name if row.award else "", 36),
                ListColumn(gettext_lazy("Phong trào"), lambda row: row.campaign.name if row.campaign else "", 40),
            ),
            dress=_tell_aftermath,
        ),
        "decision-lines": ListShape(
            gettext_lazy("Danh sách kèm theo quyết định"),
            _decision_lines,
            (
                _ORDER,
                _NAME,
                _BIRTH,
                _POSITION,
                _UNIT_THEN,
                _AWARD,
                ListColumn(gettext_lazy("Nội dung biển"), lambda row: row.plaque_text, 60),
                ListColumn(gettext_lazy("Địa điểm"), lambda row: row.work_place, 28),
                ListColumn(gettext_lazy("Giá trị công trình (đồng)"), lambda row: row.work_value),
                ListColumn(gettext_lazy("Đính chính, thu hồi"), _what_became, 60),
                ListColumn(gettext_lazy("Tiền thưởng phải nộp lại (đồng)"), lambda row: row.recover_amount),
            ),
            dress=_tell_amendments,
        ),
        "letters": ListShape(gettext_lazy("Tờ trình đi"), _letters, _OF_LETTERS),
        "letters-received": ListShape(gettext_lazy("Tờ trình đến"), _received, _OF_LETTERS),
        "letter-lines": ListShape(
            gettext_lazy("Danh sách đề nghị kèm theo tờ trình"),
            _letter_lines,
            (
                _ORDER,
                _NAME,
                _BIRTH,
                _POSITION,
                _UNIT_THEN,
                _AWARD,
                ListColumn(gettext_lazy("Phiếu đồng ý"), lambda row: row.votes, 18),
                ListColumn(gettext_lazy("Trả lời"), _answer, 16),
                ListColumn(gettext_lazy("Số quyết định"), lambda row: row.decision_no),
                ListColumn(gettext_lazy("Ngày quyết định"), lambda row: row.decided_on, 12),
                ListColumn(gettext_lazy("Cơ quan quyết định"), lambda row: row.decided_by, 36),
                ListColumn(gettext_lazy("Lý do không tặng"), lambda row: row.reason, 60),
            ),
        ),
    }
)
"""By the key in the address."""
