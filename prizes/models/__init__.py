from prizes.models.fund import Fund, FundMovement, MovementKind
from prizes.models.prize import PrizeLine, PrizeList, PrizeState

__all__ = ["Fund", "FundMovement", "MovementKind", "PrizeLine", "PrizeList", "PrizeState"]
