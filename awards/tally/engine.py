"""Facts and a standard in, an outcome with its reasons out."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from awards.tally.facts import Facts
from awards.tally.finding import Finding, Verdict
from awards.tally.levels import Coded, SubjectKind
from awards.tally.phrase import NOTHING, Phrase, Translate, as_written
from awards.tally.standard import Standard
from awards.tally.wording import findings as say


class Outcome(Coded):
    """Whether a subject meets a standard; ranking makes ``eligible`` recommended or below the line."""

    ELIGIBLE = "eligible"
    NOT_ELIGIBLE = "not_eligible"
    MISSING_DATA = "missing_data"


_OUTCOMES = {
    Verdict.MET: Outcome.ELIGIBLE,
    Verdict.NOT_MET: Outcome.NOT_ELIGIBLE,
    Verdict.UNKNOWN: Outcome.MISSING_DATA,
}


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The outcome, the findings behind it, and what is missing in one sentence (empty when eligible)."""

    outcome: Outcome
    findings: tuple[Finding, ...]
    nearest_gap: Phrase = NOTHING

    def to_json(self, translate: Translate = as_written) -> dict[str, Any]:
        """The evaluation as people read it, in the language of ``translate``."""
        return {
            "outcome": self.outcome.value,
            "findings": [finding.to_json(translate) for finding in self.findings],
            "nearest_gap": self.nearest_gap.text(translate),
        }


def evaluate(
    facts: Facts,
    standard: Standard | None,
    *,
    campaign_rules: Standard | None = None,
    subject_kinds: Collection[SubjectKind] = (),
) -> Evaluation:
    """Eligible when every condition is met, not eligible when one is not, else missing data.

    ``campaign_rules`` are conditions of the campaign itself (an accepted dossier) and come first. Without
    a standard the outcome is missing data with the finding ``standard_missing``, unless a campaign rule, an
    open case or a subject outside ``subject_kinds`` (empty: not known) already makes it not eligible.
    """
    findings: tuple[Finding, ...] = ()
    if campaign_rules is not None:
        findings += campaign_rules.evaluate(facts)[1]
    if standard is not None:
        findings += standard.evaluate(facts)[1]
    else:
        findings = tuple(f for f in findings if f.verdict is Verdict.NOT_MET)
        findings += (*_known_to_fail(facts, subject_kinds), _STANDARD_MISSING)
    verdict = Verdict.all_of(finding.verdict for finding in findings)
    return Evaluation(_OUTCOMES[verdict], findings, nearest_gap(findings))


def nearest_gap(findings: Sequence[Finding]) -> Phrase:
    """The gap of the first condition not met, else of the first unknown, and how many others there are."""
    open_ones = [f for f in findings if f.verdict is Verdict.NOT_MET]
    open_ones += [f for f in findings if f.verdict is Verdict.UNKNOWN]
    return say.and_others(open_ones[0].gap, len(open_ones) - 1) if open_ones else NOTHING


_STANDARD_MISSING = Finding(
    "standard_missing", Verdict.UNKNOWN, say.standard_missing(), say.no_data(), gap=say.standard_missing_gap()
)


def _known_to_fail(facts: Facts, subject_kinds: Collection[SubjectKind]) -> tuple[Finding, ...]:
    failing = []
    if subject_kinds and facts.subject is not None and facts.subject not in subject_kinds:
        kinds = tuple(kind for kind in SubjectKind if kind in subject_kinds)
        failing.append(
            Finding(
                "subject_kind",
                Verdict.NOT_MET,
                say.subject_kinds(kinds),
                say.subject(facts.subject),
                gap=say.subject_gap(kinds, facts.subject),
            )
        )
    if facts.open_case:
        failing.append(
            Finding(
                "clean_record",
                Verdict.NOT_MET,
                say.no_open_case(),
                say.open_case(),
                gap=say.open_case_gap(),
            )
        )
    return tuple(failing)
