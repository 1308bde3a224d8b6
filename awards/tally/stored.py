"""Findings as they are kept: a letter for the verdict of each condition, and the references it counted.

The sentences are not kept. They follow from the facts and the standard, which are.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from awards.tally.finding import Finding, Verdict

LETTERS = {Verdict.MET: "m", Verdict.NOT_MET: "n", Verdict.UNKNOWN: "u"}
_VERDICTS = {letter: verdict for verdict, letter in LETTERS.items()}


def findings_to_json(findings: Iterable[Finding]) -> dict[str, Any]:
    """``verdicts``: a letter a finding, the parts of a group right after it; ``evidence`` by place, where there is any.

    ``{"verdicts": "mmn", "evidence": {"1": ["SK-01"]}}``: the second condition was met by one initiative.
    """
    letters: list[str] = []
    evidence: dict[str, list[str]] = {}
    for finding in in_order(findings):
        if finding.evidence:
            evidence[str(len(letters))] = list(finding.evidence)
        letters.append(LETTERS[finding.verdict])
    stored: dict[str, Any] = {"verdicts": "".join(letters)}
    return stored | {"evidence": evidence} if evidence else stored


def in_order(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Every finding, the parts of a group right after it."""
    for finding in findings:
        yield finding
        if finding.children:
            yield from in_order(finding.children)


def as_stored(findings: Sequence[Finding], stored: dict[str, Any]) -> tuple[Finding, ...]:
    """``findings``, made anew, with the verdicts and references that were kept of them.

    Raises ``ValueError`` when there were more or fewer of them.
    """
    letters, evidence = stored["verdicts"], stored.get("evidence", {})
    if len(letters) != sum(1 for _finding in in_order(findings)):
        raise ValueError(letters)
    kept = iter([(_VERDICTS[letter], tuple(evidence.get(str(at), ()))) for at, letter in enumerate(letters)])
    return tuple(_restored(finding, kept) for finding in findings)


def _restored(finding: Finding, kept: Iterator[tuple[Verdict, tuple[str, ...]]]) -> Finding:
    verdict, evidence = next(kept)
    children = tuple(_restored(child, kept) for child in finding.children)
    return finding._replace(verdict=verdict, evidence=evidence, children=children)
