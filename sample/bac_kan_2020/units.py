"""The union tree of the sample: top, districts, sector unions, some 450 base unions, and their clusters."""

from dataclasses import dataclass
from datetime import date
from random import Random

from sample.bac_kan_2020 import places
from sample.pack import Row, row

AS_OF = date(2019, 11, 1)


@dataclass(frozen=True, slots=True)
class Trade:
    """What kind of place a base union works in: its block, usual size and share of women."""

    block: str
    smallest: int
    largest: int
    women: float


TRADES: dict[str, Trade] = {
    "commune": Trade("commune", 18, 24, 0.42),
    "kindergarten": Trade("school", 12, 30, 0.93),
    "primary": Trade("school", 16, 38, 0.78),
    "secondary": Trade("school", 15, 36, 0.62),
    "high_school": Trade("school", 28, 82, 0.6),
    "office": Trade("agency", 10, 46, 0.45),
    "service": Trade("administrative", 14, 130, 0.58),
    "health": Trade("administrative", 24, 160, 0.66),
    "company": Trade("enterprise_private", 18, 190, 0.46),
    "cooperative": Trade("enterprise_private", 12, 26, 0.5),
    "state_company": Trade("enterprise_state", 60, 210, 0.3),
    "power": Trade("enterprise_state", 290, 330, 0.22),
}


@dataclass(frozen=True, slots=True)
class BaseUnion:
    """A base union; ``label`` is the place it works in, without the words «Công đoàn cơ sở»."""

    code: str
    label: str
    parent_code: str
    trade: str
    founded_on: date
    workers: int
    workers_female: int
    members: int
    members_female: int

    @property
    def block(self) -> str:
        """The block its work belongs to."""
        return TRADES[self.trade].block


def district_code(key: str) -> str:
    """The union code of a district's key."""
    return f"LDLD-{key}"


def _founded() -> dict[str, date]:
    upper = dict.fromkeys((places.PROVINCE, places.CIVIL_SERVANTS, places.EDUCATION, places.HEALTH), date(1997, 1, 1))
    return upper | {district_code(key): founded for key, (_, founded) in places.DISTRICTS.items()}


FOUNDED = _founded()


class _Maker:
    """Numbers base unions within a parent and a letter pair, and invents their headcounts."""

    def __init__(self) -> None:
        self._random = Random("bac_kan_2020/units")
        self._numbers: dict[str, int] = {}
        self.made: list[BaseUnion] = []

    def add(self, parent_code: str, letters: str, trade: str, label: str) -> None:
        """Append one base union under ``parent_code``."""
        place = parent_code.removeprefix("LDLD-").removesuffix("-BKA")
        series = f"CS-{place}-{letters}"
        self._numbers[series] = number = self._numbers.get(series, 0) + 1
        kind = TRADES[trade]
        workers = self._random.randint(kind.smallest, kind.largest)
        members = workers - self._random.randint(0, workers // 8)
        workers_female = round(workers * kind.women)
        self.made.append(
            BaseUnion(
                code=f"{series}{number:02d}",
                label=label,
                parent_code=parent_code,
                trade=trade,
                founded_on=self._founded_on(parent_code),
                workers=workers,
                workers_female=workers_female,
                members=members,
                members_female=min(round(members * kind.women), workers_female),
            )
        )

    def _founded_on(self, parent_code: str) -> date:
        first = FOUNDED[parent_code]
        return date(self._random.randint(first.year + 1, 2014), self._random.randint(1, 12), 15)


def make_base_unions() -> list[BaseUnion]:
    """Every base union, in the order of the tree; the same list every time."""
    maker = _Maker()
    for key in places.DISTRICTS:
        _add_district(maker, key)
    for label in places.PROVINCE_OFFICES:
        maker.add(places.CIVIL_SERVANTS, "CQ", "office", label)
    for label in places.HIGH_SCHOOLS:
        maker.add(places.EDUCATION, "TH", "high_school", label)
    for label in places.HEALTH_SERVICES:
        maker.add(places.HEALTH, "SN", "health", label)
    for label in places.HEALTH_OFFICES:
        maker.add(places.HEALTH, "CQ", "office", label)
    for label in places.STATE_COMPANIES:
        trade = "power" if "Điện lực" in label else "state_company"
        maker.add(places.PROVINCE, "DN", trade, label)
    return maker.made


def _add_district(maker: _Maker, key: str) -> None:
    parent = district_code(key)
    place = places.DISTRICTS[key][0]
    name = place.removeprefix("thành phố ").removeprefix("huyện ")
    party = f"{'Thành' if key == places.CITY else 'Huyện'} ủy {name}"
    for commune in places.COMMUNES[key]:
        maker.add(parent, "XA", "commune", commune)
    for number, commune in enumerate(places.COMMUNES[key]):
        bare = commune.removeprefix("thị trấn ").removeprefix("phường ").removeprefix("xã ")
        maker.add(parent, "TH", "kindergarten", f"Trường Mầm non {bare}")
        if number % 2:
            maker.add(parent, "TH", "secondary", f"Trường THCS {bare}")
        else:
            maker.add(parent, "TH", "primary", f"Trường Tiểu học {bare}")
    for office in places.DISTRICT_OFFICES:
        maker.add(parent, "CQ", "office", office.format(place=place, party=party))
    for service in places.DISTRICT_SERVICES:
        trade = "health" if "Y tế" in service else "service"
        maker.add(parent, "SN", trade, service.format(place=place))
    for company in places.COMPANIES[key]:
        trade = "cooperative" if company.startswith("Hợp tác xã") else "company"
        maker.add(parent, "DN", trade, company)


def _upper_units() -> list[tuple[str, str, str, str, str | None, date]]:
    upper: list[tuple[str, str, str, str, str | None, date]] = [
        (
            places.CONFEDERATION,
            "Tổng Liên đoàn Lao động Việt Nam",
            "TLĐLĐVN",
            "confederation",
            None,
            date(1929, 7, 28),
        ),
        (
            places.PROVINCE,
            "Liên đoàn Lao động tỉnh Bắc Kạn",
            "LĐLĐ tỉnh Bắc Kạn",
            "provincial",
            places.CONFEDERATION,
            FOUNDED[places.PROVINCE],
        ),
    ]
    for key, (place, founded) in places.DISTRICTS.items():
        names = (f"Liên đoàn Lao động {place}", f"LĐLĐ {place}")
        upper.append((district_code(key), *names, "district", places.PROVINCE, founded))
    for code, sector in (
        (places.CIVIL_SERVANTS, "Viên chức tỉnh Bắc Kạn"),
        (places.EDUCATION, "ngành Giáo dục tỉnh Bắc Kạn"),
        (places.HEALTH, "ngành Y tế tỉnh Bắc Kạn"),
    ):
        names = (f"Công đoàn {sector}", f"CĐ {sector}")
        upper.append((code, *names, "upper_grassroots", places.PROVINCE, FOUNDED[code]))
    return upper


def unit_rows(unions: list[BaseUnion]) -> list[Row]:
    """Rows of the sheet ``units``, every parent before its children; upper units carry no headcount."""
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
        for code, name, short_name, kind, parent_code, founded_on in _upper_units()
    ]
    rows += [
        row(
            "units",
            code=union.code,
            name=f"Công đoàn cơ sở {union.label}",
            short_name=f"CĐCS {union.label}",
            kind="grassroots",
            parent_code=union.parent_code,
            block=union.block,
            founded_on=union.founded_on,
            workers=union.workers,
            workers_female=union.workers_female,
            members=union.members,
            members_female=union.members_female,
            as_of=AS_OF,
        )
        for union in unions
    ]
    return rows


