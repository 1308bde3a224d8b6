"""What the province said in May 2020 of the registrations: its report, and the news of the article."""

from datetime import date

from sample.bac_kan_2020 import places
from sample.bac_kan_2020.entries import TYPED_BY
from sample.bac_kan_2020.figures import CAMPAIGN
from sample.told import NewsPlan, SummaryPlan

APPROVED_BY = "chutich"
SOURCE = (
    "«Phát động phong trào thi đua yêu nước chào mừng đại hội Đảng các cấp», Cổng thông tin LĐLĐ tỉnh Bắc Kạn, "
    "11/05/2020"
)
TOLD, AS_OF = date(2020, 5, 11), date(2020, 5, 10)
ASSESSMENT = (
    "Trên cơ sở chỉ đạo của Liên đoàn Lao động tỉnh, các cấp công đoàn đã chủ động xây dựng kế hoạch, triển khai, phát "
    "động thi đua phù hợp với điều kiện thực tế ở địa phương, ngành, đơn vị, cơ sở, tạo không khí vui tươi, phấn khởi.",
    "Một số đơn vị đã tổ chức phong trào phù hợp với đặc trưng riêng. Các phong trào được tổ chức công đoàn, đoàn "
    "viên, CNVCLĐ tích cực hưởng ứng và đạt được nhiều kết quả tích cực.",
)
TASKS = (
    "Bám sát nội dung kế hoạch; vận động cán bộ, đoàn viên vừa thực hiện nhiệm vụ chuyên môn, vừa nâng cao nhận thức, "
    "trách nhiệm thực hiện các chỉ thị, nghị quyết của Đảng, chính sách pháp luật của Nhà nước.",
    "Làm tốt việc phát hiện, biểu dương, khen thưởng các mô hình mới, cách làm hay, gương điển hình tiên tiến.",
    "Thường xuyên rà soát, kịp thời sửa đổi, bổ sung quy chế, quy định về khen thưởng cho phù hợp với quy định mới.",
    "Bảo đảm nguyên tắc khen thưởng kịp thời, chính xác, công khai, minh bạch, hướng về người lao động trực tiếp.",
    "Cụ thể hóa Nghị quyết của Tổng Liên đoàn về đổi mới công tác thi đua, khen thưởng thành nhiệm vụ, giải pháp của "
    "mỗi cấp công đoàn.",
)


def summaries() -> tuple[SummaryPlan, ...]:
    """One interim report, with every figure of the article as of the day before it."""
    return (
        SummaryPlan(
            unit_code=places.PROVINCE,
            kind="interim",
            title="Sơ kết phát động, đăng ký thi đua chào mừng đại hội Đảng các cấp năm 2020",
            about=((CAMPAIGN, None),),
            as_of=AS_OF,
            texts={"assessment": "\n".join(ASSESSMENT), "tasks": "\n".join(f"- {task}" for task in TASKS)},
            number=1,
            signed_on=TOLD,
            written_by=TYPED_BY,
            approved_by=APPROVED_BY,
        ),
    )


def news() -> tuple[NewsPlan, ...]:
    """What the article says, told shorter."""
    return (
        NewsPlan(
            unit_code=places.PROVINCE,
            campaign_codes=(CAMPAIGN,),
            title="Phát động phong trào thi đua yêu nước chào mừng đại hội Đảng các cấp",
            lead="Ngay từ cuối năm 2019, Ban Thường vụ Liên đoàn Lao động tỉnh đã phát động phong trào thi đua trong "
            "công nhân, viên chức, lao động toàn tỉnh, chia thành hai đợt.",
            paragraphs=(
                *ASSESSMENT,
                "Từ đầu năm 2020 đã có 11 công trình đăng ký chào mừng, tổng trị giá trên 44,9 tỷ đồng; 02 tập thể "
                "đăng ký Cờ thi đua, 17 tập thể và 19 cá nhân đăng ký Bằng khen của Tổng Liên đoàn.",
                "07 tập thể đăng ký Cờ thi đua, 50 tập thể và 1.445 cá nhân đăng ký Bằng khen của LĐLĐ tỉnh; 319 tập "
                "thể đăng ký Tập thể lao động xuất sắc, 515 tập thể đăng ký Tập thể lao động tiên tiến; 2.237 cá nhân "
                "đăng ký Chiến sĩ thi đua các cấp; 2.490 sáng kiến, kinh nghiệm được đăng ký.",
            ),
            source=SOURCE,
            published_on=TOLD,
            written_by=TYPED_BY,
        ),
    )
