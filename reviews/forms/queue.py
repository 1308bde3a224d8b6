import django_filters as filters
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from campaigns.forms.dossier_filters import DossierFilterSet
from campaigns.models import CampaignAward, CampaignState, Dossier, DossierState, Entry
from campaigns.selectors.review import Due, is_due
from catalogue.models import AwardType
from common.forms.rows import RowFilter
from reviews.selectors.assignment import colleagues_of
from units.models import Block, Cluster

ALL = _("Tất cả")
MINE, NOBODY = "me", "nobody"
ONLY_OF_WAITING = ("state", "due")
"""What a dossier that is through has no more."""


class QueueFilterSet(DossierFilterSet):
    """Narrows the queue, which holds only what waits: its state is asked in two words."""

    state = filters.ChoiceFilter(
        label=_("Trạng thái"),
        choices=[(DossierState.SENT, _("Mới nộp")), (DossierState.IN_REVIEW, _("Đang xử lý"))],
        empty_label=ALL,
    )
    due = filters.ChoiceFilter(label=_("Hạn"), choices=Due, empty_label=ALL, method="when_due")
    block = filters.ChoiceFilter(label=_("Khối"), field_name="unit__block", choices=Block, empty_label=ALL)
    cluster = RowFilter(label=_("Cụm"), field_name="unit__cluster_memberships__cluster", queryset=None, empty_label=ALL)
    award = RowFilter(label=_("Danh hiệu, hình thức"), queryset=None, empty_label=ALL, method="holding_award")
    assigned = filters.ChoiceFilter(label=_("Người thẩm định"), empty_label=ALL, method="given_to")
    mine = None
    public = None

    class Meta:
        model = Dossier
        fields = ["q", "campaign", "phase", "kind", "state", "due", "block", "cluster", "award", "assigned"]

    def __init__(self, data=None, *args, user, **kwargs):
        super().__init__(data, *args, user=user, **kwargs)
        self.user = user
        clusters = Cluster.objects.visible_to(user).only("name", "year")
        self.filters["cluster"].queryset = clusters.order_by("-year", "code")
        others = [
            (str(person.pk), str(person))
            for person in colleagues_of(user).only("username", "full_name")
            if person != user
        ]
        self.filters["assigned"].extra["choices"] = [(MINE, _("Của tôi")), (NOBODY, _("Chưa giao")), *others]
        offered = CampaignAward.objects.filter(campaign__state=CampaignState.LAUNCHED)
        awards = AwardType.objects.filter(pk__in=offered.values("award"))
        self.filters["award"].queryset = awards.only("name").order_by("position", "code")

    @property
    def asked(self) -> list[tuple[str, list[str]]]:
        """What stands in the address about the filters."""
        return [(name, self.data.getlist(name)) for name in self.filters if name in self.data]

    def through_or_not(self, queryset):
        """``queryset`` narrowed as asked, but for what a dossier that is through has no more.

        What was asked wrongly does not narrow.
        """
        self.form.is_valid()
        for name, value in self.form.cleaned_data.items():
            if name not in ONLY_OF_WAITING:
                queryset = self.filters[name].filter(queryset, value)
        return queryset

    def when_due(self, queryset, name, value):
        dated = queryset if "last_day" in queryset.query.annotations else queryset.with_last_day()
        return dated.filter(is_due(value))

    def given_to(self, queryset, name, value):
        if value == NOBODY:
            return queryset.filter(reviewer__isnull=True)
        return queryset.filter(reviewer=self.user if value == MINE else value)

    def holding_award(self, queryset, name, value):
        return queryset.filter(Exists(Entry.objects.filter(award=value, dossier=OuterRef("pk"))))
