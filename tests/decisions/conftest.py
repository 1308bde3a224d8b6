import datetime as dt
from types import SimpleNamespace

import pytest
from django.urls import reverse

from awards.services.recommendation import approve_recommendation
from campaigns.models import CampaignDocument
from catalogue.models import LegalDocument, RevocationGround
from decisions.models import Decision, DecisionKind
from decisions.services.amending import draft_amendment, update_line
from decisions.services.drafting import draft_decision
from decisions.services.issue import issue_decision, submit_decision
from people.models import Discipline
from tests.awards.conftest import World
from tests.factories import ApprovalStepFactory, LetterheadFactory, RoleAssignmentFactory, UserFactory

WORDS = "CÔNG BỐ"
PASSWORD = "thu-nghiem-2026"


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


@pytest.fixture
def chain(office):
    return with_chain(office)


def with_chain(office):
    """Two steps: the finance of the province within three working days, then its approvers."""
    ApprovalStepFactory(unit=office.tree.province, order_no=1, name="Thẩm định", role="finance", days=3)
    ApprovalStepFactory(unit=office.tree.province, order_no=2, name="Thường trực", role="approver")
    office.finance, office.approver = office.people["finance"], office.people["approver"]
    return office


def anew(person):
    """The account as another request reads it, with the roles it holds now."""
    return type(person).objects.get(pk=person.pk)


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


def ground_of(law=None):
    return RevocationGround.objects.get_or_create(
        code="fraud",
        valid_from=dt.date(2024, 1, 1),
        defaults={"text": "Có hành vi gian dối trong việc kê khai thành tích", "document": law},
    )[0]


def drafted(office, about, kind, *lines, by=None, **said):
    if kind == DecisionKind.REVOCATION:
        said.setdefault("legal_grounds", [ground_of(office.law)])
    return draft_amendment(
        about,
        kind,
        by=by or office.people["specialist_province"],
        lines=[line.pk for line in lines],
        reason=said.pop("reason", "Theo kết luận thanh tra số 12/KL ngày 05/01/2027"),
        **said,
    )


def settled(office, draft):
    """Submitted by who drafted it, issued by the chair."""
    submitted = submit_decision(draft, by=office.people["specialist_province"])
    return issue_decision(submitted, by=office.chair, words=WORDS)


def corrected(office, about, line, **texts):
    draft = drafted(office, about, DecisionKind.CORRECTION, line)
    update_line(draft.lines.get(), by=office.people["specialist_province"], version=None, **texts)
    return settled(office, draft)


def first_lines(decision, number=3):
    return list(decision.lines.in_order()[:number])


def twin_of(draft):
    """Another draft that says the same, as two people at once would have made it."""
    grounds, basis, lines = (list(rows.all()) for rows in (draft.legal_grounds, draft.basis, draft.lines))
    twin = Decision.objects.get(pk=draft.pk)
    twin.pk = None
    twin.save(force_insert=True)
    for row in (*grounds, *basis, *lines):
        row.pk, row.decision = None, twin
        row.save(force_insert=True)
    return twin


@pytest.fixture
def upward(tree, people, awards):
    from tests.decisions.letters import UpwardOffice

    return UpwardOffice(tree, people, awards)


@pytest.fixture
def committed_upward(committed_db):
    from tests.conftest import make_awards, make_people, make_tree
    from tests.decisions.letters import UpwardOffice

    tree = make_tree()
    return UpwardOffice(tree, make_people(tree), make_awards(), approved=20)


def confirmed(client, path, sent):
    """The answer to what is sent to ``path``, once the password was given that is asked for then."""
    asked = client.post(path, sent)
    assert asked["Location"].startswith(reverse("account_reauthenticate"))
    return client.post(asked["Location"], {"password": PASSWORD})
