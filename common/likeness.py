"""How alike two Vietnamese texts are, however they were typed, and keys by which a database finds those that are.

A text is read in Unicode, also one typed in a font of before it, in lower case, without dấu, ``y`` at the end as
``i``: hoà, hòa and hoa are one word, kỹ and kĩ as well.
"""

import re
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from hashlib import shake_128
from itertools import pairwise, product
from struct import unpack
from typing import Final

from rapidfuzz.fuzz import token_sort_ratio

from common.vietnamese import duplicate_key, fold
from common.vietnamese.legacy import converted, old_encoding


def _these(words: str) -> frozenset[str]:
    return frozenset(words.split())


_WORD: Final = re.compile(r"[^\W_]+")
_ETH: Final = re.compile(r"(?<=[a-zà-ÿ])Đ")
_LAST_Y: Final = re.compile(r"(?<![aou])y$|(?<=qu)y$")
_SAYS_LITTLE: Final = _these(
    "ap_dung bien_phap cac_bien cai_tien chat_luong co_phan cong_tac cong_ti day_manh de_xuat doi_moi don_vi "
    "giai_phap gop_phan hieu_qua hoat_dong huu_han kinh_nghiem mot_so nang_cao nghien_cuu phan_xuong phat_huy "
    "phuong_phap sang_kien su_dung tang_cuong thanh_pho thi_tran thong_qua thuc_hien trach_nhiem ung_dung xay_dung"
)
"""Pairs of words that half of all titles have; such words say little of what a title is about."""
_LINKS: Final = _these(
    "bang bo cac cho cua da de den do doi duoc huyen khi la moi nam nham nhung o phuong qua sau se so tai theo thi "
    "tinh tnhh to tren trong truong tu va vao ve vi viec voi xa"
)
_AT: Final = frozenset({"tai"})
_AT_A_PLACE: Final = frozenset(
    product(
        ("o", "cua", "tren"),
        _these("benh cong dia don huyen nha phan phuong thi tinh to tram truong xa xuong"),
    )
)
"""What begins the place of an initiative: «tại …», «ở trường …», «của công ty …», «trên địa bàn …»."""
LEAST_BEFORE_PLACE = 3
LITTLE, NUMBER, OTHERWISE_MARKED = 0.15, 0.2, 0.5
"""What a word that says little, a number, and a word that is another one with its dấu weigh beside one that tells."""
BY_WORDS, BY_LETTERS = 0.75, 0.25
BY_TITLE, BY_CONTENT = 0.55, 0.45
LEAST_CONTENT = 12
"""Words from which a content is compared; fewer are said of anything."""
LEAST_KEYED = 25
"""Words from which a content is sought by itself, whatever the title."""
ALIKE = 0.74
"""From here on two texts are shown to a person. Chosen on one half of the labelled pairs in
``tests/contributions/likeness_pairs.tsv``; the figures of the other half are printed by ``test_likeness_labelled``."""

TITLE_BANDS, CONTENT_BANDS, ROWS = 20, 12, 3
"""Texts that share a half of their words have a key in common in 93 of 100 cases, three fifths in 99; those that share
a seventh in 6. See ``docs/explanation/likeness.md``."""


@dataclass(frozen=True)
class Reading:
    """A text as it is compared."""

    text: str

    @cached_property
    def words(self) -> list[str]:
        return [_plain(word) for word in _WORD.findall(_in_unicode(self.text))]

    @cached_property
    def weights(self) -> dict[str, float]:
        """What each word weighs, by the word without dấu; where it is done, said at the end, weighs little."""
        words = self.words[: self._end_of_what()]
        neighbours = pairwise(words)
        little = {word for pair in neighbours if "_".join(pair) in _SAYS_LITTLE for word in pair} | _LINKS
        telling = {word for word in words if word not in little}
        return {word: NUMBER if word[:1].isdigit() else 1 if word in telling else LITTLE for word in self.words}

    def _end_of_what(self) -> int:
        """How many words stand before the place, if a title says one behind at least ``LEAST_BEFORE_PLACE`` words."""
        for at in range(LEAST_BEFORE_PLACE, len(self.words) - 1):
            if self.words[at] in _AT or (self.words[at], self.words[at + 1]) in _AT_A_PLACE:
                return at
        return len(self.words)

    @cached_property
    def marked(self) -> dict[str, set[str]]:
        """How each word is written with its dấu; nothing for a text without any."""
        words = [duplicate_key(word) for word in _WORD.findall(_in_unicode(self.text))]
        if all(word.isascii() for word in words):
            return {}
        found: dict[str, set[str]] = {}
        for word in words:
            found.setdefault(_plain(word), set()).add(word)
        return found

    @cached_property
    def telling(self) -> list[str]:
        """The words that say what the text is about, each once; all when there are fewer than two of them."""
        words = [word for word, weight in self.weights.items() if weight == 1]
        return words if len(words) > 1 else list(self.weights)

    @cached_property
    def pairs(self) -> set[tuple[str, str]]:
        return set(pairwise(self.words))


