"""Texts of the fonts before Unicode: read right, recognised by their syllables, good Unicode never touched."""

import subprocess
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from common.vietnamese.legacy import (
    Encoding,
    converted,
    encoding_of,
    has_old_words,
    is_lossy,
    is_syllable,
    is_unicode,
    old_encoding,
    text_gain,
)
from tests.common.vietnamese_names import VOWELS, vietnamese_names

ONSETS = ["", "b", "đ", "gi", "h", "kh", "ngh", "nh", "qu", "th", "tr", "x"]
OPEN = "a ai ao au ay âu ây eo ê êu i ia iêu o oi oa oai oay oe ô ôi ơ ơi u ua ui uê uôi uơ uy ư ưa ưi ươi ươu ưu y yêu"
CLOSED = (
    "am ăm âm an ăn ân ang ăng âng anh em en êm ên ênh iêm iên iêng im in inh om on ong ôm ôn ông ơm ơn oan oăn oanh"
    " uân um un ung uôn uông uyên ưng ươm ươn ương yên"
)
STOPPED = "ac ăc âc ach at ăt ât ap ăp âp ep êp êch iêc iêt iêp it ich oc ôc ot ôt ơt uc ut uôc ưc ươc ươt uyêt"
TONES = {"ngang": "", "huyền": "\u0300", "sắc": "\u0301", "ngã": "\u0303", "hỏi": "\u0309", "nặng": "\u0323"}
PLAIN = "aăâeêioôơuưy"
TCVN3 = dict(
    zip(
        "áàảãạăắằẳẵặâấầẩẫậđéèẻẽẹêếềểễệíìỉĩịóòỏõọôốồổỗộơớờởỡợúùủũụưứừửữựýỳỷỹỵĂÂĐÊÔƠƯ",
        "¸µ¶·¹¨¾»¼½Æ©ÊÇÈÉË®ÐÌÎÏÑªÕÒÓÔÖÝ×ØÜÞãßáâä«èåæçé¬íêëìîóïñòô\xadøõö÷ùýúûüþ¡¢§£¤¥¦",
        strict=True,
    )
)
VNI_MARKS = {"\u0301": "ù", "\u0300": "ø", "\u0309": "û", "\u0303": "õ", "\u0323": "ï"}
VNI_HAT = dict(zip(TONES.values(), "âàáãåä", strict=True))
VNI_BREVE = dict(zip(TONES.values(), "êèéüúë", strict=True))


def toned(rhyme: str, tone: str) -> str:
    """A rhyme with its tone on a vowel a person would put it on."""
    vowels = [place for place, letter in enumerate(rhyme) if letter in PLAIN]
    marked = [place for place in vowels if rhyme[place] in "ăâêôơư"]
    before_the_last = len(vowels) > 1 and rhyme[-1] in PLAIN
    place = marked[-1] if marked else vowels[-2 if before_the_last else -1]
    return unicodedata.normalize("NFC", f"{rhyme[: place + 1]}{tone}{rhyme[place + 1 :]}")


SYLLABLES = sorted(
    {onset + toned(rhyme, tone) for onset in ONSETS for rhyme in f"{OPEN} {CLOSED}".split() for tone in TONES.values()}
    | {onset + toned(rhyme, tone) for onset in ONSETS for rhyme in STOPPED.split() for tone in ("\u0301", "\u0323")}
)
syllables = st.sampled_from(SYLLABLES)
names = st.lists(syllables.map(str.title) | syllables, min_size=1, max_size=5).map(" ".join)


def in_tcvn3(text: str) -> str:
    """As a .Vn font keeps it; small accented letters in a text of capitals."""
    return "".join(TCVN3.get(letter) or TCVN3.get(letter.lower()) or letter for letter in text)


def in_vni(text: str) -> str:
    """As VNI-Times keeps it, letter and mark apart."""
    return "".join(map(_vni_letter, text))


def _vni_letter(letter: str) -> str:
    single = {"đ": "ñ", "ì": "ì", "í": "í", "ỉ": "æ", "ĩ": "ó", "ị": "ò", "ỵ": "î"}
    small = letter.lower()
    if small in single:
        written = single[small]
    else:
        base, *marks = unicodedata.normalize("NFD", small)
        hats = [mark for mark in marks if mark in "\u0302\u0306\u031b"]
        tone = "".join(mark for mark in marks if mark not in hats)
        if "\u0302" in hats:
            written = base + VNI_HAT[tone]
        elif "\u0306" in hats:
            written = base + VNI_BREVE[tone]
        else:
            horned = {"o": "ô", "u": "ö"}[base] if hats else base
            written = horned + VNI_MARKS.get(tone, "")
    return written.upper() if letter.isupper() else written


ENCODERS = {Encoding.TCVN3: in_tcvn3, Encoding.VNI: in_vni}


