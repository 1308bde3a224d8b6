"""What must be so before a summary's figures are frozen or it is published."""

from django.utils.translation import gettext as _

from common.clock import today
from common.verdict import YES, Verdict, not_now


def day_of_figures_has_come(summary) -> Verdict:
    """Figures are frozen as of a day that has come."""
    if summary.as_of <= today():
        return YES
    return not_now(
        _("Số liệu tính đến hết ngày %(day)s, ngày ấy chưa tới. Hãy sửa ngày trong dự thảo, hoặc chờ đến ngày ấy.")
        % {"day": f"{summary.as_of:%d/%m/%Y}"}
    )


def is_about_something(summary) -> Verdict:
    """There is a campaign to sum up."""
    if summary.parts.exists():
        return YES
    return not_now(_("Báo cáo chưa có phong trào nào. Hãy sửa dự thảo và chọn phong trào."))


def is_assessed(summary) -> Verdict:
    """Somebody has said what to think of the figures."""
    if summary.assessment.strip():
        return YES
    return not_now(_("Phần «Đánh giá» còn trống. Hãy sửa dự thảo và viết phần này."))


def is_signed_by_somebody(summary) -> Verdict:
    """The paper says where it is from and who signs it."""
    if summary.place and summary.signer_name:
        return YES
    return not_now(_("Chưa có địa danh hoặc người ký. Hãy sửa dự thảo, hoặc đặt ở «Tiêu đề văn bản» rồi sửa dự thảo."))
