from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _

from people.forms.keeping import KeeperForm
from people.models import Member


class MemberForm(KeeperForm):
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

    def clean_birth_date(self):
        value = self.cleaned_data["birth_date"]
        if value and value >= timezone.localdate():
            raise forms.ValidationError(_("Ngày sinh phải trước hôm nay."))
        return value
