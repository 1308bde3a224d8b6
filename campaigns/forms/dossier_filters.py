import django_filters as filters
from django import forms
from django.utils.translation import gettext_lazy as _

from campaigns.models import Campaign, CampaignPhase, Dossier, DossierKind, DossierState, PublicState
from common.forms.rows import RowFilter
from units.forms.filters import CleanCharFilter
from units.models import Role, Unit
from units.scope import scope_of

NO_PHASE = CampaignPhase.objects.none()


class DossierFilterSet(filters.FilterSet):
    """Narrows a list of dossiers; phases are offered once a campaign is chosen.

    Whoever registers for units and sees others too may ask for the own ones alone.
    """

    q = CleanCharFilter(
        label=_("Đơn vị"),
        method="search",
        widget=forms.TextInput(attrs={"type": "search", "placeholder": _("Tên hoặc mã, không cần dấu")}),
    )
    campaign = RowFilter(label=_("Phong trào"), queryset=None, empty_label=_("Tất cả"))
    phase = RowFilter(label=_("Đợt"), queryset=None, empty_label=_("Tất cả"))
    kind = filters.ChoiceFilter(label=_("Loại"), choices=DossierKind, empty_label=_("Tất cả"))
    state = filters.ChoiceFilter(label=_("Trạng thái"), choices=DossierState, empty_label=_("Tất cả"))
    public = filters.ChoiceFilter(
        label=_("Đến đâu"), choices=PublicState, empty_label=_("Tất cả"), method="in_public_state"
    )
    mine = filters.BooleanFilter(label=_("Chỉ đơn vị tôi lập hồ sơ"), method="of_mine", widget=forms.CheckboxInput)

    class Meta:
        model = Dossier
        fields = ["q", "campaign", "phase", "kind", "state", "public", "mine"]

    def __init__(self, data=None, *args, user, **kwargs):
        super().__init__(data, *args, **kwargs)
        self.scope = scope_of(user)
        self.filters["campaign"].queryset = Campaign.objects.visible_to(user).only("name").order_by("-starts_on", "-pk")
        campaign = self._campaign((data or {}).get("campaign", ""))
        self.filters["phase"].queryset = CampaignPhase.objects.filter(campaign=campaign) if campaign else NO_PHASE

    def _campaign(self, asked):
        """The campaign asked for among those one sees; ``None`` when none is, or nonsense."""
        try:
            return self.filters["campaign"].queryset.filter(pk=asked).first() if asked else None
        except ValueError:
            return None

    @property
    def form(self):
        form = super().form
        if not (form.is_bound and form.data.get("campaign")):
            form.fields.pop("phase", None)
        if self.scope.paths(Role.EDITOR) in ([], self.scope.paths()):
            form.fields.pop("mine", None)
        return form

    def in_public_state(self, queryset, name, value):
        return queryset.in_public_state(value)

    def of_mine(self, queryset, name, value):
        return queryset.within(self.scope.paths(Role.EDITOR)) if value else queryset

    def search(self, queryset, name, value):
        return queryset.filter(unit__in=Unit.objects.matching(value).order_by().values("pk"))
