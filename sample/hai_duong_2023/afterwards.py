"""What the article says is to come, told for sample people: inspections, awards on the spot, contests of skill."""

from datetime import date, timedelta

from sample.hai_duong_2023.figures import STUDY, WORK
from sample.pack import InspectionPlan, SkillContestPlan, SpotAwardPlan
from sample.province import Person

INSPECTED_FROM = date(2023, 6, 12)
INSPECTED = ("LDLD-THD", "LDLD-CLI", "LDLD-KMO", "CDKCN-HDU")
TOPICS = (
    "Thực hiện Kết luận số 01-KL/TW gắn với quy định nêu gương",
    "Mô hình hay, cách làm hiệu quả được phát hiện, nhân rộng",
    "Việc làm hình thức, thiếu gương mẫu cần uốn nắn",
)
DEEDS = (
    "Phát hiện chập điện ở chuyền, ngắt kịp thời, không ai bị thương",
    "Sửa máy trong đêm để kịp giao hàng",
    "Cứu đồng nghiệp bị ngạt ở bể xử lý nước thải",
    "Nghĩ ra đồ gá giảm một nửa thời gian đóng gói",
    "Trả lại túi tiền nhặt được ở cổng nhà máy",
)
SPOT_AWARD = "BK_TINH"
DONE_FROM = date(2023, 6, 1)
TRADES = ("Cơ điện", "May công nghiệp", "Vận hành máy")
CONTEST = date(2023, 9, 15)
ENTRANTS = 30


def inspections() -> tuple[InspectionPlan, ...]:
    """A visit a week at units above the base."""
    return tuple(
        InspectionPlan(STUDY, unit, INSPECTED_FROM + timedelta(7 * week), TOPICS) for week, unit in enumerate(INSPECTED)
    )


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
        SpotAwardPlan(WORK, person.unit_code, person.code, SPOT_AWARD, DONE_FROM + timedelta(9 * number), deed)
        for number, (deed, person) in enumerate(zip(DEEDS, firsts.values(), strict=False))
    )


def contests(people: dict[str, list[Person]], unit_code: str) -> tuple[SkillContestPlan, ...]:
    """The contest of skilled workers of the province, for direct workers."""
    entrants = tuple(person.code for person in _workers(people)[:ENTRANTS])
    return (
        SkillContestPlan(
            WORK, unit_code, "Hội thi thợ giỏi mẫu năm 2023", TRADES, CONTEST, CONTEST + timedelta(1), entrants
        ),
    )
