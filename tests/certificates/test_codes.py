import pytest
from hypothesis import given
from hypothesis import strategies as st

from certificates.codes import ALPHABET, LENGTH, code_in, new_code, spelled


@given(st.text(ALPHABET, min_size=LENGTH, max_size=LENGTH))
def test_a_code_is_read_as_it_is_printed(code):
    assert code_in(spelled(code)) == code_in(f" {code.lower()} ") == code


@pytest.mark.parametrize("text", ["7kq2m 9xh4t", "7KQ2M-9XH4T", "7kq2m9xh4t"])
def test_small_letters_spaces_and_dashes_do_not_matter(text):
    assert code_in(text) == "7KQ2M9XH4T"


def test_letters_read_for_digits_are_digits():
    assert code_in("oOiIlL0011") == "0011110011"


@pytest.mark.parametrize("text", ["", "7KQ2M9XH4", "7KQ2M9XH4TT", "7KQ2M9XH4U", "khoa.json", "\u0660" * 10])
def test_what_is_no_code(text):
    assert code_in(text) is None


def test_codes_do_not_repeat():
    assert len({new_code() for _each in range(1000)}) == 1000
