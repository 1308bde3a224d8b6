"""The initiatives and works registered in BK2020. Benefits are left empty: the article gives none."""

from collections import Counter
from datetime import date, timedelta
from random import Random

from sample.apportion import apportion
from sample.bac_kan_2020 import places
from sample.bac_kan_2020.entries import LATE_UNIONS, PHASES, POWER_COMPANY
from sample.bac_kan_2020.figures import CAMPAIGN, INITIATIVES, WORKS_VALUE
from sample.bac_kan_2020.people import Person
from sample.bac_kan_2020.titles import TOPICS, title_at
from sample.bac_kan_2020.units import BaseUnion
from sample.pack import Row, row

WEIGHTS = {"school": 1.25, "commune": 0.7, "agency": 0.8, "administrative": 1.0}
SHARES = {2: ((60, 40), (50, 50), (70, 30)), 3: ((50, 30, 20), (40, 30, 30))}
MILLION = 1_000_000
INITIATIVES_A_UNION = 5

PARTY_90 = "90 năm Ngày thành lập Đảng Cộng sản Việt Nam (03/02/1930 - 03/02/2020)"
CONGRESS = "Đại hội Đảng bộ các cấp, tiến tới Đại hội toàn quốc lần thứ XIII của Đảng"
NAMED_WORK = "Dự án Cải tạo trụ sở Trung tâm Điều khiển xa tỉnh Bắc Kạn"
PLAQUE = f"Công trình chào mừng {PARTY_90}"

# owner, name, kind, occasion, value in millions of đồng, start. The article gives only the total of eleven:
# the named work stands for what these ten leave of it.
OTHER_WORKS = (
    (
        "CS-BKA-DN02",
        "Mở rộng mạng cáp quang về các xã",
        "construction",
        CONGRESS,
        8_650,
        "2020-01-06",
    ),
    ("CS-BKA-DN04", "Nâng cấp kênh mương nội đồng liên xã", "construction", CONGRESS, 6_480, "2020-02-10"),
    ("CS-CDYT-SN01", "Cải tạo khu khám bệnh ngoại trú", "construction", CONGRESS, 5_900, "2020-01-13"),
    ("CS-BKA-DN05", "Vườn ươm giống cây lâm nghiệp chất lượng cao", "model", PARTY_90, 2_350, "2019-12-02"),
    ("CS-CDO-DN01", "Hệ thống tuần hoàn nước thải tuyển khoáng", "product", CONGRESS, 3_720, "2020-02-17"),
    ("CS-CDGD-TH01", "Nhà đa năng và sân thể thao học đường", "construction", CONGRESS, 2_980, "2020-03-02"),
    ("CS-CMO-XA01", "Đường hoa và điện chiếu sáng trung tâm thị trấn", "task", PARTY_90, 640, "2019-12-16"),
    ("CS-CDVC-CQ01", "Kho dữ liệu hộ tịch điện tử dùng chung", "product", CONGRESS, 1_150, "2020-01-20"),
    ("CS-CMO-DN03", "Nhà ăn ca cho công nhân", "construction", CONGRESS, 1_870, "2020-04-13"),
    ("CS-NSO-TH04", "Bếp ăn bán trú và nước sạch cho học sinh", "construction", CONGRESS, 960, "2020-04-20"),
)


def initiative_counts(unions: list[BaseUnion], people: dict[str, list[Person]], total: int) -> dict[str, int]:
    """How many initiatives each union registers: by size and trade, together exactly ``total``."""
    weights = {u.code: len(people[u.code]) * WEIGHTS.get(u.block, 1.2) for u in unions}
    return apportion(total, weights)


def authors_text(members: list[Person], first: int, draw: Random) -> str:
    """The cell ``authors``: mostly one person, now and then two or three; the shares sum to 100."""
    number = draw.choices((1, 2, 3), (92, 7, 1))[0]
    shares = draw.choice(SHARES[number]) if number > 1 else (100,)
    chosen = [members[(first + step) % len(members)] for step in range(number)]
    return "; ".join(f"{person.code}:{share}" for person, share in zip(chosen, shares, strict=True))


def initiative_rows(unions: list[BaseUnion], people: dict[str, list[Person]], registered: set[str]) -> list[Row]:
    """Rows of ``initiatives`` for BK2020, from unions that hold a dossier; the titles are all different."""
    draw = Random("bac_kan_2020/initiatives")
    unions = [union for union in unions if union.code in registered]
    counts = initiative_counts(unions, people, INITIATIVES)
    rows: list[Row] = []
    for base in unions:
        members = people[base.code]
        _, begins, ends = PHASES[1 if base.code in LATE_UNIONS else 0]
        for place, topic in enumerate(draw.sample(TOPICS[base.trade], counts[base.code])):
            rows.append(
                row(
                    "initiatives",
                    code=f"SK-BKA-2020-{len(rows) + 1:04d}",
                    campaign_code=CAMPAIGN,
                    title=title_at(topic, base),
                    kind=topic.kind,
                    field=topic.field,
                    unit_code=base.code,
                    authors=authors_text(members, place, draw),
                    applied_on=begins + timedelta(draw.randrange((ends - begins).days)),
                )
            )
    return rows


def target_rows(unions: list[BaseUnion]) -> list[Row]:
    """Rows of ``targets`` for BK2020, invented: a launch asks for one from every unit right below the province."""
    below = Counter(union.code if union.parent_code == places.PROVINCE else union.parent_code for union in unions)
    return [
        row(
            "targets",
            campaign_code=CAMPAIGN,
            unit_code=unit_code,
            indicator="initiatives",
            value=INITIATIVES_A_UNION * base_unions,
        )
        for unit_code, base_unions in below.items()
    ]


def work_rows() -> list[Row]:
    """Rows of ``works`` for BK2020: the one the article names, and ten invented that make up its total."""
    rest = sum(value for *_, value, _ in OTHER_WORKS) * MILLION
    rows = [
        row(
            "works",
            code="CT-BKA-2020-01",
            campaign_code=CAMPAIGN,
            name=NAMED_WORK,
            kind="construction",
            owner_unit_code=POWER_COMPANY,
            occasion=PARTY_90,
            value=WORKS_VALUE - rest,
            plaque_text=PLAQUE,
        )
    ]
    for number, (owner, name, kind, occasion, millions, start) in enumerate(OTHER_WORKS, start=2):
        started_on = date.fromisoformat(start)
        rows.append(
            row(
                "works",
                code=f"CT-BKA-2020-{number:02d}",
                campaign_code=CAMPAIGN,
                name=name,
                kind=kind,
                owner_unit_code=owner,
                occasion=occasion,
                value=millions * MILLION,
                started_on=started_on,
                due_on=started_on + timedelta(150),
            )
        )
    return rows
