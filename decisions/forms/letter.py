import re

import django_filters as filters
from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from common.fields import CleanCharFormField, CleanTextFormField
from common.file_fields import one_file
from common.forms.layout import DATE_HINT, plain_helper
from common.uploads import TYPES
from decisions.models import SubmissionLetter, SubmissionState
from decisions.selectors.going_up import units_above
from units.forms.act import LONGEST_REASON, ReasonForm, VersionForm
from units.forms.filters import SEARCH_BOX, CleanCharFilter

ALL = gettext_lazy("Tất cả")
PARTLY, OVERDUE = "partly", "overdue"
STANDS = [
    *SubmissionState.choices,
    (PARTLY, gettext_lazy("Đã trả lời một phần")),
    (OVERDUE, gettext_lazy("Quá hạn trả lời")),
]
RANGE = re.compile(r"^(\d{1,6})(?:\s*[-–]\s*(\d{1,6}))?$")
MOST_NUMBERS = 5000
ENDINGS = tuple(ending for ending in TYPES if ending not in ("xls", "xlsx"))


class LetterFilterSet(filters.FilterSet):
    """By words, addressee or number, state and year of the number."""

    q = CleanCharFilter(label=gettext_lazy("Trích yếu, nơi nhận hoặc số"), method="search", widget=SEARCH_BOX)
    state = filters.ChoiceFilter(label=gettext_lazy("Trạng thái"), choices=STANDS, empty_label=ALL, method="standing")
    year = filters.NumberFilter(label=gettext_lazy("Năm"), widget=forms.TextInput(attrs={"inputmode": "numeric"}))

    class Meta:
        model = SubmissionLetter
        fields = ["q", "state", "year"]

    def search(self, queryset, name, value):
        return queryset.matching(value)

    def standing(self, queryset, name, value):
        if value == OVERDUE:
            return queryset.overdue()
        if value == PARTLY:
            return queryset.partly_answered()
        return queryset.filter(state=value)


