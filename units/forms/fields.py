from django import forms
from django.utils.translation import gettext as _

MOST_CHOICES = 100


class UnitCodeInput(forms.TextInput):
    """A code that is typed; the topmost of the units ``reached`` are offered by code and name."""

    template_name = "units/widgets/unit_code.html"

    def __init__(self, reached, attrs=None):
        super().__init__({"autocomplete": "off", **(attrs or {})})
        self.reached = reached

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        list_id = f"{context['widget']['attrs'].get('id', name)}_list"
        context["widget"]["attrs"]["list"] = list_id
        offered = self.reached.order_by("depth", "sort_key", "path")[:MOST_CHOICES]
        return context | {"list_id": list_id, "offered": offered.values_list("code", "name")}


def unit_choice(reached, *, own=False) -> forms.ModelChoiceField:
    """One of the units ``reached``: from a list or, with more than one can look through, by its code.

    With ``own`` the unit above all others of ``reached`` stands there at first, if there is such a unit.
    """
    options = {
        "to_field_name": "code",
        "initial": _above_all(reached) if own else None,
        "error_messages": {
            "invalid_choice": _("Không có đơn vị này trong phạm vi của bạn. Hãy xem lại mã đơn vị."),
        },
    }
    if reached.count() <= MOST_CHOICES:
        return forms.ModelChoiceField(reached, label=_("Đơn vị"), empty_label=_("Chọn đơn vị"), **options)
    return forms.ModelChoiceField(
        reached,
        label=_("Mã đơn vị"),
        help_text=_("Gõ mã, hoặc chọn trong các đơn vị gợi ý. Mã nằm ngay dưới tên đơn vị, ở trang Đơn vị."),
        widget=UnitCodeInput(reached),
        **options,
    )


def _above_all(reached):
    """The unit that all others of ``reached`` are under; ``None`` when there are several such, or none."""
    first = reached.order_by("path").first()
    if first is None or reached.exclude(path__startswith=first.path).exists():
        return None
    return first
