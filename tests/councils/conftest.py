import datetime as dt

import pytest
from django.utils import timezone

from awards.models import Outcome, Recommendation, TallyRun, TallyRunState
from campaigns.models import DossierKind, DossierState
from councils.models import Office, Presence, VoteWay, VotingRule
from councils.services.council import found_council, seat_member
from councils.services.session import add_recommendations, open_session, plan_session, record_attendance
from tests.conftest import make_awards, make_people, make_tree
from tests.factories import (
    DossierFactory,
    EntryFactory,
    LaunchedCampaignFactory,
    MemberFactory,
    RoleAssignmentFactory,
    UserFactory,
)
from units.models import Role

OFFICES = [Office.CHAIR, Office.DEPUTY, Office.SECRETARY]


class CouncilWorld:
    """A council of a province with as many members as asked; a run that recommends people of two base unions."""

    def __init__(self, *, members: int = 5, nominees: int = 3):
        self.tree = make_tree()
        self.people = make_people(self.tree)
        self.awards = make_awards()
        self.keeper = self.people["specialist_province"]
        VotingRule.objects.create(
            council_kind="award", quorum_percent=60, pass_percent=80, valid_from=dt.date(2020, 1, 1), source="thử"
        )
        self.council = found_council(
            unit=self.tree.province,
            kind="award",
            name="Hội đồng thi đua – khen thưởng",
            decision_no="12/QĐ-LĐLĐ",
            decided_on=dt.date(2026, 1, 5),
            valid_from=dt.date(2026, 1, 5),
            by=self.keeper,
        )
        self.members = [self.seat(number) for number in range(members)]
        self.nominees = [self.nominee(number) for number in range(nominees)]

    def seat(self, number: int):
        user = UserFactory(username=f"uyvien{number}")
        RoleAssignmentFactory(user=user, role=Role.COUNCIL, unit=self.tree.province)
        office = OFFICES[number] if number < len(OFFICES) else Office.MEMBER
        return seat_member(self.council, user=user, office=office, by=self.keeper)

    def nominee(self, number: int) -> Recommendation:
        unit = (self.tree.base, self.tree.base2)[number % 2]
        dossier = self.dossier_of(unit)
        entry = EntryFactory(dossier=dossier, award=self.awards.certificate, member=MemberFactory(unit=unit))
        return Recommendation.objects.create(
            run=self.run,
            entry=entry,
            award=self.awards.certificate,
            unit=unit,
            outcome=Outcome.RECOMMENDED,
            eligible=True,
            rank=number + 1,
        )

    @property
    def run(self) -> TallyRun:
        run, _made = TallyRun.objects.get_or_create(
            campaign=self.campaign, number=1, defaults={"state": TallyRunState.DONE, "started_by": self.keeper}
        )
        return run

    @property
    def campaign(self):
        if not hasattr(self, "_campaign"):
            self._campaign = LaunchedCampaignFactory(unit=self.tree.province, needs_proposal=False)
        return self._campaign

    def dossier_of(self, unit):
        found = self.campaign.dossiers.filter(unit=unit).first()
        return found or DossierFactory(
            campaign=self.campaign,
            unit=unit,
            kind=DossierKind.REGISTRATION,
            state=DossierState.ACCEPTED,
            created_by=self.people["editor"],
        )

    def session(self, way: str = VoteWay.OPEN, nominees=None):
        """A session that is planned, with the nominees on its agenda and nobody counted yet."""
        session = plan_session(self.council, title="Xét khen", way=way, held_at=timezone.now(), by=self.keeper)
        add_recommendations(session, recommendations=self.nominees if nominees is None else nominees, by=self.keeper)
        return session

    def count(self, session, **presence: str):
        """Everybody is present but those of ``presence``, by name of account."""
        found = {
            member.pk: (presence.get(member.user.username, Presence.PRESENT), "công tác" if presence else "")
            for member in self.members
        }
        record_attendance(session, found=found, by=self.keeper)
        return session

    def opened(self, way: str = VoteWay.OPEN, nominees=None, **presence: str):
        return open_session(self.count(self.session(way, nominees), **presence), by=self.keeper)


@pytest.fixture
def world(db):
    return CouncilWorld()


@pytest.fixture
def committed_world(committed_db):
    return CouncilWorld()
