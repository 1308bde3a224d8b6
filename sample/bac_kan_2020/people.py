"""Members of the base unions and the collectives they work in; the register holds a part of the headcount."""

from dataclasses import dataclass
from datetime import date
from random import Random

from sample.bac_kan_2020.units import TRADES, BaseUnion
from sample.names import NameMaker
from sample.pack import Row, row

JOINED_BY = date(2019, 10, 15)


@dataclass(frozen=True, slots=True)
class Person:
    """A union member of the sample."""

    code: str
    full_name: str
    birth_date: date
    gender: str
    unit_code: str
    position: str
    is_direct_worker: bool
    is_leader: bool
    education: str
    joined_on: date


@dataclass(frozen=True, slots=True)
class Group:
    """A collective inside a base union."""

    code: str
    name: str
    unit_code: str
    kind: str
    headcount: int
    headcount_female: int


@dataclass(frozen=True, slots=True)
class Post:
    """A position with what usually goes with it."""

    title: str
    education: str
    leads: bool = False
    direct: bool = False


def _posts(leaders: str, others: str, education: str, *, direct: bool) -> tuple[Post, ...]:
    leading = tuple(Post(title.strip(), education, leads=True) for title in leaders.split(";"))
    return leading + tuple(Post(title.strip(), education, direct=direct) for title in others.split(";"))


# The leading posts of a trade come first, once each; the rest go round.
POSTS: dict[str, tuple[Post, ...]] = {
    "commune": _posts(
        "Chủ tịch UBND; Phó Chủ tịch UBND",
        "Công chức Văn phòng – Thống kê; Công chức Tài chính – Kế toán; Công chức Tư pháp – Hộ tịch; "
        "Công chức Địa chính – Xây dựng; Công chức Văn hóa – Xã hội; Chủ tịch Hội Liên hiệp Phụ nữ; "
        "Bí thư Đoàn Thanh niên; Chủ tịch Hội Nông dân",
        "university",
        direct=False,
    ),
    "kindergarten": _posts(
        "Hiệu trưởng; Phó Hiệu trưởng",
        "Giáo viên mẫu giáo lớn; Giáo viên mẫu giáo nhỡ; Giáo viên mẫu giáo bé; Giáo viên nhà trẻ; "
        "Nhân viên nuôi dưỡng; Kế toán trường học",
        "college",
        direct=True,
    ),
    "primary": _posts(
        "Hiệu trưởng; Phó Hiệu trưởng",
        "Giáo viên chủ nhiệm lớp 1; Giáo viên chủ nhiệm lớp 2; Giáo viên chủ nhiệm lớp 3; "
        "Giáo viên chủ nhiệm lớp 4; Giáo viên chủ nhiệm lớp 5; Giáo viên Âm nhạc; Giáo viên Thể dục; "
        "Nhân viên thư viện",
        "university",
        direct=True,
    ),
    "secondary": _posts(
        "Hiệu trưởng; Phó Hiệu trưởng",
        "Giáo viên Toán; Giáo viên Ngữ văn; Giáo viên Tiếng Anh; Giáo viên Vật lý; Giáo viên Sinh học; "
        "Giáo viên Lịch sử; Giáo viên Địa lý; Nhân viên thiết bị",
        "university",
        direct=True,
    ),
    "high_school": _posts(
        "Hiệu trưởng; Phó Hiệu trưởng",
        "Giáo viên Toán; Giáo viên Ngữ văn; Giáo viên Tiếng Anh; Giáo viên Vật lý; Giáo viên Hóa học; "
        "Giáo viên Sinh học; Giáo viên Tin học; Giáo viên Lịch sử; Nhân viên văn thư",
        "postgraduate",
        direct=True,
    ),
    "office": _posts(
        "Trưởng phòng; Phó Trưởng phòng",
        "Chuyên viên chính; Chuyên viên; Kế toán viên; Cán sự; Văn thư viên; Thẩm tra viên",
        "university",
        direct=False,
    ),
    "service": _posts(
        "Giám đốc trung tâm; Phó Giám đốc trung tâm",
        "Phóng viên; Biên tập viên; Hướng dẫn viên văn hóa; Kỹ thuật viên dựng hình; Huấn luyện viên; Kế toán",
        "university",
        direct=True,
    ),
    "health": _posts(
        "Trưởng khoa; Phó Trưởng khoa",
        "Bác sĩ; Điều dưỡng; Hộ sinh; Kỹ thuật viên xét nghiệm; Dược sĩ; Y sĩ; Kế toán viên",
        "university",
        direct=True,
    ),
    "company": _posts(
        "Phó Giám đốc; Quản đốc phân xưởng",
        "Công nhân vận hành máy; Thợ cơ khí; Thợ điện; Công nhân hoàn thiện; Thủ kho; Lái xe nâng; Công nhân đóng gói",
        "vocational",
        direct=True,
    ),
    "cooperative": _posts(
        "Giám đốc hợp tác xã; Trưởng Ban kiểm soát",
        "Xã viên tổ sản xuất; Kỹ thuật viên; Nhân viên bán hàng; Kế toán; Thủ kho",
        "vocational",
        direct=True,
    ),
    "state_company": _posts(
        "Phó Giám đốc; Trưởng phòng Kỹ thuật",
        "Công nhân kỹ thuật; Kỹ sư; Giao dịch viên; Nhân viên kinh doanh; Công nhân bảo dưỡng; Kế toán viên",
        "college",
        direct=True,
    ),
    "power": _posts(
        "Phó Giám đốc; Trưởng phòng Kỹ thuật; Trưởng phòng Điều độ",
        "Công nhân quản lý vận hành; Điều độ viên; Kỹ sư điện; Công nhân thí nghiệm; Trực trạm biến áp; "
        "Công nhân hạ thế",
        "college",
        direct=True,
    ),
}

