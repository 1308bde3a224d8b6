"""Units and members of a sample whose article names no unit and gives no headcount: all of them invented."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from random import Random

from sample.names import NameMaker
from sample.pack import Row, row

LETTERS: Mapping[str, str] = {
    "commune": "XA",
    "agency": "CQ",
    "administrative": "HC",
    "enterprise_state": "DN",
    "enterprise_private": "DN",
    "school": "TH",
}
LEADERS = {"school": "Hiệu trưởng", "commune": "Phó Chủ tịch UBND", "agency": "Trưởng phòng"}
CONFEDERATION = "TLDLDVN"


@dataclass(frozen=True, slots=True)
class UpperUnit:
    """A unit above the base unions."""

    code: str
    name: str
    short_name: str
    kind: str
    parent_code: str | None
    founded_on: date


@dataclass(frozen=True, slots=True)
class BaseUnion:
    """A base union; the articles give it no headcount, so it has none."""

    code: str
    label: str
    parent_code: str
    block: str
    founded_on: date


@dataclass(frozen=True, slots=True)
class Post:
    """What a member does; ``women`` is their share among those who do it."""

    title: str
    is_direct_worker: bool
    education: str
    women: float = 0.5


@dataclass(frozen=True, slots=True)
class Person:
    """A union member of the sample."""

    code: str
    full_name: str
    birth_date: date
    gender: str
    unit_code: str
    post: Post
    is_leader: bool
    joined_on: date


POSTS: Mapping[str, tuple[Post, ...]] = {
    "commune": (
        Post("Công chức Văn phòng – Thống kê", False, "university"),
        Post("Công chức Tư pháp – Hộ tịch", False, "university"),
        Post("Công chức Địa chính", False, "university", 0.3),
    ),
    "agency": (
        Post("Chuyên viên", False, "university"),
        Post("Kế toán viên", False, "university", 0.8),
        Post("Điều dưỡng viên", True, "college", 0.8),
    ),
    "school": (
        Post("Giáo viên Toán", True, "university"),
        Post("Giáo viên Ngữ văn", True, "university", 0.8),
        Post("Giáo viên tiểu học", True, "university", 0.8),
    ),
    "enterprise_private": (
        Post("Công nhân vận hành máy", True, "vocational", 0.3),
        Post("Công nhân may", True, "vocational", 0.9),
        Post("Thợ cơ điện", True, "vocational", 0.1),
        Post("Công nhân đóng gói", True, "vocational", 0.7),
    ),
}


def confederation() -> UpperUnit:
    """The unit every sample hangs under."""
    return UpperUnit(
        CONFEDERATION, "Tổng Liên đoàn Lao động Việt Nam", "TLĐLĐVN", "confederation", None, date(1929, 7, 28)
    )


class UnionMaker:
    """Numbers base unions within the letters of their area; the same sequence for the same label."""

    def __init__(self, label: str) -> None:
        self._random = Random(f"{label}/founded")
        self._numbers: dict[tuple[str, str], int] = {}
        self.made: list[BaseUnion] = []

    def add(self, parent_code: str, area: str, block: str, label: str) -> None:
        """Append one base union of ``block`` under ``parent_code``."""
        letters = LETTERS[block]
        self._numbers[area, letters] = number = self._numbers.get((area, letters), 0) + 1
        founded_on = date(self._random.randint(1992, 2012), self._random.randint(1, 12), 15)
        self.made.append(BaseUnion(f"CS-{area}-{letters}{number:02d}", label, parent_code, block, founded_on))


def unit_rows(uppers: Iterable[UpperUnit], unions: Iterable[BaseUnion]) -> list[Row]:
    """Rows of the sheet ``units``, every parent before its children; nobody has a headcount."""
    rows = [
        row(
            "units",
            code=unit.code,
            name=unit.name,
            short_name=unit.short_name,
            kind=unit.kind,
            parent_code=unit.parent_code,
            founded_on=unit.founded_on,
        )
        for unit in uppers
    ]
    return rows + [
        row(
            "units",
            code=union.code,
            name=f"Công đoàn cơ sở {union.label}",
            short_name=f"CĐCS {union.label}",
            kind="grassroots",
            parent_code=union.parent_code,
            block=union.block,
            founded_on=union.founded_on,
        )
        for union in unions
    ]


def exemplar_target_rows(campaign_code: str, top_unit_code: str, units: Sequence[str], each: int) -> list[Row]:
    """Rows of ``targets``: ``each`` examples to be found by each of ``units``, together those asked of the top."""
    asked = {top_unit_code: each * len(units)} | dict.fromkeys(units, each)
    return [
        row("targets", campaign_code=campaign_code, unit_code=unit, indicator="exemplars", value=value)
        for unit, value in asked.items()
    ]


class PeopleMaker:
    """Makes members, numbered through the pack; the same people for the same label."""

    def __init__(self, label: str, letters: str, surnames: Mapping[str, int], joined_by: date) -> None:
        self._names, self._random = NameMaker(f"{label}/names", surnames), Random(f"{label}/people")
        self._letters, self._joined_by, self._made = letters, joined_by, 0

    def of_union(self, union: BaseUnion, posts: Sequence[Post], size: int) -> list[Person]:
        """``size`` members in ``posts`` that go round; the first leads the union's workplace."""
        return [self._make(union, posts[number % len(posts)], is_leader=number == 0) for number in range(size)]

    def _make(self, union: BaseUnion, post: Post, *, is_leader: bool) -> Person:
        self._made += 1
        is_woman = self._random.random() < post.women
        birth = date(self._random.randint(1968, 1996), self._random.randint(1, 12), self._random.randint(1, 28))
        leading = Post(LEADERS.get(union.block, "Phó Giám đốc"), False, "university")
        return Person(
            code=f"DV-{self._letters}-{self._made:05d}",
            full_name=self._names.make(female=is_woman),
            birth_date=birth,
            gender="female" if is_woman else "male",
            unit_code=union.code,
            post=leading if is_leader else post,
            is_leader=is_leader,
            joined_on=min(max(union.founded_on, date(birth.year + 22, 9, 1)), self._joined_by),
        )


def member_rows(people: Iterable[Person]) -> list[Row]:
    """Rows of the sheet ``members``."""
    return [
        row(
            "members",
            code=person.code,
            full_name=person.full_name,
            birth_date=person.birth_date,
            gender=person.gender,
            unit_code=person.unit_code,
            position=person.post.title,
            is_direct_worker=person.post.is_direct_worker,
            is_leader=person.is_leader,
            education=person.post.education,
            joined_on=person.joined_on,
        )
        for person in people
    ]
