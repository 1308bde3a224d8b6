from crispy_forms.layout import Column, Row
from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from common.fields import CleanTextFormField
from common.file_fields import SeveralFilesField, several_files_help
from common.forms.layout import DATE_HINT, plain_helper
from people.selectors.picking import chosen, key_of
from spot.awards import spot_awards
from spot.models import LONGEST_STATEMENT, SpotProposal
from spot.selectors.candidates import units_proposing


class SpotProposalForm(forms.ModelForm):
    """Whom to award, what for, since when it is known; files may come with it. The picker stands in the template."""

    subject = forms.CharField(
        widget=forms.TextInput(attrs={"id": "id_subject_search"}),  # of the picker, which draws it
        label=gettext_lazy("Người hoặc tập thể"),
        max_length=40,
        error_messages={"required": gettext_lazy("Hãy tìm và chọn người hoặc tập thể được đề nghị.")},
    )
    statement = CleanTextFormField(
        label=gettext_lazy("Thành tích"),
        max_length=LONGEST_STATEMENT,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=gettext_lazy("Đã làm gì, ở đâu, kết quả ra sao; vài câu là đủ."),
        error_messages={"required": gettext_lazy("Hãy ghi thành tích.")},
    )
    uploads = SeveralFilesField(label=gettext_lazy("Tệp kèm theo"), required=False)

    class Meta:
        model = SpotProposal
        fields = ["award", "happened_on", "statement"]
        help_texts = {
            "award": gettext_lazy("Chỉ gồm hình thức danh mục cho tặng bất cứ lúc nào và công đoàn quyết định."),
            "happened_on": DATE_HINT,
        }

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.user = user
        self.fields["award"].queryset = spot_awards()
        self.fields["award"].empty_label = _("Chọn hình thức khen")
        self.fields["uploads"].help_text = several_files_help()
        if self.instance.pk:
            self.initial.setdefault("subject", key_of(self.instance.subject))
        self.helper = plain_helper(Row(Column("award"), Column("happened_on")), "statement", "uploads")

    def clean_subject(self):
        """One of a unit the person writes for, or whom the draft is about already."""
        key = self.cleaned_data["subject"]
        if self.instance.pk and key == key_of(self.instance.subject):
            return self.instance.subject
        rows = chosen(units_proposing(self.user), [key])
        if not rows:
            raise forms.ValidationError(
                _("Không có người, tập thể này trong các đơn vị của bạn. Hãy tìm theo tên hoặc mã rồi chọn lại.")
            )
        return rows[0]

    def clean(self):
        data = super().clean()
        subject, award = data.get("subject"), data.get("award")
        if subject and award and _kind(subject) not in award.subject_kinds:
            self.add_error("award", _("Hình thức này không tặng cho đối tượng đã chọn. Hãy chọn hình thức khác."))
        return data


def _kind(subject) -> str:
    return "individual" if key_of(subject).startswith("member") else "collective"


class SpotFileForm(forms.Form):
    """More files for a draft."""

    uploads = SeveralFilesField(
        label=gettext_lazy("Tệp"), error_messages={"required": gettext_lazy("Hãy chọn ít nhất một tệp.")}
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["uploads"].help_text = several_files_help()
