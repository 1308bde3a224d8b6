"""What the article says is to come, told for sample people: inspections, awards on the spot, contests of skill."""

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from sample.hai_duong_2023 import places
from sample.hai_duong_2023.accounts import APPROVED_BY, REVIEWED_BY, TYPED_BY
from sample.hai_duong_2023.figures import WORK
from sample.province import Person
from sample.told import (
    ContestantPlan,
    FindingPlan,
    InspectionPlan,
    SkillContestPlan,
    SpotAwardPlan,
    VisitPlan,
)

INSPECTED_FROM = date(2023, 6, 12)
INSPECTED = ("LDLD-THD", "LDLD-CLI", "LDLD-KMO", "CDKCN-HDU")
"""Visited in this order, one a week."""
GROUND = "Kết luận số 01-KL/TW; kế hoạch kiểm tra năm 2023 (mẫu)"
DUE = date(2023, 8, 31)
DEEDS = (
    "Phát hiện chập điện ở chuyền, ngắt kịp thời, không ai bị thương",
    "Sửa máy trong đêm để kịp giao hàng",
    "Cứu đồng nghiệp bị ngạt ở bể xử lý nước thải",
    "Nghĩ ra đồ gá giảm một nửa thời gian đóng gói",
    "Trả lại túi tiền nhặt được ở cổng nhà máy",
)
SPOT_AWARD = "BK_TINH_DX"
ANSWERS = (("accept", ""), ("accept", ""), ("accept", ""), ("return", "Nêu rõ bộ đồ gá đã dùng từ ngày nào."), ("", ""))
"""To each deed."""
DONE_FROM = date(2023, 6, 1)
TRADES: Mapping[str, str] = {
    "Cơ điện": "Thợ cơ điện",
    "May công nghiệp": "Công nhân may",
    "Vận hành máy": "Công nhân vận hành máy",
}
"""The trades of the contest, each with the post of those who enter it."""
CONTEST = date(2023, 9, 15)
IN_A_TRADE = 10
GRADES = ("first", "second", "third", "consolation", "consolation")
"""The prizes of a trade, from the best down."""
FEWEST_POINTS, MOST_POINTS = 700, 985
"""In tenths."""


def inspections() -> tuple[InspectionPlan, ...]:
    """The province looks in June how four unions above the base carry out the conclusion; remedies by the end of
    August."""
    visits = tuple(
        VisitPlan(unit, INSPECTED_FROM + timedelta(7 * week), findings)
        for week, (unit, findings) in enumerate(zip(INSPECTED, _findings(), strict=True))
    )
    return (
        InspectionPlan(
            unit_code=places.PROVINCE,
            title="Kiểm tra việc thực hiện Kết luận số 01-KL/TW gắn với quy định nêu gương năm 2023 (mẫu)",
            kind="check",
            decision_no="38/QĐ-LĐLĐ (mẫu)",
            decided_on=date(2023, 5, 25),
            from_day=INSPECTED_FROM,
            to_day=date(2023, 7, 7),
            closed_on=date(2023, 9, 8),
            leader="Trưởng đoàn mẫu",
            team="Hai ủy viên Ủy ban Kiểm tra (mẫu)",
            subject="Thực hiện Kết luận số 01-KL/TW gắn với quy định nêu gương; mô hình hay, cách làm hiệu quả được "
            "phát hiện, nhân rộng; việc làm hình thức, thiếu gương mẫu cần uốn nắn.",
            run_by=REVIEWED_BY,
            reported_by=TYPED_BY,
            visits=visits,
        ),
    )


