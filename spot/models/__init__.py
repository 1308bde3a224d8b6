from spot.models.file import SpotFile
from spot.models.proposal import LONGEST_STATEMENT, SpotProposal, SpotState

__all__ = ["LONGEST_STATEMENT", "SpotFile", "SpotProposal", "SpotState"]
