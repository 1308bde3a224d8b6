from office.models.award_claim import AwardClaim, ClaimState
from office.models.handover import OPEN_STATES, Handover, HandoverList, HandoverSide, HandoverState
from office.models.reorganisation import Reorganisation, ReorganisationState
from office.models.reorganisation_line import (
    ENDING,
    HANGING,
    REGRADING,
    SUCCESSIONS,
    Goals,
    Movements,
    Officers,
    Operation,
    People,
    ReorganisationLine,
    ReorganisationMember,
)
from office.models.transfer import Transfer, TransferSide, TransferState

__all__ = [
    "ENDING",
    "HANGING",
    "OPEN_STATES",
    "REGRADING",
    "SUCCESSIONS",
    "AwardClaim",
    "ClaimState",
    "Goals",
    "Handover",
    "HandoverList",
    "HandoverSide",
    "HandoverState",
    "Movements",
    "Officers",
    "Operation",
    "People",
    "Reorganisation",
    "ReorganisationLine",
    "ReorganisationMember",
    "ReorganisationState",
    "Transfer",
    "TransferSide",
    "TransferState",
]
