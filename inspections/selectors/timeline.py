"""What is done to an inspection, in the words of its timeline."""

from django.utils.translation import gettext_lazy as _

from common.editing import EDIT

DONE = {
    "create": _("lập cuộc kiểm tra"),
    EDIT: _("sửa kế hoạch"),
    "announce": _("báo cho các đơn vị"),
    "start": _("bắt đầu"),
    "visit": _("ghi ngày làm việc"),
    "conclude": _("kết luận"),
    "close": _("khép lại"),
    "cancel": _("huỷ"),
    "report": _("báo cáo khắc phục"),
    "confirm": _("xác nhận đã khắc phục"),
    "return": _("yêu cầu khắc phục lại"),
    "add_units": _("thêm đơn vị"),
    "remove_unit": _("bỏ đơn vị"),
    "add_file": _("thêm tệp"),
    "remove_file": _("bỏ tệp"),
}
"""Verbs in the past of the lines an inspection and its parts can have; the tables of moves take theirs from here."""
