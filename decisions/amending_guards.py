"""What must hold before a decision about another one goes on; every sentence says what to do."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from common.clock import today
from common.verdict import YES, Verdict, no
from common.vietnamese import fold
from decisions.models import Decision, DecisionKind, DecisionLine, DecisionState
from decisions.selectors.amended import changes_of, texts_before

NAMED = 5
"""So many of the lines with a problem are told by name."""


def touches_what_stands(decision: Decision) -> Verdict:
    """Every honour it is about stands, and no other decision that waits is about it too."""
    if decision.about is None:
        return YES
    about = decision.lines.filter(honour__isnull=False).in_order()
    if ended := about.filter(honour__end__isnull=False).select_related("honour__end").first():
        return no(_("%(name)s: %(end)s. Hãy bỏ dòng này khỏi dự thảo.") % {"name": ended.name, "end": ended.honour.end})
    waiting = (DecisionState.IN_APPROVAL, DecisionState.AWAITING_ISSUE)
    others = DecisionLine.objects.filter(honour__in=about.values("honour"), decision__state__in=waiting)
    if other := others.exclude(decision=decision).select_related("decision").first():
        return no(
            _("%(name)s đang nằm trong «%(other)s», chờ công bố. Hãy đợi, hoặc đưa một trong hai về dự thảo và huỷ.")
            % {"name": other.name, "other": other.decision}
        )
    return YES


def rests_on_grounds(decision: Decision) -> Verdict:
    """A revocation rests on a case of the law that holds today."""
    if decision.kind != DecisionKind.REVOCATION:
        return YES
    grounds = list(decision.legal_grounds.select_related("ground"))
    if not grounds:
        return no(_("Chưa chọn trường hợp thu hồi theo luật. Hãy sửa dự thảo."))
    if over := next((row for row in grounds if not row.ground.holds_on(today())), None):
        return no(
            _("Trường hợp «%(ground)s» hôm nay không áp dụng. Hãy sửa dự thảo, chọn trường hợp khác.")
            % {"ground": over.text}
        )
    return YES


def replaces_and_gives(decision: Decision) -> Verdict:
    """A replacement ends something and gives something; else it is a revocation or an award."""
    if decision.kind != DecisionKind.REPLACEMENT:
        return YES
    if not decision.lines.ending().exists():
        return no(_("Chưa có dòng nào bị thay thế. Hãy huỷ dự thảo và soạn lại từ quyết định cũ."))
    if not decision.lines.giving().exists():
        return no(_("Không còn ai được khen lại: đây là thu hồi. Hãy huỷ dự thảo và lập quyết định thu hồi."))
    return YES


def corrects_texts_alone(decision: Decision) -> Verdict:
    """Every line of a correction puts something right, and none makes somebody else of its recipient."""
    if decision.kind != DecisionKind.CORRECTION:
        return YES
    problems = list(_problems(decision))
    if not problems:
        return YES
    shown = " ".join(problems[:NAMED])
    if (more := len(problems) - NAMED) > 0:
        shown += " " + _("Còn %(number)s dòng khác.") % {"number": more}
    return no(shown)


def _problems(decision: Decision) -> Iterator[str]:
    lines = list(decision.lines.in_order())
    before = texts_before(decision, lines)
    for line in lines:
        if problem := problem_of(line, before[line.honour_id]):
            yield f"{line.name}: {problem}"


def problem_of(line: DecisionLine, before: DecisionLine) -> str:
    """Why ``line`` is no correction of ``before``; empty when it is one."""
    if not changes_of(line, before):
        return _("chưa sửa chữ nào. Hãy sửa dòng này hoặc bỏ nó khỏi dự thảo.")
    renamed = line.name != before.name
    if renamed and not set(fold(line.name).split()) & set(fold(before.name).split()):
        return _(
            "tên không còn chữ nào của «%(before)s», tức là người khác. Đính chính chỉ sửa lỗi viết; hãy lập quyết "
            "định thu hồi hoặc thay thế."
        ) % {"before": before.name}
    if renamed and before.birth_year and line.birth_year != before.birth_year:
        return _(
            "đổi cả tên lẫn năm sinh, tức là người khác. Đính chính chỉ sửa lỗi viết; hãy lập quyết định thu hồi hoặc "
            "thay thế."
        )
    return ""


AMENDING = (touches_what_stands, rests_on_grounds, replaces_and_gives, corrects_texts_alone)
