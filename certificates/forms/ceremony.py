from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from certificates.models import Ceremony, Handed
from certificates.permissions import MAKERS
from certificates.services.ceremony import ORDERS
from common.fields import CleanCharFormField
from common.forms.layout import DATE_HINT
from decisions.models import GIVING, Decision
from units.models import Unit


class CeremonyForm(forms.ModelForm):
    """Where and when one presents, for a unit one works for."""

    class Meta:
        model = Ceremony
        fields = ["unit", "name", "held_on", "place"]
        help_texts = {"held_on": DATE_HINT}

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        units = Unit.objects.visible_to(user, *MAKERS).active().filter(decisions__state="issued").distinct()
        self.fields["unit"].queryset = units
        self.fields["unit"].empty_label = _("Chọn đơn vị")
        if units.count() == 1:
            self.fields["unit"].initial = units.first()


class CeremonyEditForm(forms.ModelForm):
    """What may still be put right of a ceremony."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = Ceremony
        fields = ["name", "held_on", "place"]
        help_texts = {"held_on": DATE_HINT}


class InviteForm(forms.Form):
    """An issued decision whose recipients are to be presented with it."""

    decision = forms.ModelChoiceField(
        label=gettext_lazy("Quyết định"),
        queryset=Decision.objects.none(),
        empty_label=gettext_lazy("Chọn quyết định"),
        error_messages={"required": gettext_lazy("Hãy chọn quyết định.")},
    )

    def __init__(self, *args, ceremony, **kwargs):
        super().__init__(*args, **kwargs)
        decisions = Decision.objects.issued().of_subtree(ceremony.unit).filter(kind__in=GIVING)
        waiting = decisions.filter(lines__presentation=None, lines__honour__end=None).distinct()
        self.fields["decision"].queryset = waiting.order_by("-signed_on", "-pk")
        self.fields["decision"].label_from_instance = lambda row: f"{row.number_label} – {row.subject_matter}"


class OrderForm(forms.Form):
    order = forms.ChoiceField(
        label=gettext_lazy("Xếp lại chỗ ngồi"), choices=[(key, label) for key, (label, _sort) in ORDERS.items()]
    )


class SeatForm(forms.Form):
    seat = forms.IntegerField(
        label=gettext_lazy("Số ghế mới"),
        min_value=1,
        max_value=100_000,
        help_text=gettext_lazy("Những người khác lùi hoặc tiến một ghế."),
    )


class HandedForm(forms.Form):
    """What became of those ticked in the list."""

    handed = forms.ChoiceField(label=gettext_lazy("Ghi nhận"), choices=Handed)
    on = forms.DateField(
        label=gettext_lazy("Ngày nhận"),
        required=False,
        help_text=gettext_lazy("Để trống: ngày tổ chức buổi lễ."),
    )
    received_by = CleanCharFormField(label=gettext_lazy("Người nhận thay"), max_length=255, required=False)
