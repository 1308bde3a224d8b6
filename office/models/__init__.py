from office.models.reorganisation import (
    Operation,
    People,
    Reorganisation,
    ReorganisationLine,
    ReorganisationState,
)

__all__ = ["Operation", "People", "Reorganisation", "ReorganisationLine", "ReorganisationState"]
