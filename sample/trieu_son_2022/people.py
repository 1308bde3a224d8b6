"""Members of the base unions; the register holds a part of the headcount."""

from dataclasses import dataclass
from datetime import date
from random import Random

from sample.names import NameMaker
from sample.pack import Row, row
from sample.trieu_son_2022.units import BaseUnion

JOINED_BY = date(2021, 12, 15)
IN_THE_REGISTER = 0.3
FEWEST, MOST = 8, 60

# Surnames common in the province, most frequent first.
SURNAMES = {
    "Lê": 22,
    "Nguyễn": 20,
    "Trịnh": 8,
    "Hoàng": 7,
    "Phạm": 7,
    "Trần": 6,
    "Bùi": 4,
    "Đỗ": 4,
    "Hà": 4,
    "Lưu": 3,
    "Mai": 3,
    "Vũ": 3,
    "Đào": 2,
    "Ngô": 2,
    "Cao": 2,
    "Tống": 2,
    "Thiều": 1,
}

# By trade: posts that go round, and the education that usually goes with them.
POSTS: dict[str, tuple[tuple[str, ...], str]] = {
    "commune": (("Công chức Văn phòng – Thống kê", "Công chức Địa chính", "Công chức Tư pháp – Hộ tịch"), "university"),
    "office": (("Chuyên viên", "Chuyên viên chính", "Kế toán viên", "Văn thư viên"), "university"),
    "company": (("Công nhân may", "Công nhân gò", "Công nhân cắt", "Thợ cơ điện", "Nhân viên kho"), "vocational"),
    "kindergarten": (("Giáo viên mẫu giáo", "Giáo viên nhà trẻ", "Nhân viên nuôi dưỡng"), "college"),
    "primary": (("Giáo viên tiểu học", "Giáo viên Âm nhạc", "Giáo viên Thể dục", "Nhân viên thư viện"), "university"),
    "secondary": (("Giáo viên Toán", "Giáo viên Ngữ văn", "Giáo viên Tiếng Anh", "Giáo viên Sinh học"), "university"),
}
BEHIND_A_DESK = frozenset({"commune", "office"})
LEADERS = {"school": "Hiệu trưởng", "enterprise_private": "Phó Giám đốc", "commune": "Phó Chủ tịch UBND"}


@dataclass(frozen=True, slots=True)
class Person:
    """A union member of the sample."""

    code: str
    full_name: str
    birth_date: date
    gender: str
    union: BaseUnion
    number: int


def make_people(unions: list[BaseUnion]) -> dict[str, list[Person]]:
    """Members in the register by the code of their union, in the order of the unions."""
    names, draw = NameMaker("trieu_son_2022/names", SURNAMES), Random("trieu_son_2022/people")
    people: dict[str, list[Person]] = {}
    made = 0
    for union in unions:
        size = min(max(round(union.members * IN_THE_REGISTER), FEWEST), MOST, union.members)
        women = round(size * union.members_female / union.members)
        people[union.code] = []
        for number in range(size):
            made += 1
            gender = "female" if number < women else "male"
            people[union.code].append(
                Person(
                    code=f"DV-TSO-{made:05d}",
                    full_name=names.make(female=gender == "female"),
                    birth_date=date(draw.randint(1968, 1998), draw.randint(1, 12), draw.randint(1, 28)),
                    gender=gender,
                    union=union,
                    number=number,
                )
            )
    return people


def member_rows(people: dict[str, list[Person]]) -> list[Row]:
    """Rows of the sheet ``members``; the first of a union leads it."""
    return [_member(person) for members in people.values() for person in members]


def _member(person: Person) -> Row:
    place = person.union.place
    posts, education = POSTS[place.trade]
    leads = person.number == 0
    return row(
        "members",
        code=person.code,
        full_name=person.full_name,
        birth_date=person.birth_date,
        gender=person.gender,
        unit_code=person.union.code,
        position=LEADERS.get(place.block, "Trưởng phòng") if leads else posts[person.number % len(posts)],
        is_direct_worker=not leads and place.trade not in BEHIND_A_DESK,
        is_leader=leads,
        education="university" if leads else education,
        joined_on=min(max(person.union.founded_on, date(person.birth_date.year + 22, 9, 1)), JOINED_BY),
    )
