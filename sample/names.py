"""Invented Vietnamese names: believable, and never a name from the articles the project started from."""

import unicodedata
from collections.abc import Mapping
from random import Random


def _words(text: str) -> list[str]:
    return text.split()


# Surnames common in the province, most frequent first.
SURNAMES = {
    "Hoàng": 15,
    "Nông": 12,
    "Nguyễn": 11,
    "Triệu": 9,
    "Hà": 7,
    "Lường": 6,
    "Ma": 6,
    "Bàn": 5,
    "Đặng": 5,
    "Dương": 5,
    "Lý": 5,
    "Hứa": 4,
    "Đàm": 3,
    "Lục": 3,
    "Phùng": 3,
    "La": 2,
    "Cà": 1,
    "Bế": 3,
    "Âu": 1,
    "Sằm": 2,
    "Lèng": 1,
    "Đồng": 2,
    "Chu": 3,
    "Vũ": 3,
    "Trần": 4,
    "Phạm": 4,
    "Đinh": 2,
    "Bùi": 2,
    "Đỗ": 2,
    "Lộc": 2,
    "Quan": 1,
}
MALE_MIDDLES = _words("Văn Văn Văn Văn Đình Đức Quốc Minh Hữu Xuân Ngọc Quang Trọng Công Duy Thanh Tiến Anh Mạnh Việt")
FEMALE_MIDDLES = _words("Thị Thị Thị Thị Thị Thu Ngọc Minh Thanh Bích Hồng Kim Mai Phương Thùy Lan Diệu Khánh")
MALE_GIVEN = _words(
    "Anh Bách Bảo Bình Chiến Chung Công Cường Dũng Duy Dương Đại Đạt Điệp Đồng Đức Giang Giáp Hà Hải Hân "
    "Hậu Hiển Hiệp Hoàn Hoàng Hồng Huân Hùng Huy Hưng Hướng Khải Khánh Khoa Kiên Lâm Lập Long Lợi Luân "
    "Lực Lượng Mạnh Nam Ngọc Nguyên Nhất Phong Phúc Quân Quang Quốc Quyết Quỳnh Sơn Sỹ Tâm Tân Thái Thành "
    "Thắm Thăng Thiện Thịnh Thọ Thông Thuận Thức Tiến Tiệp Toàn Toản Tôn Trung Trường Tuân Tuấn Tùng Tuyên "
    "Vinh Vượng Xuân"
)
FEMALE_GIVEN = _words(
    "An Anh Ánh Bích Chi Chinh Cúc Diễm Diệp Dung Duyên Đào Điệp Giang Hà Hải Hạnh Hằng Hiền Hoa Hoài Huế "
    "Huệ Hương Hường Hợp Huyền Khuyên Kiều Lan Lành Lệ Liên Liễu Linh Loan Lụa Luyến Lương Mai Mến Mơ My "
    "Nga Ngà Ngân Ngọc Nguyệt Nhàn Nhài Nhiên Nhung Oanh Phương Phượng Quế Quyên Quỳnh Sen Tâm Thắm Thanh "
    "Thảo Thêm Thoa Thơm Thu Thủy Thúy Thư Thương Tình Trang Trinh Tú Tươi Tuyến Tuyết Uyên Vân Viên Xuân "
    "Xuyến Yên Yến"
)
# Given to every 151st woman and man, so that pages meet names that do not fit on one line.
LONG_FEMALE = ("Thị Thanh Phương Thảo Nguyên", "Hoàng Thị Ngọc Bảo Quỳnh Giang", "Thị Thiên Hương Diễm Quỳnh")
LONG_MALE = ("Hoàng Nguyễn Quang Minh Khánh", "Trương Quốc Thịnh Bảo Trường")
LONG_EVERY = 151

NAMES_IN_THE_ARTICLES = (
    "Vi Văn Nghĩa",
    "Lê Văn Hiệu",
    "Ngô Thị Thanh Hòa",
    "Trần Văn Cương",
    "Lê Văn Phước",
    "Nguyễn Thiện Phú",
    "Công Mạo",
    "Mai Nhữ Thắng",
    "Hoàng Thị Minh",
    "Nguyễn Thảo",
    "Hồ Chí Minh",
)


def fold(text: str) -> str:
    """``text`` in lower case without tone and vowel marks, đ as d."""
    bare = (c for c in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(c))
    return "".join(bare).replace("đ", "d")


def surname_and_given(full_name: str) -> tuple[str, str]:
    """The first and the last word of a name, folded: what two people are taken for each other by."""
    words = fold(full_name).split()
    return words[0], words[-1]


_TAKEN = frozenset(surname_and_given(name) for name in NAMES_IN_THE_ARTICLES)


class NameMaker:
    """Makes full names; the same sequence for the same label. Namesakes come by chance, as in life."""

    def __init__(self, label: str, surnames: Mapping[str, int] = SURNAMES) -> None:
        self._random = Random(label)
        self._surnames = list(surnames)
        self._weights = list(surnames.values())
        self._made = 0

    def make(self, *, female: bool) -> str:
        """The next full name, whose surname and given name together are nobody's in the articles."""
        self._made += 1
        while True:
            name = self._draw(female=female)
            if surname_and_given(name) not in _TAKEN:
                return name

    def _draw(self, *, female: bool) -> str:
        surname = self._random.choices(self._surnames, self._weights)[0]
        if self._made % LONG_EVERY == 0:
            return f"{surname} {self._random.choice(LONG_FEMALE if female else LONG_MALE)}"
        middle = self._random.choice(FEMALE_MIDDLES if female else MALE_MIDDLES)
        given = self._random.choice(FEMALE_GIVEN if female else MALE_GIVEN)
        return self._draw(female=female) if given == middle else f"{surname} {middle} {given}"
