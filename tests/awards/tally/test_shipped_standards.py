"""Decision tables of the shipped standards: each side of each condition."""

import datetime as dt
import json
from itertools import combinations
from pathlib import Path

import pytest

from awards.tally.document import parse_document
from awards.tally.engine import evaluate
from awards.tally.facts import facts_from_json
from tests.awards.tally import shipped_state, shipped_union
from tests.oracle import evaluator

FOLDER = Path(__file__).resolve().parents[3] / "awards" / "catalogue" / "standards"
TABLES = shipped_state.TABLES | shipped_union.TABLES
PUBLISHED = {path.stem: json.loads(path.read_text()) for path in sorted(FOLDER.glob("*.json"))}
CASES = [(name, subject | changed, outcome) for name, (subject, cases) in TABLES.items() for changed, outcome in cases]


@pytest.mark.parametrize(("name", "facts", "outcome"), CASES)
def test_shipped_standard_decides_as_its_table_says(name, facts, outcome):
    ours = evaluate(facts_from_json(facts), parse_document(PUBLISHED[name]).tree)
    assert ours.outcome == outcome == evaluator.outcome(PUBLISHED[name]["tree"], facts)


def test_every_shipped_standard_has_its_table():
    assert set(TABLES) == set(PUBLISHED)


@pytest.mark.parametrize("name", sorted(PUBLISHED))
def test_table_shows_both_sides_of_each_condition(name):
    conditions = list(parse_document(PUBLISHED[name]).tree.conditions())
    known = [facts_from_json(facts) for case, facts, _outcome in CASES if case == name]
    for condition in conditions:
        verdicts = {condition.evaluate(facts).verdict.value for facts in known}
        assert verdicts >= {"met", "not_met"}, condition.kind.name


def _span(document):
    until = document.valid_to or dt.date.max
    return document.valid_from, until


def test_no_two_versions_hold_at_once_for_one_kind_of_subject():
    documents = [parse_document(published) for published in PUBLISHED.values()]
    for one, other in combinations(documents, 2):
        if one.award != other.award or not set(one.applies_to) & set(other.applies_to):
            continue
        assert one.version != other.version
        (start, end), (other_start, other_end) = _span(one), _span(other)
        assert end < other_start or other_end < start


@pytest.mark.parametrize("name", ["CO_CP.2", "CO_UBND.2", "CSTDCS.2", "CSTDTQ.2", "CSTD_TINH.2", "CSTD_TLD.2"])
def test_a_ballot_nobody_read_in_the_new_decree_is_marked(name):
    before, after = (parse_document(PUBLISHED[key]) for key in (name.removesuffix(".2"), name))
    assert after.valid_from - before.valid_to == dt.timedelta(days=1)
    assert (after.valid_from, after.unverified) == (dt.date(2025, 7, 1), True)


def test_every_award_that_a_standard_names_is_in_the_catalogue():
    awards = json.loads((FOLDER.parents[2] / "catalogue" / "data" / "award_types.json").read_text())
    codes = {award["code"] for award in awards}
    for published in PUBLISHED.values():
        for condition in parse_document(published).tree.conditions():
            for key in ("awards", "exempt_awards", "reuse_allowed"):
                assert set(getattr(condition.params, key, ())) <= codes
