"""What must hold before a decision about another one goes on; every sentence says what to do."""

from collections.abc import Iterator

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from common.clock import today
from common.verdict import YES, Verdict, no
from common.vietnamese import fold, format_money
from contributions.models import HAS_PLAQUE
from decisions.misprints import is_misprint_of
from decisions.models import Decision, DecisionKind, DecisionLine, DecisionState
from decisions.recovering import paid_for
from decisions.selectors.amended import changes_of, given_in, key_of, texts_before
from people.models import Discipline, Member

NAMED = 5
"""So many of the lines with a problem are told by name."""


def touches_what_stands(decision: Decision) -> Verdict:
    """Every honour or plaque it is about stands, and no other decision that waits is about it too."""
    if decision.about is None:
        return YES
    if decision.is_about_works:
        return _touches_plaques_that_stand(decision)
    about = decision.lines.filter(honour__isnull=False).in_order()
    if ended := about.filter(honour__end__isnull=False).select_related("honour__end").first():
        return no(_("%(name)s: %(end)s. Hãy bỏ dòng này khỏi dự thảo.") % {"name": ended.name, "end": ended.honour.end})
    return _no_other_waits(decision, DecisionLine.objects.filter(honour__in=about.values("honour")))


def _touches_plaques_that_stand(decision: Decision) -> Verdict:
    """Each work has the plaque it was given by the decision this one is about, and no other that waits names it."""
    about = decision.about
    given = (about.number_label, about.signed_on)
    for line in decision.lines.select_related("work").in_order():
        work = line.work
        if work.state not in HAS_PLAQUE or (work.plaque_no, work.plaque_decided_on) != given:
            return no(
                _("%(name)s: biển theo Quyết định %(number)s đã thu hồi. Hãy bỏ dòng này khỏi dự thảo.")
                % {"name": line.name, "number": about.number_label}
            )
    works = decision.lines.values("work")
    return _no_other_waits(decision, DecisionLine.objects.filter(work__in=works, decision__about=about))


def _no_other_waits(decision: Decision, lines: QuerySet[DecisionLine]) -> Verdict:
    """None of ``lines`` is of another decision that was handed on and is not issued."""
    waiting = (DecisionState.IN_APPROVAL, DecisionState.AWAITING_ISSUE)
    others = lines.filter(decision__state__in=waiting).exclude(decision=decision)
    if other := others.select_related("decision").first():
        return no(
            _("%(name)s đang nằm trong «%(other)s», chờ công bố. Hãy đợi, hoặc đưa một trong hai về dự thảo và huỷ.")
            % {"name": other.name, "other": other.decision}
        )
    return YES


def rests_on_grounds(decision: Decision) -> Verdict:
    """A revocation of awards rests on a case of the law; whatever cases a revocation names hold today."""
    if decision.kind != DecisionKind.REVOCATION:
        return YES
    grounds = list(decision.legal_grounds.select_related("ground"))
    if not grounds and not decision.is_about_works:
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


def renews_what_it_ends(decision: Decision) -> Verdict:
    """Whom a replacement gives something without a result of a tally loses the same award by it, and is not disciplined
    today: nobody votes on them anew, asks about them or looks at what they did."""
    if decision.kind != DecisionKind.REPLACEMENT:
        return YES
    ended = {_what(line) for line in decision.lines.ending()}
    anew = list(decision.lines.giving().filter(recommendation=None).select_related("member", "award").in_order())
    for line in anew:
        if _what(line) not in ended:
            return no(
                _(
                    "%(name)s: không có lượt %(award)s nào bị thay thế nên không khen lại được. Hãy bỏ dòng này; hình "
                    "thức khác thì khen theo kết quả đã phê duyệt."
                )
                % {"name": line.name, "award": line.award.name}
            )
    if named := [line.name for line in _disciplined(anew)]:
        return no(
            _("%(names)s: đang bị kỷ luật hoặc đang bị xem xét nên không được khen lại. Hãy bỏ dòng khen lại.")
            % {"names": ", ".join(named[:NAMED]) + ("…" if len(named) > NAMED else "")}
        )
    return YES


