from contributions.models.initiative import (
    Initiative,
    InitiativeAuthor,
    InitiativeKind,
    InitiativeState,
    RecognitionLevel,
)
from contributions.models.likeness import InitiativeLikeness
from contributions.models.pair import InitiativePair, InitiativeVerdict
from contributions.models.work import PlaqueLevel, Work, WorkKind, WorkState

__all__ = [
    "Initiative",
    "InitiativeAuthor",
    "InitiativeKind",
    "InitiativeLikeness",
    "InitiativePair",
    "InitiativeState",
    "InitiativeVerdict",
    "PlaqueLevel",
    "RecognitionLevel",
    "Work",
    "WorkKind",
    "WorkState",
]
