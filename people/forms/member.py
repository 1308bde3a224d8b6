from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

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
        help_texts = {
            "is_direct_worker": gettext_lazy(
                "Trực tiếp sản xuất, công tác, không lãnh đạo, quản lý: để tính tỷ lệ khen người lao động trực tiếp."
            ),
            "is_leader": gettext_lazy("Người giữ chức vụ lãnh đạo, quản lý. Chưa biết thì chưa cần chọn."),
        }

    def clean_birth_date(self):
        value = self.cleaned_data["birth_date"]
        if value and value >= timezone.localdate():
            raise forms.ValidationError(_("Ngày sinh phải trước hôm nay."))
        return value
