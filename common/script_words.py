"""What ``static/js/emulation.js`` says, translated here: the script itself knows no language."""

from functools import lru_cache
from typing import Final

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

WORDS: Final = {
    "bulk-none": _("Đánh dấu %(noun)s rồi chọn việc cần làm"),
    "bulk-some": _("Đã chọn %(count)s %(noun)s"),
    "copied": _("Đã chép"),
    "copy-failed": _("Trình duyệt không cho chép. Hãy chọn chữ rồi nhấn Ctrl+C."),
    "saving": _("Đang lưu…"),
    "saved": _("Đã lưu nháp lúc %(time)s"),
    "unsaved": _("Có thay đổi chưa lưu"),
    "save-offline": _("Chưa lưu được vì mất kết nối. Chữ đã gõ vẫn còn trên trang; sẽ tự thử lại."),
    "save-signed-out": _(
        "Chưa lưu được vì phiên làm việc đã hết. Hãy đăng nhập ở một thẻ khác rồi quay lại trang này."
    ),
    "save-refused": _("Chưa lưu được. Hãy bấm «Lưu nháp» để xem lý do."),
    "part-failed": _("Không tải được phần này. Hãy kiểm tra kết nối rồi thử lại."),
    "loading": _("Đang tải…"),
    "found": _("Có %(count)s kết quả. Dùng phím mũi tên để chọn."),
    "found-none": _("Không thấy kết quả nào. Hãy thử ít chữ hơn hoặc tìm theo mã."),
    "more": _("Còn kết quả khác nữa: hãy gõ thêm để thu hẹp."),
    "search-failed": _("Chưa tìm được vì mất kết nối. Hãy thử lại."),
}


def script_words() -> SafeString:
    """The element the script reads its sentences from, in the language of the page."""
    return _script_words(get_language())


@lru_cache
def _script_words(language: str | None) -> SafeString:
    sentences = format_html_join("", ' data-{}="{}"', ((name, str(text)) for name, text in WORDS.items()))
    return format_html('<div id="td-words" hidden{}></div>', sentences)
