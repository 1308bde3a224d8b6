"""What must hold before a decision goes on; every sentence says what to do."""

import re
from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from awards.models import Recommendation, RecommendationState
from awards.selectors.since import changed_since_tally
from catalogue.models import LegalDocument
from common.clock import today
from common.verdict import YES, Verdict, no, not_now
from consultations.selectors.standing import everybody_was_heard
from contributions.models import WorkState
from councils.guards import has_quorum
from councils.models import CouncilKind, VotingRule
from councils.selectors.results import results_of
from decisions.chain import needs_session, steps_of
from decisions.models import Answer, Decision, DecisionLine, SubmissionLetter, name_of
from decisions.naming import names_of
from decisions.register import WITH_SUBJECT, goes_by_register, told_outdated
from units.models import Unit

NAMED = 5
"""So many of the lines with a problem are told by name."""


def has_lines(decision: Decision | SubmissionLetter) -> Verdict:
    """Somebody is awarded."""
    return YES if decision.lines.exists() else not_now(_("Danh sách chưa có ai. Hãy huỷ dự thảo và soạn lại."))


def is_written_out(decision: Decision) -> Verdict:
    """The number's symbol and who signs are known."""
    if not decision.symbol:
        return no(_("Chưa có ký hiệu quyết định, ví dụ QĐ-LĐLĐ. Hãy sửa dự thảo."))
    if not decision.signer_name:
        return no(_("Chưa có họ tên người ký. Hãy sửa dự thảo."))
    return YES


def rests_on_law_in_force(decision: Decision) -> Verdict:
    """It has a basis, and every legal document of it is in force today."""
    basis = list(decision.basis.in_order())
    if not any(row.document for row in basis):
        return no(_("Chưa chọn văn bản căn cứ. Hãy sửa dự thảo."))
    return _in_force(row.document for row in basis if row.document)


def letter_rests_on_law_in_force(letter: SubmissionLetter) -> Verdict:
    """Every legal document its grounds name, by number or as a paper cites it, is in force today."""
    said = letter.grounds.casefold()
    lines = tuple(line.strip(" .;") for line in said.splitlines())
    return _in_force(
        document
        for document in LegalDocument.objects.order_by("number")
        if _names(said, document.number.casefold()) or _ends(lines, document.cited.casefold())
    )


def _ends(lines: Iterable[str], cited: str) -> bool:
    """Whether one of ``lines`` ends in those words, so that a law without its day is no older one of the same name."""
    return any(line == cited or line.endswith(f" {cited}") for line in lines)


def _names(text: str, number: str) -> bool:
    """Whether ``number`` stands in ``text``, and not as a part of a longer one."""
    return re.search(rf"(?<![\w/-]){re.escape(number)}(?![\w/-])", text) is not None


def _in_force(documents: Iterable[LegalDocument]) -> Verdict:
    """All of ``documents`` are in force today; the sentence names the first that is not."""
    day = today()
    for document in documents:
        if document.valid_to and document.valid_to < day:
            return no(
                _("Căn cứ %(number)s đã hết hiệu lực từ ngày %(day)s. Hãy chọn văn bản thay thế.")
                % {"number": document.number, "day": f"{document.valid_to:%d/%m/%Y}"}
            )
        if document.valid_from and document.valid_from > day:
            return no(
                _("Căn cứ %(number)s đến ngày %(day)s mới có hiệu lực. Hãy chọn văn bản khác.")
                % {"number": document.number, "day": f"{document.valid_from:%d/%m/%Y}"}
            )
    return YES


def everybody_concerned_was_heard(decision: Decision | SubmissionLetter) -> Verdict:
    """Neither a public notice nor an agency asked about its recipients is open, and all who must be asked were."""
    return everybody_was_heard(decision.lines.filter(recommendation__isnull=False).values("recommendation"))


