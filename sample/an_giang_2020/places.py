"""The province as data: its districts and sectors of 2020, and how many base unions of each block each has.

Which base unions there are is invented, as are the companies.
"""

from datetime import date

from sample.province import CONFEDERATION, BaseUnion, UnionMaker, UpperUnit, confederation

PROVINCE = "LDLD-AGI"

DISTRICTS: dict[str, tuple[str, str]] = {
    "LXU": ("thành phố Long Xuyên", "phường Mỹ Bình; phường Mỹ Long; phường Mỹ Xuyên"),
    "CDC": ("thành phố Châu Đốc", "phường Châu Phú A; phường Châu Phú B; phường Núi Sam"),
    "TCH": ("thị xã Tân Châu", "phường Long Thạnh; phường Long Hưng; xã Vĩnh Hòa"),
    "APH": ("huyện An Phú", "xã Khánh An; xã Phước Hưng; xã Vĩnh Lộc"),
    "CPH": ("huyện Châu Phú", "xã Mỹ Đức; xã Bình Long; xã Thạnh Mỹ Tây"),
    "CTH": ("huyện Châu Thành", "xã Bình Hòa; xã Cần Đăng; xã Vĩnh An"),
    "CMI": ("huyện Chợ Mới", "xã Kiến An; xã Long Điền A; xã Hội An"),
    "PTA": ("huyện Phú Tân", "xã Phú Mỹ; xã Hòa Lạc; xã Phú Hưng"),
    "TSN": ("huyện Thoại Sơn", "xã Vọng Đông; xã Định Thành; xã Vĩnh Trạch"),
    "TBI": ("huyện Tịnh Biên", "xã An Hảo; xã Văn Giáo; xã Vĩnh Trung"),
    "TTO": ("huyện Tri Tôn", "xã Lương Phi; xã Cô Tô; xã Tân Tuyến"),
}
SECTORS: dict[str, tuple[str, str]] = {
    "CDVC-AGI": ("Công đoàn Viên chức tỉnh An Giang", "Sở Nội vụ; Sở Tài chính; Sở Tư pháp; Sở Xây dựng"),
    "CDGD-AGI": ("Công đoàn ngành Giáo dục tỉnh An Giang", ""),
    "CDYT-AGI": (
        "Công đoàn ngành Y tế tỉnh An Giang",
        "Bệnh viện Đa khoa khu vực mẫu; Trung tâm Kiểm nghiệm mẫu; Trung tâm Y tế dự phòng mẫu",
    ),
    "CDKCN-AGI": ("Công đoàn các Khu công nghiệp tỉnh An Giang", ""),
}
SCHOOLS = ("THPT Sông Tiền", "THPT Sông Hậu", "THPT Bảy Núi", "THPT Đồng Lúa Vàng")
COMPANIES = (
    "Công ty Cổ phần Thủy sản Cá Vàng",
    "Công ty TNHH Gạo Ngọc Đồng",
    "Công ty TNHH May Phù Sa",
    "Công ty Cổ phần Rau quả Cù Lao",
    "Công ty TNHH Bao bì Hoa Sen Hồng",
)
TRADES = ("Công ty TNHH Xay xát {}", "Công ty Cổ phần Xây dựng {}")


def upper_units() -> list[UpperUnit]:
    """The confederation, the province, its districts and sectors."""
    province = UpperUnit(
        PROVINCE,
        "Liên đoàn Lao động tỉnh An Giang",
        "LĐLĐ tỉnh An Giang",
        "provincial",
        CONFEDERATION,
        date(1976, 1, 1),
    )
    districts = [
        UpperUnit(f"LDLD-{area}", f"Liên đoàn Lao động {name}", f"LĐLĐ {name}", "district", PROVINCE, date(1979, 9, 1))
        for area, (name, _communes) in DISTRICTS.items()
    ]
    sectors = [
        UpperUnit(code, name, name.replace("Công đoàn", "CĐ"), "upper_grassroots", PROVINCE, date(1985, 5, 1))
        for code, (name, _offices) in SECTORS.items()
    ]
    return [confederation(), province, *districts, *sectors]


def make_base_unions() -> list[BaseUnion]:
    """Every base union: communes, schools and companies of the districts, and those of the sectors."""
    maker = UnionMaker("an_giang_2020")
    for area, (_name, communes) in DISTRICTS.items():
        for commune in communes.split("; "):
            bare = commune.split(" ", 1)[1]
            maker.add(f"LDLD-{area}", area, "commune", commune)
            maker.add(f"LDLD-{area}", area, "school", f"Trường Tiểu học {bare}")
            maker.add(f"LDLD-{area}", area, "school", f"Trường THCS {bare}")
        for trade, number in zip(TRADES, (1, 2), strict=True):
            maker.add(f"LDLD-{area}", area, "enterprise_private", trade.format(f"mẫu {area} {number}"))
    for code, (_name, offices) in SECTORS.items():
        for office in filter(None, offices.split("; ")):
            maker.add(code, "AGI", "agency", office)
    for school in SCHOOLS:
        maker.add("CDGD-AGI", "AGI", "school", f"Trường {school}")
    for company in COMPANIES:
        maker.add("CDKCN-AGI", "AGI", "enterprise_private", company)
    return maker.made
