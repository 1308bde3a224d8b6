import datetime as dt
import hashlib
import json
import unicodedata
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from awards.tally.levels import Rating, SubjectKind
from awards.tally.ranking import OutOfOrder
from awards.tally.seal import Seal, canonical_json, digest_of, seal_lines, sha256_of, spelled

HANOI = dt.timezone(dt.timedelta(hours=7))


@pytest.mark.parametrize(
    ("value", "spelled"),
    [
        ({"b": 1, "a": [True, None]}, '{"a":[true,null],"b":1}'),
        (Decimal("95.50"), '"95.5"'),
        (Decimal("1E+3"), '"1000"'),
        (Decimal("-0.0"), '"0"'),
        (Decimal("100"), '"100"'),
        (dt.date(2024, 12, 31), '"2024-12-31"'),
        (dt.datetime(2025, 1, 1, 6, 30, tzinfo=HANOI), '"2024-12-31T23:30:00.000000Z"'),
        (Rating.GOOD, '"good"'),
        (SubjectKind.UNIT, '"unit"'),
        ({2024: Rating.GOOD}, '{"2024":"good"}'),
        (unicodedata.normalize("NFD", "Nguyễn Thị Hòa"), '"Nguyễn Thị Hòa"'),
    ],
)
def test_canonical_json(value, spelled):
    assert canonical_json(value) == spelled.encode()


@pytest.mark.parametrize(
    "value",
    [
        1.5,
        {"a": [2.0]},
        dt.datetime(2024, 1, 1),
        Decimal("NaN"),
        {1.5: 1},
        {True: 1},
        {None: 1},
        object(),
        {1, 2},
        b"x",
    ],
)
def test_what_has_no_one_spelling_is_refused(value):
    with pytest.raises(TypeError, match="canonical"):
        canonical_json(value)


def test_two_keys_that_are_one_in_nfc_are_refused():
    with pytest.raises(ValueError, match="two keys"):
        canonical_json({"Hòa": 1, unicodedata.normalize("NFD", "Hòa"): 2})


def test_hash_is_sha256_of_the_canonical_json():
    assert sha256_of({"b": 1, "a": "ế"}) == hashlib.sha256('{"a":"ế","b":1}'.encode()).hexdigest()


ORDER = ["recommended 1 0 -", "below_line 2 0 []", 'below_line 3 1 ["Cụm 5"]', "not_eligible 0 0 -"]
LINES = st.lists(
    st.builds(
        lambda facts, outcome: f"{digest_of('[]', spelled(facts), '{}', '[]').hex()} {outcome}",
        st.dictionaries(st.sampled_from("abc"), st.integers() | st.text(max_size=3), max_size=3),
        st.sampled_from(ORDER),
    ),
    max_size=12,
    unique=True,
)


@given(lines=LINES, data=st.data())
def test_seal_changes_with_any_line(lines, data):
    assume(lines)
    lines = sorted(lines)
    at = data.draw(st.integers(0, len(lines) - 1))
    other = sorted([*lines[:at], lines[at] + "1", *lines[at + 1 :]])
    assert seal_lines(other) != seal_lines(lines) != seal_lines(lines[:-1])


def test_seal_is_that_of_a_text_file_anybody_can_sort_and_hash():
    header = {"quotas": {"overall": 3}}
    file = '{"quotas":{"overall":3}}\nab recommended 1 0 -\ncd not_eligible 0 0 -'
    lines = ["ab recommended 1 0 -", "cd not_eligible 0 0 -"]
    assert seal_lines(lines, header) == hashlib.sha256(file.encode()).hexdigest()


def test_seal_covers_what_the_run_used():
    assert seal_lines([], {"quotas": {"overall": 3}}) != seal_lines([], {"quotas": {"overall": 4}})


def test_seal_refuses_lines_out_of_order_and_lines_twice():
    for lines in (["b", "a"], ["a", "a"]):
        with pytest.raises(OutOfOrder):
            seal_lines(lines)


def test_seal_counts_its_lines():
    seal = Seal()
    for number in range(3):
        seal.add(str(number))
    assert seal.count == 3


PARTS = ("[]", "{}", '{"verdicts":""}', '["-1"]')


@pytest.mark.parametrize("part", range(4))
def test_a_digest_changes_with_every_part(part):
    other = [*PARTS[:part], '"khác"', *PARTS[part + 1 :]]
    assert digest_of(*other) != digest_of(*PARTS)


def test_no_part_of_a_digest_runs_into_the_next():
    assert digest_of("[1]", "[2]", "", "") != digest_of("[1][2]", "", "", "")


@given(st.dictionaries(st.text("abc_", max_size=3), st.integers() | st.booleans() | st.text(max_size=5), max_size=4))
def test_plain_json_is_spelled_as_canonical(plain):
    assert spelled(plain).encode() == canonical_json(plain)
    assert spelled(json.loads(spelled(plain))) == spelled(plain)
