"""A yes or a no with its reason; truthy when allowed."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer of a permission or a guard; ``reason`` is the sentence a person reads when it is no.

    ``is_of_state``: what was asked about stands in the way, not a power that the person lacks.
    """

    allowed: bool
    reason: str = ""
    is_of_state: bool = False

    def __bool__(self) -> bool:
        return self.allowed


YES = Verdict(True)


def no(reason: str) -> Verdict:
    """A refusal with its reason, a full Vietnamese sentence."""
    return Verdict(False, str(reason))


def not_now(reason: str) -> Verdict:
    """The same where the state of the thing stands in the way of everybody: nobody is said to lack a power."""
    return Verdict(False, str(reason), is_of_state=True)
