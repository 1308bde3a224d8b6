from office.models.reorganisation import (
    Goals,
    Movements,
    Officers,
    Operation,
    People,
    Reorganisation,
    ReorganisationLine,
    ReorganisationState,
)
from office.models.transfer import Transfer, TransferSide, TransferState

__all__ = [
    "Goals",
    "Movements",
    "Officers",
    "Operation",
    "People",
    "Reorganisation",
    "ReorganisationLine",
    "ReorganisationState",
    "Transfer",
    "TransferSide",
    "TransferState",
]
