from councils.models.ballot import Ballot, Choice, Mark, SealedBallot
from councils.models.council import LEADING, Council, CouncilKind, CouncilMember, Office
from councils.models.result import ItemResult, PaperCount
from councils.models.session import (
    TAKES_PART,
    AgendaItem,
    Attendance,
    Bar,
    BarKind,
    CouncilSession,
    Presence,
    SessionState,
    VoteWay,
)
from councils.models.voting_rule import VotingRule

__all__ = [
    "LEADING",
    "TAKES_PART",
    "AgendaItem",
    "Attendance",
    "Ballot",
    "Bar",
    "BarKind",
    "Choice",
    "Council",
    "CouncilKind",
    "CouncilMember",
    "CouncilSession",
    "ItemResult",
    "Mark",
    "Office",
    "PaperCount",
    "Presence",
    "SealedBallot",
    "SessionState",
    "VoteWay",
    "VotingRule",
]
