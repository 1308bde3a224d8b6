"""Invented names and titles; every person and place made of them is sample data."""

from random import Random

from common.vietnamese import name_sort_key


def _words(text: str) -> list[str]:
    return text.split()


FAMILY = _words("Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Trịnh Mai Đoàn")
MIDDLE = {
    "male": _words("Văn Đức Minh Quang Hữu Thanh Quốc Xuân Ngọc Đình Công Anh Tiến Trọng"),
    "female": _words("Thị Thị Ngọc Thu Thanh Kim Minh Phương Hồng Mai Bích Thùy"),
}
GIVEN = {
    "male": _words(
        "An Bình Cường Dũng Đạt Đức Giang Hải Hiếu Hoà Hùng Huy Khánh Kiên Lâm Long Mạnh Nam Nghĩa Phong Phúc "
        "Quân Sơn Tài Thắng Thành Tiến Toàn Trung Tuấn Tùng Việt Vinh Ước"
    ),
    "female": _words(
        "Anh Ánh Chi Diệp Dung Duyên Giang Hà Hạnh Hằng Hiền Hoa Huệ Hương Lan Liên Linh Loan Mai My Nga Ngọc "
        "Nhung Oanh Phương Quyên Quỳnh Tâm Thảo Thuỷ Trang Vân Xuân Yến"
    ),
}
PLACE_FIRST = _words(
    "An Bình Châu Đông Gia Hà Hoà Hưng Kim Lạc Lộc Long Minh Nam Phú Phước Quang Tam Tân Thạnh Thuận Vĩnh"
)
PLACE_SECOND = _words(
    "Bắc Bình Cường Đức Giang Hải Hậu Khánh Lâm Lợi Lương Mỹ Nghĩa Phong Quý Sơn Thành Thịnh Trung Xuân Yên"
)

UNION_NAMES = {
    "school": ("CĐCS Trường Tiểu học {0}", "CĐCS Trường THCS {0}", "CĐCS Trường Mầm non {0}", "CĐCS Trường THPT {0}"),
    "commune": ("CĐCS UBND xã {0}", "CĐCS UBND thị trấn {0}"),
    "agency": ("CĐCS Hạt Kiểm lâm {0}", "CĐCS Phòng Tài chính - Kế hoạch {0}"),
    "administrative": ("CĐCS Trung tâm Y tế {0}", "CĐCS Trung tâm Văn hoá {0}"),
    "enterprise_private": ("CĐCS Công ty TNHH May {0}", "CĐCS Công ty Cổ phần {0}", "CĐCS Công ty TNHH Gỗ {0}"),
    "enterprise_state": ("CĐCS Công ty Thuỷ nông {0}", "CĐCS Điện lực {0}"),
}
BLOCKS = _words(
    "enterprise_private school school commune school enterprise_private school agency school commune "
    "administrative school enterprise_private school commune school enterprise_state school commune school"
)
"""The blocks of base unions in turn; the first is that of the account ``canbo``, the second of ``canbo2``."""

