from django import forms
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from awards.models import Outcome
from awards.models.override import outcome_of
from awards.services.recommendation import APPROVE, REFUSE
from awards.transitions import RECOMMENDATION_MOVES

TYPE_FROM = 50
"""Above this many, the number is typed before a bulk decision."""


class DecisionForm(forms.Form):
    """A person's word on one recommendation; the reason is asked where the move needs one."""

    note = forms.CharField(
        label=gettext_lazy("Lý do"), widget=forms.Textarea(attrs={"rows": 3}), max_length=2000, required=False
    )
    waiver = forms.CharField(
        label=gettext_lazy("Văn bản cho phép"),
        help_text=gettext_lazy("Ghi số, ngày văn bản cho phép bạn quyết định về đối tượng của chính đơn vị mình."),
        max_length=255,
        required=False,
    )

    def __init__(self, *args, move, recommendation, own_unit=False, **kwargs):
        super().__init__(*args, prefix=move, **kwargs)
        below_line = outcome_of(recommendation) == Outcome.BELOW_LINE
        self.move = move
        self.transition = "approve_below_line" if move == APPROVE and below_line else move
        self.needs_reason = RECOMMENDATION_MOVES[self.transition].needs_reason
        self.label = RECOMMENDATION_MOVES[self.transition].label
        self.action = reverse(f"awards:recommendation-{move}", args=[recommendation.pk])
        note = self.fields["note"]
        note.required = self.needs_reason
        note.error_messages["required"] = _("Hãy ghi lý do.")
        if move == APPROVE:
            note.label = _("Lý do phê duyệt ngoài vạch") if self.needs_reason else _("Ghi chú")
        if own_unit:
            self.fields["waiver"].required = True
            self.fields["waiver"].error_messages["required"] = _("Hãy ghi văn bản cho phép.")
        else:
            del self.fields["waiver"]


class BulkDecisionForm(forms.Form):
    """The last step of a bulk decision: the same rows as previewed, a reason, the number typed when it is large."""

    fingerprint = forms.CharField(widget=forms.HiddenInput)
    reason = forms.CharField(
        label=gettext_lazy("Lý do"), widget=forms.Textarea(attrs={"rows": 3}), max_length=2000, required=False
    )
    number = forms.IntegerField(
        label=gettext_lazy("Gõ lại số lượng để xác nhận"),
        required=False,
        localize=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={"invalid": gettext_lazy("Hãy gõ một số nguyên.")},
    )

    def __init__(self, *args, verdict, possible, fingerprint, **kwargs):
        super().__init__(*args, initial={"fingerprint": fingerprint}, **kwargs)
        self.possible = possible
        self.expected = fingerprint
        if verdict == REFUSE:
            self.fields["reason"].required = True
            self.fields["reason"].error_messages["required"] = _("Hãy ghi lý do.")
        else:
            self.fields["reason"].label = _("Ghi chú")
        if possible > TYPE_FROM:
            self.fields["number"].help_text = _("Gõ %(number)s nếu bạn chắc chắn.") % {"number": possible}
            self.fields["number"].required = True
            self.fields["number"].error_messages["required"] = _("Hãy gõ lại số lượng.")
        else:
            del self.fields["number"]

    def clean_number(self):
        number = self.cleaned_data["number"]
        if number != self.possible:
            raise forms.ValidationError(
                _("Số đã gõ khác số áp dụng được (%(number)s). Hãy kiểm tra lại danh sách.") % {"number": self.possible}
            )
        return number

    def clean_fingerprint(self):
        if self.cleaned_data["fingerprint"] != self.expected:
            raise forms.ValidationError(
                _("Danh sách đã thay đổi từ lúc bạn xem. Hãy xem lại bản dưới đây rồi xác nhận.")
            )
        return self.expected
