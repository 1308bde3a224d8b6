from awards.models.assessment import Assessment
from awards.models.honour import Honour
from awards.models.honour_end import HonourEnd, HonourEndKind
from awards.models.override import Override
from awards.models.priority import PriorityRule, Trait
from awards.models.quarter_praise import PraiseOutcome, QuarterPraise
from awards.models.quota import QuotaDefault, QuotaRule, QuotaRuleState
from awards.models.recommendation import Outcome, Recommendation, RecommendationState
from awards.models.run import SetAside, Shard, ShardState, TallyRun, TallyRunState
from awards.models.seal_check import SealCheck, SealCheckState
from awards.models.standard import StandardVersion, StandardVersionState
from awards.models.trial import Meets, StandardTrial, TrialChange, TrialState

__all__ = [
    "Assessment",
    "Honour",
    "HonourEnd",
    "HonourEndKind",
    "Meets",
    "Outcome",
    "Override",
    "PraiseOutcome",
    "PriorityRule",
    "QuarterPraise",
    "QuotaDefault",
    "QuotaRule",
    "QuotaRuleState",
    "Recommendation",
    "RecommendationState",
    "SealCheck",
    "SealCheckState",
    "SetAside",
    "Shard",
    "ShardState",
    "StandardTrial",
    "StandardVersion",
    "StandardVersionState",
    "TallyRun",
    "TallyRunState",
    "Trait",
    "TrialChange",
    "TrialState",
]
