from django import forms
from django.utils.translation import gettext_lazy as _
from unfold.widgets import UnfoldAdminSelectWidget

from units.models import Unit


class UnitAdminForm(forms.ModelForm):
    """A unit with the one it hangs under, chosen once among the upper levels."""

    parent = forms.ModelChoiceField(
        label=_("Đơn vị cấp trên"),
        queryset=Unit.objects.exclude(kind__in=["grassroots", "section", "group"]),
        required=False,
        widget=UnfoldAdminSelectWidget,
    )

    class Meta:
        model = Unit
        fields = ["code", "name", "short_name", "kind", "block", "founded_on"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.fields.pop("parent", None)
