"""Three-valued verdicts and the findings that explain them."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Any, NamedTuple

from awards.tally.phrase import NOTHING, Phrase, Translate, as_written, phrase_from_record


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

    def to_record(self) -> dict[str, Any]:
        """The finding as it is stored and sealed: sentences stay messages, to be shown in any language."""
        record: dict[str, Any] = {"condition": self.condition, "verdict": self.verdict.value}
        for key in ("required", "actual", "gap"):
            if phrase := getattr(self, key):
                record[key] = phrase.to_record()
        if self.evidence:
            record["evidence"] = list(self.evidence)
        if self.legal_ref:
            record["legal_ref"] = self.legal_ref
        if self.children:
            record["children"] = [child.to_record() for child in self.children]
        return record


def finding_from_record(record: dict[str, Any]) -> Finding:
    """The finding that ``Finding.to_record`` wrote."""
    return Finding(
        condition=record["condition"],
        verdict=Verdict(record["verdict"]),
        required=phrase_from_record(record.get("required", "")),
        actual=phrase_from_record(record.get("actual", "")),
        evidence=tuple(record.get("evidence", ())),
        legal_ref=record.get("legal_ref", ""),
        gap=phrase_from_record(record.get("gap", "")),
        children=tuple(finding_from_record(child) for child in record.get("children", ())),
    )
