"""The two campaigns: their rows, and what stands beside them – awards, content by block, legal bases."""

from datetime import date

from sample.bac_kan_2020 import places
from sample.bac_kan_2020.calendar_year import CalendarYear
from sample.bac_kan_2020.entries import PHASES, REGISTRATION, TYPED_BY
from sample.bac_kan_2020.figures import CAMPAIGN, ENTRIES
from sample.pack import CampaignPlan, LegalBasis, Row, row

SLOGAN = (
    "Đẩy mạnh các phong trào thi đua yêu nước, lập thành tích chào mừng đại hội đảng bộ các cấp "
    "và Đại hội đại biểu toàn quốc lần thứ XIII của Đảng!"
)
# As many as the people meant to be recommended, and one flag fewer than the unions that ask for one.
CURRENT_QUOTAS = {"BK_TINH": 12, "CO_TINH": 2}
CURRENT_AWARDS = ("LDTT", "CSTDCS", "BK_TINH", "CO_TINH", "BK_TLD", "TTLDTT", "TTLDXS")

# The movements the article names, by block; "" is for everybody.
_EVERYBODY = (
    "«Lao động giỏi, lao động sáng tạo, bảo đảm an toàn vệ sinh lao động»; «Đổi mới, sáng tạo, hiệu "
    "quả trong hoạt động công đoàn»; «Bắc Kạn chung sức xây dựng nông thôn mới»; «Cả nước chung tay "
    "vì người nghèo – Không để ai bị bỏ lại phía sau»."
)
_PUBLIC_SERVICE = (
    "«Tham mưu giỏi, phục vụ tốt»; «Cán bộ, công chức, viên chức thi đua thực hiện văn hóa công sở»; "
    "cuộc vận động «Cán bộ, công chức, viên chức nói không với tiêu cực»."
)
_PRODUCTION = (
    "Thi đua nâng cao năng suất, chất lượng sản phẩm, dịch vụ; thực hiện nghiêm quy định về môi "
    "trường, an toàn vệ sinh lao động, phòng chống cháy nổ; xây dựng tác phong công nghiệp."
)
_SCHOOLS = "«Dạy tốt, học tốt»; tự học, tự bồi dưỡng nâng cao trình độ chuyên môn, nghiệp vụ."

CONTENT = {
    "": _EVERYBODY,
    "administrative": _PUBLIC_SERVICE,
    "agency": _PUBLIC_SERVICE,
    "commune": _PUBLIC_SERVICE,
    "school": _SCHOOLS,
    "enterprise_state": _PRODUCTION,
    "enterprise_private": _PRODUCTION,
}

_LEGAL_BASES = (
    LegalBasis(
        "1689/QĐ-TLĐ",
        "Quy chế khen thưởng của tổ chức Công đoàn",
        date(2019, 11, 12),
        date(2019, 11, 12),
        date(2024, 5, 28),
    ),
    LegalBasis("06/2022/QH15", "Luật Thi đua, khen thưởng", date(2022, 6, 15), date(2024, 1, 1)),
    LegalBasis(
        "98/2023/NĐ-CP",
        "Quy định chi tiết thi hành một số điều của Luật Thi đua, khen thưởng",
        date(2023, 12, 31),
        date(2024, 1, 1),
        date(2025, 6, 30),
    ),
    LegalBasis(
        "999/QĐ-TLĐ",
        "Quy chế khen thưởng của tổ chức Công đoàn",
        date(2024, 5, 29),
        date(2024, 5, 29),
    ),
    LegalBasis(
        "152/2025/NĐ-CP",
        "Quy định về phân cấp, phân quyền trong lĩnh vực thi đua, khen thưởng; quy định chi tiết và "
        "hướng dẫn thi hành một số điều của Luật Thi đua, khen thưởng",
        date(2025, 6, 14),
        date(2025, 7, 1),
    ),
)


def legal_bases(on: date) -> tuple[LegalBasis, ...]:
    """The documents in force on a day."""
    return tuple(
        base for base in _LEGAL_BASES if base.valid_from <= on and (base.valid_to is None or on <= base.valid_to)
    )


def campaign_rows(days: CalendarYear) -> list[Row]:
    """Rows of ``campaigns``: the historic one asks for no proposals, the current one does."""
    return [
        _campaign(CAMPAIGN, "Phong trào thi đua năm 2020", PHASES, REGISTRATION, SLOGAN, proposals=False),
        _campaign(
            days.code,
            f"Phong trào thi đua năm {days.year}",
            days.phases,
            (days.opens, days.closes),
            "Lao động giỏi, lao động sáng tạo – xây dựng tổ chức Công đoàn vững mạnh!",
            proposals=True,
        ),
    ]


def _campaign(
    code: str,
    name: str,
    phases: tuple[tuple[str, date, date], ...],
    window: tuple[date, date],
    slogan: str,
    *,
    proposals: bool,
) -> Row:
    return row(
        "campaigns",
        code=code,
        name=name,
        unit_code=places.PROVINCE,
        kind="regular",
        slogan=slogan,
        registration_opens=window[0],
        registration_closes=window[1],
        needs_proposal=proposals,
        **{"from": phases[0][1], "to": phases[-1][2]},
    )


def phase_rows(days: CalendarYear) -> list[Row]:
    """Rows of ``phases`` of both campaigns."""
    return [
        row("phases", campaign_code=code, number=number, name=name, **{"from": begins, "to": ends})
        for code, phases in ((CAMPAIGN, PHASES), (days.code, days.phases))
        for number, (name, begins, ends) in enumerate(phases, start=1)
    ]


def campaign_plans(days: CalendarYear) -> list[CampaignPlan]:
    """What the campaigns need beside their rows."""
    return [
        CampaignPlan(
            campaign_code=CAMPAIGN,
            launched_by=TYPED_BY,
            launched_on=PHASES[0][1],
            award_codes=tuple(ENTRIES),
            content=CONTENT,
            legal_bases=legal_bases(date(2020, 1, 1)),
        ),
        CampaignPlan(
            campaign_code=days.code,
            launched_by=TYPED_BY,
            launched_on=days.phases[0][1],
            award_codes=CURRENT_AWARDS,
            content=CONTENT,
            legal_bases=legal_bases(days.today),
            quotas=CURRENT_QUOTAS,
            is_public=True,
        ),
    ]
