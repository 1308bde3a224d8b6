from django import forms
from django.utils.translation import gettext_lazy

from units.models import Role, Unit, UnitKind

UPPER = (UnitKind.CONFEDERATION, UnitKind.PROVINCIAL, UnitKind.SECTORAL, UnitKind.DISTRICT, UnitKind.UPPER_GRASSROOTS)
"""Unions that issue a sheet for those under them."""


class DraftSheetForm(forms.Form):
    unit = forms.ModelChoiceField(label=gettext_lazy("Đơn vị ban hành"), queryset=None)

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = Unit.objects.visible_to(user, Role.SPECIALIST).active().filter(kind__in=UPPER)
