from awards.models.honour import Honour
from awards.models.override import Override
from awards.models.recommendation import Outcome, Recommendation, RecommendationState
from awards.models.run import SetAside, Shard, ShardState, TallyRun, TallyRunState
from awards.models.standard import StandardVersion, StandardVersionState
from awards.models.trial import Meets, StandardTrial, TrialChange, TrialState

__all__ = [
    "Honour",
    "Meets",
    "Outcome",
    "Override",
    "Recommendation",
    "RecommendationState",
    "SetAside",
    "Shard",
    "ShardState",
    "StandardTrial",
    "StandardVersion",
    "StandardVersionState",
    "TallyRun",
    "TallyRunState",
    "TrialChange",
    "TrialState",
]
