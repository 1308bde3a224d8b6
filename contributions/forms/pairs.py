from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from common.fields import CleanCharFormField
from contributions.models import InitiativeVerdict


class ConclusionForm(forms.Form):
    """What two alike initiatives are: different, or the same, and then which of them counts."""

    verdict = forms.ChoiceField(label=gettext_lazy("Kết luận"), widget=forms.RadioSelect)
    reason = CleanCharFormField(
        label=gettext_lazy("Vì sao"),
        max_length=500,
        help_text=gettext_lazy("Ví dụ: khác máy, khác cách làm; hoặc cùng một giải pháp nộp hai lần."),
    )

    def __init__(self, *args, initiatives, **kwargs):
        super().__init__(*args, **kwargs)
        counted = [
            (
                str(row.pk),
                _("Là một sáng kiến, tính ở %(code)s – %(unit)s") % {"code": row.code, "unit": row.unit.label},
            )
            for row in initiatives
        ]
        self.fields["verdict"].choices = [
            (InitiativeVerdict.DIFFERENT.value, InitiativeVerdict.DIFFERENT.label),
            *counted,
        ]


class WithdrawalForm(forms.Form):
    """Why a conclusion is taken back."""

    reason = CleanCharFormField(label=gettext_lazy("Lý do"), max_length=500)
