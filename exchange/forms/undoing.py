from django import forms
from django.utils.translation import gettext_lazy as _


class UndoForm(forms.Form):
    """Why an import is taken back; the audit keeps it."""

    reason = forms.CharField(
        label=_("Lý do hoàn tác"),
        help_text=_("Lý do được ghi vào nhật ký cùng tên bạn."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        error_messages={"required": _("Hãy ghi lý do hoàn tác.")},
    )
