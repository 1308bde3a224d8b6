from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from common.clock import today
from common.fields import CleanCharFormField, CleanTextFormField
from common.file_fields import one_file
from common.forms.layout import DATE_HINT
from consultations.forms.notice import ListForm
from consultations.models import Agency
from consultations.permissions import KEEPERS
from units.forms.act import LONGEST_REASON
from units.forms.fields import unit_choice
from units.models import Unit

OBJECTIONS = 5
"""So many lines can be objected to on the form of an answer; further ones are added one by one."""


class AgencyForm(forms.ModelForm):
    """An agency the unit asks."""

    class Meta:
        model = Agency
        fields = ["name", "about", "email", "is_active"]

    field_order = ("unit",)

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk is None:
            self.fields["unit"] = unit_choice(Unit.objects.active().visible_to(user, *KEEPERS), own=True)
            del self.fields["is_active"]
            self.order_fields(self.field_order)


class ConsultationForm(ListForm):
    """Whom one asks about whom, what and until when."""

    title = CleanCharFormField(
        label=gettext_lazy("Trích yếu"),
        max_length=255,
        help_text=gettext_lazy("Ví dụ: Về việc hiệp y khen thưởng năm 2026."),
    )
    question = CleanTextFormField(
        label=gettext_lazy("Nội dung đề nghị cho ý kiến"),
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    agencies = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Cơ quan được hỏi"),
        queryset=None,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Hãy chọn ít nhất một cơ quan.")},
    )
    due_on = forms.DateField(label=gettext_lazy("Hạn trả lời"), help_text=DATE_HINT)

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, user=user, **kwargs)
        reached = Agency.objects.visible_to(user, *KEEPERS).in_use()
        self.fields["agencies"].queryset = reached.for_list()
        self.fields["agencies"].label_from_instance = lambda agency: f"{agency.name} ({agency.unit.name})"


class LetterNumberForm(forms.Form):
    """What the letter has in the office's register of what goes out."""

    number = forms.IntegerField(
        label=gettext_lazy("Số công văn"),
        help_text=gettext_lazy("Chỉ ghi số, ví dụ 45; lấy ở sổ văn bản đi của đơn vị."),
        min_value=1,
        max_value=99_999,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )
    symbol = CleanCharFormField(
        label=gettext_lazy("Ký hiệu"),
        max_length=40,
        required=False,
        help_text=gettext_lazy("Ví dụ LĐLĐ-CSPL. Để trống thì lấy theo tiêu đề văn bản của đơn vị."),
    )
    signed_on = forms.DateField(label=gettext_lazy("Ngày công văn"), help_text=DATE_HINT)


class LineChoiceField(forms.ModelChoiceField):
    def label_from_instance(self, line):
        return f"{line.place}. {line.name} – {line.unit_name}"


class AnswerForm(forms.Form):
    """The letter of an agency; it agrees to everybody it does not object to."""

    answered_on = forms.DateField(label=gettext_lazy("Ngày trả lời"), help_text=DATE_HINT)
    answer_no = CleanCharFormField(label=gettext_lazy("Số văn bản"), max_length=64)
    upload = one_file(gettext_lazy("Văn bản trả lời"))

    def __init__(self, *args, lines, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["answered_on"].initial = today()
        lines = list(lines)
        for number in range(1, min(OBJECTIONS, len(lines)) + 1):
            choices = [("", _("Không có")), *((line.pk, f"{line.place}. {line.name}") for line in lines)]
            self.fields[f"line-{number}"] = forms.TypedChoiceField(
                label=_("Không đồng ý với (%(number)s)") % {"number": number},
                choices=choices,
                coerce=int,
                empty_value=None,
                required=False,
            )
            self.fields[f"reason-{number}"] = CleanTextFormField(
                label=_("Lý do (%(number)s)") % {"number": number},
                max_length=LONGEST_REASON,
                required=False,
                widget=forms.Textarea(attrs={"rows": 2}),
            )
        self.lines = {line.pk: line for line in lines}

    def clean(self):
        data = super().clean()
        objections = {}
        for number in range(1, OBJECTIONS + 1):
            line, reason = data.pop(f"line-{number}", None), data.pop(f"reason-{number}", "")
            if line and not reason:
                self.add_error(f"reason-{number}", _("Hãy ghi lý do không đồng ý."))
            elif reason and not line:
                self.add_error(f"line-{number}", _("Hãy chọn đối tượng."))
            elif line in objections:
                self.add_error(f"line-{number}", _("Đối tượng này đã chọn ở trên."))
            elif line:
                objections[line] = reason
        data["objections"] = {self.lines[line]: reason for line, reason in objections.items()}
        return data


class ObjectionForm(forms.Form):
    """One more line an agency does not agree to."""

    def __init__(self, *args, lines, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["line"] = LineChoiceField(lines, label=_("Đối tượng"), empty_label=_("Chọn đối tượng"))
        self.fields["reason"] = CleanTextFormField(
            label=_("Lý do không đồng ý"), max_length=LONGEST_REASON, widget=forms.Textarea(attrs={"rows": 2})
        )
