"""The guides of those who pay, look into, keep accounts, read, hand in initiatives and run the system."""

from django.utils.translation import gettext_lazy as _

from emulation.guides.guide import Guide, Step
from units.models import Role

FINANCE = Guide(
    slug="tai-chinh",
    title=_("Cán bộ tài chính"),
    lead=_("Lập quỹ khen thưởng, chi theo quyết định, thu hồi khi quyết định bị huỷ."),
    username="taichinh",
    roles=(Role.FINANCE,),
    steps=(
        Step(
            _("Xem danh sách phải chi"),
            _("Trang chủ có khung «Tiền thưởng»: danh sách còn dòng chưa chi và tiền phải thu hồi."),
            seen=("Tiền thưởng",),
        ),
        Step(
            _("Lập quỹ"),
            _(
                "Mở «Tiền thưởng», bấm «Lập quỹ» cho từng năm. «Mức tiền thưởng» là mức theo văn bản. Bấm «Chi "
                "thưởng theo quyết định»."
            ),
            menu="Tiền thưởng",
            seen=("Lập quỹ", "Mức tiền thưởng"),
            pressed=("Chi thưởng theo quyết định",),
        ),
        Step(
            _("Chi thưởng"),
            _(
                "Mỗi quyết định đã công bố có một danh sách chi. Mở danh sách, ghi đã chi từng dòng hoặc nhiều "
                "dòng, in phiếu ký nhận."
            ),
        ),
    ),
)

AUDITOR = Guide(
    slug="kiem-tra",
    title=_("Cán bộ kiểm tra"),
    lead=_("Xem ai làm gì, lúc nào, và kiểm tra nhật ký còn nguyên vẹn."),
    username="kiemtra",
    roles=(Role.AUDITOR,),
    steps=(
        Step(
            _("Kiểm tra nhật ký"),
            _("Trang chủ ghi lần kiểm tra gần nhất. Bấm «Kiểm tra chuỗi nhật ký»."),
            pressed=("Kiểm tra chuỗi nhật ký",),
        ),
        Step(
            _("So mã trên giấy"),
            _(
                "Bấm «Kiểm tra nhật ký» để máy đọc lại cả chuỗi. Mã đã chép ra giấy thì gõ vào ô rồi bấm «So mã»: "
                "chuỗi còn đoạn ấy nghĩa là chưa ai sửa."
            ),
            seen=("Kiểm tra nhật ký", "So mã"),
        ),
        Step(
            _("Tìm một việc"),
            _("«Nhật ký» lọc theo người, việc và ngày; mỗi dòng mở ra trang của việc ấy."),
            menu="Nhật ký",
        ),
        Step(
            _("Xem kiểm tra, giám sát"),
            _(
                "«Kiểm tra, giám sát» có các cuộc kiểm tra, kết quả và yêu cầu khắc phục của đơn vị trong phạm vi "
                "của bạn."
            ),
            menu="Kiểm tra, giám sát",
        ),
    ),
)

MANAGER = Guide(
    slug="quan-ly",
    title=_("Người quản lý tài khoản"),
    lead=_("Mở tài khoản, giao vai trò, bàn giao khi đổi người, kết nối phần mềm."),
    username="quanly",
    roles=(Role.MANAGER,),
    steps=(
        Step(
            _("Xem tài khoản cần chú ý"),
            _("Khung «Tài khoản» ở trang chủ có người chưa đăng nhập lần nào và vai trò sắp hết hạn."),
            seen=("Tài khoản",),
        ),
        Step(
            _("Mở tài khoản"),
            _(
                "Ở «Phân quyền», bấm «Giao vai trò» cho người đã có tài khoản, «Bàn giao» khi đổi người phụ "
                "trách. Người mới thì bấm «Mở tài khoản»."
            ),
            menu="Phân quyền",
            seen=("Giao vai trò", "Bàn giao"),
            pressed=("Mở tài khoản",),
        ),
        Step(
            _("Ghi tên, đơn vị, vai trò"),
            _(
                "Điền rồi bấm «Mở tài khoản». Mật khẩu tạm hiện một lần để in hoặc đọc cho người ấy; lần đầu đăng "
                "nhập phải đổi."
            ),
            seen=("Mở tài khoản",),
        ),
        Step(
            _("Kết nối phần mềm khác"),
            _(
                "Ở «Kết nối phần mềm», bấm «Cấp mã truy cập» cho phần mềm quản lý đoàn viên hay văn bản đọc số "
                "liệu của đơn vị."
            ),
            menu="Kết nối phần mềm",
            seen=("Cấp mã truy cập",),
        ),
    ),
)

