import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from common.vietnamese import clean, clean_lines, duplicate_key, fold
from tests.common.vietnamese_names import VOWELS, vietnamese_names


class TestClean:
    @pytest.mark.parametrize(
        ("typed", "cleaned"),
        [
            (unicodedata.normalize("NFD", "Đặng Thị Thuỷ"), "Đặng Thị Thuỷ"),
            ("Nguye\u0302\u0303n", "Nguyễn"),
            ("Nguyê\u0303n", "Nguyễn"),
            ("Tr\u00e2\u0300n", "Trần"),
            ("Tra\u0300\u0302n", "Trần"),
            ("Ðặng Thị Ðào", "Đặng Thị Đào"),
            ("ðường", "đường"),
            ("  Hữu\u00a0\u00a0Lộc\u3000", "Hữu Lộc"),
            ("Công\u200b đo\u00adàn\ufeff", "Công đoàn"),
            ("Hải\r\nDương\u2028Bắc\tKạn", "Hải Dương Bắc Kạn"),
            ("mã\x00 số\x07 \ud800", "mã số"),
            ("", ""),
            ("\u00a0\u200b", ""),
        ],
    )
    def test_clean_gives_the_one_spelling(self, typed, cleaned):
        assert clean(typed) == cleaned

    @given(st.text())
    @example("a\u0301\u0302\u0302")
    @example("\u0300\u0302 a\u200d\u0323")
    def test_clean_is_idempotent_nfc_and_single_spaced(self, text):
        cleaned = clean(text)
        assert clean(cleaned) == cleaned
        assert unicodedata.is_normalized("NFC", cleaned)
        assert cleaned == " ".join(cleaned.split())

    @given(vietnamese_names)
    def test_clean_leaves_a_clean_name_alone(self, name):
        assert clean(name) == name
        assert clean(unicodedata.normalize("NFD", name)) == name

    def test_clean_lines_keeps_the_breaks(self):
        assert clean_lines("\r\n  Dòng\u00a0 một \r\n\r\n dòng hai\u200b\n\n") == "Dòng một\n\ndòng hai"

    @given(st.text())
    def test_clean_lines_is_clean_on_every_line(self, text):
        lines = clean_lines(text)
        assert clean_lines(lines) == lines
        assert all(clean(line) == line for line in lines.split("\n"))
        assert clean(lines) == clean(text)


class TestFold:
    def test_fold_takes_every_mark_off(self):
        assert fold("  ĐẶNG Thị Ước") == "dang thi uoc"
        assert fold(VOWELS) == "a" * 18 + "e" * 12 + "i" * 6 + "o" * 18 + "u" * 12 + "y" * 6

    @given(st.text())
    def test_fold_is_the_same_for_nfc_and_nfd(self, text):
        forms = {fold(unicodedata.normalize(form, text)) for form in ("NFC", "NFD")}
        assert forms == {fold(text)}

    @given(vietnamese_names)
    def test_fold_of_vietnamese_is_lower_ascii(self, name):
        folded = fold(name)
        assert folded.isascii()
        assert folded == folded.lower() == fold(folded) == fold(name.upper())


class TestDuplicateKey:
    @pytest.mark.parametrize(
        ("old", "new"),
        [
            ("Hoà", "Hòa"), ("Thuỷ", "Thủy"), ("khoẻ", "khỏe"), ("Tuỳ", "Tùy"), ("xoá", "xóa"),
            ("Thuỵ", "Thụy"),
            ("NGUYỄN THỊ HOÀ", "Nguyễn Thị Hòa"), ("Hoà Bình", "Hòa  Bình"), ("toạ", "tọa"),
        ],
    )  # fmt: skip
    def test_two_places_of_the_tone_are_one(self, old, new):
        assert duplicate_key(old) == duplicate_key(new)

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("An", "Ân"),
            ("Hoa", "Hòa"),
            ("Quý", "Quí"),
            ("Quỳnh", "Qùynh"),
            ("Đức", "Dức"),
            ("Hoàng", "Hòang"),
        ],
    )
    def test_different_names_stay_different(self, one, other):
        assert duplicate_key(one) != duplicate_key(other)

    @pytest.mark.parametrize("word", ["quý", "hoàng", "quà", "huệ", "thuở", "nguyễn", "ngoài", "khuỷu"])
    def test_tone_that_has_one_place_is_not_moved(self, word):
        assert duplicate_key(word) == word

    @given(st.text())
    def test_duplicate_key_is_the_same_for_nfc_and_nfd(self, text):
        forms = {duplicate_key(unicodedata.normalize(form, text)) for form in ("NFC", "NFD")}
        assert forms == {duplicate_key(text)}
