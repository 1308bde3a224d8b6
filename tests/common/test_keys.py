import pytest

from common.keys import key_of, keys_of


@pytest.mark.parametrize(("text", "key"), [("1", 1), ("007", 7), ("9223372036854775807", 2**63 - 1)])
def test_plain_digits_are_a_key(text, key):
    assert key_of(text) == key


@pytest.mark.parametrize(
    "text",
    ["", " 1", "0", "-1", "1.0", "1e3", "²", "٣", "9223372036854775808", "9" * 5000, "x", "1_0", None, 5],
)
def test_what_no_row_could_have_is_none(text):
    assert key_of(text) is None


def test_only_keys_are_kept():
    assert keys_of(["3", "x", "²", "1"]) == [3, 1]
