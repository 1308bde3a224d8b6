from campaigns.models.attachment import Attachment, FilePurpose
from campaigns.models.campaign import Campaign, CampaignKind, CampaignState, PeriodKind, PraiseBy
from campaigns.models.content import CampaignAward, CampaignContent, CampaignDocument
from campaigns.models.dossier import Dossier, DossierKind, DossierState, PublicState
from campaigns.models.dossier_version import DossierVersion
from campaigns.models.entry import Entry
from campaigns.models.entry_review import EntryOutcome, EntryReview, MachineFinding
from campaigns.models.extension import Extension
from campaigns.models.extension_request import ExtensionRequest, ExtensionState
from campaigns.models.link import DossierInitiative, DossierWork
from campaigns.models.participation import Participation
from campaigns.models.phase import CampaignPhase
from campaigns.models.target import Indicator, Target, TargetOrigin

__all__ = [
    "Attachment",
    "Campaign",
    "CampaignAward",
    "CampaignContent",
    "CampaignDocument",
    "CampaignKind",
    "CampaignPhase",
    "CampaignState",
    "Dossier",
    "DossierInitiative",
    "DossierKind",
    "DossierState",
    "DossierVersion",
    "DossierWork",
    "Entry",
    "EntryOutcome",
    "EntryReview",
    "Extension",
    "ExtensionRequest",
    "ExtensionState",
    "FilePurpose",
    "Indicator",
    "MachineFinding",
    "Participation",
    "PeriodKind",
    "PraiseBy",
    "PublicState",
    "Target",
    "TargetOrigin",
]
