from tests.factories.awards import StandardVersionFactory
from tests.factories.campaigns import (
    CampaignFactory,
    DossierFactory,
    EntryFactory,
    LaunchedCampaignFactory,
    ParticipationFactory,
    PhaseFactory,
)
from tests.factories.catalogue import AwardTypeFactory, PrizeMultipleFactory, PrizeTermsFactory
from tests.factories.chains import ApprovalStepFactory, DelegationFactory
from tests.factories.contests import (
    ContestantFactory,
    ContestDisciplineFactory,
    ContestFactory,
    ContestPrizeFactory,
)
from tests.factories.contributions import InitiativeFactory, WorkFactory
from tests.factories.decisions import DecisionFactory, DecisionLineFactory, issued
from tests.factories.exemplars import ConsentFactory, ExemplarFactory, ExemplarFieldFactory, ExemplarProgrammeFactory
from tests.factories.inspections import FindingFactory, InspectionFactory, InspectionUnitFactory
from tests.factories.papers import LayoutFactory, LetterheadFactory
from tests.factories.people import CollectiveFactory, MemberFactory
from tests.factories.scores import CriterionFactory, ScoreCardFactory, ScoreSheetFactory, SectionFactory
from tests.factories.spot import SpotProposalFactory, spot_award
from tests.factories.submissions import SubmissionLetterFactory, SubmissionLineFactory
from tests.factories.units import RoleAssignmentFactory, UnitFactory, UserFactory

__all__ = [
    "ApprovalStepFactory",
    "AwardTypeFactory",
    "CampaignFactory",
    "CollectiveFactory",
    "ConsentFactory",
    "ContestDisciplineFactory",
    "ContestFactory",
    "ContestPrizeFactory",
    "ContestantFactory",
    "CriterionFactory",
    "DecisionFactory",
    "DecisionLineFactory",
    "DelegationFactory",
    "DossierFactory",
    "EntryFactory",
    "ExemplarFactory",
    "ExemplarFieldFactory",
    "ExemplarProgrammeFactory",
    "FindingFactory",
    "InitiativeFactory",
    "InspectionFactory",
    "InspectionUnitFactory",
    "LaunchedCampaignFactory",
    "LayoutFactory",
    "LetterheadFactory",
    "MemberFactory",
    "ParticipationFactory",
    "PhaseFactory",
    "PrizeMultipleFactory",
    "PrizeTermsFactory",
    "RoleAssignmentFactory",
    "ScoreCardFactory",
    "ScoreSheetFactory",
    "SectionFactory",
    "SpotProposalFactory",
    "StandardVersionFactory",
    "SubmissionLetterFactory",
    "SubmissionLineFactory",
    "UnitFactory",
    "UserFactory",
    "WorkFactory",
    "issued",
    "spot_award",
]
