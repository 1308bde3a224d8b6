from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import DetailView, ListView, View
from django.views.generic.detail import SingleObjectMixin

from campaigns.forms.campaign_filters import DossierViewForm, ParticipationFilterSet
from campaigns.forms.campaign_join import PREFIX, JoinForm
from campaigns.models import (
    Campaign,
    CampaignState,
    Dossier,
    DossierKind,
    Indicator,
    Participation,
    Target,
    TargetOrigin,
)
from campaigns.selectors.addressees import uninvited_units
from campaigns.selectors.campaign_page import contents_for
from campaigns.selectors.progress import (
    dossiers_asked,
    drafts_of_nobody,
    group_labels,
    progress_grid,
    progress_of,
    with_group,
)
from campaigns.selectors.standing import standing_of
from campaigns.services.participation import join_campaign
from campaigns.views.editing import CONFLICT, WRITING, moment_in, whole
from common.errors import DomainError, StaleEdit
from common.vietnamese import format_number
from units.models import Role
from units.permissions import unit_above_acting
from units.scope import scope_of
from units.views.mixins import PageSizeMixin, UnitScopeMixin

SHOWN = ("campaign", "unit", "joined_at", "unit__path", "unit__code", "unit__name", "unit__block")


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
        opened_with = request.POST.get("seen", "")
        if not form.is_valid():
            return self._page(participation, form, seen=opened_with)
        try:
            join_campaign(
                campaign,
                unit=participation.unit,
                by=request.user,
                own_content=form.cleaned_data["own_content"],
                own_targets=form.own_targets(),
                seen=moment_in(opened_with),
            )
        except StaleEdit as refusal:
            messages.error(request, str(refusal))
            return self._page(self._participation(campaign), form, status=CONFLICT)
        except DomainError as refusal:
            messages.error(request, str(refusal))
            return self._page(participation, form, seen=opened_with)
        said = _("Đã lưu phần của đơn vị.") if participation.joined_at else _("%(unit)s đã tham gia phong trào.")
        messages.success(request, said % {"unit": participation.unit})
        return redirect("campaigns:campaign-detail", pk=pk)

    def _participation(self, campaign):
        """The invitation asked for within the person's reach, or the only one there is; ``None`` among many.

        A unit the campaign addresses that was not invited yet has one that is not saved.
        """
        reached = campaign.participations.visible_to(self.request.user, *WRITING).select_related("unit", "campaign")
        asked = self.request.POST.get("unit") or self.request.GET.get("unit")
        if asked:
            unit = whole(asked)
            return reached.filter(unit=unit).first() or Participation(
                campaign=campaign, unit=get_object_or_404(self._new(campaign), pk=unit)
            )
        found = list(reached[:2]) or [Participation(campaign=campaign, unit=unit) for unit in self._new(campaign)[:2]]
        if not found:
            raise Http404
        return found[0] if len(found) == 1 else None

    def _new(self, campaign):
        """Units within the person's reach that joining would invite."""
        units = uninvited_units(campaign).visible_to(self.request.user, *WRITING)
        return units if campaign.state == CampaignState.LAUNCHED else units.none()

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

    def _page(self, participation, form, *, status=200, seen=None):
        """The form again, carrying ``seen``; without one, when the invitation as it is shown was last saved."""
        campaign = participation.campaign
        saved_at = participation.updated_at.isoformat() if participation.pk else ""
        context = {
            "campaign": campaign,
            "participation": participation,
            "unit": participation.unit,
            "on_behalf": unit_above_acting(self.request.user, participation.unit),
            "contents": contents_for(campaign, {participation.unit.block}),
            "form": form,
            "seen": saved_at if seen is None else seen,
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
        invited = with_group(campaign, self.request.user)
        rows, total = progress_grid(invited, campaign, dossiers=dossiers_asked(campaign, **asked))
        phase = asked["phase"]
        return super().get_context_data(**kwargs) | {
            "standing": standing_of(campaign),
            "may_remind": scope_of(self.request.user).holds(Role.SPECIALIST),
            "form": form,
            "columns": total.columns,
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
        self.dossiers = dossiers_asked(self.campaign, **self.asked)
        rows = with_group(self.campaign, self.request.user)
        keys = set(rows.order_by().values_list("group", flat=True).distinct())
        self.labels = {key: label for key, label in group_labels(self.campaign, keys).items() if key in keys}
        self.filterset = ParticipationFilterSet(
            self.request.GET,
            rows.select_related("unit").only(*SHOWN).order_by("unit__path"),
            dossiers=self.dossiers,
            groups=list(self.labels.items()),
            phases=list(self.campaign.phases.values_list("pk", "name")),
        )
        return self.filterset.qs

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        page = list(context["object_list"])
        dossiers = self.dossiers.filter(unit__in=[row.unit_id for row in page]).select_related("phase")
        by_unit: dict[int, list[Dossier]] = {}
        for dossier in dossiers.only("unit", "kind", "state", "phase__name").order_by("phase__number"):
            by_unit.setdefault(dossier.unit_id, []).append(dossier)
        of_nobody = self._of_nobody(page)
        scope = scope_of(self.request.user)
        return context | {
            "campaign": self.campaign,
            "filter_form": self.filterset.form,
            "rows": [
                {
                    "participation": row,
                    "progress": progress_of(by_unit.get(row.unit_id, []), of_nobody=of_nobody),
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

    def _of_nobody(self, page) -> set[int]:
        """Keys of the proposals of the page's units that put nobody up."""
        if self.asked["kind"] != DossierKind.PROPOSAL:
            return set()
        rows = drafts_of_nobody(self.dossiers.filter(unit__in=[row.unit_id for row in page]))
        return set(rows.values_list("pk", flat=True))
