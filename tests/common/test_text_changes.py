import pytest
from hypothesis import given
from hypothesis import strategies as st

from common.text_changes import MOST_WORDS, Change, text_changes

texts = st.text(alphabet="ab \n", max_size=40)


def without(pieces, change):
    return "".join(piece.text for piece in pieces if piece.change != change)


@given(texts, texts)
def test_both_texts_can_be_read_from_the_pieces(before, after):
    pieces = text_changes(before, after)
    assert without(pieces, Change.ADDED) == before
    assert without(pieces, Change.TAKEN) == after


def test_a_word_that_changed_is_alone():
    pieces = text_changes("Vượt 120% kế hoạch năm", "Vượt 130% kế hoạch năm")
    assert pieces == [("same", "Vượt"), ("taken", " 120%"), ("added", " 130%"), ("same", " kế hoạch năm")]


@pytest.mark.parametrize("words", [MOST_WORDS, MOST_WORDS * 5])
def test_a_long_text_is_compared_in_bearable_time(words):
    before = "\n".join(f"việc số {number}" for number in range(words))
    pieces = text_changes(before, before.replace("việc số 7\n", "việc khác\n"))
    assert [piece.change for piece in pieces] == ["same", "taken", "added", "same"]
