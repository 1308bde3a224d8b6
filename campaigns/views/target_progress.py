"""How far targets are reached: the whole, by cluster and block and quarter, unit by unit, and the rows behind."""

from functools import cached_property
from urllib.parse import urlencode

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.generic import ListView, TemplateView

from campaigns.forms.target_progress import ProgressUnitsForm, TargetProgressForm
from campaigns.models import Campaign, Indicator
from campaigns.permissions.campaign import may_assign_targets
from campaigns.selectors.reached import MEASURES
from campaigns.selectors.target_progress import TargetProgress, handed_indicators, in_standing, progress_under
from campaigns.selectors.target_words import counted_note, handed_words, ratio_words
from campaigns.views.editing import whole
from common.quarter import Quarter
from common.vietnamese import clean
from units.models import Unit
from units.scope import scope_of
from units.views.mixins import PageSizeMixin

KEPT = ("unit", "indicator", "until", "cluster", "block", "quarter")
"""What goes along from page to page."""


class ReachedUnitMixin:
    """A campaign the person sees and a unit of it within reach, that of the address or the topmost."""

    @cached_property
    def campaign(self) -> Campaign:
        reached = Campaign.objects.visible_to(self.request.user).select_related("unit")
        return get_object_or_404(reached, pk=self.kwargs["pk"])

    @cached_property
    def top(self) -> Unit:
        """The unit asked for, else the topmost of the person's in the campaign; 404 where none is within reach."""
        units = Unit.objects.of_subtree(self.campaign.unit).visible_to(self.request.user)
        if asked := self.asked_for("unit"):
            return get_object_or_404(units, pk=whole(asked))
        if (top := units.first()) is None:
            raise Http404
        return top

    def asked_for(self, name: str) -> str:
        return clean(self.request.GET.get(name, ""))


class ProgressMixin(ReachedUnitMixin):
    """Of such a unit the indicator and the quarter the address asks for."""

    form_class = TargetProgressForm

    @cached_property
    def form(self) -> TargetProgressForm:
        return self.form_class(self.request.GET, campaign=self.campaign)

    @cached_property
    def asked(self) -> dict[str, object]:
        asked = self.form.asked()
        return asked if asked["indicator"] else asked | {"indicator": self.first_handed()}

    def first_handed(self) -> str:
        """The first indicator anybody under the unit has a target of."""
        handed = handed_indicators(self.campaign, self.top)
        return handed[0] if handed else Indicator.INITIATIVES.value

    @cached_property
    def progress(self) -> TargetProgress:
        return progress_under(self.campaign, self.top, **self.asked, quarter=self.quarter)

    @cached_property
    def quarter(self) -> Quarter | None:
        """The one quarter whose rows are asked for."""
        return self.form.quarters.get(self.asked_for("quarter"))

    def group_label(self) -> str:
        """The cluster or block that is asked for; empty for all."""
        return self.progress.group_label(cluster=self.asked_for("cluster"), block=self.asked_for("block"))

    def get_context_data(self, **kwargs):
        indicator = Indicator(self.asked["indicator"])
        return super().get_context_data(**kwargs) | {
            "campaign": self.campaign,
            "top": self.top,
            "filter_form": self.form,
            "progress": self.progress,
            "indicator": indicator,
            "is_money": indicator == Indicator.WORKS_VALUE,
            "counted_note": counted_note(indicator),
            "keep": ("unit", "cluster", "block", "rows"),
            "address": self.address(),
            "back": self.address("cluster", "block", "quarter"),
        }

    def address(self, *without: str) -> str:
        """What was asked but for ``without``, as a query string for the pages that go on from here."""
        asked = {name: self.asked_for(name) for name in KEPT}
        asked |= {"unit": str(self.top.pk), "indicator": str(self.asked["indicator"])}
        return urlencode({name: value for name, value in asked.items() if value and name not in without})


class TargetProgressView(ProgressMixin, TemplateView):
    """The target of the unit and what was reached, by cluster, by block, by quarter."""

    template_name = "campaigns/target_progress.html"

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        user, reached = self.request.user, self.progress.whole
        own = self.progress.map.targets.get(self.top.pk)
        return context | {
            "whole": reached,
            "waiting": self.progress.map.counted.waiting,
            "sentence": ratio_words(self.progress.map.indicator, reached),
            "handed_note": handed_words(self.progress.map.indicator, own, self.progress.handed_below),
            "groups": self.progress.by_cluster(),
            "blocks": self.progress.by_block(),
            "quarters": self.progress.by_quarter(),
            "whole_address": self.address("until"),
            "hands_targets": bool(may_assign_targets(user, self.top)),
            "may_see_praises": user.is_superuser or scope_of(user).covers(self.campaign.unit.path),
        }


class TargetProgressUnitsView(ProgressMixin, PageSizeMixin, ListView):
    """The units one by one, those of a cluster or a block where one is asked for."""

    form_class = ProgressUnitsForm
    template_name = "campaigns/target_progress_units.html"

    def get_queryset(self):
        units = self.progress.units_of(cluster=self.asked_for("cluster"), block=self.asked_for("block"))
        self.asked  # noqa: B018 -- validates the form
        wanted = self.form.cleaned_data
        return in_standing(self.progress, units, wanted.get("standing", ""), order=wanted.get("order", ""))

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        page = list(context["object_list"])
        units = Unit.objects.in_bulk(page)
        return context | {
            "rows": [{"unit": units[pk], "attainment": self.progress.of(pk)} for pk in page],
            "group": self.group_label(),
            "elsewhere": self.address("unit", "cluster", "block"),
        }


class TargetProgressRowsView(ProgressMixin, PageSizeMixin, ListView):
    """The rows a figure counts."""

    def get_template_names(self):
        return [f"campaigns/target_progress_{self.kind}.html"]

    @property
    def kind(self) -> str:
        """What the rows are: initiatives, works or titles."""
        return MEASURES[self.asked["indicator"]].noun

    def get_queryset(self):
        if self.is_waiting:
            return self.progress.waiting().for_list()
        rows = self.progress.rows(cluster=self.asked_for("cluster"), block=self.asked_for("block"))
        return rows.for_list()

    def get_paginator(self, queryset, per_page, **kwargs):
        """How many rows there are is known from the count that is remembered, except of a group or of money."""
        paginator = super().get_paginator(queryset, per_page, **kwargs)
        if self.is_waiting:
            paginator.count = self.progress.map.counted.waiting
        elif not (self.group_label() or self.asked["indicator"] == Indicator.WORKS_VALUE):
            paginator.count = self.progress.reached_in_all
        return paginator

    @property
    def is_waiting(self) -> bool:
        """Whether what does not count yet is asked for."""
        return self.asked_for("waiting") == "1"

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "group": self.group_label(),
            "when": self.when(),
            "is_waiting": self.is_waiting,
        }

    def when(self) -> str:
        """The days whose rows are counted."""
        if self.quarter:
            return self.quarter.label
        if until := self.asked["until"]:
            return _("đến hết %(quarter)s") % {"quarter": until.label}
        return _("đến hôm nay")
