"""Three-valued verdicts and the findings that explain them."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Any, NamedTuple

from awards.tally.phrase import NOTHING, Phrase, Translate, as_written


class Verdict(StrEnum):
    """Met, not met, or unknown because a fact is missing; combined by the strong logic of Kleene."""

    MET = "met"
    NOT_MET = "not_met"
    UNKNOWN = "unknown"

    @classmethod
    def of(cls, truth: bool | None) -> "Verdict":
        """Met for true, not met for false, unknown for ``None``."""
        if truth is None:
            return cls.UNKNOWN
        return cls.MET if truth else cls.NOT_MET

    @classmethod
    def all_of(cls, verdicts: "Iterable[Verdict]") -> "Verdict":
        """Not met beats unknown, unknown beats met; nothing to meet is met."""
        seen = frozenset(verdicts)
        if cls.NOT_MET in seen:
            return cls.NOT_MET
        return cls.UNKNOWN if cls.UNKNOWN in seen else cls.MET

    @classmethod
    def any_of(cls, verdicts: "Iterable[Verdict]") -> "Verdict":
        """Met beats unknown, unknown beats not met; no way to meet it is not met."""
        seen = frozenset(verdicts)
        if cls.MET in seen:
            return cls.MET
        return cls.UNKNOWN if cls.UNKNOWN in seen else cls.NOT_MET


class Finding(NamedTuple):
    """What one condition asks, what is there and what is missing.

    ``condition`` is the condition's kind or a group's name, ``evidence`` the references of the rows counted,
    ``gap`` what is missing (empty when met), ``children`` the parts of a group.
    """

    condition: str
    verdict: Verdict
    required: Phrase = NOTHING
    actual: Phrase = NOTHING
    evidence: tuple[str, ...] = ()
    legal_ref: str = ""
    gap: Phrase = NOTHING
    children: "tuple[Finding, ...]" = ()

    def to_json(self, translate: Translate = as_written) -> dict[str, Any]:
        """The finding as people read it, in the language of ``translate``; empty extras are left out."""
        extras = {
            "gap": self.gap.text(translate),
            "evidence": list(self.evidence),
            "children": [child.to_json(translate) for child in self.children],
        }
        return {
            "condition": self.condition,
            "verdict": self.verdict.value,
            "required": self.required.text(translate),
            "actual": self.actual.text(translate),
            "legal_ref": self.legal_ref,
        } | {key: value for key, value in extras.items() if value}
