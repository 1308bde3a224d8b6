"""Targets are handed down: groups of units, then a table of units and indicators."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.generic import TemplateView, View

from campaigns.forms.campaign_targets import FillForm, TargetTable
from campaigns.models import Campaign, Indicator
from campaigns.selectors.targets import assigned_values, signature_of, target_groups, units_of_group, units_without_any
from campaigns.services.target import fill_targets, set_targets
from campaigns.views.editing import CONFLICT
from common.errors import DomainError, StaleEdit
from units.models import Cluster, Role, Unit
from units.scope import scope_of

ROWS = 25


class AboveMixin:
    """A campaign the person sees, and a unit of its subtree from which the person hands targets down."""

    def campaign(self):
        reached = Campaign.objects.visible_to(self.request.user, Role.SPECIALIST).select_related("unit")
        return get_object_or_404(reached, pk=self.kwargs["pk"])

    def above(self, campaign, pk=None):
        """The unit asked for, else the campaign's own, else the topmost one of the person's below it."""
        units = Unit.objects.of_subtree(campaign.unit).visible_to(self.request.user, Role.SPECIALIST)
        if pk is not None:
            return get_object_or_404(units, pk=pk)
        if not self.request.user.is_superuser and not scope_of(self.request.user).covers(
            campaign.unit.path, Role.SPECIALIST
        ):
            found = units.filter(path__in=scope_of(self.request.user).paths(Role.SPECIALIST)).first()
            if found is None:
                raise Http404
            return found
        return campaign.unit


class TargetOverviewView(AboveMixin, TemplateView):
    """Groups of units with how many have their targets, and the sums."""

    template_name = "campaigns/campaign_targets.html"

    def get_context_data(self, **kwargs):
        campaign = self.campaign()
        above = self.above(campaign)
        groups = target_groups(campaign, above)
        own = assigned_values(campaign, [above])
        return super().get_context_data(**kwargs) | {
            "campaign": campaign,
            "above": above,
            "indicators": [{"value": indicator.value, "label": indicator.label} for indicator in Indicator],
            "rows": [
                {"group": group, "sums": [(i.label, group.sums.get(i.value)) for i in Indicator]}
                for group in groups
                if group.cluster or group.units
            ],
            "own": [(indicator.label, own.get((above.pk, indicator.value))) for indicator in Indicator],
        }


class TargetTableView(AboveMixin, View):
    """The targets of one group, 25 units at a time; saving keeps what others changed meanwhile from being lost."""

    def get(self, request, **kwargs):
        self._look_up()
        return self._page(TargetTable(units=self.page_obj.object_list, stored=self.stored), FillForm())

    def post(self, request, **kwargs):
        self._look_up()
        return self._fill() if "fill" in request.POST else self._save()

    def _look_up(self):
        self.campaign_row = self.campaign()
        cluster_pk = self.kwargs.get("cluster")
        self.cluster = self._cluster(cluster_pk) if cluster_pk else None
        self.above_unit = self.above(
            self.campaign_row, self.cluster.unit_id if self.cluster else self.kwargs.get("unit")
        )
        self.group = units_of_group(self.above_unit, self.cluster)
        shown = self.group if self.cluster else self._with_the_whole()
        self.only_lacking = self.request.GET.get("lacking") == "1"
        if self.only_lacking:
            shown = units_without_any(self.campaign_row, shown)
        self.page_obj = Paginator(shown, ROWS).get_page(self.request.GET.get("page"))
        self.stored = assigned_values(self.campaign_row, list(self.page_obj.object_list))

    def _with_the_whole(self):
        """The units below, and before them the one that runs the campaign, which sets its own whole."""
        if self.above_unit.pk != self.campaign_row.unit_id:
            return self.group
        return (self.group | Unit.objects.filter(pk=self.above_unit.pk)).order_by("path")

    def _cluster(self, pk):
        return get_object_or_404(Cluster, pk=pk, year=self.campaign_row.year)

    def _save(self):
        table = TargetTable(self.request.POST, units=self.page_obj.object_list, stored=self.stored)
        seen = self.request.POST.get("seen", "")
        if not table.is_valid():
            return self._page(table, FillForm(), seen=seen, has_errors=True)
        try:
            changed = set_targets(
                self.campaign_row,
                above=self.above_unit,
                units=self.page_obj.object_list,
                values=table.values,
                by=self.request.user,
                seen=seen,
            )
        except StaleEdit as refusal:
            messages.error(self.request, str(refusal))
            self.stored = assigned_values(self.campaign_row, list(self.page_obj.object_list))
            return self._page(table, FillForm(), status=CONFLICT)
        except DomainError as refusal:
            messages.error(self.request, str(refusal))
            return self._page(table, FillForm(), seen=seen)
        said = ngettext("Đã lưu, %(count)d chỉ tiêu thay đổi.", "Đã lưu, %(count)d chỉ tiêu thay đổi.", changed)
        messages.success(self.request, said % {"count": changed})
        return redirect(self.request.get_full_path())

    def _fill(self):
        form = FillForm(self.request.POST)
        table = TargetTable(units=self.page_obj.object_list, stored=self.stored)
        if not form.is_valid():
            return self._page(table, form, has_errors=True)
        try:
            filled = fill_targets(
                self.campaign_row,
                above=self.above_unit,
                units=self.group,
                indicators=form.indicators(),
                by=self.request.user,
            )
        except DomainError as refusal:
            messages.error(self.request, str(refusal))
            return self._page(table, form)
        messages.success(self.request, _("Đã điền %(count)d ô còn trống.") % {"count": filled})
        return redirect(self.request.path)

    def _page(self, table, fill, *, status=200, **extra):
        campaign = self.campaign_row
        context = {
            "campaign": campaign,
            "above": self.above_unit,
            "cluster": self.cluster,
            "title": self.cluster.name if self.cluster else self.above_unit.name,
            "indicators": [{"value": indicator.value, "label": indicator.label} for indicator in Indicator],
            "table": table,
            "fill": fill,
            "fill_fields": list(fill),
            "page_obj": self.page_obj,
            "only_lacking": self.only_lacking,
            "seen": signature_of(self.stored),
        }
        return render(self.request, "campaigns/campaign_target_table.html", context | extra, status=status)
