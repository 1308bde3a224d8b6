"""The province as data: its districts and sectors of 2023. Base unions and companies are invented."""

from datetime import date

from sample.province import CONFEDERATION, BaseUnion, UnionMaker, UpperUnit, confederation

PROVINCE = "LDLD-HDU"

# By area: the district, two of its communes.
DISTRICTS: dict[str, tuple[str, tuple[str, str]]] = {
    "THD": ("thành phố Hải Dương", ("phường Tứ Minh", "phường Cẩm Thượng")),
    "CLI": ("thành phố Chí Linh", ("phường Sao Đỏ", "phường Cộng Hòa")),
    "KMO": ("thị xã Kinh Môn", ("phường Phú Thứ", "phường Hiệp Sơn")),
    "BGI": ("huyện Bình Giang", ("xã Thái Hòa", "xã Long Xuyên")),
    "CGI": ("huyện Cẩm Giàng", ("xã Tân Trường", "xã Lương Điền")),
    "GLO": ("huyện Gia Lộc", ("xã Hoàng Diệu", "xã Toàn Thắng")),
    "KTH": ("huyện Kim Thành", ("xã Kim Xuyên", "xã Phúc Thành")),
    "NSA": ("huyện Nam Sách", ("xã An Lâm", "xã Hồng Phong")),
    "NGI": ("huyện Ninh Giang", ("xã Tân Hương", "xã Kiến Quốc")),
    "THA": ("huyện Thanh Hà", ("xã Thanh Sơn", "xã Cẩm Chế")),
    "TMI": ("huyện Thanh Miện", ("xã Đoàn Tùng", "xã Tứ Cường")),
    "TKY": ("huyện Tứ Kỳ", ("xã Đại Sơn", "xã Quang Phục")),
}
SECTORS: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "CDVC-HDU": ("Công đoàn Viên chức tỉnh Hải Dương", "agency", ("Sở Nội vụ", "Sở Tài chính", "Sở Xây dựng")),
    "CDGD-HDU": ("Công đoàn Giáo dục tỉnh Hải Dương", "school", ("Trường THPT Sông Thái", "Trường THPT Vải Thiều")),
    "CDYT-HDU": ("Công đoàn ngành Y tế tỉnh Hải Dương", "agency", ("Bệnh viện Phục hồi mẫu", "Trung tâm Y tế mẫu")),
    "CDKCN-HDU": (
        "Công đoàn các Khu công nghiệp tỉnh Hải Dương",
        "enterprise_private",
        (
            "Công ty TNHH Điện tử Sao Khuê",
            "Công ty TNHH May Kẻ Sặt",
            "Công ty Cổ phần Cơ khí Lai Vu Xanh",
            "Công ty TNHH Dây dẫn Thành Đông",
            "Công ty TNHH Bánh đậu Rồng Hồng",
        ),
    ),
}


def upper_units() -> list[UpperUnit]:
    """The confederation, the province, its districts and sectors."""
    province = UpperUnit(
        PROVINCE,
        "Liên đoàn Lao động tỉnh Hải Dương",
        "LĐLĐ tỉnh Hải Dương",
        "provincial",
        CONFEDERATION,
        date(1997, 1, 1),
    )
    districts = [
        UpperUnit(f"LDLD-{area}", f"Liên đoàn Lao động {name}", f"LĐLĐ {name}", "district", PROVINCE, date(1997, 4, 1))
        for area, (name, _communes) in DISTRICTS.items()
    ]
    sectors = [
        UpperUnit(code, name, name.replace("Công đoàn", "CĐ"), "upper_grassroots", PROVINCE, date(1997, 4, 1))
        for code, (name, _block, _places) in SECTORS.items()
    ]
    return [confederation(), province, *districts, *sectors]


def make_base_unions() -> list[BaseUnion]:
    """Every base union: a commune, a school and a company of each commune, and the places of the sectors."""
    maker = UnionMaker("hai_duong_2023")
    for area, (_name, communes) in DISTRICTS.items():
        for number, commune in enumerate(communes, start=1):
            bare = commune.split(" ", 1)[1]
            maker.add(f"LDLD-{area}", area, "commune", commune)
            maker.add(f"LDLD-{area}", area, "school", f"Trường THCS {bare}")
            maker.add(f"LDLD-{area}", area, "enterprise_private", f"Công ty TNHH mẫu {area} {number}")
    for code, (_name, block, workplaces) in SECTORS.items():
        for workplace in workplaces:
            maker.add(code, "HDU", block, workplace)
    return maker.made
