from decisions.models.basis import DecisionBasis
from decisions.models.decision import Decision, DecisionKind, DecisionState
from decisions.models.line import DecisionLine, name_of

__all__ = ["Decision", "DecisionBasis", "DecisionKind", "DecisionLine", "DecisionState", "name_of"]
