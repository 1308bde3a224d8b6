from contests.models.contest import (
    FIRST_YEAR,
    LAST_YEAR,
    LEVEL_OF_KIND,
    Contest,
    ContestDiscipline,
    ContestLevel,
    ContestPrize,
    ContestState,
    PrizeGrade,
)
from contests.models.contestant import Contestant

__all__ = [
    "FIRST_YEAR",
    "LAST_YEAR",
    "LEVEL_OF_KIND",
    "Contest",
    "ContestDiscipline",
    "ContestLevel",
    "ContestPrize",
    "ContestState",
    "Contestant",
    "PrizeGrade",
]
