from django import forms
from django.utils.translation import gettext as _

MOST_CHOICES = 100


def unit_choice(reached) -> forms.ModelChoiceField:
    """One of the units ``reached``: from a list or, with more than one can look through, by its code."""
    options = {
        "to_field_name": "code",
        "error_messages": {
            "invalid_choice": _("Không có đơn vị này trong phạm vi của bạn. Hãy xem lại mã đơn vị."),
        },
    }
    if reached.count() <= MOST_CHOICES:
        return forms.ModelChoiceField(reached, label=_("Đơn vị"), empty_label=_("Chọn đơn vị"), **options)
    return forms.ModelChoiceField(
        reached,
        label=_("Mã đơn vị"),
        help_text=_("Mã nằm ngay dưới tên đơn vị, ở trang Đơn vị."),
        widget=forms.TextInput,
        **options,
    )
