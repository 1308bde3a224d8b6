from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from campaigns.models import Campaign, CampaignState
from common.file_fields import one_file
from common.forms.layout import plain_helper
from scores.services.review import Acclaimed
from units.models import Cluster, Role

PREFIX = "votes-"


class OpenReviewForm(forms.Form):
    """Which cluster reviews which campaign, and whether its units score one another."""

    campaign = forms.ModelChoiceField(label=gettext_lazy("Phong trào"), queryset=None)
    cluster = forms.ModelChoiceField(label=gettext_lazy("Cụm"), queryset=None)
    uses_cross_scores = forms.BooleanField(label=gettext_lazy("Các đơn vị trong cụm chấm chéo nhau"), required=False)

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        launched = Campaign.objects.visible_to(user).exclude(state=CampaignState.DRAFT)
        self.fields["campaign"].queryset = launched.order_by("-starts_on", "-pk")
        self.fields["cluster"].queryset = Cluster.objects.visible_to(user, Role.SPECIALIST).order_by("-year", "code")
        self.helper = plain_helper("campaign", "cluster", "uses_cross_scores")


class MinutesForm(forms.Form):
    file = one_file(gettext_lazy("Biên bản họp cụm"), gettext_lazy("Hãy chọn tệp biên bản."))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = plain_helper("file")


class AcclaimForm(forms.Form):
    """How many units voted, and the votes of each card; an empty one is not acclaimed."""

    voters = forms.IntegerField(label=gettext_lazy("Số đơn vị biểu quyết"), min_value=1, max_value=1000)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, cards, **kwargs):
        super().__init__(*args, **kwargs)
        for card in cards:
            self.fields[f"{PREFIX}{card.pk}"] = forms.IntegerField(
                label=_("Phiếu suy tôn %(unit)s") % {"unit": card.subject_label},
                required=False,
                min_value=0,
                max_value=1000,
            )
        self.helper = plain_helper("voters", *(name for name in self.fields if name.startswith(PREFIX)))

    def acclaimed(self) -> list[Acclaimed]:
        """The cards somebody voted for."""
        return [
            Acclaimed(int(name.removeprefix(PREFIX)), votes)
            for name, votes in self.cleaned_data.items()
            if name.startswith(PREFIX) and votes
        ]
