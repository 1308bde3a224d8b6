"""The guides of those who put up, examine, approve and vote."""

from django.utils.translation import gettext_lazy as _

from emulation.guides.guide import Guide, Step
from units.models import Role

EDITOR = Guide(
    slug="can-bo-co-so",
    title=_("Cán bộ công đoàn cơ sở"),
    lead=_("Đăng ký thi đua cho đơn vị mình, gửi hồ sơ và theo dõi đến khi có kết quả."),
    username="canbo",
    roles=(Role.EDITOR,),
    on_phone=True,
    steps=(
        Step(
            _("Xem việc phải làm"),
            _(
                "Đăng nhập là thấy «Việc phải làm»: việc gì, của đơn vị nào, còn mấy ngày. Mỗi việc có một nút; "
                "hồ sơ đang soạn dở thì bấm «Làm tiếp»."
            ),
            seen=("Việc phải làm",),
            pressed=("Làm tiếp",),
        ),
        Step(
            _("Mở hồ sơ đăng ký"),
            _(
                "Hồ sơ chia thành từng phần: «Tập thể», «Cá nhân», «Sáng kiến», «Công trình», «Tệp đính kèm». Làm "
                "phần nào trước cũng được, máy tự lưu. Khung «Còn thiếu gì?» nói hồ sơ còn thiếu gì. Để thêm "
                "người, bấm «Cá nhân»."
            ),
            seen=("Tập thể", "Cá nhân", "Sáng kiến", "Công trình", "Tệp đính kèm", "Còn thiếu gì?"),
            pressed=("Cá nhân",),
        ),
        Step(
            _("Thêm người"),
            _(
                "Gõ tên, không dấu cũng được, chọn danh hiệu rồi bấm «Thêm vào hồ sơ». Nhiều người thì «Chọn "
                "nhiều từ danh sách» hoặc «Dán từ Excel». Xong thì bấm «Xong phần này, về hồ sơ»."
            ),
            seen=("Thêm vào hồ sơ", "Chọn nhiều từ danh sách", "Dán từ Excel"),
            pressed=("Xong phần này, về hồ sơ",),
        ),
        Step(
            _("Kiểm tra rồi gửi"),
            _("Đủ các phần thì bấm «Kiểm tra và gửi»."),
            pressed=("Kiểm tra và gửi",),
        ),
        Step(
            _("Gửi hồ sơ"),
            _(
                "Trang này nêu những điểm cần xem lại. Phần nào chưa đúng thì bấm nút sửa của phần ấy; đúng rồi "
                "thì bấm «Gửi hồ sơ» và nhận biên nhận có số, giờ. Chưa muốn gửi thì bấm «Chưa gửi»."
            ),
            seen=("Gửi hồ sơ",),
            pressed=("Chưa gửi",),
        ),
        Step(
            _("Theo dõi hồ sơ"),
            _(
                "Ở «Hồ sơ» có mọi hồ sơ của đơn vị. Công đoàn cấp trên trả lại thì trang chủ nhắc, kèm lý do và "
                "hạn; sửa rồi gửi lại."
            ),
            menu="Hồ sơ",
        ),
        Step(
            _("Xem kết quả"),
            _("Khi có quyết định, tập thể và người được khen của đơn vị có tên trong «Sổ vàng»."),
            menu="Sổ vàng",
        ),
    ),
)

