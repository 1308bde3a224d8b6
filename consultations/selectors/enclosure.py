"""The list that goes with a letter to agencies, as a paper."""

from django.utils.translation import gettext as _

from consultations.models import Consultation
from consultations.selectors.lists import PEOPLE
from papers.content import ProposalList, ProposedCollective, ProposedIndividual


def enclosure_of(consultation: Consultation) -> ProposalList:
    """Those agencies were asked about, as they were listed."""
    lines = list(consultation.lines.select_related("recommendation__entry").order_by("place"))
    people = [line for line in lines if line.recommendation.entry.subject_kind in PEOPLE]
    others = [line for line in lines if line.recommendation.entry.subject_kind not in PEOPLE]
    return ProposalList(
        signed_on=consultation.asked_on,
        title=_("Danh sách đề nghị cho ý kiến"),
        accompanies=_("Kèm theo văn bản «%(title)s», hạn trả lời hết ngày %(day)s")
        % {"title": consultation.title, "day": f"{consultation.due_on:%d/%m/%Y}"},
        collectives=tuple(
            ProposedCollective(name=line.name, award=line.award_label, unit=line.unit_name) for line in others
        ),
        individuals=tuple(
            ProposedIndividual(name=line.name, award=line.award_label, unit=line.unit_name, position=line.position)
            for line in people
        ),
    )
