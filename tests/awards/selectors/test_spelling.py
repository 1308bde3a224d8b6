import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from awards.selectors.spelling import spelled
from awards.tally import seal

LEAVES = st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(max_size=6)
PLAIN = st.recursive(
    LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("az_09", max_size=4), inner, max_size=3)
)


@given(PLAIN)
def test_it_is_the_spelling_of_the_seal(plain):
    assert spelled(plain) == seal.spelled(plain)


def test_text_is_in_nfc():
    assert spelled([unicodedata.normalize("NFD", "Hoà \t\x1f")]) == '["Hoà \\t\\u001f"]'