def _what(line: DecisionLine) -> tuple:
    return line.award_id, line.subject_kind, line.member_id, line.collective_id, line.subject_unit_id


def _disciplined(lines: list[DecisionLine]) -> list[DecisionLine]:
    """Those whose subject, under any record of a person, has a discipline or an open case today; one query."""
    day = today()
    people = Member.objects.of_people([line.member.person_id for line in lines if line.member_id])
    about = Q(member__in=people)
    about |= Q(collective__in=[line.collective_id for line in lines if line.collective_id])
    about |= Q(subject_unit__in=[line.subject_unit_id for line in lines if line.subject_unit_id])
    rows = Discipline.objects.filter(about, Q(to_date=None) | Q(to_date__gte=day), from_date__lte=day)
    held = {
        (row.member and row.member.person_id, row.collective_id, row.subject_unit_id)
        for row in rows.select_related("member")
    }
    return [
        line
        for line in lines
        if (line.member and line.member.person_id, line.collective_id, line.subject_unit_id) in held
    ]


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
    lines = list(decision.lines.select_related("award").in_order())
    before, given = texts_before(decision, lines), given_in(decision, lines)
    for line in lines:
        if problem := problem_of(line, before[key_of(line)], given[key_of(line)]):
            yield f"{line.name}: {problem}"


def problem_of(line: DecisionLine, before: DecisionLine, given: DecisionLine) -> str:
    """Why ``line`` is no correction of the texts that held ``before``; empty when it is one.

    Who or what it names is that of the line that was ``given``: however many corrections come one after another, they
    lead to nobody else.
    """
    if not changes_of(line, before):
        return _("chưa sửa chữ nào. Hãy sửa dòng này hoặc bỏ nó khỏi dự thảo.")
    renamed = line.name != given.name
    if renamed and line.work_id and not set(fold(line.name).split()) & set(fold(given.name).split()):
        return _(
            "tên không còn chữ nào của «%(before)s», tức là công trình khác. Đính chính chỉ sửa lỗi viết; hãy lập "
            "quyết định thu hồi, rồi quyết định gắn biển cho công trình đúng."
        ) % {"before": given.name}
    if renamed and not line.work_id and not is_misprint_of(line.name, given.name):
        return _(
            "tên khác «%(before)s» nhiều hơn một lỗi viết, tức là người khác hoặc tập thể khác. Đính chính giữ đủ số "
            "chữ, mỗi chữ chỉ sửa dấu hoặc một chữ cái; khen nhầm thì lập quyết định thay thế."
        ) % {"before": given.name}
    if renamed and given.birth_year and line.birth_year != given.birth_year:
        return _(
            "đổi cả tên lẫn năm sinh, tức là người khác. Đính chính chỉ sửa lỗi viết; hãy lập quyết định thu hồi hoặc "
            "thay thế."
        )
    if line.award and line.award_label not in (before.award_label, line.award.name):
        return _(
            "tên hình thức chỉ sửa cho đúng danh mục là «%(award)s». Khen sai hình thức thì lập quyết định thu hồi, "
            "rồi khen theo kết quả đã phê duyệt."
        ) % {"award": line.award.name}
    return ""


def asks_back_no_more_than_was_paid(decision: Decision) -> Verdict:
    """No line asks for more money than was paid for the award it ends."""
    if not decision.about_id:
        return YES
    lines = list(decision.lines.ending().filter(recover_amount__gt=0).in_order())
    paid = paid_for([line.honour_id for line in lines]) if lines else {}
    over = next((line for line in lines if line.recover_amount > paid.get(line.honour_id, 0)), None)
    if over is None:
        return YES
    return no(
        _(
            "%(name)s: dự thảo đòi nộp lại %(asked)s nhưng mới chi %(paid)s. Hãy sửa dòng này; để trống thì thu hồi "
            "đúng số đã chi khi công bố."
        )
        % {
            "name": over.name,
            "asked": format_money(over.recover_amount),
            "paid": format_money(paid.get(over.honour_id, 0)),
        }
    )


AMENDING = (
    touches_what_stands,
    rests_on_grounds,
    replaces_and_gives,
    renews_what_it_ends,
    corrects_texts_alone,
    asks_back_no_more_than_was_paid,
)
