"""The movement of five years, and the one figure the article gives of it."""

from datetime import date

from sample.pack import CampaignPlan, LegalBasis, ReportedFigurePlan, Row, row
from sample.than_quang_ninh_2023 import places
from sample.than_quang_ninh_2023.accounts import TYPED_BY
from sample.than_quang_ninh_2023.figures import CAMPAIGN, FIRST, LAST, REPORTED
from sample.told import NewsPlan

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


def news() -> tuple[NewsPlan, ...]:
    """What the article says, told shorter."""
    return (
        NewsPlan(
            unit_code=places.TOP,
            campaign_codes=(CAMPAIGN,),
            title="Hình ảnh «Người thợ mỏ – Người chiến sĩ» lan tỏa đến các đơn vị vùng than",
            lead="Đến hết năm 2023 toàn Đảng bộ Than Quảng Ninh đã bình chọn, xây dựng được hơn 12 nghìn hình ảnh "
            "Người thợ mỏ – Người chiến sĩ.",
            paragraphs=(
                "Từ một số hình ảnh làm mẫu năm 2019, việc xây dựng hình ảnh Người thợ mỏ – Người chiến sĩ đã thành "
                "phong trào rộng khắp, giữ gìn và phát huy truyền thống «Kỷ luật và Đồng tâm» của công nhân vùng mỏ.",
                "Các tấm gương xuất hiện trong nhiều lĩnh vực: hầm lò, lộ thiên, cơ khí, cơ điện; trong công tác tuyển "
                "sinh, phục vụ người lao động, quản lý, điều hành, công tác đảng, đoàn thể.",
                "Phong trào động viên kịp thời người lao động, góp phần khích lệ, biểu dương, nhân rộng, nhất là trong "
                "lực lượng lao động công nghệ và lao động phục vụ, phụ trợ.",
                "Năm 2024 và những năm tiếp theo, Đảng ủy Than Quảng Ninh tiếp tục chỉ đạo việc xây dựng hình ảnh này "
                "cùng Đề án «Phát huy truyền thống văn hóa Thợ mỏ trong thời kỳ mới».",
            ),
            source=SOURCE,
            published_on=LAST,
            written_by=TYPED_BY,
        ),
    )
