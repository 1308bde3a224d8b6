from django import forms
from django.utils.translation import gettext_lazy

from common.fields import CleanCharFormField, CleanTextFormField
from exemplars.models import StoryComment

LONGEST_NAME, LONGEST_TEXT = (StoryComment._meta.get_field(name).max_length for name in ("name", "text"))


class StoryCommentForm(forms.Form):
    """What a reader says about a story; ``website`` is filled in by machines alone."""

    name = CleanCharFormField(
        label=gettext_lazy("Họ tên"),
        max_length=LONGEST_NAME,
        help_text=gettext_lazy("Hiện cạnh bình luận."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": gettext_lazy("Hãy ghi họ tên.")},
    )
    email = forms.EmailField(
        label=gettext_lazy("Thư điện tử"),
        help_text=gettext_lazy("Không hiển thị công khai."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "required": gettext_lazy("Hãy ghi địa chỉ thư điện tử."),
            "invalid": gettext_lazy("Địa chỉ thư điện tử chưa đúng. Hãy ghi như ten@example.org."),
        },
    )
    text = CleanTextFormField(
        label=gettext_lazy("Bình luận"),
        max_length=LONGEST_TEXT,
        help_text=gettext_lazy("Chỉ chữ; liên kết, mã lệnh hiện ra như chữ."),
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": gettext_lazy("Hãy viết bình luận.")},
    )
    website = forms.CharField(
        label=gettext_lazy("Không điền ô này"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )
