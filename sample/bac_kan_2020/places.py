"""The province as data: districts with their communes, offices, schools and companies.

Districts and communes are those of 2020. Offices carry the usual names of such offices; the private
companies are invented.
"""

from datetime import date

CONFEDERATION = "TLDLDVN"
PROVINCE = "LDLD-BKA"
CIVIL_SERVANTS = "CDVC-BKA"
EDUCATION = "CDGD-BKA"
HEALTH = "CDYT-BKA"

CITY = "TPBK"
SAMPLE_DISTRICT = "CMO"

DISTRICTS: dict[str, tuple[str, date]] = {
    CITY: ("thành phố Bắc Kạn", date(1997, 1, 1)),
    "BBE": ("huyện Ba Bể", date(1997, 1, 1)),
    "BTH": ("huyện Bạch Thông", date(1997, 1, 1)),
    "CDO": ("huyện Chợ Đồn", date(1997, 1, 1)),
    "CMO": ("huyện Chợ Mới", date(1998, 9, 1)),
    "NRI": ("huyện Na Rì", date(1997, 1, 1)),
    "NSO": ("huyện Ngân Sơn", date(1997, 1, 1)),
    "PNA": ("huyện Pác Nặm", date(2003, 6, 1)),
}

# The first of a rural district is its township (thị trấn) where the district has one.
COMMUNES: dict[str, tuple[str, ...]] = {
    CITY: (
        "phường Đức Xuân",
        "phường Huyền Tụng",
        "phường Nguyễn Thị Minh Khai",
        "phường Phùng Chí Kiên",
        "phường Sông Cầu",
        "phường Xuất Hóa",
        "xã Dương Quang",
        "xã Nông Thượng",
    ),
    "BBE": (
        "thị trấn Chợ Rã",
        "xã Bành Trạch",
        "xã Cao Thượng",
        "xã Chu Hương",
        "xã Địa Linh",
        "xã Đồng Phúc",
        "xã Hà Hiệu",
        "xã Hoàng Trĩ",
        "xã Khang Ninh",
        "xã Mỹ Phương",
        "xã Nam Mẫu",
        "xã Phúc Lộc",
        "xã Quảng Khê",
        "xã Thượng Giáo",
        "xã Yến Dương",
    ),
    "BTH": (
        "thị trấn Phủ Thông",
        "xã Cao Sơn",
        "xã Cẩm Giàng",
        "xã Đôn Phong",
        "xã Dương Phong",
        "xã Lục Bình",
        "xã Mỹ Thanh",
        "xã Nguyên Phúc",
        "xã Quân Hà",
        "xã Quang Thuận",
        "xã Sỹ Bình",
        "xã Tân Tú",
        "xã Vi Hương",
        "xã Vũ Muộn",
    ),
    "CDO": (
        "thị trấn Bằng Lũng",
        "xã Bản Thi",
        "xã Bằng Lãng",
        "xã Bằng Phúc",
        "xã Bình Trung",
        "xã Đại Sảo",
        "xã Đồng Lạc",
        "xã Đồng Thắng",
        "xã Lương Bằng",
        "xã Nam Cường",
        "xã Nghĩa Tá",
        "xã Ngọc Phái",
        "xã Phương Viên",
        "xã Quảng Bạch",
        "xã Tân Lập",
        "xã Xuân Lạc",
        "xã Yên Mỹ",
        "xã Yên Phong",
        "xã Yên Thịnh",
        "xã Yên Thượng",
    ),
    "CMO": (
        "thị trấn Đồng Tâm",
        "xã Bình Văn",
        "xã Cao Kỳ",
        "xã Hòa Mục",
        "xã Mai Lạp",
        "xã Như Cố",
        "xã Nông Hạ",
        "xã Quảng Chu",
        "xã Tân Sơn",
        "xã Thanh Mai",
        "xã Thanh Thịnh",
        "xã Thanh Vận",
        "xã Yên Cư",
        "xã Yên Hân",
    ),
    "NRI": (
        "thị trấn Yến Lạc",
        "xã Côn Minh",
        "xã Cư Lễ",
        "xã Cường Lợi",
        "xã Dương Sơn",
        "xã Đổng Xá",
        "xã Kim Hỷ",
        "xã Kim Lư",
        "xã Liêm Thủy",
        "xã Lương Thượng",
        "xã Quang Phong",
        "xã Sơn Thành",
        "xã Trần Phú",
        "xã Văn Lang",
        "xã Văn Minh",
        "xã Văn Vũ",
        "xã Xuân Dương",
    ),
    "NSO": (
        "thị trấn Nà Phặc",
        "xã Bằng Vân",
        "xã Cốc Đán",
        "xã Đức Vân",
        "xã Hiệp Lực",
        "xã Thuần Mang",
        "xã Thượng Ân",
        "xã Thượng Quan",
        "xã Trung Hòa",
        "xã Vân Tùng",
    ),
    "PNA": (
        "xã Bộc Bố",
        "xã An Thắng",
        "xã Bằng Thành",
        "xã Cao Tân",
        "xã Cổ Linh",
        "xã Công Bằng",
        "xã Giáo Hiệu",
        "xã Nghiên Loan",
        "xã Nhạn Môn",
        "xã Xuân La",
    ),
}

# {place} becomes «huyện Chợ Mới» or «thành phố Bắc Kạn», {party} «Huyện ủy Chợ Mới» or «Thành ủy Bắc Kạn».
DISTRICT_OFFICES = (
    "Cơ quan {party}",
    "Văn phòng HĐND và UBND {place}",
    "Phòng Giáo dục và Đào tạo {place}",
    "Hạt Kiểm lâm {place}",
    "Tòa án nhân dân {place}",
)
DISTRICT_SERVICES = (
    "Trung tâm Y tế {place}",
    "Trung tâm Văn hóa, Thể thao và Truyền thông {place}",
)

