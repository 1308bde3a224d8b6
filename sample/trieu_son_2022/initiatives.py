"""The 7.929 initiatives and who made them, all invented; benefits are left empty, as the article gives none."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import product
from random import Random

from sample.apportion import apportion
from sample.pack import Row, row
from sample.trieu_son_2022 import places
from sample.trieu_son_2022.figures import CAMPAIGN, INITIATIVES, TARGET
from sample.trieu_son_2022.people import Person
from sample.trieu_son_2022.units import BaseUnion

INDICATOR = "initiatives"
WEIGHTS = {"school": 2.0, "agency": 1.5, "commune": 1.2, "enterprise_private": 0.6}
LEAST, MOST = 0.5, 1.6
SLOW = 0.03
"""A union makes between half and 1.6 times what is usual in its block, a slow one next to nothing."""

RECOGNISED_FROM, RECOGNISED_TO = date(2022, 1, 24), date(2022, 6, 10)
APPLIED_BEFORE = 20
TWO_AUTHORS_EVERY = 12
LINES = 24


@dataclass(frozen=True, slots=True)
class Craft:
    """What people of a trade improve: how, what and where, each a list; kind and field as the sheet names them."""

    kind: str
    field: str
    how: str
    what: str
    where: str

    def titles(self) -> Iterator[str]:
        """Every title, without the place of the union."""
        parts = [[part.strip() for part in text.split(";")] for text in (self.where, self.what, self.how)]
        return (f"{how} {what} {where}" for where, what, how in product(*parts))


CRAFTS: dict[str, Craft] = {
    "kindergarten": Craft(
        "experience",
        "Giáo dục mầm non",
        "Biện pháp; Một số kinh nghiệm; Giải pháp đổi mới",
        "phát triển ngôn ngữ; rèn kỹ năng tự phục vụ; giáo dục vệ sinh cá nhân; giáo dục an toàn giao thông; "
        "phát triển vận động; phòng tránh suy dinh dưỡng; làm quen với toán; tổ chức trò chơi dân gian",
        "cho trẻ 3–4 tuổi; cho trẻ 4–5 tuổi; cho trẻ 5–6 tuổi; cho trẻ nhà trẻ",
    ),
    "primary": Craft(
        "experience",
        "Giáo dục tiểu học",
        "Biện pháp; Một số kinh nghiệm; Giải pháp đổi mới",
        "rèn chữ viết; giải toán có lời văn; đọc đúng, viết đúng tiếng Việt; viết văn miêu tả; rèn nền nếp tự quản; "
        "tổ chức hoạt động trải nghiệm; dạy học trực tuyến khi phòng dịch",
        "cho học sinh lớp 1; cho học sinh lớp 2; cho học sinh lớp 3; cho học sinh lớp 4; cho học sinh lớp 5",
    ),
    "secondary": Craft(
        "experience",
        "Giáo dục trung học cơ sở",
        "Đổi mới; Một số kinh nghiệm; Ứng dụng công nghệ thông tin trong",
        "bồi dưỡng học sinh giỏi; phụ đạo học sinh chưa đạt chuẩn; kiểm tra, đánh giá; dạy học theo dự án; "
        "dạy học trực tuyến",
        "môn Toán; môn Ngữ văn; môn Tiếng Anh; môn Vật lý; môn Hóa học; môn Sinh học; môn Lịch sử; môn Địa lý",
    ),
    "commune": Craft(
        "management",
        "Quản lý nhà nước ở cơ sở",
        "Giải pháp nâng cao hiệu quả; Cải tiến quy trình; Ứng dụng công nghệ thông tin trong",
        "tiếp nhận hồ sơ một cửa; quản lý hộ tịch; quản lý đất đai; chi trả trợ cấp xã hội; rà soát hộ nghèo; "
        "vận động xây dựng nông thôn mới; tiếp công dân; phòng, chống dịch",
        "ở bộ phận một cửa; ở thôn, bản; ở các hội, đoàn thể",
    ),
    "office": Craft(
        "operational",
        "Cải cách hành chính",
        "Giải pháp nâng cao hiệu quả; Cải tiến quy trình; Ứng dụng công nghệ thông tin trong",
        "theo dõi nhiệm vụ được giao; lưu trữ hồ sơ; thẩm định văn bản; tổng hợp báo cáo; quản lý tài sản công; "
        "kiểm tra cơ sở",
        "trong phòng; giữa các phòng; với các xã, thị trấn",
    ),
    "company": Craft(
        "technical",
        "Sản xuất",
        "Cải tiến; Giảm phế phẩm ở; Rút ngắn thời gian; Tăng năng suất; Giảm tiêu hao điện của",
        "công đoạn cắt; công đoạn may mũ giày; công đoạn ép đế; công đoạn gò; công đoạn hoàn thiện; "
        "công đoạn đóng gói; khâu kiểm hàng; khâu bảo dưỡng máy; khâu cấp phát vật tư; hệ thống hút bụi",
        "; ".join(f"chuyền {line}" for line in range(1, LINES + 1)),
    ),
}


def target_rows(unions: list[BaseUnion]) -> list[Row]:
    """Rows of ``targets``: the 1.500 the province asked of the district, handed on by headcount (invented)."""
    shares = apportion(TARGET, {union.code: float(union.members) for union in unions})
    handed = {places.DISTRICT: TARGET} | shares
    return [
        row("targets", campaign_code=CAMPAIGN, unit_code=unit, indicator=INDICATOR, value=value)
        for unit, value in handed.items()
    ]


def initiative_counts(unions: list[BaseUnion]) -> dict[str, int]:
    """How many initiatives each union made: by size and block, some more, some less, together exactly the article's."""
    draw = Random("trieu_son_2022/eagerness")
    slow = {f"CS-TSO-{letters.replace('-', '')}" for letters in places.SLOW_SCHOOLS}
    weights = {}
    for union in unions:
        eager = draw.uniform(LEAST, MOST)
        weights[union.code] = union.members * WEIGHTS[union.place.block] * (SLOW if union.code in slow else eager)
    return apportion(INITIATIVES, weights)


def initiative_rows(unions: list[BaseUnion], people: dict[str, list[Person]]) -> list[Row]:
    """Rows of ``initiatives``, recognised at the base in the first six months; the titles of a union all differ."""
    draw, counts = Random("trieu_son_2022/initiatives"), initiative_counts(unions)
    rows: list[Row] = []
    for union in unions:
        craft, members = CRAFTS[union.place.trade], people[union.code]
        for number, title in enumerate(draw.sample(list(craft.titles()), counts[union.code])):
            day = RECOGNISED_FROM + timedelta(draw.randrange((RECOGNISED_TO - RECOGNISED_FROM).days + 1))
            rows.append(
                row(
                    "initiatives",
                    code=f"SK-TSO-2022-{len(rows) + 1:04d}",
                    campaign_code=CAMPAIGN,
                    title=f"{title} tại {union.place.label}",
                    kind=craft.kind,
                    field=craft.field,
                    unit_code=union.code,
                    authors=_authors(members, number),
                    applied_on=day - timedelta(APPLIED_BEFORE),
                    recognised_level="base",
                    recognised_on=day,
                    recognition_no=f"{day.month:02d}/QĐ-CĐCS (mẫu)",
                )
            )
    return rows


def _authors(members: list[Person], number: int) -> str:
    """The cell ``authors``: one person in turn, now and then two."""
    first = members[number % len(members)]
    if number % TWO_AUTHORS_EVERY:
        return f"{first.code}:100"
    return f"{first.code}:60; {members[(number + 1) % len(members)].code}:40"
