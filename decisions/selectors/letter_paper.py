"""What stands on the paper of a letter to a higher body and on its list: frozen once it is sent."""

from collections import defaultdict
from collections.abc import Iterable

from django.utils.translation import gettext as _

from common.clock import today
from common.vietnamese import format_date_official
from decisions.models import SubmissionLetter, SubmissionLine
from decisions.selectors.recipients import PEOPLE
from papers import content
from papers.content import PaperKind
from papers.selectors.headings import heading_of, recipients_of_letter

NAMED = 10
"""So many are named in the letter itself; more stand in its list only."""


def letter_paper(letter: SubmissionLetter) -> content.Submission:
    """The letter, with how many are put up for what and, where they are few, their names; one query."""
    lines = list(letter.lines.in_order())
    grounds = [f"{text.rstrip(';. ')};" for text in letter.grounds.splitlines() if text.strip()]
    return content.Submission(
        number=letter.number,
        symbol=letter.symbol,
        signed_on=letter.signed_on,
        heading=heading_of_letter(letter),
        about=letter.subject_matter,
        addressees=(letter.addressee,),
        grounds=tuple(grounds),
        requests=tuple(text for text in letter.request.splitlines() if text.strip()),
        counts=_counts(lines),
        names=tuple(map(_named, lines)) if len(lines) <= NAMED else (),
        enclosures=_listed(letter.enclosures),
        closing=_("Kính trình %(above)s xem xét, quyết định./.") % {"above": letter.addressee},
    )


def letter_list(letter: SubmissionLetter) -> content.ProposalList:
    """Everybody the letter puts up, collectives and people apart; one query."""
    lines = list(letter.lines.in_order())
    return content.ProposalList(
        signed_on=letter.signed_on,
        heading=heading_of_letter(letter),
        title=_("Danh sách đề nghị khen thưởng"),
        accompanies=_accompanies(letter),
        collectives=tuple(_collective(line) for line in lines if line.subject_kind not in PEOPLE),
        individuals=tuple(_individual(line) for line in lines if line.subject_kind in PEOPLE),
        maker=str(letter.drafted_by),
    )


def heading_of_letter(letter: SubmissionLetter) -> content.Heading:
    """The frozen top and foot of a sent letter; those of the unit's letterhead of today for a draft."""
    today_says = None if letter.is_sent else heading_of(PaperKind.SUBMISSION, letter.unit, today())
    return content.Heading(
        upper=today_says.upper if today_says else letter.upper_line,
        unit=today_says.unit if today_says else letter.unit_line,
        place=letter.place,
        symbol=letter.symbol,
        signer=content.Signer(formula=letter.signing_formula, post=letter.signer_post, name=letter.signer_name),
        recipients=recipients_of_letter(today_says) if today_says else tuple(letter.recipients),
    )


def _accompanies(letter: SubmissionLetter) -> str:
    if not letter.is_sent:
        return _("Kèm theo Tờ trình của %(unit)s") % {"unit": letter.unit.name}
    return _("Kèm theo Tờ trình số %(number)s %(day)s của %(unit)s") % {
        "number": letter.number_label,
        "day": format_date_official(letter.signed_on),
        "unit": letter.unit.name,
    }


def _counts(lines: Iterable[SubmissionLine]) -> tuple[content.AwardCount, ...]:
    counts: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0])
    for line in lines:
        counts[line.award_label][line.subject_kind in PEOPLE] += 1
    return tuple(content.AwardCount(award=name, collectives=of[0], individuals=of[1]) for name, of in counts.items())


def _named(line: SubmissionLine) -> str:
    """«Nguyễn Văn A, giáo viên, CĐCS Trường …: Bằng khen …;»"""
    unit = "" if line.name == line.unit_name else line.unit_name
    who = ", ".join(filter(None, (line.name, line.position, unit)))
    return f"{who}: {line.award_label};"


def _listed(texts: str) -> tuple[str, ...]:
    """Each with «;», the last with a full stop."""
    said = [text.rstrip(";. ") for text in texts.splitlines() if text.strip()]
    ends = [";"] * (len(said) - 1) + ["."]
    return tuple(text + end for text, end in zip(said, ends, strict=False))


def _collective(line: SubmissionLine) -> content.ProposedCollective:
    return content.ProposedCollective(
        name=line.name,
        award=line.award_label,
        unit=line.unit_name,
        members=line.members,
        achievements=line.achievements,
        praised=line.praised,
    )


def _individual(line: SubmissionLine) -> content.ProposedIndividual:
    return content.ProposedIndividual(
        name=line.name,
        award=line.award_label,
        unit=line.unit_name,
        position=line.position,
        birth_year=line.birth_year,
        is_woman=line.is_woman,
        achievements=line.achievements,
        praised=line.praised,
        votes=line.votes,
    )
