import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awards.tally.engine import evaluate
from awards.tally.facts import facts_from_json
from awards.tally.finding import Finding, Verdict, finding_from_record
from awards.tally.phrase import Phrase, joined, phrase_from_record
from awards.tally.standard import parse_standard
from tests.awards.tally.strategies import FACTS, TREE

MET, NOT_MET, UNKNOWN = Verdict.MET, Verdict.NOT_MET, Verdict.UNKNOWN
VERDICTS = st.lists(st.sampled_from(Verdict), max_size=5)
TURNED = {MET: NOT_MET, NOT_MET: MET, UNKNOWN: UNKNOWN}


@pytest.mark.parametrize(
    ("left", "right", "both", "either"),
    [
        (MET, MET, MET, MET),
        (MET, UNKNOWN, UNKNOWN, MET),
        (MET, NOT_MET, NOT_MET, MET),
        (UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN),
        (UNKNOWN, NOT_MET, NOT_MET, UNKNOWN),
        (NOT_MET, NOT_MET, NOT_MET, NOT_MET),
    ],
)
def test_kleene_tables(left, right, both, either):
    assert Verdict.all_of([left, right]) == Verdict.all_of([right, left]) == both
    assert Verdict.any_of([left, right]) == Verdict.any_of([right, left]) == either


def test_nothing_to_meet_is_met_and_no_way_to_meet_is_not():
    assert Verdict.all_of([]) is MET
    assert Verdict.any_of([]) is NOT_MET


@given(VERDICTS)
def test_de_morgan(verdicts):
    assert TURNED[Verdict.all_of(verdicts)] is Verdict.any_of(TURNED[v] for v in verdicts)


@given(VERDICTS, VERDICTS)
def test_groups_are_associative_and_idempotent(left, right):
    for combine in (Verdict.all_of, Verdict.any_of):
        assert combine([combine(left), combine(right)]) is combine([*left, *right])
        assert combine([*left, *left]) is combine(left)


@given(st.sampled_from(Verdict), VERDICTS)
def test_absorption(one, others):
    assert Verdict.all_of([one, Verdict.any_of([one, *others])]) is one
    assert Verdict.any_of([one, Verdict.all_of([one, *others])]) is one


@pytest.mark.parametrize(("truth", "verdict"), [(True, MET), (False, NOT_MET), (None, UNKNOWN)])
def test_verdict_of_a_truth(truth, verdict):
    assert Verdict.of(truth) is verdict


@given(facts=FACTS, tree=TREE)
def test_findings_survive_being_stored(facts, tree):
    for finding in evaluate(facts_from_json(facts), parse_standard(tree)).findings:
        stored = json.loads(json.dumps(finding.to_record()))
        assert finding_from_record(stored).to_json() == finding.to_json()


def test_finding_is_translated_when_shown():
    english = {"thiếu %(count)s %(thing)s": "%(thing)s: %(count)s short", "sáng kiến": "initiatives"}
    gap = Phrase("thiếu %(count)s %(thing)s", {"count": "02", "thing": Phrase("sáng kiến")})
    finding = Finding("initiatives", NOT_MET, gap=gap)
    assert str(gap) == "thiếu 02 sáng kiến"
    assert finding.to_json(lambda text: english.get(text, text))["gap"] == "initiatives: 02 short"
    assert finding_from_record(finding.to_record()).gap == gap


def test_empty_phrase_is_never_looked_up_in_the_catalogue():
    assert Phrase().text(lambda text: "Project-Id-Version: …") == ""


def test_percent_signs_in_an_offices_own_words_are_kept():
    assert str(joined("%(first)s; %(second)s", [Phrase("đủ 70% LĐTT"), Phrase("100 % hoàn thành")])) == (
        "đủ 70% LĐTT; 100 % hoàn thành"
    )


def test_a_thousand_parts_are_one_sentence():
    parts = [Phrase(f"phần {number}") for number in range(1000)]
    whole = joined("%(first)s; %(second)s", parts)
    assert str(whole) == "; ".join(str(part) for part in parts)
    assert phrase_from_record(json.loads(json.dumps(whole.to_record()))) == whole


@pytest.mark.parametrize("record", [None, 3, ["a"], ["a", "b"], {"x": 1}])
def test_phrase_record_of_another_shape_is_refused(record):
    with pytest.raises(ValueError, match="not a phrase record"):
        phrase_from_record(record)
