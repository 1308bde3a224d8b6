"""What is done to an exemplar, in the words of its timeline."""

from django.utils.translation import gettext_lazy as _

from common.editing import EDIT

DONE = {
    "create": _("lập điển hình"),
    EDIT: _("sửa điển hình"),
    "propose": _("đề cử điển hình"),
    "take_back": _("đưa điển hình về nháp"),
    "select": _("chốt điển hình được bình chọn"),
    "approve": _("duyệt điển hình"),
    "return": _("trả lại điển hình"),
    "refuse": _("không duyệt điển hình"),
    "publish": _("công bố điển hình"),
    "withdraw": _("gỡ điển hình khỏi trang công khai"),
    "lose_consent": _("gỡ điển hình vì sự đồng ý đã rút"),
    "rework": _("đưa điển hình ra soạn lại"),
    "consent": _("ghi sự đồng ý công khai"),
    "withdraw_consent": _("rút sự đồng ý công khai"),
    "add_photo": _("thêm ảnh"),
    "edit_photo": _("sửa chú thích, thứ tự ảnh"),
    "remove_photo": _("bỏ ảnh"),
}
"""Verbs in the past of every line an exemplar can have; its table of moves takes its own from here."""
