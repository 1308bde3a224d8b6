from inspections.models.finding import FindingKind, FindingState, InspectionFinding
from inspections.models.inspected import InspectedState, InspectionUnit
from inspections.models.inspection import Inspection, InspectionKind, InspectionState
from inspections.models.paper import InspectionFile

__all__ = [
    "FindingKind",
    "FindingState",
    "InspectedState",
    "Inspection",
    "InspectionFile",
    "InspectionFinding",
    "InspectionKind",
    "InspectionState",
    "InspectionUnit",
]
