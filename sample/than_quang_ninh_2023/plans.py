"""The movement of five years, and the one figure the article gives of it."""

from datetime import date

from sample.pack import CampaignPlan, LegalBasis, ReportedFigurePlan, Row, row
from sample.than_quang_ninh_2023 import places
from sample.than_quang_ninh_2023.accounts import TYPED_BY
from sample.than_quang_ninh_2023.figures import CAMPAIGN, FIRST, LAST, REPORTED

LAUNCHED_ON = date(2019, 1, 15)
AWARDS = ("NTMNCS",)
SOURCE = (
    "«Hình ảnh Người thợ mỏ – Người chiến sĩ tiếp tục được lan tỏa đến tất cả các đơn vị trong Đảng bộ Than Quảng Ninh»"
)
CONTENT = {
    "": "Xây dựng hình ảnh «Người thợ mỏ – Người chiến sỹ», gắn với học tập và làm theo tư tưởng, đạo đức, phong cách "
    "Hồ Chí Minh và các phong trào «Dân vận khéo», «An toàn – Đổi mới – Phát triển», «Xanh – Sạch – Đẹp», «Năng suất – "
    "Chất lượng», «3 hóa» (cơ giới hóa, tự động hóa, tin học hóa), «Xây dựng TKV trở thành ngôi nhà lớn hạnh phúc»."
}
LEGAL_BASES = (
    LegalBasis(
        "05-CT/TW",
        "Đẩy mạnh việc học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh",
        date(2016, 5, 15),
        date(2016, 5, 15),
    ),
)


def campaign_rows() -> list[Row]:
    """The one row of ``campaigns``; it asks for no proposals."""
    return [
        row(
            "campaigns",
            code=CAMPAIGN,
            name="Xây dựng hình ảnh Người thợ mỏ – Người chiến sỹ giai đoạn 2019–2023",
            unit_code=places.TOP,
            kind="thematic",
            slogan="Kỷ luật và Đồng tâm",
            registration_opens=FIRST,
            registration_closes=date(2019, 3, 31),
            needs_proposal=False,
            **{"from": FIRST, "to": LAST},
        )
    ]


def phase_rows() -> list[Row]:
    """The one row of ``phases``: the five years."""
    return [row("phases", campaign_code=CAMPAIGN, number=1, name="Giai đoạn 2019–2023", **{"from": FIRST, "to": LAST})]


def campaign_plans() -> list[CampaignPlan]:
    """What the campaign needs beside its row."""
    return [CampaignPlan(CAMPAIGN, TYPED_BY, LAUNCHED_ON, AWARDS, CONTENT, LEGAL_BASES)]


def reported() -> tuple[ReportedFigurePlan, ...]:
    """The one total of the article, as it says it."""
    value, is_more_than = REPORTED["exemplars"]
    return (
        ReportedFigurePlan(
            unit_code=places.TOP,
            campaign_code=CAMPAIGN,
            indicator="exemplars",
            words="toàn Đảng bộ than Quảng Ninh đã bình chọn, xây dựng được hơn 12 nghìn hình ảnh NTM-NCS",
            value=value,
            is_more_than=is_more_than,
            from_day=FIRST,
            to_day=LAST,
            source=SOURCE,
            source_date=LAST,
            noted_by=TYPED_BY,
        ),
    )
