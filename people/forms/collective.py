from django import forms
from django.utils.translation import gettext_lazy as _

from common.keys import keys_of
from people.forms.keeping import KeeperForm
from people.models import Collective


class CollectiveForm(KeeperForm):
    class Meta:
        model = Collective
        fields = ["code", "name", "unit", "kind", "headcount", "headcount_female"]


class CollectiveMembersForm(forms.Form):
    """The codes of those who belong to the collective, one a line; what stands behind a code is there to be read."""

    codes = forms.CharField(
        label=_("Mã đoàn viên"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 12}),
        help_text=_("Mỗi dòng một mã đoàn viên; sau mã có thể ghi tên. Bỏ dòng là người đó ra khỏi tập thể."),
    )
    on = forms.DateField(
        label=_("Danh sách tính từ ngày"),
        required=False,
        help_text=_("Ngày/tháng/năm. Bỏ trống nếu những người mới ghi ở trong tập thể từ trước đến nay."),
    )

    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean_seen(self) -> list[int]:
        """The keys of those who were listed when the page was opened."""
        return keys_of(self.cleaned_data["seen"].split(","))

    def clean_codes(self) -> list[str]:
        """The first word of each line that has one."""
        return [line.split()[0] for line in self.cleaned_data["codes"].splitlines() if line.strip()]
