from django import forms
from django.utils.translation import gettext_lazy as _

from common.clock import today
from decisions.models import Series
from decisions.permissions import NUMBER_SETTERS
from units.forms.act import ReasonForm
from units.forms.fields import unit_choice
from units.models import Unit


class LastNumberForm(ReasonForm):
    """The last number a unit used on paper, of this year or the next, and why it is said."""

    series = forms.ChoiceField(label=_("Loại văn bản"), choices=Series)
    year = forms.TypedChoiceField(label=_("Năm"), coerce=int)
    last = forms.IntegerField(
        label=_("Số cuối đã dùng"),
        help_text=_("Ví dụ đã ký giấy từ số 01 đến số 30 thì ghi 30; văn bản sau mang số 31."),
        min_value=1,
        max_value=99_999,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        year = today().year
        self.fields["year"].choices = [(each, each) for each in (year, year + 1)]
        self.fields["unit"] = unit_choice(Unit.objects.active().visible_to(user, *NUMBER_SETTERS))
        self.fields["reason"].help_text = _("Ví dụ «Sổ văn bản giấy từ tháng 1 đến tháng 5».")
        self.order_fields(["unit", "series", "year", "last", "reason"])
