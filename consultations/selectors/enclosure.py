"""The list that goes with a letter to agencies, as a paper."""

from django.utils.translation import gettext as _

from common.vietnamese import format_date_official
from consultations.models import Consultation
from consultations.selectors.lists import PEOPLE
from papers.content import ProposalList, ProposedCollective, ProposedIndividual
from papers.selectors.headings import name_on


def enclosure_of(consultation: Consultation) -> ProposalList:
    """Those agencies were asked about, as they were listed."""
    lines = list(consultation.lines.select_related("recommendation__entry").order_by("place"))
    people = [line for line in lines if line.recommendation.entry.subject_kind in PEOPLE]
    others = [line for line in lines if line.recommendation.entry.subject_kind not in PEOPLE]
    return ProposalList(
        signed_on=consultation.letter_day,
        title=_("Danh sách đề nghị cho ý kiến"),
        accompanies=_accompanies(consultation),
        collectives=tuple(
            ProposedCollective(name=line.name, award=line.award_label, unit=line.unit_name) for line in others
        ),
        individuals=tuple(
            ProposedIndividual(name=line.name, award=line.award_label, unit=line.unit_name, position=line.position)
            for line in people
        ),
    )


def _accompanies(consultation: Consultation) -> str:
    """The letter by its number once it has one, by its title before."""
    if consultation.number:
        return _("Kèm theo Công văn số %(number)s %(day)s của %(unit)s") % {
            "number": consultation.number_label,
            "day": format_date_official(consultation.letter_day),
            "unit": name_on(consultation.unit, consultation.letter_day),
        }
    return _("Kèm theo văn bản «%(title)s», hạn trả lời hết ngày %(day)s") % {
        "title": consultation.title,
        "day": f"{consultation.due_on:%d/%m/%Y}",
    }
