import datetime as dt
from types import SimpleNamespace

import pytest

from awards.services.recommendation import approve_recommendation
from campaigns.models import CampaignDocument
from catalogue.models import LegalDocument
from decisions.services.drafting import draft_decision
from decisions.services.issue import issue_decision, submit_decision
from people.models import Discipline
from tests.awards.conftest import World
from tests.factories import LetterheadFactory, RoleAssignmentFactory, UserFactory

WORDS = "CÔNG BỐ"


class Office(World):
    """A province with a letterhead, a law in force, and three approved people; ``chair`` issues what others drafted."""

    def __init__(self, tree, people, awards, *, approved: int = 3):
        super().__init__(tree, people, awards)
        LetterheadFactory(unit=tree.province, valid_from=dt.date(2020, 1, 1))
        self.law = LegalDocument.objects.create(number="06/2022/QH15", title="Luật Thi đua, khen thưởng")
        CampaignDocument.objects.create(campaign=self.campaign, document=self.law)
        self.chair = UserFactory(username="chair")
        RoleAssignmentFactory(user=self.chair, role="approver", unit=tree.province)
        dossier = self.dossier()
        for _each in range(approved):
            self.person(dossier)
        self.run = self.evaluated()
        for row in self.run.recommendations.order_by("pk"):
            approve_recommendation(row, by=people["approver"])

    def drafted(self):
        return draft_decision(self.run, self.award, by=self.people["specialist_province"])

    def submitted(self):
        return submit_decision(self.drafted(), by=self.people["specialist_province"])

    def issued(self):
        return issue_decision(self.submitted(), by=self.chair, words=WORDS)


@pytest.fixture
def office(tree, people, awards):
    return Office(tree, people, awards)


@pytest.fixture
def committed_office(committed_db):
    from tests.conftest import make_awards, make_people, make_tree

    tree = make_tree()
    return Office(tree, make_people(tree), make_awards(), approved=20)


def states(decision) -> SimpleNamespace:
    """What the rows say now."""
    decision.refresh_from_db()
    results = {line.recommendation.state for line in decision.lines.select_related("recommendation")}
    return SimpleNamespace(decision=decision.state, results=results)


def disciplined(member, **fields) -> Discipline:
    """A warning that holds, recorded now."""
    return Discipline.objects.create(
        **{
            "subject_kind": "individual",
            "member": member,
            "unit": member.unit,
            "level": "warning",
            "from_date": dt.date(2020, 1, 1),
        }
        | fields
    )
