from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.views.generic import DetailView, ListView, View
from django.views.generic.detail import SingleObjectMixin

from campaigns.forms.campaign_filters import DossierViewForm, ParticipationFilterSet
from campaigns.forms.campaign_join import PREFIX, JoinForm
from campaigns.models import Campaign, Dossier, Indicator, Target, TargetOrigin
from campaigns.selectors.campaign_page import contents_for
from campaigns.selectors.progress import Progress, group_labels, progress_grid, with_progress
from campaigns.selectors.standing import standing_of
from campaigns.services.participation import join_campaign
from common.errors import DomainError, StaleEdit
from common.vietnamese import format_number
from units.models import Role
from units.permissions import unit_above_acting
from units.scope import scope_of
from units.views.mixins import PageSizeMixin, UnitScopeMixin

CONFLICT = 409
WRITING = (Role.EDITOR, Role.SPECIALIST)


class CampaignJoinView(UnitScopeMixin, SingleObjectMixin, View):
    """A unit joins, or changes what it added; ``?unit=`` names it where one writes for several."""

    queryset = Campaign.objects.select_related("unit")

    def get(self, request, pk):
        campaign = self.get_object()
        participation = self._participation(campaign)
        if participation is None:
            messages.info(request, _("Hãy chọn đơn vị trong danh sách để tham gia thay."))
            return redirect(f"{reverse('campaigns:campaign-units', args=[pk])}?joined=no")
        return self._page(participation, self._form(participation))

    def post(self, request, pk):
        campaign = self.get_object()
        participation = self._participation(campaign)
        if participation is None:
            messages.error(request, _("Hãy chọn đơn vị tham gia."))
            return redirect("campaigns:campaign-units", pk=pk)
        form = self._form(participation, request.POST)
        if not form.is_valid():
            return self._page(participation, form)
        try:
            join_campaign(
                campaign,
                unit=participation.unit,
                by=request.user,
                own_content=form.cleaned_data["own_content"],
                own_targets=form.own_targets(),
                seen=parse_datetime(request.POST.get("seen", "")) if request.POST.get("seen") else None,
            )
        except StaleEdit as refusal:
            messages.error(request, str(refusal))
            return self._page(self._participation(campaign), form, status=CONFLICT)
        except DomainError as refusal:
            messages.error(request, str(refusal))
            return self._page(participation, form)
        said = _("Đã lưu phần của đơn vị.") if participation.joined_at else _("%(unit)s đã tham gia phong trào.")
        messages.success(request, said % {"unit": participation.unit})
        return redirect("campaigns:campaign-detail", pk=pk)

    def _participation(self, campaign):
        """The invitation asked for within the person's reach, or the only one there is; ``None`` among many."""
        reached = campaign.participations.visible_to(self.request.user, *WRITING).select_related("unit", "campaign")
        asked = self.request.POST.get("unit") or self.request.GET.get("unit")
        if asked:
            return get_object_or_404(reached, unit=int(asked) if asked.isdecimal() and asked.isascii() else 0)
        found = list(reached[:2])
        if not found:
            get_object_or_404(reached, pk=0)
        return found[0] if len(found) == 1 else None

    def _form(self, participation, data=None):
        rows = Target.objects.filter(campaign=participation.campaign, unit=participation.unit)
        values = {(row.origin, row.indicator): row.value for row in rows}
        initial = {"own_content": participation.own_content}
        assigned = {}
        for indicator in Indicator.values:
            initial[f"{PREFIX}{indicator}"] = values.get((TargetOrigin.OWN, indicator))
            given = values.get((TargetOrigin.ASSIGNED, indicator))
            if given is not None:
                assigned[indicator] = _("Cấp trên giao: %(value)s") % {"value": format_number(given)}
        return JoinForm(data, initial=initial, assigned=assigned)

    def _page(self, participation, form, *, status=200):
        campaign = participation.campaign
        context = {
            "campaign": campaign,
            "participation": participation,
            "unit": participation.unit,
            "on_behalf": unit_above_acting(self.request.user, participation.unit),
            "contents": contents_for(campaign, {participation.unit.block}),
            "form": form,
            "seen": participation.updated_at.isoformat(),
        }
        return render(self.request, "campaigns/campaign_join.html", context, status=status)


class CampaignGridView(UnitScopeMixin, DetailView):
    """Units by cluster or by the unit right below, in four colours; every number leads to its list."""

    queryset = Campaign.objects.select_related("unit")
    template_name = "campaigns/campaign_grid.html"

    def get_context_data(self, **kwargs):
        campaign = self.object
        form = DossierViewForm(self.request.GET, campaign=campaign)
        asked = form.asked()
        rows, total = progress_grid(with_progress(campaign, self.request.user, **asked), campaign)
        phase = asked["phase"]
        return super().get_context_data(**kwargs) | {
            "standing": standing_of(campaign),
            "form": form,
            "columns": list(Progress),
            "rows": rows,
            "total": total,
            "kept": {"phase": phase.pk if phase else None, "kind": asked["kind"]},
        }


class CampaignUnitListView(UnitScopeMixin, PageSizeMixin, ListView):
    """The units invited within one's reach, one by one."""

    queryset = Campaign.objects.select_related("unit")
    template_name = "campaigns/campaign_units.html"

    def get_queryset(self):
        self.campaign = get_object_or_404(super().get_queryset(), pk=self.kwargs["pk"])
        self.asked = DossierViewForm(self.request.GET, campaign=self.campaign).asked()
        rows = with_progress(self.campaign, self.request.user, **self.asked).select_related("unit")
        keys = set(rows.order_by().values_list("group", flat=True).distinct())
        self.labels = {key: label for key, label in group_labels(self.campaign, keys).items() if key in keys}
        self.filterset = ParticipationFilterSet(
            self.request.GET,
            rows.order_by("unit__path"),
            groups=list(self.labels.items()),
            phases=[(phase.pk, phase.name) for phase in self.campaign.phases.all()],
        )
        return self.filterset.qs

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        page = list(context["object_list"])
        dossiers = Dossier.objects.filter(
            campaign=self.campaign, kind=self.asked["kind"], unit__in=[row.unit_id for row in page]
        ).select_related("phase")
        if self.asked["phase"]:
            dossiers = dossiers.filter(phase=self.asked["phase"])
        by_unit: dict[int, list[Dossier]] = {}
        for dossier in dossiers.order_by("phase__number"):
            by_unit.setdefault(dossier.unit_id, []).append(dossier)
        scope = scope_of(self.request.user)
        return context | {
            "campaign": self.campaign,
            "filter_form": self.filterset.form,
            "rows": [
                {
                    "participation": row,
                    "progress": Progress(row.progress),
                    "group": self.labels.get(row.group, ""),
                    "dossiers": by_unit.get(row.unit_id, []),
                    "may_join": not row.joined_at
                    and (
                        scope.covers(row.unit.path, Role.EDITOR)
                        or scope.covers_from_above(row.unit.path, Role.SPECIALIST)
                    ),
                }
                for row in page
            ],
        }
