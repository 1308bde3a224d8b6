"""The movement of five years, and what the article says of it in totals."""

from datetime import date

from sample.an_giang_2020 import places
from sample.an_giang_2020.accounts import TYPED_BY
from sample.an_giang_2020.figures import CAMPAIGN, CONFERENCE, FIRST, LAST, REPORTED
from sample.pack import CampaignPlan, LegalBasis, ReportedFigurePlan, Row, row
from sample.told import NewsPlan

LAUNCHED_ON = date(2015, 1, 12)
AWARDS = ("CO_CP", "CO_TLD", "BK_UBND", "BK_TINH")
SOURCE = "«Phong trào thi đua phải gắn với nhiệm vụ chuyên môn của từng cơ quan, đơn vị», TUAG, tỉnh An Giang"
CONTENT = {
    "": "«Lao động giỏi, lao động sáng tạo», lồng ghép «Học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí "
    "Minh», gắn với «Chung sức xây dựng nông thôn mới»; «Giỏi việc nước, đảm việc nhà»; «Giỏi việc nước, chia sẻ việc "
    "nhà»; «Người tốt, việc tốt»."
}
LEGAL_BASES = (
    LegalBasis(
        "03/CT-TLĐ",
        "Tiếp tục đẩy mạnh phong trào thi đua «Giỏi việc nước, đảm việc nhà»",
        date(2010, 8, 18),
        date(2010, 8, 18),
    ),
    LegalBasis(
        "6b/NQ-BCH",
        "Công tác vận động nữ công nhân, viên chức, lao động thời kỳ đẩy mạnh công nghiệp hóa, hiện đại hóa đất nước",
        date(2011, 1, 29),
        date(2011, 1, 29),
    ),
)
WORDS: dict[str, str] = {
    "works": "toàn tỉnh An Giang có 4.154 công trình",
    "works_value": "4.154 công trình có tổng giá trị trên 10.400 tỷ đồng",
    "initiatives": "19.738 sáng kiến, cải tiến kỹ thuật, giải pháp quản lý",
    "initiatives_benefit": "19.738 sáng kiến, cải tiến kỹ thuật, giải pháp quản lý mang lại giá trị làm lợi trên "
    "16 tỷ đồng",
    "research_topics": "349 đề tài nghiên cứu khoa học",
    "research_projects": "47 dự án, mô hình nghiên cứu ứng dụng, đổi mới công nghệ được công nhận",
    "research_benefit": "349 đề tài, 47 dự án, mô hình có giá trị làm lợi trên 176 tỷ đồng",
    "women_titles": "trên 130.400 lượt nữ CNVCLĐ đạt danh hiệu «Giỏi việc nước, đảm việc nhà»",
    "men_titles": "trên 96.700 lượt đoàn viên nam được công nhận danh hiệu «Giỏi việc nước, chia sẻ việc nhà»",
    "delegates": "hơn 140 đại biểu",
    "represented": "đại diện trên 100.000 đoàn viên, công nhân, viên chức, người lao động toàn tỉnh",
}
OF_THE_DAY = ("delegates", "represented")
"""Told of the day of the conference; the rest of the years before it."""
QUESTIONS = {
    "initiatives_benefit": "Trên 16 tỷ đồng chia cho 19.738 sáng kiến chỉ được 0,81 triệu đồng mỗi sáng kiến, thấp "
    "khác thường so với 444 triệu đồng mỗi đề tài, dự án trong cùng nguồn. Hãy hỏi lại đơn vị báo cáo: có thể nhầm đơn "
    "vị tính."
}


def campaign_rows() -> list[Row]:
    """The one row of ``campaigns``; it asks for no proposals."""
    return [
        row(
            "campaigns",
            code=CAMPAIGN,
            name="Phong trào thi đua yêu nước trong CNVCLĐ tỉnh An Giang giai đoạn 2015–2020",
            unit_code=places.PROVINCE,
            kind="thematic",
            slogan="Lao động giỏi, lao động sáng tạo",
            registration_opens=FIRST,
            registration_closes=date(2015, 3, 31),
            needs_proposal=False,
            **{"from": FIRST, "to": LAST},
        )
    ]


def phase_rows() -> list[Row]:
    """The one row of ``phases``: the five years."""
    return [row("phases", campaign_code=CAMPAIGN, number=1, name="Giai đoạn 2015–2020", **{"from": FIRST, "to": LAST})]


def campaign_plans() -> list[CampaignPlan]:
    """What the campaign needs beside its row."""
    return [CampaignPlan(CAMPAIGN, TYPED_BY, LAUNCHED_ON, AWARDS, CONTENT, LEGAL_BASES)]


def reported() -> tuple[ReportedFigurePlan, ...]:
    """What the article gives as totals, as it says them."""
    return tuple(
        ReportedFigurePlan(
            unit_code=places.PROVINCE,
            campaign_code=CAMPAIGN,
            indicator=indicator,
            words=WORDS[indicator],
            value=value,
            is_more_than=is_more_than,
            from_day=CONFERENCE if indicator in OF_THE_DAY else FIRST,
            to_day=CONFERENCE,
            source=SOURCE,
            source_date=CONFERENCE,
            noted_by=TYPED_BY,
            question=QUESTIONS.get(indicator, ""),
        )
        for indicator, (value, is_more_than) in REPORTED.items()
    )


def news() -> tuple[NewsPlan, ...]:
    """The conference of the article, told shorter."""
    return (
        NewsPlan(
            unit_code=places.PROVINCE,
            campaign_codes=(CAMPAIGN,),
            title="Hội nghị điển hình tiên tiến công nhân, viên chức, lao động tỉnh An Giang lần thứ V",
            lead="Ngày 27/7, LĐLĐ tỉnh An Giang tổ chức hội nghị với hơn 140 đại biểu, đại diện trên 100.000 đoàn "
            "viên, công nhân, viên chức, người lao động toàn tỉnh.",
            paragraphs=(
                "Hội nghị đồng thời tổng kết 10 năm thực hiện Nghị quyết 6b/NQ-BCH về công tác vận động nữ công nhân, "
                "viên chức, lao động và Chỉ thị 03/CT-TLĐ về phong trào «Giỏi việc nước, đảm việc nhà».",
                "Qua 5 năm phong trào «Lao động giỏi, lao động sáng tạo», toàn tỉnh có 4.154 công trình trị giá trên "
                "10.400 tỷ đồng; 19.738 sáng kiến, cải tiến kỹ thuật, giải pháp quản lý làm lợi trên 16 tỷ đồng; 349 "
                "đề tài nghiên cứu khoa học, 47 dự án, mô hình làm lợi trên 176 tỷ đồng.",
                "Từ năm 2015 đến nay, trên 130.400 lượt nữ đạt danh hiệu «Giỏi việc nước, đảm việc nhà», trên 96.700 "
                "lượt đoàn viên nam được công nhận «Giỏi việc nước, chia sẻ việc nhà».",
                "Dịp này LĐLĐ tỉnh được Thủ tướng Chính phủ tặng Cờ thi đua vì thành tích xuất sắc năm 2019, và tặng "
                "Bằng khen cho 33 tập thể, 106 cá nhân.",
            ),
            source=f"{SOURCE}, 27/07/2020",
            published_on=CONFERENCE,
            written_by=TYPED_BY,
        ),
    )
