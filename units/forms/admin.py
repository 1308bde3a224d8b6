from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelect
from django.utils.translation import gettext_lazy as _

from units.models import ClusterMembership, Headcount, Inheritance, Unit, UnitKind, UnitPlacement, UnitSuccession


class UnitAdminForm(forms.ModelForm):
    """A unit with the one it hangs under, chosen once among those that go on."""

    parent = forms.ModelChoiceField(
        label=_("Đơn vị cấp trên"),
        queryset=Unit.objects.active().exclude(kind=UnitKind.GROUP),
        required=False,
        widget=AutocompleteSelect(UnitPlacement._meta.get_field("parent"), admin.site),
    )

    class Meta:
        model = Unit
        fields = ["code", "name", "short_name", "kind", "block", "founded_on"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.fields.pop("parent", None)


class HeadcountForm(forms.ModelForm):
    """The figures of a day may be corrected, the day may not."""

    class Meta:
        model = Headcount
        fields = ["as_of", "workers", "workers_female", "members", "members_female"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["as_of"].disabled = bool(self.instance.pk)


class SuccessionForm(forms.ModelForm):
    """How and since when may be corrected, from which unit may not."""

    class Meta:
        model = UnitSuccession
        fields = ["predecessor", "kind", "effective_on", "decision_no", "inheritance"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["predecessor"].disabled = bool(self.instance.pk)
        self.fields["inheritance"].required = False

    def clean_inheritance(self):
        return self.cleaned_data["inheritance"] or Inheritance.ASK


class ClusterMembershipForm(forms.ModelForm):
    """The office of a unit may change, the unit may not."""

    class Meta:
        model = ClusterMembership
        fields = ["unit", "office"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["unit"].disabled = bool(self.instance.pk)
