"""The district as data: its communes by cluster, offices and companies.

Communes are those of 2022. Which of them compete in which cluster is invented, as are the companies.
"""

CONFEDERATION = "TLDLDVN"
PROVINCE = "LDLD-THO"
DISTRICT = "LDLD-TSO"

COMMUNES: dict[str, tuple[str, ...]] = {
    "1": ("thị trấn Triệu Sơn", "xã Minh Sơn", "xã Dân Lực", "xã Dân Lý", "xã Dân Quyền", "xã Thọ Phú", "xã Thọ Thế"),
    "2": ("xã Thọ Dân", "xã Xuân Thọ", "xã Thọ Cường", "xã Thọ Ngọc", "xã Thọ Vực", "xã Thọ Tân", "xã Xuân Lộc"),
    "3": ("xã Hợp Lý", "xã Hợp Tiến", "xã Hợp Thành", "xã Hợp Thắng", "xã Thọ Sơn", "xã Thọ Bình", "xã Bình Sơn"),
    "4": ("thị trấn Nưa", "xã Vân Sơn", "xã Thái Hòa", "xã An Nông", "xã Triệu Thành", "xã Thọ Tiến", "xã Xuân Thịnh"),
    "5": ("xã Đồng Lợi", "xã Đồng Thắng", "xã Đồng Tiến", "xã Khuyến Nông", "xã Nông Trường", "xã Tiến Nông"),
}

EXTRA_SCHOOL = ("1", "Trường Tiểu học 2 thị trấn Triệu Sơn")
"""Three schools a commune make 102; the town has one more."""

OFFICES: dict[str, tuple[str, ...]] = {
    "1": ("Văn phòng HĐND – UBND huyện Triệu Sơn", "Văn phòng Huyện ủy Triệu Sơn"),
    "2": ("Phòng Giáo dục và Đào tạo huyện Triệu Sơn", "Phòng Tài chính – Kế hoạch huyện Triệu Sơn"),
    "3": ("Phòng Nông nghiệp và PTNT huyện Triệu Sơn", "Phòng Nội vụ huyện Triệu Sơn"),
    "4": ("Ban Quản lý dự án đầu tư xây dựng huyện Triệu Sơn", "Phòng Tài nguyên và Môi trường huyện Triệu Sơn"),
    "5": ("Trung tâm Văn hóa, Thông tin, Thể thao huyện Triệu Sơn", "Trung tâm Dịch vụ nông nghiệp huyện Triệu Sơn"),
}

# By cluster: company and how many people it has beside the others; shoes and garments employ by the hundred.
COMPANIES: dict[str, tuple[tuple[str, int], ...]] = {
    "1": (
        ("Công ty TNHH Giày da Bình Minh", 26),
        ("Công ty TNHH May xuất khẩu Ngàn Nưa", 12),
        ("Công ty Cổ phần Xây dựng Sông Hoàng", 2),
        ("Công ty TNHH Thương mại Đại Phát", 1),
        ("Quỹ tín dụng nhân dân liên xã Nhơm", 1),
        ("Công ty Cổ phần Vận tải Trường Thành", 1),
    ),
    "2": (
        ("Công ty TNHH May mặc Thọ Xuân Thịnh", 14),
        ("Công ty TNHH Giày Sao Mai", 18),
        ("Hợp tác xã Dịch vụ điện Thọ Dân", 1),
        ("Công ty TNHH Chế biến gỗ Hòa Lâm", 2),
        ("Công ty Cổ phần Gạch ngói Thành Tâm", 2),
    ),
    "3": (
        ("Công ty TNHH Chè Bình Sơn Xanh", 2),
        ("Công ty TNHH May Hợp Phát", 9),
        ("Công ty Cổ phần Khoáng sản Núi Nưa", 3),
        ("Hợp tác xã Lâm nghiệp Thọ Bình", 1),
        ("Công ty TNHH Thức ăn chăn nuôi Đồng Xanh", 2),
    ),
    "4": (
        ("Công ty TNHH Giày thể thao Hướng Dương", 24),
        ("Công ty TNHH Bao bì Tân Tiến", 3),
        ("Công ty Cổ phần Vật liệu xây dựng Thái Hòa", 2),
        ("Công ty TNHH Thêu ren An Nông", 4),
        ("Hợp tác xã Cơ khí Xuân Thịnh", 1),
        ("Công ty TNHH Dược liệu Vân Sơn", 1),
    ),
    "5": (
        ("Công ty TNHH May xuất khẩu Đồng Tiến Phát", 11),
        ("Công ty TNHH Túi xách Khuyến Nông", 8),
        ("Công ty Cổ phần Giống cây trồng Tiến Nông Xanh", 2),
        ("Công ty TNHH Nhựa gia dụng Đồng Lợi", 2),
        ("Hợp tác xã Vận tải Nông Trường", 1),
    ),
}

SLOW_SCHOOLS = ("TH-07", "TH-31", "TH-58", "TH-90")
"""Schools that stay under their target: a district is never even."""