GROUPS: dict[str, tuple[tuple[str, str], ...]] = {
    "commune": (("Tổ công đoàn khối Đảng – đoàn thể", "team"), ("Tổ công đoàn khối Ủy ban", "team")),
    "kindergarten": (("Tổ Mẫu giáo", "class_group"), ("Tổ Nhà trẻ", "class_group")),
    "primary": (("Tổ chuyên môn 1, 2, 3", "class_group"), ("Tổ chuyên môn 4, 5", "class_group")),
    "secondary": (("Tổ Khoa học tự nhiên", "class_group"), ("Tổ Khoa học xã hội", "class_group")),
    "high_school": (
        ("Tổ Toán – Tin", "class_group"),
        ("Tổ Ngữ văn", "class_group"),
        ("Tổ Lý – Hóa – Sinh", "class_group"),
        ("Tổ Văn phòng", "team"),
    ),
    "office": (("Phòng Hành chính – Tổng hợp", "department"), ("Phòng Nghiệp vụ", "department")),
    "service": (("Tổ Truyền thanh – Truyền hình", "team"), ("Tổ Văn hóa – Thể thao", "team")),
    "health": (
        ("Khoa Chuyên môn", "department"),
        ("Khoa Xét nghiệm", "department"),
        ("Phòng Tổ chức – Hành chính", "department"),
    ),
    "company": (
        ("Phân xưởng 1", "workshop"),
        ("Tổ Cơ điện", "team"),
        ("Phòng Kế hoạch – Vật tư", "department"),
    ),
    "cooperative": (("Tổ Sản xuất", "team"), ("Tổ Tiêu thụ", "team")),
    "state_company": (
        ("Phòng Kỹ thuật", "department"),
        ("Phòng Kinh doanh", "department"),
        ("Đội Quản lý vận hành", "team"),
    ),
    "power": (
        ("Phòng Điều độ", "department"),
        ("Đội Quản lý vận hành lưới điện cao thế", "team"),
        ("Đội Thí nghiệm điện", "team"),
        ("Phân xưởng Thiết bị", "workshop"),
        ("Điện lực Chợ Đồn", "department"),
        ("Điện lực Ba Bể", "department"),
    ),
}

