"""One of each kind of paper, with the longest names an office has seen."""

import datetime as dt

from papers.content import (
    AchievementReport,
    AgencyLetter,
    AskedAbout,
    Attendant,
    AwardCount,
    Awarded,
    Ballots,
    Certificate,
    Decision,
    Fact,
    Heading,
    Minutes,
    PaperKind,
    PlaqueDecision,
    ProposalList,
    ProposedCollective,
    ProposedIndividual,
    ReportedHonour,
    ReportedInitiative,
    ReturnPoint,
    ReturnSlip,
    Signer,
    Submission,
    SummaryReport,
    Vote,
    WorkWithPlaque,
)
from papers.content_summary import SummedAward, SummedCampaign, SummedFigure, SummedReported, SummedTarget

DAY = dt.date(2024, 5, 18)
HELD = dt.datetime(2024, 5, 10, 1, 5, tzinfo=dt.UTC)
UNIT_NAME = "Công đoàn cơ sở Công ty TNHH Một thành viên Khai thác công trình thuỷ lợi Bắc sông Mã Thanh Hoá"
LONG_NAME = f"Tổ công đoàn Phân xưởng Cơ điện – Vận hành số 12, {UNIT_NAME}"
AWARD = "Bằng khen của Liên đoàn Lao động tỉnh"
PERSON = "Nguyễn Phước Bảo Quý Ưng Hoàng"
REASON = "Đã có thành tích xuất sắc trong phong trào thi đua «Lao động giỏi, lao động sáng tạo» năm 2023"

HEADING = Heading(
    upper="TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM",
    unit="LIÊN ĐOÀN LAO ĐỘNG TỈNH THANH HOÁ",
    authority="BAN THƯỜNG VỤ LIÊN ĐOÀN LAO ĐỘNG TỈNH THANH HOÁ",
    place="Thanh Hoá",
    symbol="QĐ-LĐLĐ",
    signer=Signer(formula="TM. BAN THƯỜNG VỤ", post="CHỦ TỊCH", name="Nguyễn Thị Hường"),
    recipients=("Như Điều 3", "Ban Tuyên giáo – Nữ công", "Lưu: VT, TĐKT"),
)


def awarded(place: int) -> Awarded:
    return Awarded(
        name=f"{PERSON} {place}", unit=UNIT_NAME, award=AWARD, position="Tổ trưởng Tổ công đoàn", prize=1_490_000
    )


def decision(people: int = 2, **changed) -> Decision:
    said = {
        "number": 5,
        "signed_on": DAY,
        "heading": HEADING,
        "about": "Về việc tặng Bằng khen cho các tập thể, cá nhân có thành tích xuất sắc năm 2023",
        "grounds": (
            "Căn cứ Luật Thi đua, khen thưởng;",
            "Căn cứ Điều lệ Công đoàn Việt Nam;",
            "Xét đề nghị của Hội đồng Thi đua – Khen thưởng.",
        ),
        "articles": (
            f"Tặng Bằng khen cho 01 tập thể và {people} cá nhân (có danh sách kèm theo).",
            "Tiền thưởng trích từ quỹ thi đua, khen thưởng.",
            "Văn phòng, các ban và các đơn vị, cá nhân có tên chịu trách nhiệm thi hành Quyết định này./.",
        ),
        "list_title": "Danh sách tập thể, cá nhân được tặng Bằng khen",
        "collectives": (Awarded(name=LONG_NAME, unit=UNIT_NAME, award=AWARD, prize=2_980_000),),
        "individuals": tuple(awarded(place) for place in range(people)),
    }
    return Decision(**said | changed)


def certificate(place: int = 0, **changed) -> Certificate:
    said = {
        "title": "GIẤY KHEN",
        "name": f"{PERSON} {place}",
        "position": "Tổ trưởng",
        "unit": UNIT_NAME,
        "reason": REASON,
        "decision": "số 05/QĐ-LĐLĐ",
        "signed_on": DAY,
        "heading": HEADING,
        "book_number": str(place + 1),
        "code": f"K7QF-{place:04d}",
        "qr": f"https://thidua.congdoan.example/tra-cuu/K7QF-{place:04d}/",
    }
    return Certificate(**said | changed)


