"""What happened to a run or to one of its results, in active sentences, newest first."""

from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from awards.models import Outcome
from common.models import AuditEntry
from common.timeline import lines_about
from common.vietnamese import format_number

DONE: Final = {
    "begin": gettext_lazy("Máy chủ bắt đầu tính"),
    "interrupt": gettext_lazy("Máy chủ ghi nhận gián đoạn, sẽ tự tính tiếp"),
    "finish": gettext_lazy("Máy chủ tính xong"),
    "start": gettext_lazy("%(who)s cho tổng hợp %(entries)s đối tượng"),
    "cancel": gettext_lazy("%(who)s huỷ lần tổng hợp"),
    "seal": gettext_lazy("%(who)s niêm phong kết quả"),
    "bulk_approve": gettext_lazy("%(who)s phê duyệt hàng loạt %(done)s trong %(chosen)s đối tượng đã chọn"),
    "bulk_refuse": gettext_lazy("%(who)s không phê duyệt hàng loạt %(done)s trong %(chosen)s đối tượng đã chọn"),
    "approve": gettext_lazy("%(who)s phê duyệt"),
    "approve_below_line": gettext_lazy("%(who)s phê duyệt ngoài vạch chỉ tiêu"),
    "refuse": gettext_lazy("%(who)s không phê duyệt"),
    "reconsider": gettext_lazy("%(who)s đưa về chờ duyệt"),
    "decide": gettext_lazy("%(who)s đưa vào quyết định chờ công bố"),
    "undecide": gettext_lazy("%(who)s đưa ra khỏi quyết định chờ công bố"),
    "publish": gettext_lazy("%(who)s công bố quyết định"),
    "send_up": gettext_lazy("%(who)s gửi tờ trình lên cấp trên"),
    "take_back": gettext_lazy("%(who)s rút tờ trình"),
    "grant": gettext_lazy("%(who)s ghi: cấp trên tặng"),
    "not_grant": gettext_lazy("%(who)s ghi: cấp trên không tặng"),
    "create": gettext_lazy("%(who)s soạn phiên bản"),
    "edit": gettext_lazy("%(who)s sửa bản nháp"),
    "approve_standard": gettext_lazy("%(who)s duyệt phiên bản"),
    "enter_force": gettext_lazy("Phiên bản có hiệu lực, theo quyết định duyệt của %(who)s"),
    "supersede": gettext_lazy("Phiên bản hết hiệu lực: có phiên bản thay thế, %(who)s duyệt"),
    "end": gettext_lazy("%(who)s bãi bỏ phiên bản"),
    "withdraw": gettext_lazy("%(who)s bãi bỏ phiên bản trước ngày áp dụng"),
    "expire": gettext_lazy("Phiên bản hết thời hạn áp dụng"),
    "override": gettext_lazy("%(who)s ghi kết quả khác với máy: %(outcome)s"),
    "withdraw_override": gettext_lazy("%(who)s bỏ kết quả do người ghi"),
}
TONES: Final = dict.fromkeys(
    ("approve", "approve_below_line", "publish", "finish", "seal", "approve_standard", "grant", "enter_force"), "green"
) | dict.fromkeys(("refuse", "cancel", "end", "withdraw", "not_grant"), "red")


def timeline_of(row) -> list[dict[str, Any]]:
    """The events of ``row`` for the timeline of its page; ``line`` is the audit line itself."""
    return [
        {
            "title": _sentence(line),
            "at": line.at,
            "note": line.note,
            "tone": TONES.get(line.move, ""),
            "line": line,
        }
        for line in lines_about(row)
    ]


def _sentence(line: AuditEntry) -> str:
    figures = {key: format_number(line.data.get(key, 0)) for key in ("entries", "chosen", "done")}
    outcome = line.data.get("outcome")
    words = {"who": line.actor, "outcome": Outcome(outcome).label if outcome else ""}
    sentence = str(DONE[line.move]) % (figures | words)
    if waiver := line.data.get("waiver"):
        sentence += " " + _("(theo văn bản cho phép: %(waiver)s)") % {"waiver": waiver}
    return sentence
