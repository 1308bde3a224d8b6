"""What is done to a contest, in the words of its timeline."""

from django.utils.translation import gettext_lazy as _

from common.editing import EDIT

DONE = {
    "create": _("lập hội thi"),
    EDIT: _("sửa hội thi"),
    "open": _("mở đăng ký dự thi"),
    "register": _("đăng ký thí sinh"),
    "take_out": _("bỏ thí sinh"),
    "hold": _("ghi hội thi đã tổ chức"),
    "results": _("nhập kết quả"),
    "confirm": _("xác nhận kết quả"),
    "publish": _("công bố kết quả"),
    "reopen": _("rút kết quả để sửa"),
    "cancel": _("huỷ hội thi"),
}
"""Verbs in the past of every line a contest can have; its table of moves takes its own from here."""
