from awards.models.honour import Honour
from awards.models.override import Override
from awards.models.recommendation import Outcome, Recommendation, RecommendationState
from awards.models.run import SetAside, Shard, ShardState, TallyRun, TallyRunState
from awards.models.standard import StandardVersion, StandardVersionState

__all__ = [
    "Honour",
    "Outcome",
    "Override",
    "Recommendation",
    "RecommendationState",
    "SetAside",
    "Shard",
    "ShardState",
    "StandardVersion",
    "StandardVersionState",
    "TallyRun",
    "TallyRunState",
]
