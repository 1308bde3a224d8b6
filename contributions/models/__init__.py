from contributions.models.initiative import (
    Initiative,
    InitiativeAuthor,
    InitiativeKind,
    InitiativeState,
    RecognitionLevel,
    Sharing,
)
from contributions.models.likeness import InitiativeLikeness
from contributions.models.pair import InitiativePair, InitiativeVerdict
from contributions.models.reuse import Reuse
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
    "Reuse",
    "Sharing",
    "Work",
    "WorkKind",
    "WorkState",
]
