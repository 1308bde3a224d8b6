import datetime as dt
import hashlib
import json
import unicodedata
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awards.tally.levels import Rating, SubjectKind
from awards.tally.ranking import OutOfOrder
from awards.tally.seal import Seal, SealRow, canonical_json, merge_shards, seal_rows, sha256_of

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


BODY = st.dictionaries(
    st.sampled_from("abc"),
    st.integers() | st.text(max_size=3) | st.decimals(allow_nan=False, allow_infinity=False, places=2),
    max_size=3,
)
ROWS = st.lists(
    st.builds(
        SealRow,
        st.sampled_from(["BK_TINH", "LDTT"]),
        st.sampled_from(["individual", "unit"]),
        st.sampled_from(["DV-1", "DV-10", "DV-2", "ĐV-3", "dv-1"]),
        st.sampled_from(["", "1", "2"]),
        BODY,
    ),
    max_size=12,
    unique_by=lambda row: row.place,
)


@given(rows=ROWS, data=st.data())
def test_seal_does_not_depend_on_row_order_or_shards(rows, data):
    whole = seal_rows(sorted(rows, key=lambda row: row.place))
    shuffled = data.draw(st.permutations(rows))
    size = data.draw(st.integers(1, 13))
    shards = [sorted(shuffled[at : at + size], key=lambda row: row.place) for at in range(0, len(rows), size)]
    assert seal_rows(merge_shards(shards)) == whole


@given(rows=ROWS.filter(bool), data=st.data())
def test_seal_changes_with_any_row(rows, data):
    rows = sorted(rows, key=lambda row: row.place)
    changed = data.draw(st.integers(0, len(rows) - 1))
    other = [row._replace(body={"other": 1}) if n == changed else row for n, row in enumerate(rows)]
    assert seal_rows(other) != seal_rows(rows) != seal_rows(rows[:-1])


def test_seal_covers_what_the_run_used():
    assert seal_rows([], {"quotas": {"overall": 3}}) != seal_rows([], {"quotas": {"overall": 4}})


def test_seal_refuses_rows_out_of_order_and_rows_twice():
    first, second = SealRow("A", "unit", "1", "", {}), SealRow("A", "unit", "2", "", {})
    for rows in ([second, first], [first, first]):
        with pytest.raises(OutOfOrder):
            seal_rows(rows)


def test_seal_reads_the_same_from_parsed_json():
    row = SealRow("A", "unit", "1", "", {"score": Decimal("95.5"), "when": dt.date(2024, 1, 1)})
    reread = row._replace(body=json.loads(canonical_json(row.body)))
    assert seal_rows([row]) == seal_rows([reread])


def test_seal_counts_its_rows():
    seal = Seal()
    for number in range(3):
        seal.add(SealRow("A", "unit", str(number), "", {}))
    assert seal.count == 3
