"""What is done to a proposal, in the words of its timeline."""

from django.utils.translation import gettext_lazy as _

from common.editing import EDIT

DONE = {
    "create": _("lập đề nghị khen đột xuất"),
    EDIT: _("sửa đề nghị khen đột xuất"),
    "add_file": _("thêm tệp"),
    "remove_file": _("bỏ tệp"),
    "send": _("gửi đề nghị khen đột xuất"),
    "take_back": _("rút đề nghị về nháp"),
    "accept": _("nhận đề nghị khen đột xuất"),
    "return": _("trả lại đề nghị khen đột xuất"),
    "refuse": _("không nhận đề nghị khen đột xuất"),
    "reopen": _("xét lại đề nghị khen đột xuất"),
    "draft": _("đưa đề nghị vào dự thảo quyết định"),
}
"""Verbs in the past of every line a proposal can have; its table of moves takes its own from here."""