POSITIONS = {
    "school": ("Giáo viên", "Giáo viên", "Giáo viên", "Tổ trưởng chuyên môn", "Nhân viên", "Phó hiệu trưởng"),
    "commune": ("Công chức", "Công chức", "Cán bộ", "Văn phòng - Thống kê", "Phó chủ tịch UBND"),
    "agency": ("Chuyên viên", "Chuyên viên", "Kiểm lâm viên", "Phó trưởng phòng"),
    "administrative": ("Viên chức", "Điều dưỡng", "Y sĩ", "Viên chức", "Phó giám đốc"),
    "enterprise_private": ("Công nhân", "Công nhân", "Công nhân", "Công nhân", "Tổ trưởng", "Quản đốc"),
    "enterprise_state": ("Công nhân vận hành", "Công nhân", "Kỹ sư", "Nhân viên", "Trưởng phòng"),
}
GROUPS = {
    "school": ("class_group", "Tổ chuyên môn {0}"),
    "commune": ("department", "Bộ phận chuyên môn {0}"),
    "agency": ("department", "Phòng nghiệp vụ {0}"),
    "administrative": ("department", "Khoa, phòng {0}"),
    "enterprise_private": ("team", "Tổ sản xuất {0}"),
    "enterprise_state": ("workshop", "Phân xưởng {0}"),
}
TOPICS = {
    "school": (
        ("Một số biện pháp {0} cho học sinh", "experience", "Giáo dục"),
        (
            "rèn kỹ năng đọc hiểu",
            "nâng cao chất lượng tự học",
            "giáo dục kỹ năng sống",
            "phụ đạo đối tượng chưa đạt chuẩn",
            "gây hứng thú với môn Toán",
            "phòng chống đuối nước",
        ),
    ),
    "commune": (
        ("Giải pháp {0} tại xã", "management", "Cải cách hành chính"),
        (
            "rút ngắn thời gian trả kết quả hồ sơ",
            "số hoá hồ sơ hộ tịch",
            "vận động phân loại rác tại nguồn",
            "theo dõi hộ chính sách",
        ),
    ),
    "agency": (
        ("Giải pháp {0}", "management", "Quản lý nhà nước"),
        (
            "quản lý văn bản trên phần mềm dùng chung",
            "phối hợp tuần tra bảo vệ rừng",
            "lập dự toán theo mẫu thống nhất",
        ),
    ),
    "administrative": (
        ("Cải tiến quy trình {0}", "operational", "Y tế, văn hoá"),
        ("tiếp nhận người bệnh", "lưu trữ hồ sơ bệnh án", "kiểm kê vật tư", "tổ chức sự kiện ở cơ sở"),
    ),
    "enterprise_private": (
        ("Cải tiến {0}", "technical", "Sản xuất"),
        (
            "đồ gá để giảm thời gian thay khuôn",
            "khâu cắt để giảm hao hụt vật liệu",
            "chuyền may theo cụm",
            "hệ thống hút bụi tại xưởng",
            "cách bố trí kho nguyên liệu",
        ),
    ),
    "enterprise_state": (
        ("Ứng dụng {0}", "technical_progress", "Kỹ thuật"),
        ("cảm biến để giám sát trạm bơm", "bảng điều khiển từ xa", "đo rung động để bảo trì sớm"),
    ),
}
WORKS = (
    ("Nhà ăn ca cho người lao động", "construction"),
    ("Vườn thuốc nam", "model"),
    ("Sân thể thao", "construction"),
    ("Kho dữ liệu hồ sơ điện tử", "product"),
    ("Đường hoa, điện chiếu sáng", "task"),
)


class Names:
    """People's names with their sort keys, each key worked out once."""

    def __init__(self) -> None:
        self._known: dict[tuple[int, int, int, str], tuple[str, str]] = {}

    def draw(self, draw: Random, gender: str) -> tuple[str, str]:
        """A full name and its sort key."""
        middles, givens = MIDDLE[gender], GIVEN[gender]
        place = (_below(draw, len(FAMILY)), _below(draw, len(middles)), _below(draw, len(givens)), gender)
        if place not in self._known:
            name = f"{FAMILY[place[0]]} {middles[place[1]]} {givens[place[2]]}"
            self._known[place] = (name, name_sort_key(name))
        return self._known[place]


def place_name(number: int) -> str:
    """An invented place; the same number, the same name, and a numeral once all pairs are used."""
    pairs = len(PLACE_FIRST) * len(PLACE_SECOND)
    shuffled = number * 197 % pairs
    first, second = divmod(shuffled, len(PLACE_SECOND))
    again = number // pairs
    return f"{PLACE_FIRST[first]} {PLACE_SECOND[second]}" + (f" {again + 1}" if again else "")


def _below(draw: Random, count: int) -> int:
    return int(draw.random() * count)
