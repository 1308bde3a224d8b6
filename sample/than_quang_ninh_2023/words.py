"""How the invented examples work, and what they say, by field."""

from collections.abc import Mapping

WAYS: Mapping[str, tuple[str, ...]] = {
    "HAM_LO": (
        "Ca nào cũng xuống trước nửa giờ để xem lại vì chống và gió; chỗ chưa chắc thì tự tay sửa rồi mới gọi tổ vào.",
        "Việc khó nhận trước, giờ nghỉ kể lại cho thợ trẻ nghe vì sao phải làm như vậy.",
        "Sổ giao ca ghi đủ từng mét lò; ca sau đọc là biết phải để ý chỗ nào.",
    ),
    "LO_THIEN": (
        "Trước khi lăn bánh đi một vòng quanh xe, xem lốp, phanh, đèn; nhờ vậy cả năm không phải dừng giữa dốc.",
        "Chọn tuyến và giữ tốc độ đều, số lít dầu mỗi chuyến ghi lại để cả đội cùng xem.",
    ),
    "CO_KHI": (
        "Chi tiết hỏng giữ lại, đo, vẽ rồi gia công thử trước khi đề nghị mua mới.",
        "Bản vẽ đồ gá để ở đầu máy, ai cần thì dùng; ba tổ khác đã làm theo.",
    ),
    "CO_DIEN": (
        "Mỗi thiết bị có một trang ghi số lần dừng và vì sao; nhìn vào đó mà kiểm tra trước khi hỏng.",
        "Đêm mưa vẫn có mặt ở trạm bơm, chờ nước rút mới về.",
    ),
    "TUYEN_SINH": (
        "Đi xe máy đến nhà từng em, ngồi nói chuyện với bố mẹ, kể cả những ngày vất vả của nghề.",
        "Cuối tuần ở lại lớp, em nào chưa theo kịp thì học lại từ đầu.",
    ),
    "PHUC_VU": (
        "Hỏi thợ thích ăn gì, ghi lại từng ca, nhờ vậy suất ăn nào cũng hết.",
        "Quần áo trả đúng tủ, đúng giờ; ai ốm có người mang cháo đến phòng.",
    ),
    "QUAN_LY": (
        "Tuần nào cũng đi đủ ba ca, ý kiến của thợ ghi lên bảng và trả lời ngay tại chỗ giao ca.",
        "Việc giao cho ai, đến đâu đều treo ở phân xưởng, ai cũng thấy phần của mình.",
    ),
    "DANG_DOAN_THE": (
        "Gọi điện, đến nhà từng người nghỉ việc dài ngày, gỡ giúp việc nhà rồi mới nói chuyện trở lại.",
        "Kiến nghị nào cũng có người trả lời, có ngày trả lời, chưa được thì nói rõ vì sao.",
    ),
}
QUOTES: Mapping[str, tuple[str, ...]] = {
    "HAM_LO": (
        "Ra lò đủ người mới gọi là xong ca.",
        "Dưới lò, anh em trông vào nhau mà làm.",
    ),
    "LO_THIEN": (
        "Chậm một phút còn hơn để cả nhà phải chờ.",
        "Xe cũng như người, chăm thì bền.",
    ),
    "CO_KHI": ("Sửa được thì chưa vội mua.", "Làm một lần cho chắc, đỡ phải làm lại."),
    "CO_DIEN": ("Gió còn thổi thì lò mới yên.", "Điện là thứ không được phép đoán."),
    "TUYEN_SINH": ("Nói thật về nghề thì người ta mới ở lại với nghề.", "Học trò ra nghề là mình vui."),
    "PHUC_VU": ("Bữa cơm nóng cũng là một phần của tấn than.", "Thợ khỏe thì mỏ mới khỏe."),
    "QUAN_LY": ("Muốn biết ca ba khó chỗ nào thì phải đi ca ba.", "Nghe thợ nói trước rồi hãy quyết."),
    "DANG_DOAN_THE": ("Ai cũng có lúc cần một người đến gõ cửa.", "Đã hứa với thợ thì phải có ngày trả lời."),
}
