"""A yes or a no with its reason; truthy when allowed."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer of a permission or a guard; ``reason`` is the sentence a person reads when it is no."""

    allowed: bool
    reason: str = ""

    def __bool__(self) -> bool:
        return self.allowed


YES = Verdict(True)


def no(reason: str) -> Verdict:
    """A refusal with its reason, a full Vietnamese sentence."""
    return Verdict(False, str(reason))
