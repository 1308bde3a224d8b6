"""Two hundred of those held up as examples, all invented: who, in which field and month, and what they did."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import product
from random import Random

from sample.apportion import apportion
from sample.province import BaseUnion, PeopleMaker, Person, Post
from sample.than_quang_ninh_2023.accounts import TYPED_BY, WRITTEN_BY
from sample.than_quang_ninh_2023.figures import EXEMPLARS, FIELDS, YEARS
from sample.than_quang_ninh_2023.places import COMPANIES
from sample.than_quang_ninh_2023.words import QUOTES, WAYS
from sample.told import ExemplarPlan, ExemplarRoundPlan

IN_A_UNION = 41
MONTHS = 12
MILLION = 1_000_000
PROGRAMME = "NTM_NCS"
VOTERS = 3
VOTED = (12, 1), (12, 5)
"""Each union votes in these days of December on its examples of the year."""
APPROVED, ASKED, SHOWN = (12, 8), (12, 10), (12, 12)
DAYS_OF_SHOWING = 15
CONSENTS = ("written", "message", "spoken")


@dataclass(frozen=True, slots=True)
class Trade:
    """A field: the post its people hold, how many of the 200 it has beside others, usual income and what they do."""

    post: Post
    weight: float
    income: int
    deeds: tuple[str, ...]
    results: tuple[str, ...]


TRADES: Mapping[str, Trade] = {
    "HAM_LO": Trade(
        Post("Thợ lò", True, "vocational", 0.0),
        6,
        24,
        (
            "Đào chống lò vượt tiến độ",
            "Giữ gương lò an toàn trong mùa mưa",
            "Kèm thợ mới vào lò chợ",
            "Cùng tổ khắc phục lò nén",
        ),
        ("không để xảy ra sự cố", "đủ công trong tháng", "vượt năng suất của tổ", "được cả phân xưởng học theo"),
    ),
    "LO_THIEN": Trade(
        Post("Lái xe trung xa", True, "vocational", 0.1),
        4,
        19,
        (
            "Giữ xe an toàn trên tuyến dốc",
            "Tiết kiệm dầu khi chở đất đá",
            "Bốc xúc đúng hộ chiếu",
            "Trực moong mùa bão",
        ),
        ("không để xảy ra tai nạn", "đủ công trong tháng", "vượt sản lượng giao", "giảm tiêu hao nhiên liệu"),
    ),
    "CO_KHI": Trade(
        Post("Thợ cơ khí", True, "vocational", 0.1),
        3,
        16,
        ("Phục hồi chi tiết máy xúc", "Sửa vì chống tại chỗ", "Gia công đồ gá mới", "Bảo dưỡng xe ngoài giờ"),
        ("rút ngắn thời gian dừng máy", "giảm tiền mua vật tư", "được áp dụng ở các tổ khác"),
    ),
    "CO_DIEN": Trade(
        Post("Thợ cơ điện", True, "vocational", 0.1),
        4,
        17,
        (
            "Khôi phục trạm quạt gió",
            "Cải tiến điều khiển băng tải",
            "Kiểm tra thiết bị phòng nổ",
            "Trực bơm thoát nước",
        ),
        ("bảo đảm sản xuất liên tục", "giảm sự cố điện", "được áp dụng ở các tổ khác"),
    ),
    "TUYEN_SINH": Trade(
        Post("Giáo viên dạy nghề mỏ", True, "university", 0.4),
        1.5,
        14,
        ("Đến từng bản tư vấn nghề mỏ", "Theo sát học viên năm đầu", "Dạy thêm ngoài giờ cho học viên yếu"),
        ("tuyển đủ lớp thợ lò", "không học viên nào bỏ học", "học viên ra nghề có việc làm"),
    ),
    "PHUC_VU": Trade(
        Post("Nhân viên phục vụ", True, "vocational", 0.8),
        3,
        11,
        (
            "Nấu bữa ăn ca ba nóng",
            "Giữ nhà giao ca sạch",
            "Chăm sóc thợ ốm ở khu tập thể",
            "Giặt sấy quần áo lò đúng giờ",
        ),
        ("được thợ lò tin yêu", "không có phản ánh nào", "tiết kiệm điện, nước"),
    ),
    "QUAN_LY": Trade(
        Post("Quản đốc phân xưởng", False, "university", 0.1),
        2,
        28,
        ("Bám lò cùng ca khó", "Sắp xếp lại ca sản xuất", "Gỡ vướng mắc khoán sản phẩm", "Tin học hóa nhật lệnh"),
        ("phân xưởng hoàn thành kế hoạch", "thu nhập của thợ tăng", "không có ca nào mất an toàn"),
    ),
    "DANG_DOAN_THE": Trade(
        Post("Cán bộ đảng, đoàn thể", False, "university", 0.5),
        1.5,
        15,
        ("Vận động thợ trở lại làm việc", "Mở nhóm hỏi đáp chế độ cho thợ", "Quyên góp giúp gia đình thợ gặp nạn"),
        ("kết nạp được đoàn viên ưu tú", "mọi kiến nghị được trả lời", "giữ được tổ, đội đoàn kết"),
    ),
}
# Surnames common in the province, most frequent first.
SURNAMES = {
    "Nguyễn": 26,
    "Phạm": 12,
    "Vũ": 11,
    "Trần": 9,
    "Hoàng": 7,
    "Bùi": 7,
    "Đỗ": 5,
    "Lê": 5,
    "Đinh": 3,
    "Ngô": 2,
    "Đoàn": 2,
    "Tô": 1,
}


def make_people(unions: list[BaseUnion], maker: PeopleMaker) -> dict[str, list[Person]]:
    """Members by union; the posts of the union's fields go round."""
    posts = {union.code: [TRADES[field].post for field in COMPANIES[union.label]] for union in unions}
    return {union.code: maker.of_union(union, posts[union.code], IN_A_UNION) for union in unions}


