import unicodedata

from hypothesis import example, given
from hypothesis import strategies as st

from common.vietnamese import SORT_KEY_LENGTH, clean, name_sort_key, text_sort_key
from tests.common.vietnamese_names import LETTERS, vietnamese_names

ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")


def weights(text):
    """Letters, tones, capitals of ``text`` as lists for Python to compare: slow, plain, to check the key."""
    letters, tones, capitals = [], [], []
    for character in text:
        lower = character.lower()
        marks = unicodedata.normalize("NFD", lower)
        tone = next((mark for mark in marks if mark in TONES), "")
        letter = unicodedata.normalize("NFC", marks.replace(tone, "")) if tone else lower
        letter = letter if letter in ALPHABET else marks[0]
        place = ALPHABET.find(letter)
        if place < 0:
            place = ord(letter) - 200 if ord(letter) < 100 else ord(letter)
        letters.append(place)
        tones.append(TONES.index(tone))
        capitals.append(lower != character)
    return letters, tones, capitals


def name_weights(full_name):
    *family_and_middle, given_name = clean(full_name).split(" ")
    return weights(given_name), weights(" ".join(family_and_middle))


names_with_oddities = st.lists(
    st.text(LETTERS + LETTERS.upper() + "0159-.'()@{~₫ñç语", min_size=1, max_size=6), max_size=4
).map(" ".join)


def sign(left, right):
    return (left > right) - (left < right)


class TestSortKey:
    def test_words_sort_by_letter_then_tone(self):
        by_hand = "a à ả ã á ạ ă ắ â ấ b d da đ đa e ê ế i o ô ơ u ư y".split()  # noqa: SIM905 -- as in a dictionary
        assert sorted(sorted(by_hand), key=text_sort_key) == by_hand

    def test_every_letter_with_every_tone_stands_in_dictionary_order(self):
        by_hand = [
            unicodedata.normalize("NFC", letter + tone)
            for letter in "aăâbcdđeêghiklmnoôơpqrstuưvxy"
            for tone in (TONES if letter in "aăâeêioôơuưy" else ("",))
        ]
        assert sorted(sorted(by_hand), key=name_sort_key) == by_hand

    def test_people_sort_by_given_name_first(self):
        by_hand = [
            "Bùi Thị An", "Nguyễn An", "Nguyễn Thị An", "Nguyễn Văn An", "Lê Thị Ánh", "Phạm Ẩn", "Trần Dũng",
            "Nguyễn Văn Đức", "Lê Uyên", "Vũ Ước",
        ]  # fmt: skip
        assert sorted(sorted(by_hand), key=name_sort_key) == by_hand

    def test_tone_of_the_given_name_weighs_more_than_the_family(self):
        assert name_sort_key("Vũ An") < name_sort_key("Bùi Án")

    def test_numbers_in_units_sort_by_value(self):
        by_hand = ["Tổ 2", "Tổ 10", "Tổ 10 A", "Tổ 100", "Tổ may"]
        assert sorted(sorted(by_hand), key=text_sort_key) == by_hand
        assert text_sort_key("Tổ 002") == text_sort_key("Tổ 2")
        assert text_sort_key("Tổ 0000000002") == text_sort_key("Tổ 2")

    @given(names_with_oddities, names_with_oddities)
    def test_name_key_orders_as_the_weights_do(self, one, other):
        by_key = sign(name_sort_key(one), name_sort_key(other))
        assert by_key == sign(name_weights(one), name_weights(other))

    @given(vietnamese_names, vietnamese_names)
    def test_text_key_orders_as_the_weights_do(self, one, other):
        assert sign(text_sort_key(one), text_sort_key(other)) == sign(weights(one), weights(other))

    @given(vietnamese_names, vietnamese_names)
    def test_equal_keys_mean_equal_names(self, one, other):
        assert (name_sort_key(one) == name_sort_key(other)) == (one == other)

    @given(st.text(), st.text(max_size=2000))
    @example("", "😀" * 2000)
    def test_key_is_printable_ascii_of_bounded_length_without_spaces(self, short, long):
        for key in (name_sort_key(short), text_sort_key(short), name_sort_key(long), text_sort_key(long)):
            assert key.isascii()
            assert key.isprintable()
            assert " " not in key
            assert len(key) <= SORT_KEY_LENGTH

    def test_one_word_and_empty_names_have_a_key(self):
        assert name_sort_key("") < name_sort_key("An") < name_sort_key("Lê An")
