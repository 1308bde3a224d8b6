from decisions.models.basis import DecisionBasis
from decisions.models.chain import STEP_ROLES, Approval, ApprovalStep, ApprovalVerdict, DecisionStep
from decisions.models.decision import FIRST_KINDS, Decision, DecisionKind, DecisionState
from decisions.models.delegation import Delegation
from decisions.models.ground import DecisionGround
from decisions.models.line import OF_WORK, DecisionLine, name_of
from decisions.models.series import Series
from decisions.models.submission import Answer, SubmissionFile, SubmissionLetter, SubmissionLine, SubmissionState
from decisions.models.waiver import Waiver
from decisions.querysets import DEPUTY_ROLES, GIVING

__all__ = [
    "DEPUTY_ROLES",
    "FIRST_KINDS",
    "GIVING",
    "OF_WORK",
    "STEP_ROLES",
    "Answer",
    "Approval",
    "ApprovalStep",
    "ApprovalVerdict",
    "Decision",
    "DecisionBasis",
    "DecisionGround",
    "DecisionKind",
    "DecisionLine",
    "DecisionState",
    "DecisionStep",
    "Delegation",
    "Series",
    "SubmissionFile",
    "SubmissionLetter",
    "SubmissionLine",
    "SubmissionState",
    "Waiver",
    "name_of",
]