@pytest.mark.parametrize(
    ("old", "encoding", "new"),
    [
        ("NguyÔn ThÞ H»ng", Encoding.TCVN3, "Nguyễn Thị Hằng"),
        ("§Æng V¨n H­ng", Encoding.TCVN3, "Đặng Văn Hưng"),
        ("NGUYÔN THÞ HµNG", Encoding.TCVN3, "NGUYỄN THỊ HÀNG"),
        ("Tæ 2 – ph©n x­ëng c¬ khÝ", Encoding.TCVN3, "Tổ 2 – phân xưởng cơ khí"),
        ("Nguyeãn Thò Haèng", Encoding.VNI, "Nguyễn Thị Hằng"),
        ("Lyù Myõ Kyø Tî", Encoding.VNI, "Lý Mỹ Kỳ Tỵ"),
        ("ÑAËNG THÒ THUØY", Encoding.VNI, "ĐẶNG THỊ THÙY"),
        ("Traàn Höõu Ñöùc", Encoding.VNI, "Trần Hữu Đức"),
    ],
)
def test_known_texts(old, encoding, new):
    assert converted(old, encoding) == new
    assert encoding_of([old]) == old_encoding(old) == encoding


def test_capital_fonts_draw_capitals():
    assert converted("TrÇn V¨n ¸i", Encoding.TCVN3, capitals=True) == "TRẦN VĂN ÁI"
    assert converted("dv-01", Encoding.TCVN3, capitals=True) == "DV-01"


def test_table_is_that_of_the_standard():
    """Every small letter, and the capitals without a tone, as the C library decodes them."""
    for letter, code in TCVN3.items():
        told = subprocess.run(
            ["iconv", "-f", "TCVN5712-1", "-t", "UTF-8"], input=code.encode("latin-1"), capture_output=True, check=True
        )
        assert unicodedata.normalize("NFC", told.stdout.decode()) == letter == converted(code, Encoding.TCVN3)


@pytest.mark.parametrize("encoding", Encoding)
def test_every_syllable_comes_back(encoding):
    encode = ENCODERS[encoding]
    assert [word for word in SYLLABLES if converted(encode(word), encoding) != word] == []


def test_capitals_of_vni_come_back():
    words = [*map(str.title, SYLLABLES), *map(str.upper, SYLLABLES)]
    assert [word for word in words if converted(in_vni(word), Encoding.VNI) != word] == []


def test_every_syllable_is_known_as_one():
    assert [word for word in SYLLABLES if not is_syllable(word)] == []


@given(st.lists(names, min_size=1, max_size=8))
def test_good_unicode_is_not_taken_for_old(texts):
    assert encoding_of(texts) is None
    assert [old_encoding(text) for text in texts] == [None] * len(texts)


@given(vietnamese_names, st.sampled_from(Encoding), st.booleans(), st.sampled_from(["NFC", "NFD"]))
def test_good_unicode_is_untouched(name, encoding, capitals, form):
    text = unicodedata.normalize(form, name)
    if is_unicode(text):
        assert converted(text, encoding, capitals=capitals) == text
    else:
        assert all(letter not in text.lower() for letter in VOWELS if letter > "\u00ff")


@given(st.lists(names.map(str.lower), min_size=1, max_size=20), st.sampled_from(Encoding))
def test_column_of_old_texts_is_known_and_read(texts, encoding):
    old = [ENCODERS[encoding](text) for text in texts]
    assert [converted(text, encoding) for text in old] == texts
    if sum(text_gain(text, encoding) for text in old) > 2 * len(texts):
        assert encoding_of(old) == encoding


def test_a_few_odd_words_do_not_make_a_column_old():
    unicode_words = ["Nguyễn Thị Hằng"] * 30
    assert encoding_of([*unicode_words, "NguyÔn ThÞ H»ng"]) is None
    assert has_old_words([*unicode_words, "NguyÔn ThÞ H»ng"])
    assert not has_old_words(unicode_words)
    assert old_encoding("NguyÔn ThÞ H»ng") == Encoding.TCVN3


@pytest.mark.parametrize(
    "text", ["Zoë Müller", "François", "crème", "5 µ", "© 2026", "«Hà»", "m² đất", "Ðào Ðông", "Hòa", "hoà", "khoá"]
)
def test_foreign_words_and_signs_are_not_old(text):
    assert old_encoding(text) is None


@pytest.mark.parametrize(
    ("text", "lossy"),
    [
        ("Hu?ng d?n", True),
        ("Nguy?n Th? Hà", True),
        ("?ình Công", True),
        ("Tr\ufffdn", True),
        ("Có đúng không?", False),
        ("Vì sao? Vì vậy.", False),
        ("https://vi.du/?trang=1", False),
        ("a?b@vi.du", False),
        ("???", False),
        ("", False),
    ],
)
def test_letters_lost_for_good(text, lossy):
    assert is_lossy(text) is lossy