def _clusters(unions: list[BaseUnion]) -> list[tuple[str, str, str, list[str]]]:
    districts = [district_code(key) for key in places.DISTRICTS]
    sectors = [places.CIVIL_SERVANTS, places.EDUCATION, places.HEALTH]
    direct = [union.code for union in unions if union.parent_code == places.PROVINCE]
    clusters = [
        ("CUM-BKA-HUYEN", "Cụm thi đua các huyện, thành phố", places.PROVINCE, districts),
        ("CUM-BKA-NGANH", "Cụm thi đua ngành và đơn vị trực thuộc", places.PROVINCE, sectors + direct),
    ]
    for code, parent, name in (
        ("CUM-CDVC", places.CIVIL_SERVANTS, "Cụm thi đua các sở, ban, ngành"),
        ("CUM-CDGD", places.EDUCATION, "Cụm thi đua các trường trực thuộc"),
        ("CUM-CDYT", places.HEALTH, "Cụm thi đua các đơn vị y tế"),
    ):
        members = [union.code for union in unions if union.parent_code == parent]
        clusters.append((code, name, parent, members))
    for key, (place, _) in places.DISTRICTS.items():
        parent = district_code(key)
        for letters, blocks, name in (
            ("XA", {"commune"}, "xã, phường, thị trấn"),
            ("TH", {"school"}, "trường học"),
            ("CQ", {"agency", "administrative", "enterprise_private"}, "cơ quan, đơn vị, doanh nghiệp"),
        ):
            members = [u.code for u in unions if u.parent_code == parent and u.block in blocks]
            clusters.append((f"CUM-{key}-{letters}", f"Cụm thi đua khối {name} {place}", parent, members))
    return clusters


def cluster_rows(unions: list[BaseUnion], years: tuple[int, ...]) -> list[Row]:
    """Rows of the sheet ``clusters``: the same members every year, head and deputy going round."""
    rows = []
    for year in years:
        for code, name, unit_code, members in _clusters(unions):
            officers = {year % len(members): "head", (year + 1) % len(members): "deputy"}
            rows += [
                row(
                    "clusters",
                    code=code,
                    name=name,
                    unit_code=unit_code,
                    year=year,
                    member_unit_code=member,
                    officer=officers.get(place),
                )
                for place, member in enumerate(members)
            ]
    return rows