class LetterForm(forms.ModelForm):
    """The words of a draft and who is addressed; the list is not changed here."""

    class Meta:
        model = SubmissionLetter
        fields = [
            "addressee_unit",
            "addressee",
            "subject_matter",
            "grounds",
            "request",
            "enclosures",
            "due_on",
            "symbol",
            "place",
            "signing_formula",
            "signer_post",
            "signer_name",
        ]
        widgets = {
            "grounds": forms.Textarea(attrs={"rows": 5}),
            "request": forms.Textarea(attrs={"rows": 3}),
            "enclosures": forms.Textarea(attrs={"rows": 3}),
        }
        help_texts = {
            "addressee_unit": gettext_lazy("Chuyên viên đơn vị này thấy tờ trình và ghi được trả lời."),
            "addressee": gettext_lazy("In sau «Kính gửi:». Để trống thì in tên đơn vị nhận đã chọn."),
            "subject_matter": gettext_lazy("Bắt đầu bằng «Về việc…»."),
            "grounds": gettext_lazy("Mỗi dòng một căn cứ."),
            "enclosures": gettext_lazy("Mỗi dòng một tài liệu."),
            "due_on": DATE_HINT,
            "symbol": gettext_lazy("Đứng sau số, ví dụ TTr-LĐLĐ; số do hệ thống cấp khi gửi."),
            "signing_formula": gettext_lazy("Ví dụ TM. BAN THƯỜNG VỤ."),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        above = self.fields["addressee_unit"]
        above.queryset = units_above(self.instance.unit).order_by("-path")
        above.empty_label = gettext_lazy("Cơ quan ngoài hệ thống")
        self.fields["addressee"].required = False
        self.helper = plain_helper(*self.Meta.fields)


class ReplyForm(VersionForm):
    """What the higher body said and in which paper."""

    verdict = forms.ChoiceField(
        label=gettext_lazy("Trả lời"),
        choices=[("granted", gettext_lazy("Được tặng")), ("not_granted", gettext_lazy("Không tặng"))],
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Hãy chọn được tặng hay không tặng.")},
    )
    decision_no = CleanCharFormField(
        label=gettext_lazy("Số quyết định hoặc công văn"),
        help_text=gettext_lazy("Ví dụ 120/QĐ-TLĐ. Bắt buộc khi được tặng."),
        max_length=64,
        required=False,
    )
    decided_on = forms.DateField(label=gettext_lazy("Ngày ký"), help_text=DATE_HINT, required=False)
    decided_by = CleanCharFormField(label=gettext_lazy("Cơ quan quyết định"), max_length=255, required=False)
    reason = CleanTextFormField(
        label=gettext_lazy("Lý do không tặng"),
        help_text=gettext_lazy("Đơn vị có người được đề nghị đọc lý do này. Bắt buộc khi không tặng."),
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
    )
    upload = one_file(gettext_lazy("Tệp quyết định hoặc công văn"), endings=ENDINGS)
    without_file = CleanTextFormField(
        label=gettext_lazy("Vì sao chưa có tệp"),
        help_text=gettext_lazy("Chỉ ghi khi được tặng mà chưa có tệp, ví dụ «mới nhận điện báo, bản giấy gửi sau»."),
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 2}),
        required=False,
    )

    def __init__(self, *args, has_file: bool = False, **kwargs):
        """``has_file`` where the answer has one already."""
        super().__init__(*args, **kwargs)
        self.has_file = has_file
        self.fields["upload"].help_text = _("Bắt buộc khi được tặng. Chọn lại tệp đã có thì vẫn chỉ giữ một bản.")

    def clean(self):
        data = super().clean()
        if data.get("verdict") == "granted":
            for name in ("decision_no", "decided_on", "decided_by"):
                if not data.get(name) and name not in self.errors:
                    self.add_error(name, _("Hãy điền mục này khi được tặng."))
            shown = self.has_file or data.get("upload") or data.get("without_file")
            if not shown and not {"upload", "without_file"} & self.errors.keys():
                said = _("Hãy chọn tệp quyết định của cấp trên; chưa có thì ghi «Vì sao chưa có tệp».")
                self.add_error("upload", said)
        elif data.get("verdict") == "not_granted" and not data.get("reason") and "reason" not in self.errors:
            self.add_error("reason", _("Hãy ghi lý do không tặng."))
        return data


class AnswerForm(ReplyForm):
    """The same, of some lines or of all that wait."""

    numbers = CleanTextFormField(
        label=gettext_lazy("Số thứ tự các dòng"),
        help_text=gettext_lazy(
            "Ví dụ 1-12, 15, 20. Để trống là mọi dòng đang chờ trả lời. Dán được cả cột số từ Excel."
        ),
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 2}),
        required=False,
    )
    field_order = ["version", "numbers"]

    def clean_numbers(self) -> set[int]:
        found: set[int] = set()
        for part in re.split(r"[,;\n\t]+", self.cleaned_data["numbers"]):
            if not (text := part.strip().rstrip(".")):
                continue
            if not (read := RANGE.match(text)):
                raise forms.ValidationError(
                    _("Không hiểu «%(text)s». Hãy ghi số thứ tự, ví dụ 1-12, 15."), params={"text": text[:40]}
                )
            first, last = int(read[1]), int(read[2] or read[1])
            if last < first or last - first >= MOST_NUMBERS:
                raise forms.ValidationError(
                    _("Khoảng «%(text)s» không đúng. Hãy ghi số nhỏ trước, số lớn sau."), params={"text": text[:40]}
                )
            found.update(range(first, last + 1))
        return found


class CorrectionForm(ReplyForm):
    """The right answer, and why the one recorded was wrong."""

    why = CleanTextFormField(
        label=gettext_lazy("Vì sao phải sửa"),
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": gettext_lazy("Hãy ghi lý do sửa.")},
    )
    field_order = ["version", "why"]


class WithdrawForm(ReasonForm, VersionForm):
    """Why a letter is withdrawn, as it was read."""
