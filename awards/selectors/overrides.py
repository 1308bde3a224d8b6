"""The outcome people go by: the machine's, or what a person put beside it."""

from awards.models import Override, Recommendation


def override_of(recommendation: Recommendation) -> Override | None:
    """What a person said in place of the machine; costs no query where ``for_page`` read it."""
    return getattr(recommendation, "override", None)


def outcome_of(recommendation: Recommendation) -> str:
    """The person's outcome where there is one, else the machine's."""
    override = override_of(recommendation)
    return override.outcome if override else recommendation.outcome
