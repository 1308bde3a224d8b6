from django import forms
from django.utils.translation import gettext_lazy as _

from campaigns.models import Indicator
from campaigns.selectors.attainment import Standing
from campaigns.selectors.reached import MEASURES
from campaigns.selectors.target_progress import quarters_begun


class TargetProgressForm(forms.Form):
    """Which indicator the page shows, and to the end of which quarter."""

    indicator = forms.ChoiceField(
        label=_("Chỉ tiêu"), choices=[(name, Indicator(name).label) for name in MEASURES], required=False
    )
    until = forms.ChoiceField(label=_("Luỹ kế"), required=False)

    def __init__(self, *args, campaign, **kwargs):
        super().__init__(*args, **kwargs)
        self.quarters = {quarter.key: quarter for quarter in quarters_begun(campaign)}
        self.fields["until"].choices = [
            ("", _("đến hôm nay")),
            *((key, _("đến hết %(quarter)s") % {"quarter": each.label}) for key, each in self.quarters.items()),
        ]

    def asked(self) -> dict[str, object]:
        """``indicator``, empty when none is asked for, and ``until``; what was asked wrongly counts as not asked."""
        self.is_valid()
        data = self.cleaned_data
        return {
            "indicator": data.get("indicator", ""),
            "until": self.quarters.get(data.get("until", "")),
        }


class ProgressUnitsForm(TargetProgressForm):
    """The same, and which units are listed."""

    standing = forms.ChoiceField(
        label=_("So với chỉ tiêu"), choices=[("", _("Tất cả")), *Standing.choices], required=False
    )
    order = forms.ChoiceField(
        label=_("Xếp theo"),
        choices=[("", _("Cây đơn vị")), ("reached", _("Đạt nhiều nhất")), ("percent", _("Tỷ lệ thấp nhất"))],
        required=False,
    )