WITNESS = f"Nhật ký niêm phong đến đoạn 128: {'3fa4' * 16}"
PLAQUE_DECISION = PlaqueDecision(
    number=6,
    signed_on=DAY,
    heading=HEADING,
    about="Về việc gắn biển công trình chào mừng 90 năm Ngày thành lập Đảng Cộng sản Việt Nam",
    grounds=("Căn cứ Điều lệ Công đoàn Việt Nam;", "Xét đề nghị của Ban Chính sách – Pháp luật."),
    articles=(
        "Gắn biển 02 công trình, sản phẩm chào mừng 90 năm Ngày thành lập Đảng (có danh sách kèm theo).",
        "Đơn vị có tên trong danh sách tổ chức lễ gắn biển.",
        "Quyết định có hiệu lực kể từ ngày ký./.",
    ),
    works=(
        WorkWithPlaque(
            name="Nâng cấp đường dây 35 kV và trạm biến áp trung gian cấp điện cho các xã vùng cao của huyện Quan Hoá",
            owner=UNIT_NAME,
            place="Xã Phú Thanh, huyện Quan Hoá, tỉnh Thanh Hoá",
            value=1_107_200_000_000,
            builder="Công ty cổ phần Xây lắp điện và Phát triển hạ tầng nông thôn Bắc Trung Bộ",
            occasion="Chào mừng 90 năm Ngày thành lập Đảng Cộng sản Việt Nam",
        ),
        WorkWithPlaque(name="Cải tạo trụ sở", owner="CĐCS Điện lực", value=8_608_330_000),
    ),
    witness=WITNESS,
)
SUBMISSION = Submission(
    number=12,
    symbol="TTr-LĐLĐ",
    signed_on=DAY,
    heading=HEADING,
    about="Về việc đề nghị tặng Bằng khen năm 2023",
    addressees=("Đoàn Chủ tịch Tổng Liên đoàn Lao động Việt Nam", "Ban Chính sách – Pháp luật"),
    grounds=("Căn cứ kết quả họp Hội đồng Thi đua – Khen thưởng ngày 10/5/2024;",),
    requests=("Ban Thường vụ đề nghị xét, tặng:",),
    counts=(AwardCount(award=AWARD, collectives=2, individuals=16),),
    names=(PERSON, LONG_NAME),
    enclosures=("Danh sách đề nghị;", "Báo cáo thành tích;", "Biên bản họp Hội đồng."),
    closing="Kính trình Đoàn Chủ tịch xem xét, quyết định./.",
)
PROPOSAL_LIST = ProposalList(
    signed_on=DAY,
    heading=HEADING,
    title="Danh sách đề nghị tặng Bằng khen năm 2023",
    accompanies="Kèm theo Tờ trình số 12/TTr-LĐLĐ ngày 18/5/2024",
    collectives=(
        ProposedCollective(
            name=LONG_NAME, award=AWARD, unit=UNIT_NAME, members=1240, achievements=REASON, praised="Giấy khen 2022"
        ),
    ),
    individuals=(
        ProposedIndividual(
            name=PERSON, award=AWARD, unit=UNIT_NAME, position="Tổ trưởng", birth_year=1980, is_woman=True,
            achievements="CSTĐ cơ sở 2021, 2022; 02 sáng kiến", praised="Giấy khen 2022", votes="12/14 (85,7%)",
        ),
    ),
    maker="Lê Thị Ánh",
)  # fmt: skip
REPORT = AchievementReport(
    signed_on=DAY,
    heading=HEADING,
    about="Đề nghị tặng Bằng khen của Liên đoàn Lao động tỉnh",
    facts=(Fact(label="Họ và tên", value=PERSON), Fact(label="Quê quán"), Fact(label="Đơn vị", value=UNIT_NAME)),
    duties="Phụ trách tổ công đoàn.",
    results="Hoàn thành xuất sắc nhiệm vụ.\nVận động 120 đoàn viên tham gia.",
    initiatives=(ReportedInitiative(year=2023, name="Cải tiến máy bơm", benefit="44.900.000 đồng"),),
    titles=(ReportedHonour(year=2022, name="Chiến sĩ thi đua cơ sở", decision="số 9/QĐ-LĐLĐ ngày 05/01/2023"),),
    reporter=PERSON,
)
MINUTES = Minutes(
    number=2,
    symbol="BB-HĐTĐKT",
    signed_on=DAY,
    heading=HEADING,
    about="Họp Hội đồng Thi đua – Khen thưởng xét tặng Bằng khen năm 2023",
    council="Hội đồng Thi đua – Khen thưởng LĐLĐ tỉnh",
    began_at=HELD,
    ended_at=HELD + dt.timedelta(hours=2),
    venue="Phòng họp số 2",
    members=9,
    present=tuple(Attendant(name=f"{PERSON} {n}", position="Uỷ viên", office="uỷ viên") for n in range(7)),
    absent=(Attendant(name="Bùi Thị Ước", note="công tác"), Attendant(name="Lê Ẩn", note="ốm")),
    chair="Nguyễn Thị Hường",
    secretary="Lê Thị Ánh",
    way="bỏ phiếu kín",
    proceedings=("Thường trực Hội đồng báo cáo kết quả thẩm định.",),
    ballots=Ballots(issued=7, received=7, valid=7, invalid=0),
    votes=(
        Vote(name=PERSON, award=AWARD, votes_for=6, votes_against=1, abstentions=0, base=9, verdict="Không đạt"),
        Vote(
            name=LONG_NAME,
            unit=UNIT_NAME,
            award=AWARD,
            votes_for=9,
            votes_against=0,
            abstentions=0,
            base=9,
            verdict="Đạt",
        ),
    ),
    base_note="Tỷ lệ tính trên tổng số 9 thành viên Hội đồng.",
    conclusions=("Nhất trí đề nghị tặng Bằng khen.",),
)
RETURN_SLIP = ReturnSlip(
    number=3,
    symbol="PTHS-LĐLĐ",
    signed_on=DAY,
    heading=HEADING,
    addressee=UNIT_NAME,
    dossier="Hồ sơ đề nghị khen thưởng",
    campaign="Phong trào thi đua năm 2023",
    received="Tiếp nhận ngày 10/5/2024, biên nhận số 17.",
    reason="Thiếu biên bản họp xét.",
    points=(ReturnPoint(part="Biên bản", text="Bổ sung biên bản có chữ ký."),),
    due_on=dt.date(2024, 5, 25),
    returned_by="Lê Thị Ánh",
)
AGENCY_LETTER = AgencyLetter(
    number=21,
    symbol="LĐLĐ-CSPL",
    signed_on=DAY,
    heading=HEADING,
    about="V/v hiệp y khen thưởng thành tích xuất sắc trong phong trào «Lao động giỏi, lao động sáng tạo» năm 2023",
    addressees=("Công an tỉnh Thanh Hoá", "Cục Thuế tỉnh Thanh Hoá", "Bảo hiểm xã hội tỉnh Thanh Hoá"),
    question=(
        "Liên đoàn Lao động tỉnh đang xét tặng Bằng khen cho các tập thể, cá nhân có thành tích xuất sắc năm 2023.",
        "Đề nghị Quý cơ quan cho ý kiến về việc chấp hành chủ trương của Đảng, chính sách, pháp luật của Nhà nước.",
    ),
    asked=(
        AskedAbout(name=LONG_NAME, unit=UNIT_NAME, award=AWARD),
        AskedAbout(name=PERSON, unit=UNIT_NAME, award=AWARD, position="Tổ trưởng Tổ công đoàn"),
    ),
    due_on=dt.date(2024, 5, 28),
    reply="Ý kiến bằng văn bản xin gửi về Liên đoàn Lao động tỉnh Thanh Hoá trước hết ngày",
    closing="Trân trọng cảm ơn sự phối hợp của Quý cơ quan./.",
)
SUMMARY_REPORT = SummaryReport(
    number=45,
    symbol="BC-LĐLĐ",
    signed_on=DAY,
    heading=HEADING,
    about="Tổng kết phong trào thi đua «Lao động giỏi, lao động sáng tạo» và phong trào «Xanh, sạch, đẹp» năm 2023",
    figures_as_of="30/4/2024",
    campaigns=(
        SummedCampaign(
            title="Lao động giỏi, lao động sáng tạo",
            figures=(SummedFigure(label="Sáng kiến đăng ký", value="2.490"),),
            awards=(SummedAward(name=AWARD, registered=36, proposed=20, collectives=17, individuals=1240),),
            targets=(SummedTarget(name="Số sáng kiến", asked=1500, reached=7929, percent="528,6%"),),
            reported=(
                SummedReported(
                    label="Giá trị làm lợi của sáng kiến", amount="trên 16 tỷ đồng", unit=UNIT_NAME, source="Bài báo"
                ),
            ),
        ),
        SummedCampaign(title="Xanh, sạch, đẹp"),
    ),
    assessment="Phong trào được hưởng ứng rộng rãi.\nNhiều cách làm hay.",
    unreached="Một số đơn vị đăng ký chậm.",
    lessons="Phát động sớm.",
    tasks="Nhân rộng điển hình.",
    witness=f"Số liệu đã chốt, mã SHA-256: {'0123456789abcdef' * 4}.",
)
PAPERS = {
    PaperKind.DECISION: decision(),
    PaperKind.PLAQUE_DECISION: PLAQUE_DECISION,
    PaperKind.SUBMISSION: SUBMISSION,
    PaperKind.PROPOSAL_LIST: PROPOSAL_LIST,
    PaperKind.ACHIEVEMENT_REPORT: REPORT,
    PaperKind.MINUTES: MINUTES,
    PaperKind.RETURN_SLIP: RETURN_SLIP,
    PaperKind.AGENCY_LETTER: AGENCY_LETTER,
    PaperKind.SUMMARY_REPORT: SUMMARY_REPORT,
    PaperKind.CERTIFICATE: certificate(),
}
