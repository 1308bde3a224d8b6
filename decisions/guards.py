"""What must hold before a decision goes on; every sentence says what to do."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from awards.models import Recommendation, RecommendationState
from awards.selectors.since import changed_since_tally
from common.clock import today
from common.verdict import YES, Verdict, no
from decisions.models import Decision, name_of

NAMED = 5
"""So many of the lines with a problem are told by name."""


def has_lines(decision: Decision) -> Verdict:
    """Somebody is awarded."""
    return YES if decision.lines.exists() else no(_("Danh sách chưa có ai. Hãy huỷ dự thảo và soạn lại."))


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
    day = today()
    for document in (row.document for row in basis if row.document):
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


def recipients_are_as_tallied(decision: Decision) -> Verdict:
    """Nobody in the list was disciplined or renamed since the tally or the draft, and everybody is still approved."""
    problems = list(_problems(decision))
    if not problems:
        return YES
    shown = " ".join(problems[:NAMED])
    if (more := len(problems) - NAMED) > 0:
        shown += " " + _("Còn %(number)s người, tập thể khác.") % {"number": more}
    return no(shown)


def _problems(decision: Decision) -> Iterator[str]:
    lines = list(decision.lines.select_related("member", "collective", "subject_unit", "recommendation").in_order())
    changed = {}
    if decision.run:
        chosen = Recommendation.objects.filter(pk__in=[line.recommendation_id for line in lines])
        changed = changed_since_tally(decision.run, chosen)
    for line in lines:
        row = line.recommendation
        if row and row.pk in changed:
            yield _("%(name)s: %(problem)s") % {"name": line.name, "problem": changed[row.pk]}
        elif line.name != name_of(line.subject):
            yield _("%(name)s: nay tên là «%(now)s». Hãy huỷ dự thảo và soạn lại.") % {
                "name": line.name,
                "now": name_of(line.subject),
            }
        elif row and row.state not in (RecommendationState.APPROVED, RecommendationState.DECIDED):
            yield _("%(name)s: kết quả không còn ở trạng thái «Đã phê duyệt». Hãy huỷ dự thảo và soạn lại.") % {
                "name": line.name
            }


def stands_in_no_other(decision: Decision) -> Verdict:
    """None of its recommendations is in another decision."""
    rows = decision.lines.values("recommendation")
    other = Decision.objects.filter(lines__recommendation__in=rows).exclude(pk=decision.pk).first()
    if other is None:
        return YES
    return no(_("Có người, tập thể đã nằm trong «%(other)s». Hãy huỷ một dự thảo.") % {"other": other})
