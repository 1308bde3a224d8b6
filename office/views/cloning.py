from dataclasses import replace

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.generic import DetailView, View

from campaigns.models import Campaign
from common.errors import DomainError
from office.forms.cloning import CloneForm
from office.selectors.campaign_shape import a_year_later, code_a_year_later, remarks_that_hold, shape_of
from office.selectors.clone_diff import compare
from office.services.cloning import clone_campaign, may_be_cloned
from units.models import Role
from units.views.mixins import UnitScopeMixin


class RunnersMixin(UnitScopeMixin):
    """Campaigns whose own unit the person reaches as a specialist; all others are not found."""

    scope_roles = (Role.SPECIALIST,)

    def get_queryset(self):
        return Campaign.objects.run_by(self.request.user, *self.scope_roles).select_related("unit", "cloned_from")


class CampaignCloneView(RunnersMixin, View):
    """What the campaign would be a year later beside what it is, and the button that drafts it."""

    def get(self, request, pk):
        campaign = get_object_or_404(self.get_queryset(), pk=pk)
        if not (verdict := may_be_cloned(campaign)):
            messages.info(request, verdict.reason)
            return redirect("campaigns:campaign-detail", pk=pk)
        return self._page(campaign, None)

    def post(self, request, pk):
        campaign = get_object_or_404(self.get_queryset(), pk=pk)
        form = CloneForm(request.POST)
        if not form.is_valid():
            return self._page(campaign, form)
        try:
            clone = clone_campaign(campaign, by=request.user, **form.cleaned_data)
        except DomainError as refusal:
            form.add_error(None, str(refusal))
            return self._page(campaign, form)
        messages.success(request, _("Đã có bản soạn cho năm sau. Hãy xem lại từng phần rồi phát động."))
        return redirect("campaigns:campaign-setup", pk=clone.pk)

    def _page(self, campaign, form):
        before = shape_of(campaign)
        after = a_year_later(before, top=campaign.unit)
        named = {"name": after.fields["name"], "code": code_a_year_later(campaign)}
        context = {"campaign": campaign, "form": form or CloneForm(initial=named), "sections": compare(before, after)}
        return render(self.request, "office/clone.html", context)


class CampaignChangesView(RunnersMixin, DetailView):
    """A campaign that was cloned beside the one it came from."""

    template_name = "office/clone_changes.html"
    context_object_name = "campaign"

    def get_queryset(self):
        return super().get_queryset().filter(cloned_from__isnull=False)

    def get_context_data(self, **kwargs):
        before, now = shape_of(self.object.cloned_from), shape_of(self.object)
        years = self.object.ends_on.year - self.object.cloned_from.ends_on.year
        planned = a_year_later(before, top=self.object.unit, years=years)
        now = replace(now, remarks=remarks_that_hold(planned, now))
        return super().get_context_data(**kwargs) | {"sections": compare(before, now)}
