"""Titles of initiatives, put together from what people of each trade really improve; all invented."""

from dataclasses import dataclass
from itertools import product

from sample.bac_kan_2020.units import BaseUnion


@dataclass(frozen=True, slots=True)
class Topic:
    """A title without its place, its kind and field, as the sheet ``initiatives`` names them."""

    title: str
    kind: str
    field: str


def _cross(pattern: str, firsts: str, seconds: str, kind: str, field: str) -> list[Topic]:
    """One topic for every pair of the two semicolon lists, in ``pattern``'s places {0} and {1}."""
    return [
        Topic(pattern.format(first.strip(), second.strip()), kind, field)
        for first, second in product(firsts.split(";"), seconds.split(";"))
    ]


_OFFICE_WAYS = "Giải pháp nâng cao hiệu quả; Cải tiến quy trình; Ứng dụng công nghệ thông tin trong"

TOPICS: dict[str, list[Topic]] = {
    "kindergarten": _cross(
        "Một số biện pháp {0} cho trẻ {1} tuổi",
        "phát triển ngôn ngữ; rèn kỹ năng tự phục vụ; giáo dục vệ sinh cá nhân; giáo dục kỹ năng "
        "sống; giáo dục bảo vệ môi trường; tăng cường tiếng Việt; giáo dục an toàn giao thông; phát "
        "triển vận động; phòng tránh suy dinh dưỡng; giáo dục lễ giáo; tổ chức trò chơi dân gian; làm "
        "quen với toán",
        "3–4; 4–5; 5–6",
        "experience",
        "Giáo dục mầm non",
    ),
    "primary": _cross(
        "Biện pháp giúp học sinh lớp {1} {0}",
        "học tốt môn Toán; đọc đúng, viết đúng tiếng Việt; rèn chữ viết; giải toán có lời văn; viết "
        "văn miêu tả; mạnh dạn giao tiếp; tích cực tham gia hoạt động trải nghiệm; học tốt môn Âm "
        "nhạc; rèn nền nếp tự quản",
        "1; 2; 3; 4; 5",
        "experience",
        "Giáo dục tiểu học",
    ),
    "secondary": _cross(
        "{0} môn {1} cấp trung học cơ sở",
        "Đổi mới kiểm tra, đánh giá trong; Sử dụng sơ đồ tư duy khi dạy học; Bồi dưỡng học sinh giỏi; "
        "Phụ đạo học sinh chưa đạt chuẩn; Tổ chức dạy học theo dự án trong",
        "Toán; Ngữ văn; Tiếng Anh; Vật lý; Hóa học; Sinh học; Lịch sử; Địa lý",
        "experience",
        "Giáo dục trung học cơ sở",
    ),
    "high_school": _cross(
        "{0} môn {1} cấp trung học phổ thông",
        "Xây dựng hệ thống bài tập phân hóa; Ôn thi tốt nghiệp hiệu quả; Dạy học gắn với địa phương trong; "
        "Ứng dụng thí nghiệm ảo trong; Phát triển năng lực tự học qua",
        "Toán; Ngữ văn; Tiếng Anh; Vật lý; Hóa học; Sinh học; Lịch sử; Địa lý; Tin học",
        "experience",
        "Giáo dục trung học phổ thông",
    ),
    "commune": _cross(
        "{0} {1}",
        _OFFICE_WAYS,
        "tiếp nhận hồ sơ một cửa; quản lý hộ tịch; quản lý đất đai; chi trả trợ cấp xã hội; rà soát "
        "hộ nghèo, hộ cận nghèo; vận động xây dựng nông thôn mới; tiếp công dân; quản lý rừng thôn "
        "bản; phòng, chống thiên tai; hòa giải ở cơ sở",
        "management",
        "Quản lý nhà nước ở cơ sở",
    ),
    "office": _cross(
        "{0} {1}",
        _OFFICE_WAYS,
        "theo dõi nhiệm vụ được giao; lưu trữ hồ sơ, tài liệu; thẩm định văn bản; giải quyết thủ tục "
        "hành chính; quản lý tài sản công; tổng hợp báo cáo định kỳ; phổ biến, giáo dục pháp luật; "
        "tiếp nhận đơn thư; kiểm tra cơ sở; tổ chức hội nghị trực tuyến; đánh giá cán bộ, công chức "
        "hằng tháng",
        "operational",
        "Cải cách hành chính",
    ),
    "service": _cross(
        "{0} {1}",
        _OFFICE_WAYS,
        "sản xuất chương trình phát thanh; tổ chức lễ hội truyền thống; quản lý thiết bị truyền thanh; "
        "biên tập tin, bài; phong trào thể dục, thể thao; bảo tồn hát Then, đàn Tính; phục vụ bạn đọc",
        "operational",
        "Văn hóa, thông tin",
    ),
    "health": _cross(
        "{0} {1}",
        "Cải tiến quy trình; Giải pháp rút ngắn thời gian; Nâng cao an toàn người bệnh trong",
        "khám bệnh ngoại trú; xét nghiệm sinh hóa; cấp phát thuốc; tiêm chủng mở rộng; bàn giao ca trực; "
        "chăm sóc vết thương; quản lý bệnh nhân tăng huyết áp; khử khuẩn dụng cụ; lấy mẫu giám sát dịch; "
        "kiểm tra an toàn thực phẩm",
        "technical",
        "Y tế",
    ),
    "company": _cross(
        "{0} {1}",
        "Cải tiến; Giảm tiêu hao điện của; Hợp lý hóa việc bảo dưỡng; Rút ngắn thời gian sửa chữa",
        "máy nén khí; băng tải cấp liệu; hệ thống hút bụi; hệ thống chiếu sáng nhà xưởng; máy đóng gói; "
        "trạm biến áp nội bộ; xe nâng hàng; hệ thống nước làm mát; máy mài; quạt thông gió",
        "technical",
        "Sản xuất",
    ),
    "cooperative": _cross(
        "{0} {1}",
        "Xây dựng tổ nhóm; Ghi chép sổ sách; Rút ngắn thời gian; Giảm hao hụt khi",
        "thu hoạch, bảo quản; giao hàng; chăm sóc giống; kiểm tra chất lượng; bán hàng trực tuyến",
        "operational",
        "Hợp tác xã",
    ),
    "state_company": _cross(
        "{0} {1}",
        "Ứng dụng phần mềm trong; Hợp lý hóa; Giải pháp giảm chi phí",
        "quản lý khách hàng; bảo dưỡng thiết bị; vận chuyển vật tư; lập kế hoạch sửa chữa; kiểm kê tài sản; "
        "trực ca đêm; chăm sóc sau bán hàng; theo dõi sự cố; xử lý phản ánh của khách hàng; tuần tra tuyến",
        "technical_progress",
        "Sản xuất, kinh doanh",
    ),
    "power": _cross(
        "{0} {1}",
        "Giải pháp giảm sự cố trên; Cải tiến dụng cụ thi công; Giám sát từ xa; Rút ngắn thời gian cắt điện khi sửa",
        "đường dây 35 kV; đường dây 22 kV; trạm biến áp 110 kV; trạm biến áp phân phối; tủ điều khiển "
        "recloser; hệ thống đo đếm; lưới hạ thế nông thôn; hệ thống tiếp địa; hành lang lưới điện",
        "technical",
        "Điện lực",
    ),
}


def title_at(topic: Topic, union: BaseUnion) -> str:
    """The topic's title with the place of the union."""
    return f"{topic.title} tại {union.label}"
