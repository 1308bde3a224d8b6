from django import forms
from django.utils.translation import gettext_lazy as _

from awards.forms.run import ReasonForm
from awards.selectors.quarter_praise import INDICATORS, quarters_to_praise
from campaigns.models import Indicator
from catalogue.models import AwardType
from people.models import SubjectKind


class QuarterForm(forms.Form):
    """Which quarter is looked at, and by which indicator."""

    quarter = forms.ChoiceField(label=_("Quý"), required=False)
    indicator = forms.ChoiceField(
        label=_("Chỉ tiêu"), choices=[(name, Indicator(name).label) for name in INDICATORS], required=False
    )

    def __init__(self, *args, campaign, **kwargs):
        super().__init__(*args, **kwargs)
        self.quarters = {quarter.key: quarter for quarter in quarters_to_praise(campaign)}
        self.fields["quarter"].choices = [(key, each.label) for key, each in self.quarters.items()]

    def asked(self) -> dict[str, object]:
        """``quarter`` and ``indicator``; what was asked wrongly counts as not asked.

        ``quarter`` is ``None`` for a campaign that has not begun.
        """
        self.is_valid()
        first = next(iter(self.quarters.values()), None)
        return {
            "quarter": self.quarters.get(self.cleaned_data.get("quarter", ""), first),
            "indicator": self.cleaned_data.get("indicator") or INDICATORS[0],
        }


class RecordPraiseForm(forms.Form):
    """What the register of honours asks for; the decision is made outside, on paper."""

    award = forms.ModelChoiceField(
        queryset=AwardType.objects.none(), label=_("Hình thức"), empty_label=_("Chọn hình thức")
    )
    decision_no = forms.CharField(label=_("Số quyết định"), max_length=64)
    decided_on = forms.DateField(
        label=_("Ngày quyết định"), widget=forms.DateInput(attrs={"placeholder": _("dd/mm/yyyy")})
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, prefix="record", **kwargs)
        self.fields["award"].queryset = AwardType.objects.filter(subject_kinds__contains=[SubjectKind.UNIT]).order_by(
            "position", "code"
        )


class DeclinePraiseForm(ReasonForm):
    """Why the first of the quarter is not praised."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, prefix="decline", **kwargs)
