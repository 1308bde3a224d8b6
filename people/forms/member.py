from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout, Submit
from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _

from people.models import Member
from units.models import Role, Unit

KEEPING_ROLES = (Role.EDITOR, Role.SPECIALIST, Role.MANAGER)


class MemberForm(forms.ModelForm):
    """A person of a unit the keeper reaches; code and unit are set once."""

    class Meta:
        model = Member
        fields = [
            "code",
            "full_name",
            "birth_date",
            "gender",
            "unit",
            "position",
            "is_direct_worker",
            "is_leader",
            "education",
            "joined_on",
        ]
        widgets = {"unit": forms.Select}

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            del self.fields["unit"]
            self.fields["code"].disabled = True
        else:
            self.fields["unit"].queryset = Unit.objects.active().visible_to(user, *KEEPING_ROLES)
        self.helper = FormHelper()
        self.helper.layout = Layout(*self.fields, Submit("save", _("Lưu")))

    def clean_birth_date(self):
        value = self.cleaned_data["birth_date"]
        if value and value >= timezone.localdate():
            raise forms.ValidationError(_("Ngày sinh phải trước hôm nay."))
        return value
