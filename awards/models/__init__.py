from awards.models.honour import Honour
from awards.models.override import Override
from awards.models.quarter_praise import PraiseOutcome, QuarterPraise
from awards.models.recommendation import Outcome, Recommendation, RecommendationState
from awards.models.run import SetAside, Shard, ShardState, TallyRun, TallyRunState
from awards.models.standard import StandardVersion, StandardVersionState

__all__ = [
    "Honour",
    "Outcome",
    "Override",
    "PraiseOutcome",
    "QuarterPraise",
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
