from contributions.models.file import FileKind, InitiativeFile
from contributions.models.initiative import (
    Initiative,
    InitiativeAuthor,
    InitiativeKind,
    InitiativeState,
    RecognitionLevel,
    Sharing,
)
from contributions.models.intake import IntakeLink, Suggestion, SuggestionState
from contributions.models.judgement import Condition, InitiativeCheck, Recognition
from contributions.models.likeness import InitiativeLikeness
from contributions.models.pair import InitiativePair, InitiativeVerdict
from contributions.models.plaque_amendment import PlaqueAmendment, PlaqueAmendmentKind
from contributions.models.programme import Programme, ProgrammePhase
from contributions.models.reuse import Reuse
from contributions.models.work import PlaqueLevel, Work, WorkKind, WorkState
from contributions.models.work_pair import WorkPair, WorkVerdict
from contributions.models.work_progress import WHOLE, WorkFile, WorkProgress
from contributions.querysets import HAS_PLAQUE

__all__ = [
    "HAS_PLAQUE",
    "WHOLE",
    "Condition",
    "FileKind",
    "Initiative",
    "InitiativeAuthor",
    "InitiativeCheck",
    "InitiativeFile",
    "InitiativeKind",
    "InitiativeLikeness",
    "InitiativePair",
    "InitiativeState",
    "InitiativeVerdict",
    "IntakeLink",
    "PlaqueAmendment",
    "PlaqueAmendmentKind",
    "PlaqueLevel",
    "Programme",
    "ProgrammePhase",
    "Recognition",
    "RecognitionLevel",
    "Reuse",
    "Sharing",
    "Suggestion",
    "SuggestionState",
    "Work",
    "WorkFile",
    "WorkKind",
    "WorkPair",
    "WorkProgress",
    "WorkState",
    "WorkVerdict",
]
