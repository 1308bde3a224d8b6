import django_filters as filters
from django import forms
from django.utils.translation import gettext_lazy as _

from campaigns.models import Campaign, CampaignKind, CampaignState, DossierKind, Participation
from campaigns.selectors.progress import COLOURS, Progress, come_to
from units.forms.filters import CleanCharFilter
from units.models import Block, Unit

SEARCH = forms.TextInput(attrs={"type": "search", "placeholder": _("Gõ không dấu cũng được")})


class CampaignFilterSet(filters.FilterSet):
    q = CleanCharFilter(label=_("Tên hoặc mã"), method="search", widget=SEARCH)
    state = filters.ChoiceFilter(label=_("Trạng thái"), choices=CampaignState, empty_label=_("Tất cả"))
    kind = filters.ChoiceFilter(label=_("Loại"), choices=CampaignKind, empty_label=_("Tất cả"))
    year = filters.NumberFilter(
        label=_("Năm"), field_name="ends_on", lookup_expr="year", min_value=1900, max_value=2100
    )

    class Meta:
        model = Campaign
        fields = ["q", "state", "kind", "year"]

    def search(self, queryset, name, value):
        return queryset.matching(value)


class DossierViewForm(forms.Form):
    """Which dossiers the grid counts: of one phase or all, registrations or proposals."""

    phase = forms.ModelChoiceField(label=_("Đợt"), queryset=None, required=False, empty_label=_("Mọi đợt"))
    kind = forms.ChoiceField(label=_("Loại hồ sơ"), choices=DossierKind, required=False)

    def __init__(self, *args, campaign, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["phase"].queryset = campaign.phases.all()

    def asked(self) -> dict:
        """What ``dossiers_asked`` takes; anything unknown counts as not asked."""
        self.is_valid()
        data = self.cleaned_data
        return {"phase": data.get("phase"), "kind": data.get("kind") or DossierKind.REGISTRATION}


class ParticipationFilterSet(filters.FilterSet):
    """Rows of ``with_group``; phase and kind of dossier are read before, they are kept here for the form."""

    q = CleanCharFilter(label=_("Tên hoặc mã đơn vị"), method="search", widget=SEARCH)
    group = filters.ChoiceFilter(label=_("Cụm, đơn vị trực thuộc"), empty_label=_("Tất cả"))
    block = filters.ChoiceFilter(label=_("Khối"), field_name="unit__block", choices=Block, empty_label=_("Tất cả"))
    joined = filters.ChoiceFilter(
        label=_("Tham gia"),
        choices=[("yes", _("Đã tham gia")), ("no", _("Chưa tham gia"))],
        empty_label=_("Tất cả"),
        method="has_joined",
    )
    progress = filters.ChoiceFilter(label=_("Hồ sơ"), choices=Progress, empty_label=_("Tất cả"), method="has_come_to")
    phase = filters.ChoiceFilter(label=_("Đợt"), empty_label=_("Mọi đợt"), method="as_asked")
    kind = filters.ChoiceFilter(label=_("Loại hồ sơ"), choices=DossierKind, method="as_asked", empty_label=None)

    class Meta:
        model = Participation
        fields = ["q", "group", "block", "joined", "progress", "phase", "kind"]

    def __init__(self, *args, dossiers, groups, phases, **kwargs):
        super().__init__(*args, **kwargs)
        self.dossiers = dossiers
        self.filters["group"].extra["choices"] = groups
        self.filters["phase"].extra["choices"] = phases
        if self.data.get("kind") != DossierKind.PROPOSAL:
            self.filters["progress"].extra["choices"] = [(each.value, each.label) for each in COLOURS]

    def search(self, queryset, name, value):
        return queryset.filter(unit__in=Unit.objects.matching(value).order_by().values("pk"))

    def has_joined(self, queryset, name, value):
        return queryset.filter(joined_at__isnull=value == "no")

    def has_come_to(self, queryset, name, value):
        return queryset.filter(come_to(value, self.dossiers))

    def as_asked(self, queryset, name, value):
        return queryset
