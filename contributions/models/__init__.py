from contributions.models.initiative import (
    Initiative,
    InitiativeAuthor,
    InitiativeKind,
    InitiativeState,
    RecognitionLevel,
)
from contributions.models.work import HAS_PLAQUE, PlaqueLevel, Work, WorkKind, WorkState
from contributions.models.work_pair import WorkPair, WorkVerdict
from contributions.models.work_progress import WHOLE, WorkFile, WorkProgress

__all__ = [
    "HAS_PLAQUE",
    "WHOLE",
    "Initiative",
    "InitiativeAuthor",
    "InitiativeKind",
    "InitiativeState",
    "PlaqueLevel",
    "RecognitionLevel",
    "Work",
    "WorkFile",
    "WorkKind",
    "WorkPair",
    "WorkProgress",
    "WorkState",
    "WorkVerdict",
]
