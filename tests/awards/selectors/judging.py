"""From rows to a verdict: the facts a condition asks for are read, and it judges them."""

import datetime as dt

from awards.selectors.facts import Period, facts_of
from awards.tally.finding import Finding
from awards.tally.standard import parse_standard
from campaigns.models import Entry

PERIOD = Period(dt.date(2026, 1, 1), dt.date(2026, 12, 31), dt.date(2026, 11, 21))


def facts(entry, period: Period = PERIOD, **asked):
    (considered,) = facts_of(Entry.objects.filter(pk=entry.pk), period, **asked)
    return considered.facts


def finding(entry, condition: str, period: Period = PERIOD, **params) -> Finding:
    """What one condition says of the entry when only the facts it asks for are read."""
    standard = parse_standard({"all_of": [{"condition": condition, "params": params}]})
    known = facts(entry, period, needs=standard.needs())
    [leaf] = standard.conditions()
    return leaf.evaluate(known)


def verdict(entry, condition: str, period: Period = PERIOD, **params) -> str:
    return finding(entry, condition, period, **params).verdict.value
