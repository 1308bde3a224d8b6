"""One condition judged alone, as the decision tables ask for it."""

from awards.tally.facts import facts_from_json
from awards.tally.standard import parse_standard

YEAR = {"period": {"from": "2024-01-01", "to": "2024-12-31"}}


def judged(kind, params, facts):
    """The finding of the condition for facts of 2024; what is missing is said exactly when it is not met."""
    node = {"condition": kind} | ({"params": params} if params else {})
    (finding,) = parse_standard({"all_of": [node]}).evaluate(facts_from_json(YEAR | facts))[1]
    assert finding.condition == kind
    assert bool(finding.gap) == (finding.verdict != "met")
    return finding


def told(finding):
    """What is required, what is there, what is missing."""
    return str(finding.required), str(finding.actual), str(finding.gap)
