from django import forms
from django.utils.translation import gettext_lazy

from awards.models import Recommendation, TallyRun
from catalogue.models import AwardType
from common.fields import CleanCharFormField, CleanTextFormField
from consultations.permissions import KEEPERS
from consultations.selectors.lists import ASKED_ABOUT
from units.forms.act import LONGEST_REASON

LONGEST_COMMENT = 5_000
MOST_DAYS = 60


class ListForm(forms.Form):
    """Whom people are asked about: the approved of a run, of one award or of all."""

    run = forms.ModelChoiceField(
        label=gettext_lazy("Lần tổng hợp"),
        queryset=None,
        empty_label=gettext_lazy("Chọn lần tổng hợp"),
        help_text=gettext_lazy("Những lần có kết quả đã phê duyệt mà chưa công bố. Chưa thấy thì hãy phê duyệt trước."),
    )
    award = forms.ModelChoiceField(
        label=gettext_lazy("Danh hiệu, hình thức khen"),
        queryset=None,
        required=False,
        empty_label=gettext_lazy("Tất cả đã phê duyệt"),
    )

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        named = Recommendation.objects.filter(state__in=ASKED_ABOUT)
        runs = TallyRun.objects.visible_to(user, *KEEPERS).shown().filter(pk__in=named.values("run"))
        self.fields["run"].queryset = runs.select_related("campaign__unit").order_by("-created_at")
        self.fields["award"].queryset = AwardType.objects.filter(
            pk__in=named.filter(run__in=runs).values("award")
        ).order_by("position", "code")


class NoticeForm(ListForm):
    """What is shown, under which title and for how long."""

    title = CleanCharFormField(
        label=gettext_lazy("Tiêu đề"),
        max_length=255,
        help_text=gettext_lazy("Ví dụ: Lấy ý kiến về danh sách đề nghị tặng Bằng khen năm 2026."),
    )
    days = forms.IntegerField(
        label=gettext_lazy("Số ngày làm việc"),
        min_value=1,
        max_value=MOST_DAYS,
        help_text=gettext_lazy("Tính từ ngày mai, không kể thứ Bảy, Chủ nhật và ngày lễ."),
    )


class CommentForm(forms.Form):
    """What somebody in public says about a list; ``website`` is filled in by machines alone."""

    name = CleanCharFormField(
        label=gettext_lazy("Họ tên"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    contact = CleanCharFormField(
        label=gettext_lazy("Điện thoại hoặc thư điện tử"),
        max_length=120,
        help_text=gettext_lazy("Để cán bộ liên hệ khi cần hỏi thêm; không công bố."),
        widget=forms.TextInput(attrs={"autocomplete": "tel"}),
    )
    text = CleanTextFormField(
        label=gettext_lazy("Ý kiến"),
        max_length=LONGEST_COMMENT,
        help_text=gettext_lazy("Nêu rõ về ai, việc gì, căn cứ nào."),
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": gettext_lazy("Hãy viết ý kiến.")},
    )
    website = forms.CharField(
        label=gettext_lazy("Không điền ô này"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )

    @property
    def is_trapped(self) -> bool:
        """Whether a machine filled it in."""
        return bool(self.data.get("website"))


class AnswerCommentForm(forms.Form):
    answer = CleanTextFormField(
        label=gettext_lazy("Kết quả xử lý"), max_length=LONGEST_REASON, widget=forms.Textarea(attrs={"rows": 4})
    )
