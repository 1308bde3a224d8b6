from scores.models.card import CardKnockOut, CardState, CriterionScore, Evidence, ScoreCard, ScoreColumn
from scores.models.review import Acclaim, ClusterReview, CrossScore, ReviewState
from scores.models.sheet import Band, Criterion, KnockOut, ScoreSheet, SectionKind, SheetSection, SheetState
from scores.models.vote import CouncilVote

__all__ = [
    "Acclaim",
    "Band",
    "CardKnockOut",
    "CardState",
    "ClusterReview",
    "CouncilVote",
    "Criterion",
    "CriterionScore",
    "CrossScore",
    "Evidence",
    "KnockOut",
    "ReviewState",
    "ScoreCard",
    "ScoreColumn",
    "ScoreSheet",
    "SectionKind",
    "SheetSection",
    "SheetState",
]
