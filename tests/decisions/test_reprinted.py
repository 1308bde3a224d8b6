"""A decision printed again years later is the same, whatever its award is called by then."""

import pytest

from catalogue.models import AwardType
from decisions.models import Decision, DecisionKind
from decisions.selectors.paper import paper_of
from papers.content import PaperKind
from papers.services.rendering import render_pdf
from tests.decisions.conftest import drafted, settled

pytestmark = pytest.mark.django_db


def printed(decision) -> bytes:
    decision = Decision.objects.for_page().get(pk=decision.pk)
    paper = paper_of(decision, with_list=True)
    return render_pdf(PaperKind.DECISION, paper, unit=decision.unit, on=decision.signed_on)


def short(decision):
    return paper_of(Decision.objects.for_page().get(pk=decision.pk))


def test_a_decision_keeps_the_name_its_award_had(office):
    decision = office.issued()
    before, was = printed(decision), short(decision)
    AwardType.objects.filter(pk=decision.award_id).update(name="Tên gọi mới của hình thức khen")
    assert printed(decision) == before
    assert short(decision) == was


@pytest.mark.parametrize("kind", [DecisionKind.REVOCATION, DecisionKind.CORRECTION])
def test_so_does_a_decision_about_another(office, kind):
    about = office.issued()
    draft = drafted(office, about, kind, about.lines.in_order().first())
    if kind == DecisionKind.CORRECTION:
        draft.lines.update(position="Tổ phó")
    later = settled(office, draft)
    before = printed(later)
    AwardType.objects.filter(pk=about.award_id).update(name="Tên gọi mới của hình thức khen")
    assert printed(later) == before
