from office.models.reorganisation import (
    Operation,
    People,
    Reorganisation,
    ReorganisationLine,
    ReorganisationState,
)
from office.models.transfer import Transfer, TransferSide, TransferState

__all__ = [
    "Operation",
    "People",
    "Reorganisation",
    "ReorganisationLine",
    "ReorganisationState",
    "Transfer",
    "TransferSide",
    "TransferState",
]
