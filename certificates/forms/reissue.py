from django import forms
from django.utils.translation import gettext_lazy

from certificates.models import IssueReason
from common.fields import CleanCharFormField


class ReissueForm(forms.Form):
    """Why a sheet is given once more."""

    reason = forms.ChoiceField(
        label=gettext_lazy("Vì sao cấp lại"),
        choices=[(reason.value, reason.label) for reason in IssueReason if reason != IssueReason.FIRST],
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Hãy chọn lý do cấp lại.")},
    )
    note = CleanCharFormField(
        label=gettext_lazy("Ghi chú"),
        help_text=gettext_lazy("Ví dụ: đơn đề nghị ngày nào, của ai. Không hiện trên trang tra cứu."),
        max_length=255,
        required=False,
    )
