"""What workers fill in on a phone, and what officers do with the link and with what came."""

from collections.abc import Iterable

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from common.fields import CleanCharFormField, CleanTextFormField
from common.forms.layout import DATE_HINT
from common.forms.numbers import WholeNumberField
from contributions.forms.initiative import WholeInitiativeForm
from contributions.models import Initiative
from contributions.models.intake import KEY_LENGTH, unguessable
from contributions.selectors.workers import workers_of
from people.models import Member
from units.forms.act import OpenedForm

OTHERS = 3
"""Fields for co-authors on a phone; an officer adds more."""


KEY = RegexValidator(rf"^[A-Za-z0-9]{{{KEY_LENGTH}}}\Z")


class WorkerForm(forms.Form):
    """Who hands something in, without an account."""

    code = CleanCharFormField(label=gettext_lazy("Mã đoàn viên"), max_length=32)
    birth_date = forms.DateField(label=gettext_lazy("Ngày sinh"), help_text=DATE_HINT)


class SuggestionForm(forms.ModelForm):
    """The initiative of a worker, and who else made it: codes with percents; the rest is the worker's own.

    ``key`` is that of the suggestion to be: the form makes one, however often it is sent.
    """

    key = forms.CharField(required=False, widget=forms.HiddenInput, initial=unguessable, validators=[KEY])

    class Meta(WholeInitiativeForm.Meta):
        model = Initiative
        fields = ["title", "kind", "problem", "solution", "result", "applied_on", "applied_at", "benefit_declared"]

    def __init__(self, *args, link, sender, **kwargs):
        super().__init__(*args, **kwargs)
        self.link, self.sender = link, sender
        self.fields["kind"].required = False
        self.fields["kind"].choices = [
            ("", _("Chưa rõ")),
            *(choice for choice in self.fields["kind"].choices if choice[0]),
        ]
        self.fields["solution"].required = True
        for number in range(1, OTHERS + 1):
            self.fields[f"other_{number}"] = CleanCharFormField(
                label=_("Mã đồng tác giả %(number)s") % {"number": number}, required=False, max_length=32
            )
            self.fields[f"share_{number}"] = WholeNumberField(
                label=_("Tỷ lệ của người này (%)"), required=False, min_value=1, max_value=99
            )

    def clean(self):
        data = super().clean()
        self.others: list[tuple[Member, int]] = []
        for number in range(1, OTHERS + 1):
            self._take(data, f"other_{number}", f"share_{number}")
        return data

    def _take(self, data, other: str, share: str) -> None:
        code, percent = data.get(other), data.get(share)
        if not code and percent is None:
            return
        if not code or percent is None:
            if other not in self.errors and share not in self.errors:
                self.add_error(share if code else other, _("Hãy ghi cả mã và tỷ lệ của đồng tác giả."))
            return
        member = workers_of(self.link).filter(code__iexact=code).first()
        if member is None:
            self.add_error(other, _("Đơn vị không có đoàn viên mang mã này. Hãy xem lại mã."))
        elif member == self.sender or member in (known for known, _percent in self.others):
            self.add_error(other, _("Người này đã là tác giả."))
        else:
            self.others.append((member, percent))

    def values(self) -> dict[str, object]:
        """What the service takes."""
        names = (*self.Meta.fields, "key")
        return {name: self.cleaned_data[name] for name in names} | {"others": self.others}

    def typed(self) -> Initiative:
        """What was typed, as an initiative of the link's unit that is not stored."""
        return Initiative(unit=self.link.unit, **{name: self.cleaned_data[name] for name in self.Meta.fields})


class DifferenceForm(forms.Form):
    """Why what is handed in is none of the initiatives it looks like; a reason for each."""

    PREFIX = "different_"

    def __init__(self, *args, others: Iterable[Initiative], **kwargs):
        super().__init__(*args, **kwargs)
        self.others = {self.name_of(other): other for other in others}
        for name in self.others:
            self.fields[name] = CleanCharFormField(
                label=_("Khác – vì"),
                max_length=500,
                help_text=_("Ví dụ: khác máy, khác cách làm."),
                error_messages={"required": _("Hãy ghi vì sao khác, hoặc quay lại và không gửi.")},
            )

    @classmethod
    def name_of(cls, other: Initiative) -> str:
        """The field that asks about ``other``."""
        return f"{cls.PREFIX}{other.pk}"

    def reasons(self) -> dict[Initiative, str]:
        """What the service takes."""
        return {other: self.cleaned_data[name] for name, other in self.others.items()}


class LinkForm(OpenedForm):
    expires_on = forms.DateField(
        label=gettext_lazy("Nhận đến hết ngày"),
        required=False,
        help_text=gettext_lazy("Ngày/tháng/năm. Để trống nếu nhận quanh năm."),
    )


class DeclineForm(forms.Form):
    reason = CleanTextFormField(
        label=gettext_lazy("Lý do không tiếp nhận"),
        help_text=gettext_lazy("Người gửi đọc lý do này."),
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
