from office.models.handover import OPEN_STATES, Handover, HandoverList, HandoverSide, HandoverState
from office.models.reorganisation import (
    Operation,
    People,
    Reorganisation,
    ReorganisationLine,
    ReorganisationState,
)
from office.models.transfer import Transfer, TransferSide, TransferState

__all__ = [
    "OPEN_STATES",
    "Handover",
    "HandoverList",
    "HandoverSide",
    "HandoverState",
    "Operation",
    "People",
    "Reorganisation",
    "ReorganisationLine",
    "ReorganisationState",
    "Transfer",
    "TransferSide",
    "TransferState",
]
