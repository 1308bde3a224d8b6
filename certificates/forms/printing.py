from django import forms
from django.utils.translation import gettext_lazy

from certificates.selectors.sheets import layouts_of


class PrintForm(forms.Form):
    """Which certificates of a decision, and on which sheet; A4 without one."""

    first = forms.IntegerField(label=gettext_lazy("Từ số sổ vàng"), min_value=1)
    last = forms.IntegerField(label=gettext_lazy("Đến số sổ vàng"), min_value=1)
    layout = forms.ModelChoiceField(label=gettext_lazy("Mẫu giấy"), queryset=None, required=False)

    def __init__(self, *args, unit, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["layout"].queryset = layouts_of(unit)


class SheetForm(forms.Form):
    """On which sheet all are printed; A4 without one."""

    layout = forms.ModelChoiceField(
        label=gettext_lazy("Mẫu giấy"),
        queryset=None,
        required=False,
        empty_label=gettext_lazy("Giấy trắng A4"),
        help_text=gettext_lazy("Khổ giấy, hình và độ dịch chữ của đơn vị; lập ở «Mẫu giấy khen»."),
    )

    def __init__(self, *args, layouts, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["layout"].queryset = layouts
