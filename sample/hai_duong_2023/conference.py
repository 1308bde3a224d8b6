"""The conference of one morning that reviewed both campaigns: the report put before it, and the news of it."""

from datetime import date, timedelta

from sample.hai_duong_2023 import places
from sample.hai_duong_2023.accounts import APPROVED_BY, REVIEWED_BY
from sample.hai_duong_2023.figures import CONFERENCE, STUDY, WORK
from sample.hai_duong_2023.plans import STUDY_TASKS, WORK_TASKS
from sample.pack import LetterheadPlan
from sample.told import NewsPlan, SummaryPlan

SOURCE = "«LĐLĐ tỉnh Hải Dương sơ kết thực hiện Kết luận số 01-KL/TW của Bộ Chính trị», 18/05/2023"
ASSESSMENT = (
    "Việc triển khai thực hiện Kết luận số 01-KL/TW được các cấp công đoàn triển khai linh hoạt, sáng tạo, phù hợp với "
    "tình hình thực tế của địa phương, ngành, cơ quan, đơn vị, doanh nghiệp; nhiều nơi đã cụ thể hóa vào nhiệm vụ "
    "chuyên môn thành các phong trào hay, cách làm hiệu quả, nhân lên các điển hình tiên tiến.",
    "Phong trào thi đua «Lao động giỏi, lao động sáng tạo» do LĐLĐ tỉnh phát động thu hút ngày càng đông cá nhân, tập "
    "thể, cơ quan, đơn vị tham gia cả về số lượng và chất lượng, góp phần thực hiện các mục tiêu phát triển kinh tế – "
    "xã hội của tỉnh.",
)


def letterheads() -> tuple[LetterheadPlan, ...]:
    """The province, as its papers are headed."""
    words = {
        "place": "Hải Dương",
        "decision_symbol": "QĐ-LĐLĐ",
        "report_symbol": "BC-LĐLĐ",
        "formula": "TM. BAN THƯỜNG VỤ",
        "signer_post": "CHỦ TỊCH",
        "signer_name": "Người Ký Mẫu",
        "recipients": "Các công đoàn trực thuộc\nLưu: VT",
    }
    return (LetterheadPlan(places.PROVINCE, date(2023, 1, 1), words),)


def summaries() -> tuple[SummaryPlan, ...]:
    """One report on both campaigns up to the day before the conference, with the tasks the article lists."""
    return (
        SummaryPlan(
            unit_code=places.PROVINCE,
            kind="interim",
            title="Sơ kết thực hiện Kết luận số 01-KL/TW của Bộ Chính trị và phong trào thi đua «Lao động giỏi, lao "
            "động sáng tạo» trong CNVCLĐ",
            about=((STUDY, 1), (WORK, 1)),
            as_of=CONFERENCE - timedelta(1),
            texts={
                "assessment": "\n".join(ASSESSMENT),
                "tasks": "\n".join(f"- {task}" for task in (*STUDY_TASKS, *WORK_TASKS)),
            },
            number=1,
            signed_on=CONFERENCE,
            written_by=REVIEWED_BY,
            approved_by=APPROVED_BY,
        ),
    )


def news() -> tuple[NewsPlan, ...]:
    """The conference, as told on its day."""
    return (
        NewsPlan(
            unit_code=places.PROVINCE,
            campaign_codes=(STUDY, WORK),
            title="LĐLĐ tỉnh Hải Dương sơ kết Kết luận số 01-KL/TW và phong trào «Lao động giỏi, lao động sáng tạo»",
            lead="Sáng 18/5/2023, Liên đoàn Lao động tỉnh Hải Dương tổ chức Hội nghị sơ kết cả hai: việc thực hiện Kết "
            "luận số 01-KL/TW của Bộ Chính trị và phong trào thi đua trong CNVCLĐ.",
            paragraphs=(
                *ASSESSMENT,
                "Thời gian tới, LĐLĐ tỉnh tập trung vào sáu nhiệm vụ, trong đó có kiểm tra, giám sát việc thực hiện "
                "Kết luận gắn với các quy định nêu gương; khen thưởng đoàn viên, người lao động có thành tích đột "
                "xuất; ôn luyện tay nghề, thi thợ giỏi và các hội thi tay nghề.",
                "Tại hội nghị, các cá nhân có thành tích xuất sắc được trao bằng khen.",
            ),
            source=SOURCE,
            published_on=CONFERENCE,
            written_by=REVIEWED_BY,
        ),
    )
