from exemplars.models.catalogue import ExemplarField, ExemplarProgramme
from exemplars.models.comment import CommentState, StoryComment
from exemplars.models.consent import Consent, ConsentFile, ConsentWay
from exemplars.models.exemplar import FIRST_YEAR, LAST_YEAR, PERIODS, Exemplar, ExemplarState
from exemplars.models.photo import ExemplarPhoto
from exemplars.models.selection import (
    WHOLE,
    Candidate,
    RoundState,
    SelectionRound,
    SelectionWay,
    Vote,
    VoteChoice,
)
from exemplars.models.uptake import Uptake

__all__ = [
    "FIRST_YEAR",
    "LAST_YEAR",
    "PERIODS",
    "WHOLE",
    "Candidate",
    "CommentState",
    "Consent",
    "ConsentFile",
    "ConsentWay",
    "Exemplar",
    "ExemplarField",
    "ExemplarPhoto",
    "ExemplarProgramme",
    "ExemplarState",
    "RoundState",
    "SelectionRound",
    "SelectionWay",
    "StoryComment",
    "Uptake",
    "Vote",
    "VoteChoice",
]