VIEWER = Guide(
    slug="nguoi-xem",
    title=_("Người xem"),
    lead=_("Tra cứu phong trào, hồ sơ, khen thưởng và báo cáo của các đơn vị trong phạm vi của mình."),
    username="xem",
    roles=(Role.VIEWER,),
    steps=(
        Step(
            _("Xem phong trào đang diễn ra"),
            _(
                "Trang chủ có «Phong trào đang diễn ra» với số đơn vị chưa gửi, chờ duyệt, đã nhận. Số nào cũng "
                "mở ra danh sách."
            ),
            seen=("Phong trào đang diễn ra",),
        ),
        Step(
            _("Mở báo cáo"),
            _("Ở «Các báo cáo», chọn một báo cáo, ví dụ «Từ đăng ký đến khen thưởng»."),
            menu="Các báo cáo",
            pressed=("Từ đăng ký đến khen thưởng",),
        ),
        Step(
            _("Chọn phong trào"),
            _(
                "Chọn phong trào, đơn vị, đến ngày nào rồi bấm «Xem». Bảng có biểu đồ bên cạnh, in được, xuất "
                "Excel được."
            ),
            seen=("Xem",),
        ),
        Step(
            _("Tra sổ vàng"),
            _("«Sổ vàng» có mọi lượt khen đã có quyết định; tìm theo tên, năm, danh hiệu, số quyết định."),
            menu="Sổ vàng",
        ),
    ),
)

WORKER = Guide(
    slug="nguoi-lao-dong",
    title=_("Người lao động"),
    lead=_("Gửi sáng kiến và xem sáng kiến của mình được xử lý đến đâu."),
    username="congnhan",
    roles=(),
    on_phone=True,
    steps=(
        Step(
            _("Xem sáng kiến của tôi"),
            _("Trang chủ có «Sáng kiến của tôi». Bấm «Xem tất cả, gửi sáng kiến»."),
            seen=("Sáng kiến của tôi",),
            pressed=("Xem tất cả, gửi sáng kiến",),
        ),
        Step(
            _("Gửi sáng kiến"),
            _(
                "Trang này có mọi sáng kiến bạn là tác giả, kể cả cái đang chờ đơn vị xác nhận, và chỗ gửi sáng "
                "kiến mới."
            ),
        ),
    ),
)

ADMIN = Guide(
    slug="quan-tri",
    title=_("Quản trị hệ thống"),
    lead=_("Xem việc chạy nền, tiêu chuẩn chờ người thứ hai, danh mục."),
    username="admin",
    roles=("superuser",),
    steps=(
        Step(
            _("Xem việc chạy nền"),
            _("Khung «Việc chạy nền» ở trang chủ có việc đang chạy và việc hỏng; bấm vào số để xem từng việc."),
            seen=("Việc chạy nền",),
        ),
        Step(
            _("Xem việc cần quyết"),
            _(
                "Khung «Cần người quản trị xem» có phiên bản tiêu chuẩn chờ duyệt, điểm dữ liệu cần làm rõ, tài "
                "khoản đã khoá."
            ),
            seen=("Cần người quản trị xem",),
        ),
        Step(
            _("Sửa danh mục, tiêu chuẩn"),
            _(
                "«Tiêu chuẩn» có các phiên bản và căn cứ văn bản. Danh mục sửa ở trang quản trị, mở từ menu mang "
                "tên bạn."
            ),
            menu="Tiêu chuẩn",
        ),
    ),
)