def _findings() -> tuple[tuple[FindingPlan, ...], ...]:
    """By unit as in ``INSPECTED``."""
    return (
        (
            _strength("Mỗi công đoàn cơ sở có sổ ghi việc làm theo Bác, đọc trong giờ sinh hoạt hằng tháng."),
            _shortcoming(
                "Mười hai công đoàn cơ sở chưa đăng ký nội dung làm theo Bác năm 2023.",
                "Hướng dẫn và thu đủ bản đăng ký.",
                "Đã họp các công đoàn cơ sở, thu đủ mười hai bản đăng ký.",
                date(2023, 8, 4),
            ),
        ),
        (_strength("Mô hình «Tổ tự quản an toàn» ở ba doanh nghiệp được các đơn vị khác đến học."),),
        (
            _strength("Cán bộ công đoàn nhận việc khó trước, công khai lịch tiếp đoàn viên."),
            _shortcoming(
                "Kế hoạch chép lại của cấp trên, chưa có việc cụ thể của đơn vị.",
                "Lập lại kế hoạch có việc, người làm, ngày xong.",
                "Đã ban hành kế hoạch mới với chín việc, mỗi việc có người làm và ngày xong.",
                date(2023, 8, 25),
                sent_back="Kế hoạch mới chưa ghi ngày xong của từng việc.",
            ),
        ),
        (
            _shortcoming(
                "Chưa biểu dương công nhân trực tiếp sản xuất trong sáu tháng đầu năm.",
                "Rà soát, đề nghị biểu dương công nhân trực tiếp sản xuất.",
                "Đã chọn năm công nhân có thành tích đột xuất để đề nghị khen thưởng.",
                date(2023, 7, 28),
            ),
        ),
    )


def _strength(text: str) -> FindingPlan:
    return FindingPlan("strength", text, GROUND)


def _shortcoming(text: str, remedy: str, report: str, reported_on: date, sent_back: str = "") -> FindingPlan:
    return FindingPlan("shortcoming", text, GROUND, remedy, DUE, report, reported_on, sent_back)


def _workers(people: dict[str, list[Person]]) -> list[Person]:
    """Direct workers of companies, none who leads."""
    return [
        person
        for unit, members in people.items()
        if "-DN" in unit
        for person in members
        if person.post.is_direct_worker and not person.is_leader
    ]


def spot_awards(people: dict[str, list[Person]]) -> tuple[SpotAwardPlan, ...]:
    """One direct worker for each deed, of different companies."""
    firsts = {person.unit_code: person for person in reversed(_workers(people))}
    return tuple(
        SpotAwardPlan(
            campaign_code=WORK,
            unit_code=person.unit_code,
            member_code=person.code,
            award_code=SPOT_AWARD,
            done_on=DONE_FROM + timedelta(9 * number),
            deed=deed,
            proposed_by=TYPED_BY,
            answered_by=REVIEWED_BY,
            answer=answer,
            reason=reason,
        )
        for number, (deed, person, (answer, reason)) in enumerate(zip(DEEDS, firsts.values(), ANSWERS, strict=False))
    )


def contests(people: dict[str, list[Person]]) -> tuple[SkillContestPlan, ...]:
    """The contest of skilled workers of the province, for direct workers of its companies."""
    return (
        SkillContestPlan(
            campaign_code=WORK,
            unit_code=places.PROVINCE,
            title="Hội thi thợ giỏi tỉnh Hải Dương năm 2023 (mẫu)",
            trades=tuple(TRADES),
            grades=tuple(dict.fromkeys(GRADES)),
            planned_on=date(2023, 8, 1),
            registration_closes=date(2023, 9, 8),
            from_day=CONTEST,
            to_day=CONTEST + timedelta(1),
            published_on=date(2023, 9, 20),
            place="Trường nghề mẫu, thành phố Hải Dương",
            decision_no="52/KH-LĐLĐ (mẫu)",
            run_by=REVIEWED_BY,
            registered_by=TYPED_BY,
            confirmed_by=APPROVED_BY,
            contestants=tuple(one for trade in TRADES for one in _entered(trade, people)),
        ),
    )


def _entered(trade: str, people: dict[str, list[Person]]) -> list[ContestantPlan]:
    """Ten of the trade, the best first; no two have as many points."""
    able = [person.code for person in _workers(people) if person.post.title == TRADES[trade]]
    draw = Random(f"hai_duong_2023/contest/{trade}")
    points = sorted(draw.sample(range(FEWEST_POINTS, MOST_POINTS), IN_A_TRADE), reverse=True)
    return [
        ContestantPlan(code, trade, Decimal(tenths) / 10, rank, GRADES[rank - 1] if rank <= len(GRADES) else "")
        for rank, (code, tenths) in enumerate(zip(draw.sample(able, IN_A_TRADE), points, strict=True), start=1)
    ]