SPECIALIST = Guide(
    slug="chuyen-vien",
    title=_("Chuyên viên công đoàn cấp trên"),
    lead=_("Phát động phong trào, thẩm định hồ sơ, tổng hợp xét khen, lập báo cáo."),
    username="huyen",
    roles=(Role.SPECIALIST,),
    steps=(
        Step(
            _("Xem hồ sơ chờ xử lý"),
            _(
                "Trang chủ có «Hồ sơ chờ tôi xử lý», xếp theo hạn chứ không theo ngày đến. Bấm vào con số «Còn "
                "hơn 3 ngày» để mở danh sách có đúng bấy nhiêu hồ sơ."
            ),
            seen=("Hồ sơ chờ tôi xử lý",),
            pressed=("Còn hơn 3 ngày",),
        ),
        Step(
            _("Bắt đầu từ hồ sơ gấp nhất"),
            _(
                "Chọn nhiều hồ sơ thì «Nhận các hồ sơ đã chọn» hoặc «Giao cho…» người khác; lúc nào cũng có bước "
                "xem trước. Muốn làm lần lượt thì bấm «Xử lý hồ sơ đầu tiên»."
            ),
            seen=("Nhận các hồ sơ đã chọn", "Giao cho…"),
            pressed=("Xử lý hồ sơ đầu tiên",),
        ),
        Step(
            _("Thẩm định"),
            _(
                "Khung «Từng đối tượng» có kết quả máy đối chiếu tiêu chuẩn của từng người, từng tập thể; mở «Vì sao?» "
                "để xem căn cứ, ghi ý kiến rồi bấm «Lưu», hoặc «Lưu và xem hồ sơ tiếp». Xong cả hồ sơ thì «Nhận hồ "
                "sơ», «Trả lại bổ sung» kèm lý do và hạn mới, hoặc «Kết luận không đạt»."
            ),
            seen=(
                "Từng đối tượng",
                "Vì sao?",
                "Lưu",
                "Lưu và xem hồ sơ tiếp",
                "Nhận hồ sơ",
                "Trả lại bổ sung",
                "Kết luận không đạt",
            ),
        ),
        Step(
            _("Theo dõi phong trào"),
            _(
                "Ở «Phong trào thi đua», mở phong trào để xem đơn vị nào đã tham gia, chưa gửi, đã nhận, và nhắc "
                "đơn vị chưa gửi. Người của đơn vị phát động còn soạn, phát động, khoá đăng ký ở đây."
            ),
            menu="Phong trào thi đua",
            first="/campaigns/",
        ),
        Step(
            _("Tổng hợp xét khen"),
            _(
                "Khoá đăng ký xong, mở «Tổng hợp xét khen»: máy đối chiếu từng đối tượng với tiêu chuẩn và xếp "
                "theo chỉ tiêu. Mỗi kết quả có căn cứ mở ra xem được."
            ),
            menu="Tổng hợp xét khen",
        ),
        Step(
            _("Lập báo cáo"),
            _(
                "«Các báo cáo» có đăng ký, khen thưởng, sáng kiến, công trình, chỉ tiêu…, in được, xuất Excel "
                "được; con số nào cũng mở ra danh sách. «Sơ kết, tổng kết» giữ số liệu của một ngày thành báo cáo "
                "ký được."
            ),
            menu="Các báo cáo",
            seen=("Sơ kết, tổng kết",),
        ),
    ),
)

APPROVER = Guide(
    slug="nguoi-duyet",
    title=_("Người phê duyệt"),
    lead=_("Phê duyệt kết quả xét khen, duyệt và ký quyết định."),
    username="chutich",
    roles=(Role.APPROVER,),
    steps=(
        Step(
            _("Xem việc chờ ký"),
            _(
                "Trang chủ mở bằng «Chờ tôi ký»: mỗi danh hiệu bao nhiêu, tỷ lệ lao động trực tiếp và nữ, chỉ "
                "tiêu còn bao nhiêu. Bấm vào số để mở danh sách rồi phê duyệt hoặc từ chối kèm lý do."
            ),
            seen=("Chờ tôi ký",),
        ),
        Step(
            _("Duyệt quyết định"),
            _(
                "Ở «Quyết định» có dự thảo đang đi qua từng bước duyệt. «Số văn bản» là sổ số. Vắng mặt thì giao "
                "người khác duyệt thay ở «Uỷ quyền duyệt»."
            ),
            menu="Quyết định",
            seen=("Số văn bản",),
            pressed=("Uỷ quyền duyệt",),
        ),
        Step(
            _("Uỷ quyền"),
            _("Bấm «Uỷ quyền», chọn người và khoảng ngày. Uỷ quyền tự hết khi quá ngày cuối."),
            seen=("Uỷ quyền",),
        ),
        Step(
            _("Đọc báo cáo"),
            _(
                "Số liệu của phong trào ở «Các báo cáo»; «Từ đăng ký đến khen thưởng» cho thấy bao nhiêu lượt đi "
                "đến cuối."
            ),
            menu="Các báo cáo",
            seen=("Từ đăng ký đến khen thưởng",),
        ),
    ),
)

COUNCIL = Guide(
    slug="uy-vien-hoi-dong",
    title=_("Ủy viên hội đồng"),
    lead=_("Đọc trước nội dung phiên họp, khai xung đột lợi ích, bỏ phiếu."),
    username="hoidong1",
    roles=(Role.COUNCIL,),
    steps=(
        Step(
            _("Xem phiên họp của tôi"),
            _("Trang chủ có «Phiên họp hội đồng của tôi» với số nội dung chưa bỏ phiếu. Bấm tên phiên họp để mở."),
            seen=("Phiên họp hội đồng của tôi",),
            first="/councils/sessions/",
        ),
        Step(
            _("Đọc nội dung, khai xung đột"),
            _(
                "«Nội dung biểu quyết» có liên kết đến từng hồ sơ để đọc trước. Nội dung nào liên quan đến mình "
                "thì bấm «Khai xung đột lợi ích». Khi phiên họp mở, phiếu hiện ngay trên trang này."
            ),
            seen=("Nội dung biểu quyết",),
            pressed=("Khai xung đột lợi ích",),
        ),
        Step(
            _("Xem hội đồng"),
            _("Ở «Hội đồng» có thành viên, nhiệm kỳ, các phiên họp và biên bản."),
            menu="Hội đồng",
        ),
    ),
)
