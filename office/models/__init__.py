from office.models.award_claim import AwardClaim, ClaimState
from office.models.transfer import Transfer, TransferSide, TransferState

__all__ = ["AwardClaim", "ClaimState", "Transfer", "TransferSide", "TransferState"]
