"""Which condition makes the difference when facts come out otherwise under another standard."""

from collections.abc import Sequence

from awards.tally.finding import Finding, Verdict

_WORTH = {Verdict.NOT_MET: 0, Verdict.UNKNOWN: 1, Verdict.MET: 2}


def verdict_of(findings: Sequence[Finding]) -> Verdict:
    """What the findings come to together."""
    return Verdict.all_of(finding.verdict for finding in findings)


def difference(before: Sequence[Finding], after: Sequence[Finding]) -> Finding:
    """The finding that holds back on the worse of the two sides and not on the other one.

    The two sides come to different verdicts.
    """
    worse, better = (after, before) if _WORTH[verdict_of(after)] < _WORTH[verdict_of(before)] else (before, after)
    verdict = verdict_of(worse)
    holding_back = [finding for finding in worse if finding.verdict is verdict]
    same = [(finding.condition, finding.required) for finding in better if finding.verdict is verdict]
    return next((each for each in holding_back if (each.condition, each.required) not in same), holding_back[0])
