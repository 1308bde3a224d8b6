"""The two campaigns of one province, the tasks the article lists, and what became of the registrations (invented)."""

from datetime import date, timedelta

from sample.hai_duong_2023 import places
from sample.hai_duong_2023.accounts import REVIEWED_BY, TYPED_BY
from sample.hai_duong_2023.figures import CONCLUSION, CONFERENCE, FIRST, LAST, STUDY, WORK
from sample.pack import CampaignPlan, DossierStep, LegalBasis, Move, Row, row
from sample.province import Person

AFTER = CONFERENCE + timedelta(1)
REGISTERED_BY = date(2023, 3, 31)
SENT_FROM, DAYS_OF_SENDING = date(2023, 2, 6), 19
AWARD = "BK_TINH"
AWARDS = {WORK: (AWARD, "BK_TLD", "BLDST"), STUDY: (AWARD,)}

STUDY_TASKS = (
    "Đẩy mạnh tuyên truyền thực hiện Kết luận số 01-KL/TW về tiếp tục thực hiện Chỉ thị số 05-CT/TW, gắn với Nghị "
    "quyết Trung ương 4 khóa XII, khóa XIII và nghị quyết đại hội Đảng, đại hội Công đoàn các cấp.",
    "Triển khai sâu rộng Kết luận số 01-KL/TW gắn với nhiệm vụ chính trị của cơ quan, đơn vị, doanh nghiệp; đưa việc "
    "học tập trở thành công việc thường xuyên.",
    "Kiểm tra, giám sát việc thực hiện gắn với quy định nêu gương; phát hiện mô hình hay, cách làm hiệu quả; biểu "
    "dương, nhân rộng điển hình tiên tiến; phê bình, uốn nắn việc làm hình thức.",
)
WORK_TASKS = (
    "Đẩy mạnh các phong trào thi đua yêu nước, trọng tâm là «Lao động giỏi, lao động sáng tạo»; phát hiện, tuyên "
    "truyền mô hình, điển hình tiên tiến là công nhân, viên chức, người lao động.",
    "Thi đua học tập, nâng cao tay nghề; ôn luyện tay nghề, thi thợ giỏi, hội thi tay nghề, sáng kiến, sáng tạo; khen "
    "thưởng đoàn viên, người lao động có thành tích đột xuất, đặc biệt là công nhân lao động trực tiếp sản xuất.",
    "Đổi mới phương thức chỉ đạo, tổ chức phong trào: hướng về cơ sở, lấy cơ sở làm địa bàn; phối hợp với các sở, "
    "ngành, đoàn thể.",
)
CONTENT = {
    WORK: {"": "\n".join(f"• {task}" for task in WORK_TASKS)},
    STUDY: {"": "\n".join(f"• {task}" for task in STUDY_TASKS)},
}
LEGAL_BASES = {
    WORK: (
        LegalBasis(
            "1689/QĐ-TLĐ",
            "Quy chế khen thưởng của tổ chức Công đoàn",
            date(2019, 11, 12),
            date(2019, 11, 12),
            date(2024, 5, 28),
        ),
    ),
    STUDY: (
        LegalBasis(
            "01-KL/TW",
            "Tiếp tục thực hiện Chỉ thị số 05-CT/TW về đẩy mạnh học tập và làm theo tư tưởng, đạo đức, phong cách Hồ "
            "Chí Minh",
            CONCLUSION,
            CONCLUSION,
        ),
        LegalBasis(
            "05-CT/TW",
            "Đẩy mạnh việc học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh",
            date(2016, 5, 15),
            date(2016, 5, 15),
        ),
    ),
}
DAYS = {WORK: (FIRST, LAST), STUDY: (CONCLUSION, LAST)}
LAUNCHED_ON = {WORK: date(2023, 1, 10), STUDY: date(2021, 6, 1)}
NAMES = {
    WORK: "Phong trào thi đua «Lao động giỏi, lao động sáng tạo» năm 2023",
    STUDY: "Học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh theo Kết luận số 01-KL/TW",
}
KINDS = {WORK: "regular", STUDY: "thematic"}


def campaign_rows() -> list[Row]:
    """The two rows of ``campaigns``; neither asks for proposals."""
    return [
        row(
            "campaigns",
            code=code,
            name=NAMES[code],
            unit_code=places.PROVINCE,
            kind=KINDS[code],
            registration_opens=DAYS[code][0],
            registration_closes=REGISTERED_BY,
            needs_proposal=False,
            **{"from": DAYS[code][0], "to": DAYS[code][1]},
        )
        for code in (WORK, STUDY)
    ]


def phase_rows() -> list[Row]:
    """Rows of ``phases``: each campaign up to the conference, and after it."""
    return [
        row("phases", campaign_code=code, number=number, name=name, **{"from": first, "to": last})
        for code in (WORK, STUDY)
        for number, name, first, last in (
            (1, "Đến hội nghị sơ kết", DAYS[code][0], CONFERENCE),
            (2, "Sau hội nghị sơ kết", AFTER, DAYS[code][1]),
        )
    ]


def campaign_plans() -> list[CampaignPlan]:
    """What the campaigns need beside their rows."""
    return [
        CampaignPlan(code, REVIEWED_BY, LAUNCHED_ON[code], AWARDS[code], CONTENT[code], LEGAL_BASES[code])
        for code in (STUDY, WORK)
    ]


def registered(people: dict[str, list[Person]]) -> tuple[list[Row], list[DossierStep]]:
    """Rows of ``entries`` and their dossiers: each union with direct workers puts one down for each campaign."""
    workers = {
        unit: [person for person in members if person.post.is_direct_worker and not person.is_leader]
        for unit, members in people.items()
    }
    units = [unit for unit, members in workers.items() if len(members) >= len(NAMES)]
    rows, steps = [], []
    for place, unit in enumerate(units):
        sent_on = SENT_FROM + timedelta(place % DAYS_OF_SENDING)
        for number, code in enumerate((STUDY, WORK)):
            moves = (Move("send", TYPED_BY, sent_on), Move("accept", REVIEWED_BY, sent_on + timedelta(2 + place % 5)))
            steps.append(DossierStep(code, unit, 1, "registration", TYPED_BY, moves))
            rows.append(
                row(
                    "entries",
                    campaign_code=code,
                    phase=1,
                    stage="registered",
                    award_code=AWARD,
                    unit_code=unit,
                    subject_kind="individual",
                    subject_code=workers[unit][number].code,
                    registered_on=sent_on - timedelta(3),
                )
            )
    return rows, steps