def exemplar_plans(people: dict[str, list[Person]]) -> tuple[ExemplarPlan, ...]:
    """The 200: nobody twice, the same number each year, each field by its weight; told in the order of their months."""
    draw = Random("than_quang_ninh_2023/exemplars")
    shares = apportion(EXEMPLARS, {field: TRADES[field].weight for field in FIELDS})
    chosen = [(field, person) for field in FIELDS for person in _of_field(people, field, shares[field], draw)]
    months = [(year, 1 + at % MONTHS) for year in YEARS for at in range(EXEMPLARS // len(YEARS))]
    draw.shuffle(months)
    stories = {field: _stories(TRADES[field]) for field in FIELDS}
    plans = [
        _plan(field, person, when, stories[field][number % len(stories[field])], number, draw)
        for number, ((field, person), when) in enumerate(zip(chosen, months, strict=True))
    ]
    return tuple(sorted(plans, key=lambda plan: (plan.year, plan.month, plan.member_code)))


def exemplar_rounds(plans: Sequence[ExemplarPlan], people: Mapping[str, list[Person]]) -> tuple[ExemplarRoundPlan, ...]:
    """A vote of each union in each year it has an example of, by some of its members who are none of them."""
    held = sorted({(plan.year, plan.unit_code) for plan in plans})
    codes = {unit: [person.code for person in members] for unit, members in people.items()}
    chosen = {(plan.year, plan.member_code) for plan in plans}
    return tuple(
        ExemplarRoundPlan(
            unit_code=unit,
            year=year,
            title=f"Bình chọn Người thợ mỏ – Người chiến sĩ năm {year} (mẫu)",
            opens_on=date(year, *VOTED[0]),
            closes_on=date(year, *VOTED[1]),
            voters=tuple(code for code in codes[unit] if (year, code) not in chosen)[:VOTERS],
            run_by=WRITTEN_BY,
            approved_by=TYPED_BY,
        )
        for year, unit in held
    )


def _of_field(people: dict[str, list[Person]], field: str, count: int, draw: Random) -> list[Person]:
    post = TRADES[field].post
    return draw.sample([person for members in people.values() for person in members if person.post == post], count)


def _stories(trade: Trade) -> list[tuple[str, str]]:
    return list(product(trade.deeds, trade.results))


def _plan(
    field: str, person: Person, when: tuple[int, int], told: tuple[str, str], number: int, draw: Random
) -> ExemplarPlan:
    year, month = when
    deed, result = told
    income = TRADES[field].income + (year - YEARS[0]) + draw.randint(0, 4)
    figures = {
        "workdays": draw.randint(23, 26),
        "income": income * MILLION,
        "productivity": draw.randint(102, 128),
        "initiatives": draw.choice((0, 0, 0, 1, 1, 2)),
    }
    agreed, shown = _is_agreed(number), _is_shown(number)
    return ExemplarPlan(
        unit_code=person.unit_code,
        member_code=person.code,
        programme_code=PROGRAMME,
        field_code=field,
        year=year,
        month=month,
        title=f"{deed}, {result} (mẫu)",
        story=f"{deed}, {result}.\n\n{WAYS[field][number % len(WAYS[field])]}",
        quote=QUOTES[field][number % len(QUOTES[field])],
        figures=figures,
        approved_on=date(year, *APPROVED),
        consent=CONSENTS[number % len(CONSENTS)] if agreed else "",
        consented_on=date(year, *ASKED) if agreed else None,
        published_on=date(year, *SHOWN) + timedelta(number % DAYS_OF_SHOWING) if shown else None,
    )


def _is_agreed(number: int) -> bool:
    """Three of five were asked and agreed."""
    return number % 5 < 3


def _is_shown(number: int) -> bool:
    """Five of six who agreed."""
    return _is_agreed(number) and number % 10 != 2