def title_likeness(one: Reading, other: Reading) -> float:
    """From 0 to 1: the weight of the words both have, in any order, and how alike the telling ones are spelled."""
    if not one.words or not other.words:
        return 0.0
    spelled = token_sort_ratio(" ".join(one.telling), " ".join(other.telling)) / 100
    return BY_WORDS * _shared_weight(one, other) + BY_LETTERS * spelled


def content_likeness(one: Reading, other: Reading) -> float | None:
    """From 0 to 1: how many pairs of neighbouring words both have; ``None`` when one of them says too little."""
    if min(len(one.words), len(other.words)) < LEAST_CONTENT:
        return None
    return len(one.pairs & other.pairs) / len(one.pairs | other.pairs)


def likeness(one: tuple[Reading, Reading], other: tuple[Reading, Reading]) -> float:
    """How alike two things with a title and a content are, from 0 to 1.

    A title alone decides where a content is missing; one content under two titles is alike as well, unless it is a
    phrase of a few words that fits anything, and one title over two contents less.
    """
    by_title, by_content = title_likeness(one[0], other[0]), content_likeness(one[1], other[1])
    if by_content is None:
        return by_title
    both = BY_TITLE * by_title + BY_CONTENT * by_content
    says_enough = min(len(one[1].words), len(other[1].words)) >= LEAST_KEYED
    return max(both, by_content) if says_enough else both


def title_keys(title: Reading, place: str) -> list[int]:
    """Keys of which titles of one ``place`` share one the surer the more telling words they share."""
    return _keys(title.telling, TITLE_BANDS, place)


def content_keys(content: Reading, place: str) -> list[int]:
    """As ``title_keys``, by pairs of neighbouring words; none for a short content."""
    if len(content.words) < LEAST_KEYED:
        return []
    return _keys([" ".join(pair) for pair in content.pairs], CONTENT_BANDS, f"{place}:")


def alike_parts(text: str, other: str, *, run: int) -> Iterator[tuple[str, bool]]:
    """``text`` in parts, each with whether its words, at least ``run`` of them in a row, stand in ``other`` as well."""
    text = _in_unicode(text)
    spans = [found.span() for found in _WORD.finditer(text)]
    words, theirs = [_plain(text[slice(*span)]) for span in spans], Reading(other).words
    runs = {tuple(theirs[at : at + run]) for at in range(len(theirs) - run + 1)}
    alike = [False] * len(words)
    for at in range(len(words) - run + 1):
        if tuple(words[at : at + run]) in runs:
            alike[at : at + run] = [True] * run
    return _joined(text, spans, alike)


def _joined(text: str, spans: Sequence[tuple[int, int]], alike: Sequence[bool]) -> Iterator[tuple[str, bool]]:
    begin, before = 0, False
    for (start, _end), is_alike in zip(spans, alike, strict=True):
        cut = start if is_alike else max(begin, _end_before(text, start))
        if is_alike != before:
            if text[begin:cut]:
                yield text[begin:cut], before
            begin, before = cut, is_alike
    if text[begin:]:
        yield text[begin:], before


def _end_before(text: str, start: int) -> int:
    """Where the word before ``start`` ends: spaces and signs between belong to what is not alike."""
    while start and not text[start - 1].isalnum():
        start -= 1
    return start


def _shared_weight(one: Reading, other: Reading) -> float:
    both_marked = bool(one.marked and other.marked)
    shared = whole = 0.0
    for word in one.weights.keys() | other.weights.keys():
        weight = max(one.weights.get(word, 0), other.weights.get(word, 0))
        whole += weight
        if word in one.weights and word in other.weights:
            is_other = both_marked and not one.marked[word] & other.marked[word]
            shared += weight * (OTHERWISE_MARKED if is_other else 1)
    return shared / whole


def _keys(parts: Iterable[str], bands: int, place: str) -> list[int]:
    """The least of each of ``ROWS`` orders in each of ``bands``, together with the place: 32 bits with a sign."""
    orders = [_places(part) for part in parts]
    if not orders:
        return []
    least = [min(order) for order in zip(*orders, strict=True)]
    found = {
        zlib.crc32(f"{place}/{band}/{least[at : at + ROWS]}".encode())
        for band, at in enumerate(range(0, bands * ROWS, ROWS))
    }
    return sorted(key - (key >> 31 << 32) for key in found)


@lru_cache(maxsize=16384)
def _places(part: str) -> tuple[int, ...]:
    """The place of ``part`` in each order."""
    count = TITLE_BANDS * ROWS
    return unpack(f">{count}I", shake_128(part.encode()).digest(4 * count))


@lru_cache(maxsize=16384)
def _plain(word: str) -> str:
    return _LAST_Y.sub("i", fold(word))


def _in_unicode(text: str) -> str:
    """In Unicode; an eth, which is «é» in one of the old fonts, was cleaned to Đ, in the midst of a word too."""
    if "Đ" in text:
        text = _ETH.sub("Ð", text)
    encoding = old_encoding(text)
    return converted(text, encoding) if encoding else text
