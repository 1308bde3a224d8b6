"""How the papers of the province and of one district look, and the council that meets next week."""

from datetime import date, timedelta

from sample.bac_kan_2020 import places
from sample.bac_kan_2020.accounts import COUNCIL_SIZE, HUYEN_UNIT
from sample.bac_kan_2020.calendar_year import CalendarYear
from sample.pack import CouncilPlan, LetterheadPlan

LEADING = ("chair", "deputy", "secretary")
POSITIONS = {
    "chair": "Chủ tịch LĐLĐ tỉnh",
    "deputy": "Phó Chủ tịch LĐLĐ tỉnh",
    "secretary": "Chuyên viên Ban Tuyên giáo – Nữ công",
    "member": "Ủy viên Ban Thường vụ LĐLĐ tỉnh",
}


def make_letterheads() -> tuple[LetterheadPlan, ...]:
    """The province and the district that ``huyen`` works for."""
    return (
        _letterhead(places.PROVINCE, "BAN THƯỜNG VỤ LIÊN ĐOÀN LAO ĐỘNG TỈNH BẮC KẠN", "Bắc Kạn", "LĐLĐ"),
        _letterhead(HUYEN_UNIT, "BAN THƯỜNG VỤ LIÊN ĐOÀN LAO ĐỘNG HUYỆN", "Bắc Kạn", "LĐLĐ"),
    )


def make_councils(days: CalendarYear) -> tuple[CouncilPlan, ...]:
    """All nine members, convened to three initiatives a week from the day of loading."""
    offices = [*LEADING, *["member"] * (COUNCIL_SIZE - len(LEADING))]
    return (
        CouncilPlan(
            unit_code=places.PROVINCE,
            name="Hội đồng sáng kiến LĐLĐ tỉnh (mẫu)",
            decision_no="15/QĐ-LĐLĐ (mẫu)",
            decided_on=date(days.year, 1, 1),
            founded_by="tinh",
            checked_by="tinh2",
            seats=tuple((f"hoidong{place}", office, POSITIONS[office]) for place, office in enumerate(offices, 1)),
            session="Xét công nhận sáng kiến (mẫu)",
            place="Phòng họp LĐLĐ tỉnh",
            held_on=days.today + timedelta(7),
            items=3,
        ),
    )


def _letterhead(unit_code: str, authority: str, place: str, short: str) -> LetterheadPlan:
    words = {
        "authority": authority,
        "place": place,
        "decision_symbol": f"QĐ-{short}",
        "submission_symbol": f"TTr-{short}",
        "minutes_symbol": "BB-HĐTĐKT",
        "slip_symbol": f"PTHS-{short}",
        "letter_symbol": f"{short}-CSPL",
        "report_symbol": f"BC-{short}",
        "formula": "TM. BAN THƯỜNG VỤ",
        "signer_post": "CHỦ TỊCH",
        "signer_name": "Người Ký Mẫu",
        "recipients": "Như Điều 3\nLưu: VT",
    }
    return LetterheadPlan(unit_code, date(2020, 1, 1), words)
