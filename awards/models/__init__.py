from awards.models.honour import Honour
from awards.models.recommendation import Outcome, Recommendation, RecommendationState
from awards.models.run import Shard, ShardState, TallyRun, TallyRunState
from awards.models.standard import StandardVersion, StandardVersionState

__all__ = [
    "Honour",
    "Outcome",
    "Recommendation",
    "RecommendationState",
    "Shard",
    "ShardState",
    "StandardVersion",
    "StandardVersionState",
    "TallyRun",
    "TallyRunState",
]