def recipients_are_as_tallied(decision: Decision | SubmissionLetter) -> Verdict:
    """Nobody in the list was disciplined or renamed since the tally or the draft, and everybody is still approved.

    Post, unit and birth year are those of the register."""
    problems = list(_problems(decision))
    if not problems:
        return YES
    shown = " ".join(problems[:NAMED])
    if (more := len(problems) - NAMED) > 0:
        shown += " " + _("Còn %(number)s người, tập thể khác.") % {"number": more}
    return no(shown)


def _problems(decision: Decision | SubmissionLetter) -> Iterator[str]:
    given = decision.lines.giving()
    lines = list(given.select_related(*WITH_SUBJECT, "recommendation").in_order())
    by_register = goes_by_register(decision)
    changed = {}
    if decision.run:
        chosen = Recommendation.objects.filter(pk__in=[line.recommendation_id for line in lines])
        changed = changed_since_tally(decision.run, chosen)
    for line in lines:
        row = line.recommendation
        if row and row.pk in changed:
            yield _("%(name)s: %(problem)s %(how)s") % {
                "name": line.name,
                "problem": changed[row.pk].fact,
                "how": _drafted_without(decision),
            }
        elif line.name != name_of(line.subject):
            yield _("%(name)s: nay tên là «%(now)s». Hãy huỷ dự thảo và soạn lại.") % {
                "name": line.name,
                "now": name_of(line.subject),
            }
        elif row and row.state not in (RecommendationState.APPROVED, RecommendationState.DECIDED):
            yield _("%(name)s: kết quả không còn ở trạng thái «Đã phê duyệt». Hãy huỷ dự thảo và soạn lại.") % {
                "name": line.name
            }
        elif row and by_register and (said := told_outdated(line)):
            how = (
                _("Hãy bấm «Cập nhật theo sổ».")
                if decision.is_open
                else _("Hãy đưa về dự thảo rồi bấm «Cập nhật theo sổ».")
            )
            yield _("%(name)s: %(said)s. %(how)s") % {"name": line.name, "said": said, "how": how}


def _drafted_without(decision: Decision | SubmissionLetter) -> str:
    """How somebody who may not stay in the list comes out of it: a new draft leaves them out of its own accord."""
    if decision.is_open:
        return _("Hãy huỷ dự thảo và soạn lại; danh sách mới tự để người, tập thể này ra ngoài.")
    return _("Hãy đưa về dự thảo, huỷ dự thảo rồi soạn lại; danh sách mới tự để người, tập thể này ra ngoài.")


def stands_in_no_other(decision: Decision) -> Verdict:
    """None of its recommendations is in another decision."""
    rows = decision.lines.values("recommendation")
    other = Decision.objects.binding().filter(lines__recommendation__in=rows).exclude(pk=decision.pk).first()
    if other is None:
        return YES
    return no(_("Có người, tập thể đã nằm trong «%(other)s». Hãy huỷ một dự thảo.") % {"other": other})


def works_are_as_proposed(decision: Decision) -> Verdict:
    """Every work in the list still waits for its plaque, as it was when the decision was drafted, and in no other."""
    if not decision.gives_plaques:
        return YES
    lines = list(decision.lines.select_related("work").in_order())
    elsewhere = DecisionLine.objects.asking_plaque().filter(work__in=[line.work_id for line in lines])
    elsewhere = elsewhere.exclude(decision=decision)
    named = {line.work_id: line.decision for line in elsewhere.select_related("decision")}
    for line in lines:
        if other := named.get(line.work_id):
            return no(
                _("Công trình «%(work)s» đã nằm trong «%(other)s». Hãy huỷ một dự thảo.")
                % {"work": line.name, "other": other}
            )
        if line.work.state != WorkState.PLAQUE_PROPOSED:
            return no(
                _("Công trình «%(work)s» nay ở trạng thái «%(state)s». Hãy huỷ dự thảo và soạn lại.")
                % {"work": line.name, "state": line.work.get_state_display()}
            )
        if not line.is_true_of_work:
            return no(_("Công trình «%(work)s» đã sửa từ lúc soạn. Hãy huỷ dự thảo và soạn lại.") % {"work": line.name})
    return YES


