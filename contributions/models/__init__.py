from contributions.models.initiative import (
    Initiative,
    InitiativeAuthor,
    InitiativeKind,
    InitiativeState,
    RecognitionLevel,
)
from contributions.models.work import PlaqueLevel, Work, WorkKind, WorkState

__all__ = [
    "Initiative",
    "InitiativeAuthor",
    "InitiativeKind",
    "InitiativeState",
    "PlaqueLevel",
    "RecognitionLevel",
    "Work",
    "WorkKind",
    "WorkState",
]
