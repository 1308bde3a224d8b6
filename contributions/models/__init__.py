from contributions.models.initiative import (
    Initiative,
    InitiativeAuthor,
    InitiativeKind,
    InitiativeState,
    RecognitionLevel,
)
from contributions.models.likeness import InitiativeLikeness
from contributions.models.work import PlaqueLevel, Work, WorkKind, WorkState

__all__ = [
    "Initiative",
    "InitiativeAuthor",
    "InitiativeKind",
    "InitiativeLikeness",
    "InitiativeState",
    "PlaqueLevel",
    "RecognitionLevel",
    "Work",
    "WorkKind",
    "WorkState",
]
