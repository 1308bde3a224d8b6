from tests.factories.awards import StandardVersionFactory
from tests.factories.campaigns import (
    CampaignFactory,
    DossierFactory,
    EntryFactory,
    LaunchedCampaignFactory,
    ParticipationFactory,
    PhaseFactory,
)
from tests.factories.catalogue import AwardTypeFactory
from tests.factories.contributions import InitiativeFactory, WorkFactory
from tests.factories.people import CollectiveFactory, MemberFactory
from tests.factories.scores import CriterionFactory, ScoreCardFactory, ScoreSheetFactory, SectionFactory
from tests.factories.units import RoleAssignmentFactory, UnitFactory, UserFactory

__all__ = [
    "AwardTypeFactory",
    "CampaignFactory",
    "CollectiveFactory",
    "CriterionFactory",
    "DossierFactory",
    "EntryFactory",
    "InitiativeFactory",
    "LaunchedCampaignFactory",
    "MemberFactory",
    "ParticipationFactory",
    "PhaseFactory",
    "RoleAssignmentFactory",
    "ScoreCardFactory",
    "ScoreSheetFactory",
    "SectionFactory",
    "StandardVersionFactory",
    "UnitFactory",
    "UserFactory",
    "WorkFactory",
]
