"""The coal fields as data; every company is invented."""

from datetime import date

from sample.province import CONFEDERATION, BaseUnion, UnionMaker, UpperUnit, confederation

SECTOR = "CD-TKV"
TOP = "CD-TQN"

UNDERGROUND = ("HAM_LO", "CO_DIEN", "PHUC_VU", "QUAN_LY", "DANG_DOAN_THE")
OPEN_PIT = ("LO_THIEN", "CO_KHI", "PHUC_VU", "QUAN_LY", "DANG_DOAN_THE")
# By company: the fields its people work in, those that go round.
COMPANIES: dict[str, tuple[str, ...]] = {
    "Công ty Than Khe Bạc": UNDERGROUND,
    "Công ty Than Núi Thông": UNDERGROUND,
    "Công ty Than Suối Trong": UNDERGROUND,
    "Công ty Than Vàng Lộc": UNDERGROUND,
    "Công ty Than Hang Sấu": UNDERGROUND,
    "Công ty Than Đồng Lau": UNDERGROUND,
    "Công ty Than Bãi Sậy": OPEN_PIT,
    "Công ty Than Đèo Mây": OPEN_PIT,
    "Công ty Than Đồi Sim": OPEN_PIT,
    "Công ty Than Hòn Dừa": OPEN_PIT,
    "Công ty Cơ khí mỏ Cửa Biển": ("CO_KHI", "CO_DIEN", "QUAN_LY"),
    "Công ty Chế tạo máy mỏ Sao Biển": ("CO_KHI", "CO_DIEN", "DANG_DOAN_THE"),
    "Công ty Điện mỏ Ánh Dương": ("CO_DIEN", "PHUC_VU", "QUAN_LY"),
    "Công ty Tuyển than Bến Gió": ("CO_KHI", "CO_DIEN", "PHUC_VU"),
    "Trường Đào tạo thợ mỏ Bình Minh": ("TUYEN_SINH", "QUAN_LY"),
    "Trung tâm Phục vụ đời sống thợ mỏ An Hòa": ("PHUC_VU", "TUYEN_SINH"),
}


def upper_units() -> list[UpperUnit]:
    """The confederation, the union of the trade, and the one of the coal fields."""
    return [
        confederation(),
        UpperUnit(
            SECTOR,
            "Công đoàn Than – Khoáng sản Việt Nam",
            "CĐ Than – Khoáng sản VN",
            "sectoral",
            CONFEDERATION,
            date(1996, 1, 1),
        ),
        UpperUnit(TOP, "Công đoàn Than Quảng Ninh", "CĐ Than Quảng Ninh", "upper_grassroots", SECTOR, date(1996, 1, 1)),
    ]


def make_base_unions() -> list[BaseUnion]:
    """A base union of each company."""
    maker = UnionMaker("than_quang_ninh_2023")
    for company in COMPANIES:
        maker.add(TOP, "TQN", "enterprise_state", company)
    return maker.made
