"""The 174 base unions of the district in four blocks and five clusters; each headcount is a share of the article's."""

from dataclasses import dataclass
from datetime import date
from random import Random

from sample.apportion import apportion
from sample.pack import Row, row
from sample.trieu_son_2022 import places
from sample.trieu_son_2022.figures import HEADCOUNT, YEAR

AS_OF = date(2022, 6, 30)
OUTSIDERS = {"enterprise_private": 3.0}
"""How much likelier than elsewhere a worker of the block is in no union."""


@dataclass(frozen=True, slots=True)
class Trade:
    """What kind of place a base union works in: its block, letters of its code, usual size and share of women."""

    block: str
    letters: str
    smallest: int
    largest: int
    women: float


TRADES: dict[str, Trade] = {
    "commune": Trade("commune", "XA", 18, 26, 0.42),
    "office": Trade("agency", "CQ", 12, 34, 0.46),
    "company": Trade("enterprise_private", "DN", 70, 80, 0.95),
    "kindergarten": Trade("school", "TH", 22, 40, 0.99),
    "primary": Trade("school", "TH", 22, 38, 0.84),
    "secondary": Trade("school", "TH", 20, 34, 0.7),
}


ORDER = ("XA", "CQ", "DN", "TH")
"""How the article lists the blocks."""


@dataclass(frozen=True, slots=True)
class Workplace:
    """Where a base union works; ``size`` tells only how big it is beside the others."""

    code: str
    label: str
    trade: str
    cluster: str
    size: int

    @property
    def block(self) -> str:
        return TRADES[self.trade].block


@dataclass(frozen=True, slots=True)
class BaseUnion:
    """A base union with the people it counts on ``AS_OF``."""

    place: Workplace
    founded_on: date
    workers: int
    workers_female: int
    members: int
    members_female: int

    @property
    def code(self) -> str:
        return self.place.code


class _Maker:
    """Numbers workplaces within their letters."""

    def __init__(self) -> None:
        self._random = Random("trieu_son_2022/units")
        self._numbers: dict[str, int] = {}
        self.made: list[Workplace] = []

    def add(self, trade: str, label: str, cluster: str, times: int = 1) -> None:
        """Append one workplace, ``times`` as big as is usual."""
        kind = TRADES[trade]
        self._numbers[kind.letters] = number = self._numbers.get(kind.letters, 0) + 1
        size = times * self._random.randint(kind.smallest, kind.largest)
        code = f"CS-TSO-{kind.letters}{number:02d}"
        self.made.append(Workplace(code, label, trade, cluster, size))


def _workplaces() -> list[Workplace]:
    maker = _Maker()
    communes = [(cluster, commune) for cluster, members in places.COMMUNES.items() for commune in members]
    for cluster, commune in communes:
        maker.add("commune", commune, cluster)
        bare = commune.removeprefix("xã ")
        maker.add("kindergarten", f"Trường Mầm non {bare}", cluster)
        maker.add("primary", f"Trường Tiểu học {bare}", cluster)
        maker.add("secondary", f"Trường THCS {bare}", cluster)
    maker.add("primary", places.EXTRA_SCHOOL[1], places.EXTRA_SCHOOL[0])
    for cluster, offices in places.OFFICES.items():
        for office in offices:
            maker.add("office", office, cluster)
    for cluster, companies in places.COMPANIES.items():
        for company, times in companies:
            maker.add("company", company, cluster, times)
    return sorted(maker.made, key=lambda one: ORDER.index(TRADES[one.trade].letters))


def make_base_unions() -> list[BaseUnion]:
    """Every base union; the people of all together are exactly the article's."""
    workplaces = _workplaces()
    women = {one.code: one.size * TRADES[one.trade].women for one in workplaces}
    men = {one.code: one.size - women[one.code] for one in workplaces}
    outside = {one.code: OUTSIDERS.get(one.block, 0.2) for one in workplaces}
    total = HEADCOUNT
    women_in = apportion(total["members_female"], women)
    men_in = apportion(total["members"] - total["members_female"], men)
    women_out = apportion(
        total["workers_female"] - total["members_female"], {code: women[code] * outside[code] for code in women}
    )
    all_men = total["workers"] - total["workers_female"]
    men_out = apportion(
        all_men - (total["members"] - total["members_female"]), {code: men[code] * outside[code] for code in men}
    )
    draw = Random("trieu_son_2022/founded")
    return [
        BaseUnion(
            place=one,
            founded_on=date(draw.randint(1998, 2016), draw.randint(1, 12), 15),
            workers=women_in[one.code] + men_in[one.code] + women_out[one.code] + men_out[one.code],
            workers_female=women_in[one.code] + women_out[one.code],
            members=women_in[one.code] + men_in[one.code],
            members_female=women_in[one.code],
        )
        for one in workplaces
    ]


def unit_rows(unions: list[BaseUnion]) -> list[Row]:
    """Rows of the sheet ``units``, every parent before its children; upper units carry no headcount."""
    upper = (
        (places.CONFEDERATION, "Tổng Liên đoàn Lao động Việt Nam", "TLĐLĐVN", "confederation", None, date(1929, 7, 28)),
        (
            places.PROVINCE,
            "Liên đoàn Lao động tỉnh Thanh Hóa",
            "LĐLĐ tỉnh Thanh Hóa",
            "provincial",
            places.CONFEDERATION,
            date(1945, 11, 15),
        ),
        (
            places.DISTRICT,
            "Liên đoàn Lao động huyện Triệu Sơn",
            "LĐLĐ huyện Triệu Sơn",
            "district",
            places.PROVINCE,
            date(1965, 3, 1),
        ),
    )
    rows = [
        row(
            "units",
            code=code,
            name=name,
            short_name=short_name,
            kind=kind,
            parent_code=parent_code,
            founded_on=founded_on,
        )
        for code, name, short_name, kind, parent_code, founded_on in upper
    ]
    return rows + [
        row(
            "units",
            code=union.code,
            name=f"Công đoàn cơ sở {union.place.label}",
            short_name=f"CĐCS {union.place.label}",
            kind="grassroots",
            parent_code=places.DISTRICT,
            block=union.place.block,
            founded_on=union.founded_on,
            workers=union.workers,
            workers_female=union.workers_female,
            members=union.members,
            members_female=union.members_female,
            as_of=AS_OF,
        )
        for union in unions
    ]


def cluster_rows(unions: list[BaseUnion]) -> list[Row]:
    """Rows of the sheet ``clusters``: five of the year, each with a head and a deputy."""
    rows = []
    for cluster in places.COMMUNES:
        members = [union.code for union in unions if union.place.cluster == cluster]
        rows += [
            row(
                "clusters",
                code=f"CUM-TSO-{cluster}",
                name=f"Cụm thi đua số {cluster} huyện Triệu Sơn",
                unit_code=places.DISTRICT,
                year=YEAR,
                member_unit_code=member,
                officer={0: "head", 1: "deputy"}.get(number),
            )
            for number, member in enumerate(members)
        ]
    return rows
