"""Who is told of what a higher body answered: the units concerned, of refusals too, and those who sent the letter."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from common.language import in_vietnamese
from decisions.models import SubmissionLetter, SubmissionLine
from decisions.naming import names_of
from notices.models import NoticeKind
from notices.services.notice import Message, tell
from units.models import Role
from units.selectors.people import people_by_unit


@in_vietnamese()
def tell_of_answers(letter: SubmissionLetter, answered: Sequence[SubmissionLine], *, by, corrected: str = "") -> None:
    """Editors of the units whose people were answered about, with the dossier they came in; who wrote and sent it too.

    ``corrected`` is why an answer told before was wrong.
    """
    keys = [line.pk for line in answered]
    lines = list(letter.lines.filter(pk__in=keys).select_related("recommendation__entry").in_order())
    by_dossier = defaultdict(list)
    for line in lines:
        by_dossier[line.unit_id, line.recommendation.entry.dossier_id].append(line)
    editors = people_by_unit(Role.EDITOR, units={line.unit_id for line in lines})
    messages = [
        Message(person, text, reverse("campaigns:dossier-detail", args=[dossier]))
        for (unit, dossier), found in by_dossier.items()
        for text in _texts(letter, found, corrected)
        for person in editors.get(unit, ())
    ]
    url = reverse("decisions:letter-detail", args=[letter.pk])
    senders = {person.pk: person for person in (letter.drafted_by, letter.sent_by) if person and person != by}
    text = _("%(number)s: đã ghi trả lời cho %(count)s dòng.") % {"number": letter.number_label, "count": len(lines)}
    messages += [Message(person, text, url) for person in senders.values()]
    tell(messages, kind=NoticeKind.DOSSIER)


def _texts(letter: SubmissionLetter, lines: Iterable[SubmissionLine], corrected: str) -> list[str]:
    """One sentence for those granted an award by a decision, one for those refused for a reason."""
    by_answer = defaultdict(list)
    for line in lines:
        by_answer[line.is_granted, line.award_label, line.decision_no, line.decided_by, line.reason].append(line)
    said = []
    for (is_granted, award, number, body, reason), found in by_answer.items():
        values = {
            "award": award,
            "names": names_of(found),
            "number": number,
            "body": body or letter.addressee,
            "reason": reason,
            "letter": letter.number_label,
        }
        if is_granted:
            text = _("%(body)s tặng %(award)s cho %(names)s (Quyết định %(number)s; Tờ trình %(letter)s).") % values
        else:
            text = _("%(body)s không tặng %(award)s cho %(names)s: %(reason)s (Tờ trình %(letter)s).") % values
        said.append(
            _("Sửa trả lời đã báo: %(text)s Lý do sửa: %(why)s") % {"text": text, "why": corrected}
            if corrected
            else text
        )
    return said
