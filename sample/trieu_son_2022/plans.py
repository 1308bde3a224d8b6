"""The movement of 2022, and what became of the registrations: sent in June, accepted by the end of the half-year."""

from datetime import date, timedelta

from sample.pack import CampaignPlan, DossierStep, LegalBasis, Move, Row, row
from sample.told import NewsPlan
from sample.trieu_son_2022 import places
from sample.trieu_son_2022.accounts import REVIEWED_BY, TYPED_BY
from sample.trieu_son_2022.figures import CAMPAIGN, FIRST, LAST
from sample.trieu_son_2022.units import BaseUnion

LAUNCHED_ON = date(2022, 1, 10)
SENT_FROM = date(2022, 6, 13)
DAYS_OF_SENDING = 11
CLOSES = date(2022, 6, 30)
TOLD = date(2022, 7, 15)
AWARDS = ("BK_TLD", "CO_TINH", "BK_TINH", "GK_CTTT", "SK_VINHDANH")
ASPIRATION = "TS2022-KV"
"""The other movement the article puts first beside the programme of initiatives; told for the year."""

_OFFICES = (
    "«Chuyên nghiệp, sáng tạo, hiệu quả» gắn với cuộc vận động «Cán bộ, công chức, viên chức nói không với tiêu cực», "
    "thực hiện văn hoá công sở."
)
CONTENT = {
    "": "«Lao động giỏi, lao động sáng tạo»; «Giỏi việc nước, đảm việc nhà»; «Xanh – Sạch – Đẹp, bảo đảm an toàn "
    "vệ sinh lao động»; «Đổi mới, sáng tạo, hiệu quả trong hoạt động của tổ chức Công đoàn»; «Tham mưu giỏi, phục vụ "
    "tốt»; Chương trình «01 triệu sáng kiến – nỗ lực vượt khó, sáng tạo, quyết tâm chiến thắng đại dịch Covid-19» giai "
    "đoạn 1, 2; học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh; các đợt cao điểm chào mừng huyện đạt "
    "chuẩn nông thôn mới năm 2020 và đón nhận Huân chương Lao động hạng Ba.",
    "agency": _OFFICES,
    "commune": _OFFICES,
    "school": "«Dạy tốt và học tốt»; «Tự học, tự bồi dưỡng nâng cao trình độ, chuyên môn, nghiệp vụ».",
    "enterprise_private": "«Lao động giỏi, lao động sáng tạo» với mục tiêu «Năng suất cao hơn, chất lượng cao hơn, "
    "hiệu quả tốt hơn».",
}
ASPIRATION_CONTENT = {
    "": "«Công nhân, viên chức, lao động huyện Triệu Sơn chung sức, hiện thực hoá khát vọng xây dựng quê hương Thanh "
    "Hoá văn minh, thịnh vượng» giai đoạn 2021–2030."
}
LEGAL_BASES = (
    LegalBasis(
        "1689/QĐ-TLĐ",
        "Quy chế khen thưởng của tổ chức Công đoàn",
        date(2019, 11, 12),
        date(2019, 11, 12),
        date(2024, 5, 28),
    ),
    LegalBasis(
        "46/HD-TLĐ",
        "Hướng dẫn tổ chức Chương trình «01 triệu sáng kiến – nỗ lực vượt khó, sáng tạo, quyết tâm chiến thắng "
        "đại dịch Covid-19»",
        date(2021, 12, 30),
        date(2021, 12, 30),
        date(2023, 9, 1),
    ),
)