# Two people of one name in one union, and one more elsewhere: told apart by birth year and position.
NAMESAKES: dict[str, tuple[tuple[str, str, int], ...]] = {
    "CS-CMO-DN01": (
        ("Hoàng Văn Tuấn", "male", 1985),
        ("Triệu Thị Mai", "female", 1990),
        ("Hoàng Văn Tuấn", "male", 1992),
        ("Nông Đức Toàn", "male", 1979),
    ),
    "CS-CMO-TH01": (("Triệu Thị Mai", "female", 1983), ("Triệu Thị Mai", "female", 1994)),
    "CS-BBE-XA02": (("Nông Đức Toàn", "male", 1988),),
}
REGISTER_OF = {"CS-CMO-DN01": 26, "CS-CMO-TH01": 12, "CS-BKA-DN01": 40}


class PeopleMaker:
    """Numbers members through the whole province."""

    def __init__(self) -> None:
        self._names = NameMaker("bac_kan_2020/names")
        self._random = Random("bac_kan_2020/people")
        self._made = 0

    def members_of(self, union: BaseUnion) -> list[Person]:
        """The members of one union who are in the register, leaders first."""
        size = REGISTER_OF.get(union.code, min(max(round(union.members * 0.42), 5), 16))
        women = min(round(size * TRADES[union.trade].women), union.members_female)
        genders = ["female"] * women + ["male"] * (size - women)
        self._random.shuffle(genders)
        named = dict(enumerate(NAMESAKES.get(union.code, ()), start=3))
        return [
            self._member(union, place, *named.get(place, self._invented(union, place, gender)))
            for place, gender in enumerate(genders)
        ]

    def _invented(self, union: BaseUnion, place: int, gender: str) -> tuple[str, str, int]:
        latest = 1983 if _post(union.trade, place).leads else 1996
        return self._names.make(female=gender == "female"), gender, self._random.randint(1964, latest)

    def _member(self, union: BaseUnion, place: int, full_name: str, gender: str, year: int) -> Person:
        self._made += 1
        draw = self._random
        post = _post(union.trade, place)
        first = max(union.founded_on, date(year + 20, 1, 1))
        return Person(
            code=f"DV-BKA-{self._made:06d}",
            full_name=full_name,
            birth_date=date(year, draw.randint(1, 12), draw.randint(1, 28)),
            gender=gender,
            unit_code=union.code,
            position=post.title,
            is_direct_worker=post.direct,
            is_leader=post.leads,
            education=post.education,
            joined_on=date.fromordinal(draw.randint(first.toordinal(), JOINED_BY.toordinal())),
        )


def _post(trade: str, place: int) -> Post:
    posts = POSTS[trade]
    leading = sum(post.leads for post in posts)
    return posts[place] if place < leading else posts[leading + (place - leading) % (len(posts) - leading)]


def make_people(unions: list[BaseUnion]) -> dict[str, list[Person]]:
    """Members by the code of their union, in the order of the unions."""
    maker = PeopleMaker()
    return {union.code: maker.members_of(union) for union in unions}


def make_groups(unions: list[BaseUnion]) -> dict[str, list[Group]]:
    """Collectives by the code of their union; together never more people than the union has."""
    groups: dict[str, list[Group]] = {}
    number = 0
    for union in unions:
        wanted = GROUPS[union.trade]
        made = groups[union.code] = []
        for name, kind in wanted:
            number += 1
            made.append(
                Group(
                    code=f"TT-BKA-{number:04d}",
                    name=name,
                    unit_code=union.code,
                    kind=kind,
                    headcount=union.workers // len(wanted),
                    headcount_female=union.workers_female // len(wanted),
                )
            )
    return groups


def member_rows(people: dict[str, list[Person]]) -> list[Row]:
    """Rows of the sheet ``members``."""
    return [
        row(
            "members",
            code=person.code,
            full_name=person.full_name,
            birth_date=person.birth_date,
            gender=person.gender,
            unit_code=person.unit_code,
            position=person.position,
            is_direct_worker=person.is_direct_worker,
            is_leader=person.is_leader,
            education=person.education,
            joined_on=person.joined_on,
        )
        for members in people.values()
        for person in members
    ]


def collective_rows(groups: dict[str, list[Group]]) -> list[Row]:
    """Rows of the sheet ``collectives``."""
    return [
        row(
            "collectives",
            code=group.code,
            name=group.name,
            unit_code=group.unit_code,
            kind=group.kind,
            headcount=group.headcount,
            headcount_female=group.headcount_female,
        )
        for made in groups.values()
        for group in made
    ]