def letter_is_written_out(letter: SubmissionLetter) -> Verdict:
    """The number's symbol and who signs are known, and the answer is not asked by a day that is over."""
    if not letter.symbol:
        return no(_("Chưa có ký hiệu tờ trình, ví dụ TTr-LĐLĐ. Hãy sửa dự thảo."))
    if not letter.signer_name:
        return no(_("Chưa có họ tên người ký. Hãy sửa dự thảo."))
    if letter.due_on and letter.due_on < today():
        return no(_("Hạn đề nghị trả lời đã qua. Hãy sửa dự thảo."))
    return YES


def nothing_is_answered(letter: SubmissionLetter) -> Verdict:
    """The higher body has not answered about anybody."""
    if letter.lines.exclude(answer=Answer.WAITING).exists():
        return no(_("Cấp trên đã trả lời nên không rút được nữa. Trả lời ghi sai thì sửa từng dòng."))
    return YES


def was_judged(decision: Decision) -> Verdict:
    """Somebody approved or refused it at a step, or let a colleague act: their word is kept."""
    if decision.approvals.exists() or decision.waivers.exists():
        return YES
    return no(_("Chưa ai có ý kiến về dự thảo này: huỷ là xoá hẳn, không cần giữ lại."))


def council_has_passed(decision: Decision | SubmissionLetter) -> Verdict:
    """Each recommendation whose award has a voting rule of its own, or all where a step asks for a session, passed.

    By the last session of a council of the unit that decides, or of a letter puts up, that voted on it – before it took
    over, of a council of a unit it goes on from – and only where that had its quorum. A letter to a higher body has no
    steps.
    """
    is_letter = isinstance(decision, SubmissionLetter)
    if not (is_letter or decision.gives_honours):
        return YES
    lines = [line for line in decision.lines.in_order() if line.recommendation_id]
    if lines and (is_letter or not needs_session(decision)):
        rules = VotingRule.objects.on(today()).filter(council_kind=CouncilKind.AWARD, award__isnull=False)
        voted = set(rules.values_list("award", flat=True))
        lines = [line for line in lines if line.award_id in voted]
    lacking = _without_vote(lines, decision.unit) if lines else []
    if not lacking:
        return YES
    elsewhere = results_of([line.recommendation_id for line in lacking])
    own = results_of(elsewhere, unit=decision.unit)
    foreign = [line for line in lacking if line.recommendation_id in elsewhere and line.recommendation_id not in own]
    if foreign:
        council = elsewhere[foreign[0].recommendation_id].session.council
        return no(
            _(
                "%(count)s người, tập thể mới được hội đồng của đơn vị khác biểu quyết (%(council)s, %(unit)s): "
                "%(names)s. Quyết định, tờ trình của %(own)s phải do hội đồng của %(own)s thông qua. Hãy đưa họ vào "
                "một phiên họp của hội đồng ấy và kết thúc bỏ phiếu."
            )
            % {
                "count": len(foreign),
                "names": names_of(foreign),
                "council": council.name,
                "unit": council.unit.name,
                "own": decision.unit.name,
            }
        )
    return no(
        _(
            "Hội đồng chưa thông qua %(count)s người, tập thể: %(names)s. Hãy đưa họ vào nội dung một phiên họp hội "
            "đồng đủ số thành viên và kết thúc bỏ phiếu; ai không được thông qua thì đưa kết quả về chờ duyệt, rồi "
            "soạn lại."
        )
        % {"count": len(lacking), "names": names_of(lacking)}
    )


def _without_vote(lines: list, unit: Unit) -> list:
    found = results_of([line.recommendation_id for line in lines], unit=unit)
    sessions = {result.session.pk: result.session for result in found.values()}
    held = {pk for pk, session in sessions.items() if has_quorum(session)}
    passed = {pk for pk, result in found.items() if result.passed and result.session.pk in held}
    return [line for line in lines if line.recommendation_id not in passed]


def went_through_steps(decision: Decision) -> Verdict:
    """There is a step to go back to."""
    if steps_of(decision):
        return YES
    return no(_("Quyết định này không qua bước duyệt nào. Hãy đưa về dự thảo."))