def campaign_rows() -> list[Row]:
    """The rows of ``campaigns``, the year's own first; neither asks for proposals."""
    return [
        row(
            "campaigns",
            code=CAMPAIGN,
            name="Phong trào thi đua năm 2022 huyện Triệu Sơn",
            unit_code=places.DISTRICT,
            kind="regular",
            slogan="Nỗ lực vượt khó, sáng tạo, quyết tâm chiến thắng đại dịch Covid-19!",
            registration_opens=FIRST,
            registration_closes=CLOSES,
            needs_proposal=False,
            **{"from": FIRST, "to": LAST},
        ),
        row(
            "campaigns",
            code=ASPIRATION,
            name="Năm 2022 của phong trào «CNVCLĐ huyện Triệu Sơn chung sức, hiện thực hoá khát vọng xây dựng quê "
            "hương Thanh Hoá văn minh, thịnh vượng» giai đoạn 2021–2030",
            unit_code=places.DISTRICT,
            kind="thematic",
            registration_opens=FIRST,
            registration_closes=CLOSES,
            needs_proposal=False,
            **{"from": FIRST, "to": LAST},
        ),
    ]


def phase_rows() -> list[Row]:
    """The rows of ``phases``: the year, in each campaign."""
    return [
        row("phases", campaign_code=code, number=1, name="Cả năm 2022", **{"from": FIRST, "to": LAST})
        for code in (CAMPAIGN, ASPIRATION)
    ]


def campaign_plans() -> list[CampaignPlan]:
    """What the campaigns need beside their rows."""
    return [
        CampaignPlan(CAMPAIGN, REVIEWED_BY, LAUNCHED_ON, AWARDS, CONTENT, LEGAL_BASES),
        CampaignPlan(ASPIRATION, REVIEWED_BY, LAUNCHED_ON, ("GK_CTTT",), ASPIRATION_CONTENT, LEGAL_BASES[:1]),
    ]


def registrations(unions: list[BaseUnion]) -> list[DossierStep]:
    """A registration of every union, accepted within a few days of being sent."""
    return [_registration(union.code, place) for place, union in enumerate(unions)]


def _registration(unit_code: str, place: int) -> DossierStep:
    sent_on = SENT_FROM + timedelta(place % DAYS_OF_SENDING)
    moves = (Move("send", TYPED_BY, sent_on), Move("accept", REVIEWED_BY, sent_on + timedelta(2 + place % 5)))
    return DossierStep(CAMPAIGN, unit_code, 1, "registration", TYPED_BY, moves)


def news() -> tuple[NewsPlan, ...]:
    """What the article says of the first half of the year, told shorter; its day is not known."""
    return (
        NewsPlan(
            unit_code=places.DISTRICT,
            campaign_codes=(CAMPAIGN,),
            title="LĐLĐ huyện Triệu Sơn tích cực phát động các phong trào thi đua yêu nước trong CNVCLĐ",
            lead="Năm 2022 LĐLĐ huyện Triệu Sơn phát động phong trào thi đua đến 5 cụm, đến từng công đoàn cơ sở và "
            "từng đoàn viên, CNVCLĐ.",
            paragraphs=(
                "Huyện có 174 công đoàn cơ sở: 34 khối xã, thị trấn, 10 khối cơ quan, 27 khối doanh nghiệp ngoài nhà "
                "nước và 103 khối trường học; 16.479 CNVCLĐ, trong đó nữ 14.573 người; 14.690 đoàn viên, trong đó nữ "
                "12.923 người.",
                "Phong trào được cụ thể hoá đến từng khối: «Chuyên nghiệp, sáng tạo, hiệu quả» ở khối hành chính sự "
                "nghiệp, xã, thị trấn; «Dạy tốt và học tốt» ở khối trường học; «Lao động giỏi, lao động sáng tạo» ở "
                "khối doanh nghiệp.",
                "Sơ kết giai đoạn 1 Chương trình «01 triệu sáng kiến»: toàn huyện tham gia 7.929/1.500 sáng kiến, đạt "
                "528,6 % kế hoạch tỉnh giao; 19 tập thể, 53 cá nhân được LĐLĐ huyện tặng Giấy khen.",
            ),
            source="«Liên đoàn Lao động huyện Triệu Sơn tích cực phát động các phong trào thi đua yêu nước trong "
            "CNVCLĐ», Trang thông tin điện tử LĐLĐ tỉnh Thanh Hóa, 2022",
            published_on=TOLD,
            written_by=REVIEWED_BY,
        ),
    )