# The first company of the sample district is the base union of ``canbo``. All invented.
COMPANIES: dict[str, tuple[str, ...]] = {
    CITY: (
        "Công ty TNHH May Tân Xuân",
        "Công ty cổ phần Xây dựng Nà Mày",
        "Công ty TNHH Vận tải hành khách Bắc Sơn Lâm",
        "Hợp tác xã Nông nghiệp sạch Khuổi Dủm",
    ),
    "BBE": ("Hợp tác xã Du lịch cộng đồng Pác Ngòi Xanh", "Công ty TNHH Chế biến nông sản Hồ Xanh"),
    "BTH": ("Công ty TNHH Gỗ dán Nà Cù", "Hợp tác xã Cam quýt Khau Cưởm"),
    "CDO": (
        "Công ty cổ phần Khoáng sản Lũng Hoàn",
        "Công ty TNHH Tuyển khoáng Bó Liều",
        "Hợp tác xã Chè shan Phia Đén",
    ),
    "CMO": (
        "Công ty TNHH Cơ khí và Chế biến lâm sản Khuổi Lót",
        "Công ty cổ phần Ván ép Thanh Lâm Sơn",
        "Công ty TNHH May mặc Nà Mố",
        "Công ty TNHH Gạch không nung Khe Thỉ",
    ),
    "NRI": ("Công ty TNHH Miến dong Lủng Vạng", "Công ty TNHH Đá vôi Khuổi Nộc"),
    "NSO": ("Công ty TNHH Khai khoáng Phia Đăm", "Hợp tác xã Rau quả Slam Pác"),
    "PNA": ("Hợp tác xã Chăn nuôi bò vàng Nặm Mây",),
}

PROVINCE_OFFICES = (
    "Sở Tư pháp tỉnh Bắc Kạn",
    "Ban Nội chính Tỉnh ủy Bắc Kạn",
    "Sở Công Thương tỉnh Bắc Kạn",
    "Tòa án nhân dân tỉnh Bắc Kạn",
    "Sở Nội vụ tỉnh Bắc Kạn",
    "Sở Tài chính tỉnh Bắc Kạn",
    "Sở Kế hoạch và Đầu tư tỉnh Bắc Kạn",
    "Sở Xây dựng tỉnh Bắc Kạn",
    "Sở Giao thông vận tải tỉnh Bắc Kạn",
    "Sở Nông nghiệp và Phát triển nông thôn tỉnh Bắc Kạn",
    "Sở Tài nguyên và Môi trường tỉnh Bắc Kạn",
    "Sở Lao động – Thương binh và Xã hội tỉnh Bắc Kạn",
    "Sở Văn hóa, Thể thao và Du lịch tỉnh Bắc Kạn",
    "Sở Khoa học và Công nghệ tỉnh Bắc Kạn",
    "Sở Thông tin và Truyền thông tỉnh Bắc Kạn",
    "Thanh tra tỉnh Bắc Kạn",
    "Văn phòng UBND tỉnh Bắc Kạn",
    "Văn phòng Đoàn ĐBQH và HĐND tỉnh Bắc Kạn",
    "Ban Dân tộc tỉnh Bắc Kạn",
    "Ban Tổ chức Tỉnh ủy Bắc Kạn",
    "Ban Tuyên giáo Tỉnh ủy Bắc Kạn",
    "Viện Kiểm sát nhân dân tỉnh Bắc Kạn",
    "Cục Thống kê tỉnh Bắc Kạn",
    "Kho bạc Nhà nước Bắc Kạn",
    "Bảo hiểm xã hội tỉnh Bắc Kạn",
)
HIGH_SCHOOLS = (
    "Trường THPT Bắc Kạn",
    "Trường THPT Chuyên Bắc Kạn",
    "Trường Phổ thông Dân tộc nội trú Bắc Kạn",
    "Trường THPT Ba Bể",
    "Trường THPT Bình Trung",
    "Trường THPT Bộc Bố",
    "Trường THPT Chợ Đồn",
    "Trường THPT Chợ Mới",
    "Trường THPT Na Rì",
    "Trường THPT Nà Phặc",
    "Trường THPT Ngân Sơn",
    "Trường THPT Phủ Thông",
    "Trường THPT Yên Hân",
)
HEALTH_SERVICES = (
    "Bệnh viện Đa khoa tỉnh Bắc Kạn",
    "Trung tâm Kiểm soát bệnh tật tỉnh Bắc Kạn",
    "Trung tâm Kiểm nghiệm tỉnh Bắc Kạn",
    "Trung tâm Pháp y tỉnh Bắc Kạn",
)
HEALTH_OFFICES = (
    "Chi cục Dân số – Kế hoạch hóa gia đình tỉnh Bắc Kạn",
    "Chi cục An toàn vệ sinh thực phẩm tỉnh Bắc Kạn",
)
STATE_COMPANIES = (
    "Công ty Điện lực Bắc Kạn",
    "Viễn thông Bắc Kạn",
    "Bưu điện tỉnh Bắc Kạn",
    "Công ty TNHH MTV Quản lý, khai thác công trình thủy lợi Bắc Kạn",
    "Công ty TNHH MTV Lâm nghiệp Bắc Kạn",
    "Công ty TNHH MTV Xổ số kiến thiết Bắc Kạn",
)
